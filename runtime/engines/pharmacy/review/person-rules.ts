/** Drugs that labels rule out, or warn of, for an age, a sex, a pregnancy, an allergy or a disease. Source of each: the label approved by the FDA. */
import type { DurSeverity } from '../../../../model/pharmacy/drug-utilization-review.ts';
import type { DrugClass } from './drug-classes.ts';

type Of = DrugClass | (string & {});

interface Finding {
  readonly of: Of;
  readonly severity: DurSeverity;
  readonly effect: string;
  readonly source: string;
}

export const ageRules: readonly (Finding & { readonly under: number })[] = [
  { of: 'codeine', under: 12, severity: 'contraindicated', effect: 'life-threatening depression of breathing', source: 'FDA label, contraindications' },
  { of: 'tramadol', under: 12, severity: 'contraindicated', effect: 'life-threatening depression of breathing', source: 'FDA label, contraindications' },
  { of: 'tetracycline', under: 8, severity: 'major', effect: 'permanent discoloration of teeth', source: 'FDA label, warnings' },
  { of: 'promethazine', under: 2, severity: 'contraindicated', effect: 'fatal depression of breathing', source: 'FDA label, boxed warning' },
];

export const sexRules: readonly (Finding & { readonly sex: string })[] = [
  {
    of: '5-alpha reductase inhibitor',
    sex: 'female',
    severity: 'major',
    effect: 'not indicated in women',
    source: 'FDA label, indications and contraindications',
  },
];

export const pregnancyRules: readonly Finding[] = [
  { of: 'ACE inhibitor', severity: 'contraindicated', effect: 'injury and death of the fetus', source: 'FDA label, boxed warning' },
  { of: 'angiotensin receptor blocker', severity: 'contraindicated', effect: 'injury and death of the fetus', source: 'FDA label, boxed warning' },
  { of: 'sacubitril', severity: 'contraindicated', effect: 'injury and death of the fetus', source: 'FDA label, boxed warning' },
  { of: 'warfarin', severity: 'contraindicated', effect: 'malformations and fetal bleeding', source: 'FDA label, contraindications' },
  { of: 'isotretinoin', severity: 'contraindicated', effect: 'severe malformations', source: 'FDA label, boxed warning' },
  { of: 'methotrexate', severity: 'contraindicated', effect: 'malformations and death of the fetus', source: 'FDA label, boxed warning' },
  { of: 'valproate', severity: 'major', effect: 'malformations', source: 'FDA label, boxed warning' },
  { of: 'divalproex', severity: 'major', effect: 'malformations', source: 'FDA label, boxed warning' },
  { of: 'thalidomide', severity: 'contraindicated', effect: 'severe malformations', source: 'FDA label, boxed warning' },
  { of: 'lenalidomide', severity: 'contraindicated', effect: 'severe malformations', source: 'FDA label, boxed warning' },
];

/** Who is allergic to one may react to all of the other class. */
export const allergyRules: readonly (Finding & { readonly allergy: Of })[] = [
  ...(['penicillin', 'cephalosporin', 'sulfonamide antibacterial', 'NSAID', 'ACE inhibitor'] as const).map((of) => {
    return { of, allergy: of, severity: 'contraindicated', effect: `allergy to another ${of}`, source: 'FDA label, contraindications' } as const;
  }),
  { of: 'cephalosporin', allergy: 'penicillin', severity: 'moderate', effect: 'cross-reaction with penicillins', source: 'FDA label, warnings' },
  { of: 'NSAID', allergy: 'aspirin', severity: 'contraindicated', effect: 'asthma or urticaria after aspirin', source: 'FDA label, contraindications' },
];

/** @property codes beginnings of codes of ICD-10-CM */
export const diseaseRules: readonly (Finding & { readonly codes: readonly string[] })[] = [
  {
    of: 'metformin',
    codes: ['N18.4', 'N18.5', 'N18.6'],
    severity: 'contraindicated',
    effect: 'lactic acidosis in severe renal impairment',
    source: 'FDA label, contraindications',
  },
  { of: 'bupropion', codes: ['G40', 'F50'], severity: 'contraindicated', effect: 'seizures', source: 'FDA label, contraindications' },
  { of: 'pioglitazone', codes: ['I50'], severity: 'major', effect: 'worse heart failure', source: 'FDA label, boxed warning' },
  { of: 'nonselective beta blocker', codes: ['J45'], severity: 'contraindicated', effect: 'bronchospasm', source: 'FDA label, contraindications' },
  {
    of: 'triptan',
    codes: ['I20', 'I21', 'I22', 'I24', 'I25'],
    severity: 'contraindicated',
    effect: 'coronary vasospasm',
    source: 'FDA label, contraindications',
  },
  {
    of: 'estradiol',
    codes: ['I26', 'I82', 'C50'],
    severity: 'contraindicated',
    effect: 'thromboembolism, or growth of a tumor',
    source: 'FDA label, contraindications',
  },
  { of: 'NSAID', codes: ['K25', 'K26', 'K27', 'K28', 'K92.2'], severity: 'major', effect: 'gastrointestinal bleeding', source: 'FDA label, boxed warning' },
  { of: 'NSAID', codes: ['N18.4', 'N18.5', 'N18.6'], severity: 'major', effect: 'worse kidney function', source: 'FDA label, warnings' },
  { of: 'NSAID', codes: ['I50'], severity: 'moderate', effect: 'fluid retention in heart failure', source: 'FDA label, warnings' },
];

/** What a drug is given for alone, by its label: with it, the disease is inferred where no diagnosis says it. */
export const inferredDiseases: readonly { readonly of: Of; readonly code: string; readonly disease: string }[] = [
  { of: 'sacubitril', code: 'I50', disease: 'heart failure' },
  { of: 'nitrate', code: 'I20', disease: 'angina' },
  { of: 'levetiracetam', code: 'G40', disease: 'epilepsy' },
  { of: 'salmeterol', code: 'J45', disease: 'asthma' },
];
