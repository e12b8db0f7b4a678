import { type CodeList, listed } from './code-list.ts';

const rooms = { '011': 'Private room', '012': 'Semi-private room, two beds', '013': 'Room of three or four beds', '014': 'Deluxe private room', '015': 'Ward' };
/** By the last digit. */
const wards = [
  null,
  'medical, surgical or gynecological',
  'obstetric',
  'pediatric',
  'psychiatric',
  'hospice',
  'detoxification',
  'oncology',
  'rehabilitation',
  'other',
];
const roomAndBoard = Object.entries(rooms).flatMap(([code, room]) =>
  wards.map((ward, digit): readonly [string, string] => [`${code}${digit}`, `${room} and board${ward === null ? '' : `, ${ward}`}`]),
);

/** Revenue codes of claims of institutions, with words of this project. */
export const revenueCodeList: CodeList = {
  system: 'REVENUE',
  source: 'numbers: Centers for Medicare & Medicaid Services, Blue Button 2.0 code systems, 2026; words of this project',
  written: (code) => `revenue: "${code}" in a row of CPT or HCPCS`,
  codes: new Map([
    ...roomAndBoard,
    ...listed(`
0001 Total charge
0022 Skilled nursing facility, prospective payment group
0023 Home health, prospective payment group
0024 Inpatient rehabilitation facility, prospective payment group
0100 All-inclusive room, board and ancillary services
0101 All-inclusive room and board
0170 Nursery
0171 Newborn, level I
0172 Newborn, level II
0173 Newborn, level III
0174 Newborn, level IV: neonatal intensive care
0180 Leave of absence
0183 Therapeutic leave
0185 Leave of a nursing home for a hospital stay
0190 Subacute care
0200 Intensive care (ICU)
0201 Surgical intensive care
0202 Medical intensive care
0203 Pediatric intensive care (PICU)
0204 Psychiatric intensive care
0206 Intermediate intensive care (step-down)
0207 Burn care
0208 Trauma intensive care
0210 Coronary care (CCU)
0211 Coronary care, myocardial infarction
0212 Pulmonary care
0213 Coronary care, heart transplant
0214 Intermediate coronary care
0220 Special charges
0230 Incremental nursing charge
0250 Pharmacy
0251 Generic drugs
0252 Brand drugs
0253 Take-home drugs
0255 Drugs with radiology
0258 Intravenous solutions
0259 Other pharmacy
0260 Intravenous (IV) therapy
0261 Infusion pump
0270 Medical and surgical supplies
0271 Nonsterile supplies
0272 Sterile supplies
0274 Prosthetic or orthotic devices
0275 Pacemaker
0276 Intraocular lens
0278 Other implants
0280 Oncology
0290 Durable medical equipment
0291 Durable medical equipment, rental
0292 Durable medical equipment, new purchase
0300 Laboratory
0301 Laboratory, chemistry
0302 Laboratory, immunology
0303 Laboratory, dialysis patient at home
0304 Laboratory, nonroutine dialysis
0305 Laboratory, hematology
0306 Laboratory, bacteriology and microbiology
0307 Laboratory, urology
0309 Laboratory, other
0310 Pathology
0311 Pathology, cytology
0312 Pathology, histology
0314 Pathology, biopsy
0320 Diagnostic radiology (X-ray)
0321 Radiology, heart vessels
0322 Radiology, joints with contrast
0323 Radiology, arteries with contrast
0324 Chest X-ray
0330 Therapeutic radiology and chemotherapy
0331 Chemotherapy by injection
0332 Chemotherapy by mouth
0333 Radiation therapy
0335 Chemotherapy by vein (IV)
0340 Nuclear medicine
0341 Nuclear medicine, diagnostic
0342 Nuclear medicine, therapeutic
0343 Diagnostic radiopharmaceuticals
0344 Therapeutic radiopharmaceuticals
0350 CT scan
0351 CT scan of the head
0352 CT scan of the body
0359 CT scan, other
0360 Operating room
0361 Operating room, minor surgery
0362 Operating room, organ transplant other than kidney
0367 Operating room, kidney transplant
0370 Anesthesia
0374 Acupuncture
0380 Blood
0381 Packed red cells
0383 Plasma
0384 Platelets
0390 Blood storage and processing
0391 Blood transfusion, administration
0400 Other imaging
0401 Diagnostic mammography
0402 Ultrasound
0403 Screening mammography
0404 Positron emission tomography (PET)
0410 Respiratory services
0412 Inhalation treatment
0413 Hyperbaric oxygen
0420 Physical therapy
0421 Physical therapy, visit
0423 Physical therapy, group
0424 Physical therapy, evaluation
0430 Occupational therapy
0431 Occupational therapy, visit
0434 Occupational therapy, evaluation
0440 Speech therapy
0441 Speech therapy, visit
0444 Speech therapy, evaluation
0450 Emergency room
0451 Emergency room, EMTALA screening
0452 Emergency room beyond EMTALA screening
0456 Urgent care
0459 Emergency room, other
0460 Pulmonary function
0470 Audiology
0471 Audiology, diagnostic
0480 Cardiology
0481 Cardiac catheterization laboratory
0482 Stress test
0483 Echocardiography
0490 Ambulatory surgery
0500 Outpatient services
0510 Clinic
0511 Chronic pain clinic
0512 Dental clinic
0513 Psychiatric clinic
0514 Women's clinic (obstetrics and gynecology)
0515 Pediatric clinic
0516 Urgent care clinic
0517 Family practice clinic
0520 Freestanding clinic
0521 Rural health clinic
0522 Rural health visit at home
0540 Ambulance
0542 Ambulance, medical transport
0545 Air ambulance
0546 Neonatal ambulance
0550 Skilled nursing of home health
0551 Skilled nursing visit of home health
0560 Medical social services of home health
0570 Home health aide
0571 Home health aide, visit
0600 Oxygen at home
0604 Portable oxygen at home
0610 MRI
0611 MRI of the brain
0612 MRI of the spine
0614 MRI, other
0615 MR angiography of head and neck
0616 MR angiography of the legs
0620 Medical and surgical supplies, further
0621 Supplies with radiology
0623 Surgical dressings
0624 Investigational devices
0631 Single source drug
0632 Multiple source drug
0634 Erythropoietin under 10,000 units
0635 Erythropoietin of 10,000 units and more
0636 Drugs that need a detailed code
0637 Self-administered drugs
0640 Home intravenous therapy
0650 Hospice
0651 Hospice, routine care at home
0652 Hospice, continuous care at home
0655 Hospice, inpatient respite
0656 Hospice, general inpatient care
0657 Hospice, physician
0658 Hospice, room and board in a nursing facility
0660 Respite care
0680 Trauma response
0681 Trauma response, level I
0682 Trauma response, level II
0683 Trauma response, level III
0684 Trauma response, level IV
0690 Palliative care before hospice
0700 Cast room
0710 Recovery room
0720 Labor and delivery room
0721 Labor
0722 Delivery
0723 Circumcision
0724 Birthing center
0730 Electrocardiogram (EKG, ECG)
0731 Holter monitor
0732 Telemetry
0740 Electroencephalogram (EEG)
0750 Gastrointestinal services (endoscopy)
0760 Treatment or observation room
0761 Treatment room
0762 Observation
0770 Preventive care
0771 Vaccine administration
0780 Telemedicine
0790 Shock wave therapy (lithotripsy)
0800 Inpatient dialysis
0801 Inpatient hemodialysis
0802 Inpatient peritoneal dialysis
0803 Inpatient continuous ambulatory peritoneal dialysis (CAPD)
0804 Inpatient continuous cycling peritoneal dialysis (CCPD)
0810 Organ acquisition
0811 Organ of a living donor
0812 Organ of a deceased donor
0820 Outpatient hemodialysis
0821 Outpatient hemodialysis, composite rate
0830 Outpatient peritoneal dialysis
0840 Outpatient CAPD
0850 Outpatient CCPD
0870 Cell and gene therapy
0871 Cell and gene therapy, collection
0874 Cell and gene therapy, infusion
0881 Ultrafiltration
0900 Behavioral health treatment
0901 Electroconvulsive treatment (ECT)
0904 Activity therapy
0905 Intensive outpatient program, psychiatric (IOP)
0906 Intensive outpatient program, chemical dependency (IOP)
0911 Behavioral health, rehabilitation
0912 Partial hospitalization, less intensive (PHP)
0913 Partial hospitalization, intensive (PHP)
0914 Individual psychotherapy
0915 Group psychotherapy
0916 Family psychotherapy
0917 Biofeedback
0918 Behavioral health testing
0920 Other diagnostic services
0921 Peripheral vascular laboratory
0922 Electromyogram (EMG)
0923 Pap smear
0924 Allergy test
0925 Pregnancy test
0940 Other therapeutic services
0942 Education and training
0943 Cardiac rehabilitation
0944 Drug rehabilitation
0945 Alcohol rehabilitation
0948 Pulmonary rehabilitation
0960 Professional fees
0963 Professional fees, anesthesiologist
0964 Professional fees, nurse anesthetist (CRNA)
0971 Professional fees, laboratory
0972 Professional fees, diagnostic radiology
0975 Professional fees, operating room
0981 Professional fees, emergency room
0982 Professional fees, outpatient services
0983 Professional fees, clinic
0985 Professional fees, electrocardiogram
0987 Professional fees, hospital visit
0988 Professional fees, consultation
0990 Patient convenience items
0993 Telephone
0994 Television and radio
`),
  ]),
};
