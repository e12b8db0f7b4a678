import { specialties } from '../parties/providers.ts';
import { type CodeList, listed } from './code-list.ts';

const bySpecialty: ReadonlyMap<string, { readonly display: string; readonly written: string }> = new Map(
  Object.entries(specialties).map(([name, { code, display }]) => [code, { display, written: `specialty: ${name}` }]),
);

/** Provider taxonomy codes that are met often, with the names of the National Uniform Claim Committee; see NOTICE. */
export const taxonomyList: CodeList = {
  system: 'NUCC',
  source: 'National Uniform Claim Committee, Health Care Provider Taxonomy, about version 20.2',
  written: (code) => bySpecialty.get(code)?.written ?? 'in claims and directories that are read; no specialty of a scenario has it',
  codes: new Map([
    ...[...bySpecialty].map(([code, { display }]): readonly [string, string] => [code, display]),
    ...listed(`
207K00000X Allergy & Immunology Physician
207L00000X Anesthesiology Physician
207N00000X Dermatology Physician
207T00000X Neurological Surgery Physician
207X00000X Orthopaedic Surgery Physician
207Y00000X Otolaryngology Physician
208100000X Physical Medicine & Rehabilitation Physician
208200000X Plastic Surgery Physician
208800000X Urology Physician
208C00000X Colon & Rectal Surgery Physician
208D00000X General Practice Physician
208G00000X Thoracic Surgery (Cardiothoracic Vascular Surgery) Physician
101YM0800X Mental Health Counselor
103TC0700X Clinical Psychologist
1041C0700X Clinical Social Worker
106H00000X Marriage & Family Therapist
111N00000X Chiropractor
122300000X Dentist
1223G0001X General Practice Dentistry
1223P0221X Pediatric Dentist
124Q00000X Dental Hygienist
133V00000X Dietitian, Registered
152W00000X Optometrist
163W00000X Registered Nurse
164W00000X Licensed Practical Nurse
170300000X Genetic Counselor, MS
183500000X Pharmacist
207LP2900X Pain Medicine (Anesthesiology) Physician
207QG0300X Geriatric Medicine (Family Medicine) Physician
207RC0001X Clinical Cardiac Electrophysiology Physician
207RC0200X Critical Care Medicine (Internal Medicine) Physician
207RG0100X Gastroenterology Physician
207RG0300X Geriatric Medicine (Internal Medicine) Physician
207RH0002X Hospice and Palliative Medicine (Internal Medicine) Physician
207RI0011X Interventional Cardiology Physician
207RI0200X Infectious Disease Physician
207RP1001X Pulmonary Disease Physician
207RR0500X Rheumatology Physician
207RS0012X Sleep Medicine (Internal Medicine) Physician
207RX0202X Medical Oncology Physician
207VM0101X Maternal & Fetal Medicine Physician
207ZP0102X Anatomic Pathology & Clinical Pathology Physician
2080N0001X Neonatal-Perinatal Medicine Physician
2083P0901X Public Health & General Preventive Medicine Physician
2084N0400X Neurology Physician
2084P0804X Child & Adolescent Psychiatry Physician
2085R0001X Radiation Oncology Physician
2085R0204X Vascular & Interventional Radiology Physician
2086S0129X Vascular Surgery Physician
225100000X Physical Therapist
225X00000X Occupational Therapist
227800000X Respiratory Therapist, Certified
231H00000X Audiologist
235Z00000X Speech-Language Pathologist
251E00000X Home Health
251G00000X Hospice Care, Community Based
261QA1903X Ambulatory Surgical Clinic/Center
261QE0700X End-Stage Renal Disease (ESRD) Treatment Clinic/Center
261QF0400X Federally Qualified Health Center (FQHC)
261QR1300X Rural Health Clinic/Center
261QU0200X Urgent Care Clinic/Center
261QM0801X Mental Health Clinic/Center (Including Community Mental Health Center)
273R00000X Psychiatric Unit
282N00000X General Acute Care Hospital
282NC0060X Critical Access Hospital
282E00000X Long Term Care Hospital
283Q00000X Psychiatric Hospital
283X00000X Rehabilitation Hospital
291U00000X Clinical Medical Laboratory
314000000X Skilled Nursing Facility
324500000X Substance Abuse Rehabilitation Facility
332B00000X Durable Medical Equipment & Medical Supplies
333600000X Pharmacy
3336C0003X Community/Retail Pharmacy
3336M0002X Mail Order Pharmacy
3336S0011X Specialty Pharmacy
3416L0300X Land Ambulance
363A00000X Physician Assistant
363L00000X Nurse Practitioner
363LF0000X Family Nurse Practitioner
363LP0808X Psychiatric/Mental Health Nurse Practitioner
364S00000X Clinical Nurse Specialist
367500000X Nurse Anesthetist, Certified Registered
367A00000X Advanced Practice Midwife
`),
  ]),
};
