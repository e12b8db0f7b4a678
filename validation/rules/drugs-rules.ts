/** Drugs and what they are given for. All of them warnings, as in the review of drug use: a physician may have had a reason that no record shows. */
import { withinCodes } from '../../model/codes/sex-of-code.ts';
import { counted } from '../../model/counted.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { type Case, stands } from '../case.ts';
import { namesDrug } from '../facts/drug-names.ts';
import { contraindications, families, indications } from '../facts/indications.ts';
import type { Rule } from '../rule.ts';
import { another, coded, diabetes, sampleId } from '../sample.ts';

/** Days after the prescription within which its diagnosis may be recorded. */
const LATE_DIAGNOSIS = 30;

export const drugRules: readonly Rule[] = [
  {
    id: 'MEDDX-001',
    severity: 'warning',
    title: 'Drug without an indication',
    why:
      'The records contain no indication for the drug: no reason, no reason of the visit, no diagnosis up to a month later. Drugs with many uses ' +
      'are not checked, nor are people whose diagnoses are coded in SNOMED CT.',
    source: 'Indications of the labels at DailyMed; see `validation/facts/indications.ts`',
    valid: { edits: [['/medication_requests/0/reason', null]] },
    invalid: { edits: [levothyroxine(null)] },
    examine(one, report) {
      const diagnoses: { readonly code: string; readonly day: number }[] = [];
      let foreign = false;
      one.each('conditions', (condition) => {
        const { code, onset, recorded } = condition;
        const day = onset ?? (recorded === undefined ? undefined : dayOfMinute(recorded));
        if (code?.system !== 'ICD10CM' || code.code === undefined || day === undefined) foreign = true;
        else if (stands(condition)) diagnoses.push({ code: code.code, day });
      });
      if (foreign) return;
      one.each('encounters', ({ reason, start }) => {
        if (reason?.system === 'ICD10CM' && reason.code !== undefined && start !== undefined) diagnoses.push({ code: reason.code, day: dayOfMinute(start) });
      });
      one.standing('medication_requests', ({ code, reason, authored, encounter_id }, path) => {
        // A reason that is given is the next rule's.
        if (reason !== null || authored === undefined) return;
        const known = indications.find(({ drugs }) => namesDrug(code?.display, drugs) !== null);
        if (known === undefined) return;
        const last = dayOfMinute(authored) + LATE_DIAGNOSIS;
        // What the history holds was known before, and its days are less exact.
        const found = diagnoses.some(({ code: dx, day }) => (day <= last || encounter_id === null) && among(dx, known.codes));
        if (!found) report([...path, 'code'], `${namesDrug(code?.display, known.drugs)} is for ${known.what}, but the records contain no such diagnosis`);
      });
    },
  },
  {
    id: 'MEDDX-002',
    severity: 'warning',
    title: 'Drug with the wrong indication',
    why: 'The reason is not an indication of the drug. Usually the drug or the reason belongs to another prescription.',
    source: 'Indications of the labels at DailyMed; see `validation/facts/indications.ts`',
    valid: { edits: [levothyroxine(coded('ICD10CM', 'E03.9', 'Hypothyroidism, unspecified'))] },
    invalid: { edits: [levothyroxine(diabetes)] },
    examine(one, report) {
      one.standing('medication_requests', ({ code, reason }, path) => {
        if (reason?.system !== 'ICD10CM' || reason.code === undefined) return;
        const known = indications.find(({ drugs }) => namesDrug(code?.display, drugs) !== null);
        if (known !== undefined && !among(reason.code, known.codes))
          report([...path, 'reason', 'code'], `${namesDrug(code?.display, known.drugs)} is for ${known.what}, not for ${reason.code}`);
      });
    },
  },
  {
    id: 'MEDDX-003',
    severity: 'warning',
    title: 'A drug that a diagnosis rules out',
    why: 'The label has a boxed warning or a contraindication for a condition that the patient has on that day.',
    source: 'Labels at DailyMed; see `validation/facts/indications.ts`',
    valid: { edits: [] },
    invalid: { edits: [another('conditions', { code: coded('ICD10CM', 'N18.4', 'Chronic kidney disease, stage 4 (severe)'), onset: '2024-02-01' })] },
    examine(one, report) {
      one.standing('medication_requests', ({ code, authored }, path) => {
        const day = authored === undefined ? undefined : dayOfMinute(authored);
        if (day === undefined) return;
        for (const { drugs, codes, why, days } of contraindications) {
          const drug = namesDrug(code?.display, drugs);
          const condition = drug === null ? null : present(one, codes, day, days);
          if (condition !== null) report([...path, 'code'], `${drug} ${why}, but the patient has ${condition}`);
        }
      });
    },
  },
  {
    id: 'MEDDX-004',
    severity: 'warning',
    title: 'Drug that the patient is allergic to',
    why: 'An active allergy names the drug or its class. A pharmacy would query the prescription.',
    source: 'Shenoy ES et al., JAMA 2019;321:188; labels at DailyMed',
    valid: { edits: [['/allergy_intolerances/-', penicillinAllergy('inactive')], amoxicillin()] },
    invalid: { edits: [['/allergy_intolerances/-', penicillinAllergy('active')], amoxicillin()] },
    examine(one, report) {
      const allergens: { readonly name: string; readonly since: number }[] = [];
      one.standing('allergy_intolerances', ({ code, clinical_status: status, recorded, category }) => {
        if (status === 'active' && category === 'medication' && code?.display !== undefined && recorded !== undefined)
          allergens.push({ name: code.display, since: recorded });
      });
      if (allergens.length === 0) return;
      const check = (drug: string | undefined, when: number | undefined, path: readonly (string | number)[]): void => {
        for (const { name, since } of allergens) {
          if (when === undefined || when < since) continue;
          const family = families.find((each) => namesDrug(name, each.allergens) !== null);
          const found = namesDrug(drug, family?.drugs ?? [name.toLowerCase()]);
          if (found !== null) report([...path, 'code'], `the drug is ${found}, but the patient is allergic to ${name}`);
        }
      };
      one.standing('medication_requests', ({ code, authored }, path) => check(code?.display, authored, path));
      one.standing('medication_administrations', ({ code, effective }, path) => check(code?.display, effective, path));
    },
  },
  {
    id: 'MEDDX-006',
    severity: 'warning',
    title: 'Fill of more than a year',
    why: 'One fill lasts at most one year.',
    valid: { edits: [] },
    invalid: { edits: [['/medication_requests/0/days_supply', 730]] },
    examine(one, report) {
      one.standing('medication_requests', ({ days_supply: days }, path) => {
        if (days != null && days > 366) report([...path, 'days_supply'], `the supply lasts ${counted(days, 'day')}, which is more than a year`);
      });
    },
  },
  {
    id: 'MEDDX-007',
    severity: 'warning',
    title: 'Implausible daily dose',
    why: 'More than 30 tablets or capsules a day, or more than 24 times a day, is usually a strength entered as a number of tablets.',
    valid: { edits: [] },
    invalid: { edits: [['/medication_requests/0/dose', 500]] },
    examine(one, report) {
      one.standing('medication_requests', ({ dose, dose_unit: unit, times_per_day: times }, path) => {
        if (times != null && times > 24) report([...path, 'times_per_day'], `${times} doses per day are implausible`);
        const pieces = unit != null && /^(?:tablet|capsule|pill)s?$/i.test(unit);
        if (pieces && dose != null && dose * (times ?? 1) > 30)
          report([...path, 'dose'], `${dose * (times ?? 1)} ${unit.replace(/s$/i, '')}s per day are implausible`);
      });
    },
  },
];

/** Whether a code is in one of some ranges. */
function among(code: string, ranges: readonly string[]): boolean {
  return ranges.some((range) => {
    const [from, to] = range.split('-');
    return withinCodes(code, from, to ?? from);
  });
}

/** A diagnosis that the patient has on a day, by its display. */
function present(one: Case, ranges: readonly string[], day: number, days: number | null): string | null {
  let found: string | null = null;
  one.standing('conditions', ({ code, onset, abatement, recorded }) => {
    if (found !== null || code?.system !== 'ICD10CM' || code.code === undefined || recorded === undefined) return;
    const known = Math.max(onset ?? dayOfMinute(recorded), days === null ? Number.NEGATIVE_INFINITY : dayOfMinute(recorded));
    const over = abatement != null && abatement <= day;
    // A diagnosis of later is no reason against a drug of today.
    if (dayOfMinute(recorded) > day || known > day || over || (days !== null && day - known > days)) return;
    if (among(code.code, ranges)) found = code.display ?? code.code;
  });
  return found;
}

function levothyroxine(reason: object | null): readonly [string, unknown] {
  return another('medication_requests', { code: coded('RXNORM', '892246', 'levothyroxine sodium 0.1 MG Oral Tablet'), times_per_day: 1, quantity: 90, reason });
}

function amoxicillin(): readonly [string, unknown] {
  return another('medication_requests', { code: coded('RXNORM', '308191', 'amoxicillin 500 MG Oral Capsule'), reason: null });
}

function penicillinAllergy(status: string): object {
  return {
    ...{ id: sampleId(92), code: coded('RXNORM', '7980', 'penicillin G'), type: 'allergy', category: 'medication', criticality: 'high' },
    ...{ clinical_status: status, verification_status: 'confirmed', reaction: null, severity: null, onset: '2001-06-01', recorded: '2025-03-10T09:00' },
    ...{ encounter_id: null, practitioner_id: sampleId(4) },
  };
}
