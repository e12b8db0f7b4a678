/**
 * Ages at which things begin, are given or are refused. Ages at onset that are rare and not impossible are for warnings: type 2 diabetes, for one, is
 * found in children of ten and less, and heart failure at birth.
 */

export interface Onset {
  /** First and last category, or a longer beginning of codes. */
  readonly from: string;
  readonly to: string;
  /** Completed years, the youngest and the oldest age that is not unusual. */
  readonly ages: readonly [number, number];
  readonly what: string;
}

/** No upper end; lives that are too long are another rule's. */
const always = 1000;

/**
 * Sources: Mayer-Davis EJ et al., N Engl J Med 2017;376:1419 (type 2 diabetes: ages 10 to 19 were surveyed because it is rare before); American Heart
 * Association, Heart Disease and Stroke Statistics 2024 (coronary disease, heart failure, stroke and atrial fibrillation by age); GOLD Report 2024 (COPD:
 * not before 35); Alzheimer's Association, Facts and Figures 2024 (dementia before 40 is exceptional); SEER Cancer Stat Facts (prostate, breast, colon and
 * lung); National Osteoporosis Foundation, Osteoporos Int 2014;25:2359 (age-related osteoporosis).
 */
export const onsets: readonly Onset[] = [
  { from: 'E11', to: 'E11', ages: [10, always], what: 'type 2 diabetes' },
  { from: 'I10', to: 'I10', ages: [10, always], what: 'essential hypertension' },
  { from: 'I20', to: 'I25', ages: [25, always], what: 'coronary disease' },
  { from: 'I48', to: 'I48', ages: [20, always], what: 'atrial fibrillation' },
  { from: 'J44', to: 'J44', ages: [35, always], what: 'chronic obstructive pulmonary disease' },
  { from: 'G20', to: 'G20', ages: [30, always], what: "Parkinson's disease" },
  { from: 'G30', to: 'G30', ages: [40, always], what: "Alzheimer's disease" },
  { from: 'F01', to: 'F03', ages: [40, always], what: 'dementia' },
  { from: 'M81.0', to: 'M81.0', ages: [40, always], what: 'age-related osteoporosis' },
  { from: 'M17', to: 'M17', ages: [25, always], what: 'osteoarthritis of the knee' },
  { from: 'N40', to: 'N40', ages: [35, always], what: 'enlarged prostate' },
  { from: 'C61', to: 'C61', ages: [35, always], what: 'cancer of the prostate' },
  { from: 'C50', to: 'C50', ages: [18, always], what: 'cancer of the breast' },
  { from: 'C34', to: 'C34', ages: [20, always], what: 'cancer of the lung' },
  { from: 'C18', to: 'C18', ages: [15, always], what: 'cancer of the colon' },
  { from: 'H25', to: 'H25', ages: [40, always], what: 'age-related cataract' },
  { from: 'N95', to: 'N95', ages: [30, always], what: 'menopause' },
  { from: 'N80', to: 'N80', ages: [8, 60], what: 'endometriosis' },
  { from: 'F90', to: 'F90', ages: [3, always], what: 'attention-deficit hyperactivity disorder' },
  { from: 'F10', to: 'F19', ages: [9, always], what: 'use of substances' },
  { from: 'F20', to: 'F20', ages: [7, always], what: 'schizophrenia' },
];

export interface GivenAtAges {
  /** Completed months, the youngest and the oldest. */
  readonly months: readonly [number, number];
  readonly what: string;
}

const years = (low: number, high: number): readonly [number, number] => [low * 12, high * 12 + 11];

/** By code of CVX. Source: licensed ages by the package inserts, and the schedules of the Centers for Disease Control and Prevention, 2025. */
export const vaccineAges: ReadonlyMap<string, GivenAtAges> = new Map<string, GivenAtAges>([
  ['03', { months: [6, 12 * always], what: 'measles, mumps and rubella vaccine' }],
  ['94', { months: years(1, 12), what: 'measles, mumps, rubella and varicella vaccine' }],
  ['21', { months: [12, 12 * always], what: 'varicella vaccine' }],
  ['187', { months: years(18, always), what: 'recombinant zoster vaccine' }],
  ['165', { months: years(9, 45), what: 'human papillomavirus vaccine' }],
  ['116', { months: [1, 8], what: 'rotavirus vaccine' }],
  ['135', { months: years(18, always), what: 'high-dose influenza vaccine' }],
  ['197', { months: years(18, always), what: 'high-dose influenza vaccine' }],
  ['168', { months: years(18, always), what: 'adjuvanted influenza vaccine' }],
  ['111', { months: years(2, 49), what: 'live influenza vaccine' }],
  ['140', { months: [6, 12 * always], what: 'influenza vaccine' }],
  ['150', { months: [6, 12 * always], what: 'influenza vaccine' }],
  ['303', { months: years(18, always), what: 'vaccine against respiratory syncytial virus' }],
  ['306', { months: [0, 24], what: 'nirsevimab' }],
  ['115', { months: years(7, always), what: 'Tdap vaccine' }],
  ['20', { months: [1, 83], what: 'DTaP vaccine' }],
  ['33', { months: years(2, always), what: '23-valent pneumococcal polysaccharide vaccine' }],
  ['43', { months: years(11, always), what: 'adult dose of hepatitis B vaccine' }],
  ['189', { months: years(18, always), what: 'hepatitis B vaccine with CpG adjuvant' }],
  ['52', { months: years(18, always), what: 'adult dose of hepatitis A vaccine' }],
]);

export interface DrugFor {
  /** Words of the name, any of them. */
  readonly drugs: readonly string[];
  readonly sex: 'female' | 'male' | null;
  readonly ages: readonly [number, number] | null;
  readonly why: string;
}

/** Source: labels at DailyMed (contraindications, use in specific populations); FDA Drug Safety Communication of 20 April 2017 for codeine and tramadol. */
export const drugsFor: readonly DrugFor[] = [
  { drugs: ['finasteride', 'tamsulosin', 'dutasteride'], sex: 'male', ages: [18, always], why: 'is for men' },
  { drugs: ['sildenafil', 'tadalafil'], sex: null, ages: [18, always], why: 'is for adults' },
  { drugs: ['estradiol', 'medroxyprogesterone', 'raloxifene'], sex: 'female', ages: [9, always], why: 'is for women' },
  { drugs: ['codeine', 'tramadol'], sex: null, ages: [12, always], why: 'is contraindicated before 12 years of age' },
  { drugs: ['doxycycline'], sex: null, ages: [8, always], why: 'stains growing teeth and is not given before 8 years of age' },
  { drugs: ['ciprofloxacin', 'levofloxacin'], sex: null, ages: [1, always], why: 'is not for infants' },
  { drugs: ['varenicline', 'nicotine', 'zolpidem', 'donepezil', 'memantine'], sex: null, ages: [16, always], why: 'is for adults' },
  { drugs: ['atorvastatin', 'rosuvastatin', 'simvastatin', 'pravastatin'], sex: null, ages: [6, always], why: 'is not for young children' },
];
