/** What only people of one sex or some ages can have or be given. Who is of another or unknown sex is not judged by it. */

import { whoCanHave, withinCodes } from '../../model/codes/sex-of-code.ts';
import { counted } from '../../model/counted.ts';
import { civilOf, completedYears, dayOfMinute } from '../../model/time/civil.ts';
import type { Case } from '../case.ts';
import { drugsFor, onsets, vaccineAges } from '../facts/ages.ts';
import { namesDrug } from '../facts/drug-names.ts';
import type { Rule } from '../rule.ts';
import { another, coded, sampleId } from '../sample.ts';

/** Sex, where it is one of the two that these rules speak of. */
const sexOf = (one: Case): 'female' | 'male' | null => (one.sex === 'female' || one.sex === 'male' ? one.sex : null);

/** Chapters whose codes are impossible outside their ages, and not only unusual: pregnancy, and the birth itself. */
const strictAges = (code: string): boolean => withinCodes(code, 'O00', 'O9A') || withinCodes(code, 'Z38', 'Z38');

const people = { female: 'women', male: 'men' } as const;

const MENOPAUSE = 'Menopausal and female climacteric states';
const PROSTATE = 'Benign prostatic hyperplasia with lower urinary tract symptoms';
const EXAM = 'Encounter for general adult medical examination without abnormal findings';
const CHILD = 'Encounter for routine child health examination without abnormal findings';

export const peopleRules: readonly Rule[] = [
  {
    id: 'AGESEX-001',
    severity: 'error',
    title: 'Diagnosis of the other sex',
    why:
      'Diseases of organs that the person does not have. The rule uses the administrative gender. For records of transgender people, use ' +
      '`other` or `unknown`, or validate with `--ignore AGESEX-001`. Cancer and disorders of the breast are not included, because men can have them.',
    source: 'Sex edits of the Medicare Code Editor, Centers for Medicare & Medicaid Services',
    valid: { edits: [another('conditions', { code: coded('ICD10CM', 'N95.1', MENOPAUSE) })] },
    invalid: { edits: [another('conditions', { code: coded('ICD10CM', 'N40.1', PROSTATE) })] },
    examine(one, report) {
      const sex = sexOf(one);
      one.standing('conditions', ({ code }, path) => {
        const who = code?.system === undefined || code.code === undefined ? null : whoCanHave(code.system, code.code);
        if (sex !== null && who !== null && who.sex !== null && who.sex !== sex)
          report([...path, 'code', 'code'], `${code?.code} applies only to ${people[who.sex]}, but the patient is ${sex}`);
      });
    },
  },
  {
    id: 'AGESEX-002',
    severity: 'error',
    title: 'Procedure of the other sex',
    why: 'A procedure on an organ that the person does not have. The notes of AGESEX-001 on administrative gender apply here too.',
    source: 'The organ of the procedure',
    valid: { edits: [['/procedures/0/code', coded('SNOMED', '236886002', 'Hysterectomy (procedure)')]] },
    invalid: { edits: [['/procedures/0/code', coded('SNOMED', '90470006', 'Prostatectomy (procedure)')]] },
    examine(one, report) {
      const sex = sexOf(one);
      one.standing('procedures', ({ code }, path) => {
        const who = code?.system === undefined || code.code === undefined ? null : whoCanHave(code.system, code.code);
        if (sex !== null && who !== null && who.sex !== null && who.sex !== sex)
          report([...path, 'code', 'code'], `the procedure applies only to ${people[who.sex]}, but the patient is ${sex}`);
      });
    },
  },
  {
    id: 'AGESEX-003',
    severity: 'error',
    title: 'Pregnancy, delivery or birth at an impossible age',
    why: 'Codes of pregnancy and delivery apply to ages 9 to 64, and the codes of live birth to the first weeks of life.',
    source: 'Age edits of the Medicare Code Editor; ICD-10-CM Official Guidelines, section I.C.21.c.12 (Z38 is used once, at birth)',
    valid: { edits: [another('conditions', { code: delivery(), onset: '1996-01-05' })] },
    invalid: { edits: [another('conditions', { code: delivery(), onset: '1975-01-05' })] },
    examine(one, report) {
      one.standing('conditions', ({ code, onset, recorded }, path) => {
        if (code?.system === 'ICD10CM' && code.code !== undefined && strictAges(code.code)) reportAge(one, code.code, onset, recorded, path, report);
      });
    },
  },
  {
    id: 'AGESEX-004',
    severity: 'warning',
    title: 'Diagnosis of another age',
    why:
      'Conditions of newborns in older people, or examinations of children in adults. A warning, because a code of the perinatal period may be used later, ' +
      'if the condition persists.',
    source: 'Age edits of the Medicare Code Editor; ICD-10-CM Official Guidelines, section I.C.16.a.4',
    valid: { edits: [another('conditions', { code: coded('ICD10CM', 'Z00.00', EXAM) })] },
    invalid: { edits: [another('conditions', { code: coded('ICD10CM', 'Z00.129', CHILD) })] },
    examine(one, report) {
      one.standing('conditions', ({ code, onset, recorded }, path) => {
        if (code?.system === 'ICD10CM' && code.code !== undefined && !strictAges(code.code)) reportAge(one, code.code, onset, recorded, path, report);
      });
    },
  },
  {
    id: 'AGESEX-005',
    severity: 'warning',
    title: 'Disease at an unusual age',
    why: 'Rare but possible: children can have type 2 diabetes, and dementia can start before 40. Many such records point to an error in the model.',
    source: 'See the table of ages in `validation/facts/ages.ts`',
    valid: { edits: [['/conditions/0/onset', '2001-05-04']] },
    invalid: { edits: [['/conditions/0/onset', '1974-05-04']] },
    examine(one, report) {
      one.standing('conditions', ({ code, onset }, path) => {
        const { code: text } = code ?? {};
        const age = one.ageOn(onset);
        if (code?.system !== 'ICD10CM' || text === undefined || age === undefined) return;
        const known = onsets.find(({ from, to }) => withinCodes(text, from, to));
        if (known !== undefined && (age < known.ages[0] || age > known.ages[1]))
          report([...path, 'onset'], `${known.what} at ${counted(age, 'year')} of age is unusual`);
      });
    },
  },
  {
    id: 'AGESEX-006',
    severity: 'warning',
    title: 'Vaccine at an unlicensed age',
    why: 'Immunization registries query a dose outside the licensed ages. It can happen as an administration error.',
    source: 'Package inserts; immunization schedules of the Centers for Disease Control and Prevention, 2025',
    valid: { edits: [another('immunizations', { code: coded('CVX', '187', 'zoster vaccine recombinant') })] },
    invalid: { edits: [another('immunizations', { code: coded('CVX', '116', 'rotavirus, live, pentavalent vaccine') })] },
    examine(one, report) {
      one.standing('immunizations', ({ code, occurrence }, path) => {
        const known = code?.system === 'CVX' ? vaccineAges.get(code.code ?? '') : undefined;
        const { birth } = one;
        if (known === undefined || birth === undefined || occurrence === undefined || dayOfMinute(occurrence) < birth) return;
        const months = completedMonths(birth, dayOfMinute(occurrence));
        const [low, high] = known.months;
        if (months < low || months > high)
          report([...path, 'code'], `${known.what} is given at ${inWords(low)} to ${inWords(high)} of age, but the patient was ${inWords(months)} old`);
      });
    },
  },
  {
    id: 'AGESEX-007',
    severity: 'warning',
    title: 'Drug for another sex or age',
    why: 'The drug is contraindicated or has no indication for this person. A warning, because off-label use exists.',
    source: 'Labels at DailyMed; FDA Drug Safety Communication of 20 April 2017',
    valid: {
      edits: [another('medication_requests', { code: coded('RXNORM', '197658', 'estradiol 1 MG Oral Tablet'), reason: coded('ICD10CM', 'N95.1', MENOPAUSE) })],
    },
    invalid: {
      edits: [another('medication_requests', { code: coded('RXNORM', '310346', 'finasteride 5 MG Oral Tablet'), reason: coded('ICD10CM', 'N40.1', PROSTATE) })],
    },
    examine(one, report) {
      const sex = sexOf(one);
      one.standing('medication_requests', ({ code, authored }, path) => {
        const age = one.ageAt(authored);
        for (const { drugs, sex: only, ages, why } of drugsFor) {
          const drug = namesDrug(code?.display, drugs);
          if (drug === null) continue;
          if (only !== null && sex !== null && only !== sex) report([...path, 'code'], `${drug} ${why}, but the patient is ${sex}`);
          else if (age !== undefined && ages !== null && (age < ages[0] || age > ages[1]))
            report([...path, 'code'], `${drug} ${why}, but the patient was ${counted(age, 'year')} old`);
        }
      });
    },
  },
  {
    id: 'AGESEX-008',
    severity: 'warning',
    title: 'Marital status of a child',
    why: 'The field is often filled in without regard to age.',
    source: 'The US Census Bureau collects marital status from 15 years of age',
    valid: { edits: [] },
    invalid: { edits: [['/related_persons/-', relative('2021-02-03', 'child', 'married')]] },
    examine(one, report) {
      const last = lastDay(one);
      const check = (person: { birth_date?: number | null; marital_status?: string } | undefined, path: readonly (string | number)[]): void => {
        const { birth_date: born, marital_status: status } = person ?? {};
        if (born == null || status === undefined || !['married', 'divorced', 'widowed', 'separated'].includes(status) || last < born) return;
        const age = completedYears(born, last);
        if (age < 15) report([...path, 'marital_status'], `the person is ${status} at ${counted(age, 'year')} of age`);
      };
      check(one.subject.patient, ['patient']);
      one.each('related_persons', check);
    },
  },
];

/** Reports a diagnosis outside the ages that can have it. */
function reportAge(
  one: Case,
  code: string,
  onset: number | undefined,
  recorded: number | undefined,
  path: readonly (string | number)[],
  report: (path: readonly (string | number)[], message: string) => void,
): void {
  const who = whoCanHave('ICD10CM', code);
  const age = one.ageOn(onset) ?? one.ageAt(recorded);
  if (who === null || who.ages === null || age === undefined || (age >= who.ages[0] && age <= who.ages[1])) return;
  const [low, high] = who.ages;
  report([...path, 'code', 'code'], `${code} applies to ages ${low} to ${high}, but the patient was ${age}`);
}

function delivery(): object {
  return coded('ICD10CM', 'O80', 'Encounter for full-term uncomplicated delivery');
}

function relative(born: string, relationship: string, marital: string): object {
  return {
    ...{ id: sampleId(95), name: 'child', relationship, same_household: true, related_patient_id: null, related_mrn: null },
    ...{ sex: 'male', birth_date: born, prefix: null, given: 'Alan', middle: null },
    ...{ family: 'Sample', suffix: null, race: 'white', ethnicity: 'not_hispanic', language: 'en', marital_status: marital, phone: null, email: null },
    ...{ line: null, city: null, state: null, zip: null, county: null, recorded: '2025-03-10T09:00' },
  };
}

/** The last day that the visits of the subject know of. */
function lastDay(one: Case): number {
  let last = Number.NEGATIVE_INFINITY;
  one.each('encounters', ({ start }) => {
    if (start !== undefined) last = Math.max(last, dayOfMinute(start));
  });
  return last;
}

function completedMonths(born: number, on: number): number {
  const [a, b] = [civilOf(born), civilOf(on)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

function inWords(months: number): string {
  return months < 36 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year');
}
