/**
 * What drugs are given for, as ranges of ICD-10-CM. Sources: indications of the labels at DailyMed, and the common uses next to them that guidelines name
 * (statins in diabetes: American Diabetes Association, Standards of Care 2024, section 10; metformin in prediabetes and polycystic ovaries: section 3;
 * β-blockers in migraine: American Headache Society 2021; trazodone and quetiapine for sleep are use, not label). Drugs that are given for symptoms of many
 * diseases (pain, fever, nausea, allergy, infection) are left out: nothing can be determined from them.
 */
export interface Indication {
  /** Words of the name, any of them. */
  readonly drugs: readonly string[];
  /** Ranges of categories, or longer beginnings of codes: `E08-E13`, `R73.0`. */
  readonly codes: readonly string[];
  readonly what: string;
}

const diabetes = ['E08-E13', 'O24', 'R73', 'Z79.4', 'Z79.84'];
const heart = ['I10-I16', 'I20-I25', 'I42', 'I43', 'I47-I50', 'N18', 'E08-E13'];

export const indications: readonly Indication[] = [
  { drugs: ['metformin'], codes: [...diabetes, 'E28.2', 'E66'], what: 'diabetes' },
  { drugs: ['glipizide', 'glimepiride', 'glyburide', 'sitagliptin', 'linagliptin', 'pioglitazone'], codes: diabetes, what: 'diabetes' },
  { drugs: ['insulin'], codes: [...diabetes, 'E87.5'], what: 'diabetes' },
  {
    drugs: ['semaglutide', 'liraglutide', 'dulaglutide', 'tirzepatide', 'exenatide'],
    codes: [...diabetes, 'E66', 'Z68', 'I20-I25'],
    what: 'diabetes or obesity',
  },
  {
    drugs: ['empagliflozin', 'dapagliflozin', 'canagliflozin'],
    codes: [...diabetes, 'I50', 'I42', 'N18', 'I13', 'I11.0'],
    what: 'diabetes, heart failure or kidney disease',
  },
  { drugs: ['lisinopril', 'enalapril', 'ramipril', 'benazepril'], codes: [...heart, 'R80'], what: 'hypertension, heart or kidney disease' },
  { drugs: ['losartan', 'valsartan', 'olmesartan', 'irbesartan', 'candesartan'], codes: [...heart, 'R80'], what: 'hypertension, heart or kidney disease' },
  { drugs: ['sacubitril'], codes: ['I50', 'I42', 'I11.0', 'I13', 'I25.5'], what: 'heart failure' },
  { drugs: ['amlodipine', 'nifedipine'], codes: ['I10-I16', 'I20-I25', 'I73', 'O10-O16'], what: 'hypertension or angina' },
  { drugs: ['hydrochlorothiazide', 'chlorthalidone'], codes: ['I10-I16', 'I50', 'R60', 'N20', 'N18'], what: 'hypertension or edema' },
  {
    drugs: ['metoprolol', 'atenolol', 'carvedilol', 'bisoprolol'],
    codes: ['I10-I16', 'I20-I25', 'I42', 'I47-I50', 'G43', 'R00', 'E05', 'I85'],
    what: 'hypertension or heart disease',
  },
  {
    drugs: ['furosemide', 'torsemide', 'bumetanide'],
    codes: ['I10-I16', 'I26-I27', 'I50', 'I42', 'K70', 'K74', 'N00-N19', 'R18', 'R60', 'J81', 'E87.7', 'E87.5'],
    what: 'edema, heart, liver or kidney disease',
  },
  {
    drugs: ['spironolactone', 'eplerenone'],
    codes: ['I10-I16', 'I50', 'I42', 'K70', 'K74', 'R18', 'E26', 'E28.2', 'L70', 'L68', 'R60'],
    what: 'heart failure, hypertension or ascites',
  },
  { drugs: ['hydralazine'], codes: ['I10-I16', 'I50', 'O10-O16'], what: 'hypertension or heart failure' },
  { drugs: ['digoxin'], codes: ['I48', 'I50', 'I47', 'I11.0', 'I13', 'I42'], what: 'atrial fibrillation or heart failure' },
  {
    drugs: ['atorvastatin', 'rosuvastatin', 'simvastatin', 'pravastatin'],
    codes: ['E78', 'E08-E13', 'I20-I25', 'I63-I70', 'I73', 'G45', 'Z86.73', 'Z95', 'N18', 'I10', 'I65'],
    what: 'high cholesterol, diabetes or vascular disease',
  },
  { drugs: ['ezetimibe', 'fenofibrate'], codes: ['E78', 'E08-E13', 'I20-I25'], what: 'high cholesterol or triglycerides' },
  {
    drugs: ['clopidogrel', 'ticagrelor', 'prasugrel'],
    codes: ['I20-I25', 'I63-I70', 'I73', 'G45', 'Z86.73', 'Z95', 'Z98.61', 'I74'],
    what: 'vascular disease or stents',
  },
  {
    drugs: ['apixaban', 'rivaroxaban', 'dabigatran', 'warfarin', 'edoxaban'],
    codes: ['I48', 'I26', 'I80-I82', 'Z86.71', 'Z79.01', 'Z95', 'Z47', 'Z96', 'D68', 'I63', 'I34-I39', 'I51', 'I20-I25', 'I73', 'M16-M17', 'S72'],
    what: 'atrial fibrillation, thrombosis or valves',
  },
  { drugs: ['levothyroxine'], codes: ['E00-E03', 'E89.0', 'E06', 'C73', 'E04', 'E23'], what: 'hypothyroidism' },
  { drugs: ['methimazole', 'propylthiouracil'], codes: ['E05'], what: 'hyperthyroidism' },
  {
    drugs: ['albuterol', 'levalbuterol'],
    codes: ['J40-J47', 'J20-J22', 'J98', 'R05', 'R06', 'J09-J18', 'J96', 'E84', 'E87.5', 'J68'],
    what: 'asthma, COPD or wheezing',
  },
  { drugs: ['fluticasone', 'salmeterol', 'tiotropium', 'budesonide'], codes: ['J30-J33', 'J40-J47', 'K50-K51', 'K20'], what: 'asthma, COPD or rhinitis' },
  { drugs: ['montelukast'], codes: ['J45', 'J30', 'J44', 'L50'], what: 'asthma or allergic rhinitis' },
  { drugs: ['methotrexate'], codes: ['M05-M09', 'L40', 'C00-D49', 'O00', 'K50', 'M32', 'L94', 'M30-M36'], what: 'rheumatoid arthritis, psoriasis or cancer' },
  { drugs: ['hydroxychloroquine'], codes: ['M05-M06', 'M32', 'L93', 'B50-B54', 'M35'], what: 'lupus, rheumatoid arthritis or malaria' },
  { drugs: ['allopurinol', 'febuxostat'], codes: ['M10', 'M1A', 'E79', 'N20', 'C81-C96', 'E88.3'], what: 'gout or high uric acid' },
  {
    drugs: ['sertraline', 'escitalopram', 'citalopram', 'fluoxetine', 'venlafaxine'],
    codes: ['F32-F33', 'F34', 'F40-F43', 'F50', 'F31', 'F53', 'N95', 'F06', 'F03', 'G30', 'F60', 'F84', 'N94.3', 'F20-F29'],
    what: 'depression or anxiety',
  },
  {
    drugs: ['duloxetine'],
    codes: ['F32-F33', 'F40-F43', 'M79', 'G50-G64', 'E08-E13', 'M54', 'M15-M19', 'G89', 'F34'],
    what: 'depression, anxiety or chronic pain',
  },
  { drugs: ['bupropion'], codes: ['F32-F34', 'F31', 'F17', 'Z72.0', 'F90', 'E66', 'F41', 'F43'], what: 'depression or smoking' },
  { drugs: ['aripiprazole'], codes: ['F20-F33', 'F84', 'F95', 'F34'], what: 'psychosis, bipolar disorder or depression' },
  { drugs: ['lithium'], codes: ['F30-F34'], what: 'bipolar disorder' },
  { drugs: ['methylphenidate', 'amphetamine', 'atomoxetine'], codes: ['F90', 'G47', 'F32-F33'], what: 'attention deficit or narcolepsy' },
  { drugs: ['donepezil', 'memantine'], codes: ['G30-G31', 'F01-F03', 'G20', 'G10-G14', 'R41'], what: 'dementia' },
  { drugs: ['levetiracetam'], codes: ['G40-G41', 'R56', 'S06', 'C71', 'D33', 'I60-I63', 'Z98'], what: 'epilepsy' },
  { drugs: ['buprenorphine'], codes: ['F11', 'G89', 'M54'], what: 'opioid use disorder or chronic pain' },
  { drugs: ['varenicline', 'nicotine'], codes: ['F17', 'Z72.0', 'Z87.891', 'Z71.6'], what: 'smoking' },
  { drugs: ['finasteride', 'dutasteride', 'tamsulosin'], codes: ['N40', 'R33', 'R35', 'R39', 'N20', 'L64', 'N13', 'N32'], what: 'enlarged prostate' },
  { drugs: ['estradiol'], codes: ['N95', 'E28', 'N91-N93', 'M80-M81', 'Z79.890', 'F64', 'Z78.0', 'E89.4'], what: 'menopause' },
  { drugs: ['ferrous'], codes: ['D50-D64', 'O99.0', 'Z33-Z34', 'N18', 'E61.1', 'N92', 'K92', 'R79.0', 'O00-O9A'], what: 'lack of iron' },
  { drugs: ['oseltamivir'], codes: ['J09-J11', 'Z20'], what: 'influenza' },
];

export interface Contraindication {
  readonly drugs: readonly string[];
  readonly codes: readonly string[];
  readonly why: string;
  /** Days since the record of the condition in which it counts; null for as long as it is not resolved. */
  readonly days: number | null;
}

/** Sources: boxed warnings and contraindications of the labels at DailyMed; FDA Drug Safety Communication of 8 April 2016 (metformin: eGFR below 30). */
export const contraindications: readonly Contraindication[] = [
  {
    drugs: ['lisinopril', 'enalapril', 'ramipril', 'benazepril', 'losartan', 'valsartan', 'olmesartan', 'irbesartan', 'candesartan', 'sacubitril'],
    ...{ codes: ['O00-O9A', 'Z33', 'Z34', 'Z3A'], why: 'can harm an unborn child (boxed warning)', days: 280 },
  },
  {
    drugs: ['warfarin', 'methotrexate', 'isotretinoin', 'leflunomide'],
    codes: ['O00-O9A', 'Z33', 'Z34', 'Z3A'],
    why: 'is contraindicated in pregnancy',
    days: 280,
  },
  { drugs: ['metformin'], codes: ['N18.4', 'N18.5', 'N18.6', 'Z99.2'], why: 'is contraindicated below an eGFR of 30', days: null },
  {
    drugs: ['ibuprofen', 'naproxen', 'diclofenac', 'meloxicam', 'ketorolac'],
    codes: ['N18.4', 'N18.5', 'N18.6'],
    why: 'worsens advanced kidney disease',
    days: null,
  },
  { drugs: ['propranolol', 'carvedilol', 'nadolol', 'timolol', 'sotalol'], codes: ['J45'], why: 'can close the airways in asthma', days: null },
  { drugs: ['spironolactone', 'eplerenone'], codes: ['E87.5'], why: 'raises potassium that is already high', days: 30 },
  { drugs: ['bupropion'], codes: ['G40', 'F50.0', 'F50.2'], why: 'is contraindicated in epilepsy and eating disorders', days: null },
  { drugs: ['estradiol'], codes: ['C50', 'I26', 'I82'], why: 'is contraindicated after breast cancer or thrombosis', days: null },
];

export interface Family {
  /** Words of the name of what the patient is allergic to. */
  readonly allergens: readonly string[];
  readonly drugs: readonly string[];
}

/** Allergies beyond the drug itself. Source: Shenoy ES et al., JAMA 2019;321:188 (penicillins); labels of the sulfonamides and of NSAIDs. */
export const families: readonly Family[] = [
  {
    allergens: ['penicillin', 'penicillins', 'amoxicillin', 'ampicillin', 'piperacillin'],
    drugs: ['penicillin', 'amoxicillin', 'ampicillin', 'piperacillin', 'dicloxacillin'],
  },
  { allergens: ['sulfamethoxazole', 'sulfonamide', 'sulfonamides', 'sulfa'], drugs: ['sulfamethoxazole', 'sulfadiazine', 'sulfasalazine'] },
  { allergens: ['ibuprofen', 'naproxen', 'nsaid', 'ketorolac'], drugs: ['ibuprofen', 'naproxen', 'ketorolac', 'diclofenac', 'meloxicam'] },
];
