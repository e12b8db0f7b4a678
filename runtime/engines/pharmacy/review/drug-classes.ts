/**
 * Classes of drugs by their ingredients. Names and members follow the established pharmacologic classes (EPC) that the Food and Drug Administration states in the
 * labels of drugs, which are in the public domain; members are those in outpatient use.
 */
export const drugClasses = {
  statin: ['atorvastatin', 'rosuvastatin', 'simvastatin', 'pravastatin', 'lovastatin', 'fluvastatin', 'pitavastatin'],
  'ACE inhibitor': ['lisinopril', 'enalapril', 'benazepril', 'ramipril', 'captopril', 'quinapril', 'fosinopril', 'moexipril', 'perindopril', 'trandolapril'],
  'angiotensin receptor blocker': ['losartan', 'valsartan', 'olmesartan', 'irbesartan', 'candesartan', 'telmisartan', 'azilsartan'],
  'beta blocker': ['metoprolol', 'atenolol', 'carvedilol', 'bisoprolol', 'propranolol', 'nadolol', 'nebivolol', 'labetalol'],
  'nonselective beta blocker': ['carvedilol', 'propranolol', 'nadolol', 'labetalol', 'timolol', 'sotalol'],
  'dihydropyridine calcium channel blocker': ['amlodipine', 'nifedipine', 'felodipine', 'isradipine'],
  'thiazide diuretic': ['hydrochlorothiazide', 'chlorthalidone', 'indapamide', 'metolazone'],
  'potassium-sparing diuretic': ['spironolactone', 'eplerenone', 'triamterene', 'amiloride'],
  'proton pump inhibitor': ['omeprazole', 'pantoprazole', 'lansoprazole', 'esomeprazole', 'rabeprazole', 'dexlansoprazole'],
  SSRI: ['sertraline', 'escitalopram', 'citalopram', 'fluoxetine', 'paroxetine', 'fluvoxamine'],
  SNRI: ['venlafaxine', 'desvenlafaxine', 'duloxetine', 'milnacipran', 'levomilnacipran'],
  'tricyclic antidepressant': [...['amitriptyline', 'nortriptyline', 'imipramine', 'desipramine', 'doxepin', 'clomipramine', 'protriptyline', 'trimipramine']],
  MAOI: ['tranylcypromine', 'phenelzine', 'isocarboxazid', 'selegiline', 'rasagiline', 'linezolid', 'methylene blue'],
  benzodiazepine: ['alprazolam', 'lorazepam', 'clonazepam', 'diazepam', 'temazepam', 'oxazepam', 'chlordiazepoxide', 'triazolam'],
  opioid: [
    ...['hydrocodone', 'oxycodone', 'morphine', 'hydromorphone', 'oxymorphone', 'codeine', 'tramadol', 'tapentadol', 'fentanyl', 'methadone', 'meperidine'],
  ],
  NSAID: ['ibuprofen', 'naproxen', 'diclofenac', 'meloxicam', 'celecoxib', 'indomethacin', 'ketorolac', 'etodolac', 'nabumetone', 'piroxicam', 'sulindac'],
  'oral anticoagulant': ['warfarin', 'apixaban', 'rivaroxaban', 'dabigatran', 'edoxaban'],
  'amphetamine or related stimulant': [
    ...['amphetamine', 'dextroamphetamine', 'lisdexamfetamine', 'methamphetamine', 'methylphenidate', 'dexmethylphenidate', 'atomoxetine'],
  ],
  triptan: ['sumatriptan', 'rizatriptan', 'zolmitriptan', 'naratriptan', 'eletriptan', 'almotriptan', 'frovatriptan'],
  'ergot derivative': ['ergotamine', 'dihydroergotamine', 'methylergonovine'],
  nitrate: ['nitroglycerin', 'isosorbide mononitrate', 'isosorbide dinitrate', 'isosorbide'],
  'PDE5 inhibitor': ['sildenafil', 'tadalafil', 'vardenafil', 'avanafil'],
  'strong CYP3A4 inhibitor': ['clarithromycin', 'ketoconazole', 'itraconazole', 'voriconazole', 'ritonavir', 'nefazodone', 'posaconazole'],
  'CYP1A2 inhibitor': ['ciprofloxacin', 'fluvoxamine'],
  'strong CYP3A4 inducer': ['rifampin', 'carbamazepine', 'phenytoin', "st. john's wort"],
  'HIV protease inhibitor': ['ritonavir', 'atazanavir', 'darunavir', 'lopinavir', 'nelfinavir', 'fosamprenavir', 'saquinavir', 'indinavir'],
  penicillin: ['amoxicillin', 'penicillin g', 'penicillin v', 'ampicillin', 'dicloxacillin', 'piperacillin'],
  cephalosporin: ['cephalexin', 'cefuroxime', 'cefdinir', 'cefadroxil', 'ceftriaxone', 'cefpodoxime', 'cefixime'],
  'sulfonamide antibacterial': ['sulfamethoxazole', 'sulfadiazine'],
  tetracycline: ['doxycycline', 'minocycline', 'tetracycline'],
  '5-alpha reductase inhibitor': ['finasteride', 'dutasteride'],
  'GLP-1 receptor agonist': ['semaglutide', 'liraglutide', 'dulaglutide', 'exenatide', 'tirzepatide'],
  'SGLT2 inhibitor': ['empagliflozin', 'dapagliflozin', 'canagliflozin', 'ertugliflozin'],
  sulfonylurea: ['glipizide', 'glimepiride', 'glyburide'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type DrugClass = keyof typeof drugClasses;

/** Classes of which two drugs at once are a duplication. */
export const duplicated: readonly DrugClass[] = [
  ...(['statin', 'ACE inhibitor', 'angiotensin receptor blocker', 'beta blocker', 'dihydropyridine calcium channel blocker', 'thiazide diuretic'] as const),
  ...(['potassium-sparing diuretic', 'proton pump inhibitor', 'SSRI', 'SNRI', 'tricyclic antidepressant', 'benzodiazepine', 'opioid', 'NSAID'] as const),
  ...(['oral anticoagulant', 'amphetamine or related stimulant', 'triptan', '5-alpha reductase inhibitor', 'GLP-1 receptor agonist'] as const),
  ...(['SGLT2 inhibitor', 'sulfonylurea'] as const),
];

/** A class by its name, or an ingredient. @returns the ingredient that is meant; null where none of them is */
export function memberOf(ingredients: readonly string[], of: string): string | null {
  const members: readonly string[] = of in drugClasses ? drugClasses[of as DrugClass] : [of];
  return ingredients.find((one) => members.includes(one)) ?? null;
}
