/** Who gives care: shared by all subjects, each one a function of its own index and never of a subject. */
import { z } from 'zod';
import { authored, id, reference, SHORT } from '../scalars.ts';

const contact = {
  phone: authored(z.string().max(SHORT), 'Phone number'),
  line: authored(z.string().max(SHORT), 'Street and house number'),
  city: authored(z.string().max(SHORT), 'City'),
  state: authored(z.string().max(SHORT), 'State as its two-letter USPS code'),
  zip: authored(z.string().max(SHORT), 'Five-digit ZIP code'),
};
const npi = authored(z.string(), 'National Provider Identifier with a right check digit');

export const organization = z.strictObject({
  id,
  npi,
  name: authored(z.string().max(SHORT), 'Name of the organization'),
  kind: z.enum(['provider', 'laboratory', 'pharmacy', 'payer', 'sponsor']),
  ...contact,
});
export type Organization = z.infer<typeof organization>;

export const location = z.strictObject({
  id,
  organization_id: reference('organizations'),
  name: authored(z.string().max(SHORT), 'Name of the place'),
  kind: authored(z.enum(['clinic', 'hospital', 'emergency_department', 'ward', 'intensive_care', 'home', 'virtual']), 'Kind of place'),
  ...contact,
});
export type Location = z.infer<typeof location>;

/** Specialties a practitioner may have; the code is the NUCC provider taxonomy's. */
export const specialties = {
  family_medicine: { code: '207Q00000X', display: 'Family Medicine Physician' },
  internal_medicine: { code: '207R00000X', display: 'Internal Medicine Physician' },
  pediatrics: { code: '208000000X', display: 'Pediatrics Physician' },
  emergency_medicine: { code: '207P00000X', display: 'Emergency Medicine Physician' },
  hospital_medicine: { code: '208M00000X', display: 'Hospitalist Physician' },
  endocrinology: { code: '207RE0101X', display: 'Endocrinology, Diabetes & Metabolism Physician' },
  cardiology: { code: '207RC0000X', display: 'Cardiovascular Disease Physician' },
  nephrology: { code: '207RN0300X', display: 'Nephrology Physician' },
  ophthalmology: { code: '207W00000X', display: 'Ophthalmology Physician' },
  podiatry: { code: '213E00000X', display: 'Podiatrist' },
  psychiatry: { code: '2084P0800X', display: 'Psychiatry Physician' },
  obstetrics: { code: '207V00000X', display: 'Obstetrics & Gynecology Physician' },
  surgery: { code: '208600000X', display: 'Surgery Physician' },
  oncology: { code: '207RH0003X', display: 'Hematology & Oncology Physician' },
  radiology: { code: '2085R0202X', display: 'Diagnostic Radiology Physician' },
  nursing: { code: '163W00000X', display: 'Registered Nurse' },
} as const;
export type Specialty = keyof typeof specialties;
export const specialtyNames = Object.keys(specialties) as [Specialty, ...Specialty[]];

/** Specialties of those whom plans take for primary care providers. */
export const primaryCareSpecialties: readonly Specialty[] = ['family_medicine', 'internal_medicine', 'pediatrics'];

export const practitioner = z.strictObject({
  id,
  npi,
  given: authored(z.string().max(SHORT), 'First name'),
  family: authored(z.string().max(SHORT), 'Last name'),
  sex: authored(z.enum(['female', 'male']), 'Administrative gender'),
  specialty: authored(z.enum(specialtyNames), 'Specialty'),
  organization_id: reference('organizations'),
  location_id: reference('locations'),
  role_id: id.describe('Identifier of the role that this person fills at the organization'),
  ...contact,
  email: authored(z.string().max(SHORT), 'E-mail address'),
});
export type Practitioner = z.infer<typeof practitioner>;
