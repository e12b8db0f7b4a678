/**
 * Drug-utilization review of one fill: the drug against the other supplies in hand, and against the person's age, sex, pregnancy, allergies and diseases. A
 * pure function; the findings are in the order of the reasons for service.
 */
import { type DurCode, type DurSeverity, type DurType, durCodes } from '../../../../model/pharmacy/drug-utilization-review.ts';
import { completedYears } from '../../../../model/time/civil.ts';
import type { Drug, FillPerson, PastFill } from '../decision/fill-request.ts';
import { ADULT, DOSE_SOURCE, doseRules } from './dose-rules.ts';
import { duplicated, memberOf } from './drug-classes.ts';
import { milligramsOf } from './drug-ingredients.ts';
import type { DurAlert } from './dur-alert.ts';
import { interactionRules } from './interaction-rules.ts';
import { ageRules, allergyRules, diseaseRules, inferredDiseases, pregnancyRules, sexRules } from './person-rules.ts';
import { type InHand, lastFills, supplyFindings } from './supply-findings.ts';

export interface ReviewedFill {
  readonly drug: Drug;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly quantity: number;
  readonly daysSupply: number;
}

type Person = Pick<FillPerson, 'birth' | 'sex' | 'pregnant' | 'fills' | 'diagnoses' | 'allergies'>;
interface Found {
  readonly severity: DurSeverity;
  readonly text: string;
  readonly source: string;
  readonly allergen?: Drug;
  readonly diagnosis?: string;
}

/** @param refillAfter share of a supply after which a refill is not early */
export function reviewDrug(fill: ReviewedFill, person: Person, refillAfter: number): readonly DurAlert[] {
  const { drug, day } = fill;
  const last = lastFills(person.fills, day);
  const held = last.filter(({ fill: one, until }) => day < until && one.drug.key !== drug.key);
  return [
    ...interactions(drug, held),
    ...duplications(drug, held),
    ...supplyFindings(drug, day, refillAfter, last),
    ...allergies(drug, person),
    ...doses(fill, person),
    ...diseases(drug, person, held),
    ...ofPerson(drug, day, person),
  ].toSorted((a, b) => order(a) - order(b));
}

const types = Object.keys(durCodes);
const order = ({ type }: DurAlert): number => types.indexOf(type);

function alert(type: DurType, code: DurCode, drug: Drug, found: Found, other: PastFill | null = null): DurAlert {
  const of = other === null ? null : { display: other.drug.display, day: other.day, quantity: other.quantity };
  return {
    type,
    code,
    severity: found.severity,
    drugs: other === null ? [drug.key] : [drug.key, other.drug.key],
    other: of,
    otherDrug: other?.drug ?? found.allergen ?? null,
    diagnosis: found.diagnosis ?? null,
    text: found.text,
    source: found.source,
  };
}

function interactions(drug: Drug, held: readonly InHand[]): DurAlert[] {
  return held.flatMap(({ fill }) =>
    interactionRules.flatMap(({ one, other, severity, effect, source }): DurAlert[] => {
      const pairs = [
        [memberOf(drug.ingredients, one), memberOf(fill.drug.ingredients, other)],
        [memberOf(drug.ingredients, other), memberOf(fill.drug.ingredients, one)],
      ];
      const pair = pairs.find(([a, b]) => a !== null && b !== null && a !== b);
      return pair === undefined ? [] : [alert('interaction', 'DD', drug, { severity, text: `${pair[0]} with ${pair[1]}: ${effect}`, source }, fill)];
    }),
  );
}

function duplications(drug: Drug, held: readonly InHand[]): DurAlert[] {
  return held.flatMap(({ fill }) =>
    duplicated.flatMap((of): DurAlert[] => {
      const [a, b] = [memberOf(drug.ingredients, of), memberOf(fill.drug.ingredients, of)];
      // The same ingredient is a finding of its own.
      if (a === null || b === null || drug.ingredients.some((one) => fill.drug.ingredients.includes(one))) return [];
      return [
        alert('duplication', 'TD', drug, { severity: 'moderate', text: `${a} and ${b}: each a ${of}`, source: 'established pharmacologic class (FDA)' }, fill),
      ];
    }),
  );
}

function allergies(drug: Drug, person: Person): DurAlert[] {
  return person.allergies.flatMap((allergen): DurAlert[] => {
    const same = drug.ingredients.find((one) => allergen.ingredients.includes(one));
    if (same !== undefined)
      return [alert('allergy', 'DA', drug, { severity: 'contraindicated', text: `allergy to ${same}`, source: 'FDA label, contraindications', allergen })];
    const rule = allergyRules.find(({ of, allergy }) => memberOf(drug.ingredients, of) !== null && memberOf(allergen.ingredients, allergy) !== null);
    return rule === undefined
      ? []
      : [alert('allergy', 'DA', drug, { severity: rule.severity, text: `${rule.effect} (${allergen.display})`, source: rule.source, allergen })];
  });
}

function doses({ drug, day, quantity, daysSupply }: ReviewedFill, { birth }: Person): DurAlert[] {
  const strength = milligramsOf(drug.display);
  const rule = doseRules.find(({ of }) => drug.ingredients.length === 1 && drug.ingredients[0] === of);
  if (strength === null || rule === undefined || daysSupply <= 0 || completedYears(birth, day) < ADULT) return [];
  // Compared as products: no day's dose is rounded.
  const total = strength * quantity;
  const daily = `${Math.round((total / daysSupply) * 100) / 100} mg a day`;
  if (total > rule.most * daysSupply)
    return [alert('high_dose', 'HD', drug, { severity: 'major', text: `${daily}, at most ${rule.most} mg`, source: DOSE_SOURCE })];
  if (rule.least !== null && total < rule.least * daysSupply)
    return [alert('low_dose', 'LD', drug, { severity: 'minor', text: `${daily}, at least ${rule.least} mg`, source: DOSE_SOURCE })];
  return [];
}

/** A diagnosis reports a disease; without one, a drug that is given for it alone lets it be inferred. */
function diseases(drug: Drug, { diagnoses }: Person, held: readonly InHand[]): DurAlert[] {
  return diseaseRules.flatMap(({ of, codes, severity, effect, source }): DurAlert[] => {
    if (memberOf(drug.ingredients, of) === null) return [];
    const reported = diagnoses.find((diagnosis) => codes.some((code) => diagnosis.startsWith(code)));
    if (reported !== undefined) return [alert('disease', 'MC', drug, { severity, text: `${effect} (${reported})`, source, diagnosis: reported })];
    for (const { fill } of held) {
      const inferred = inferredDiseases.find((one) => memberOf(fill.drug.ingredients, one.of) !== null && codes.includes(one.code));
      if (inferred !== undefined)
        return [alert('disease', 'DC', drug, { severity, text: `${effect} (${inferred.disease}, by ${fill.drug.display})`, source }, fill)];
    }
    return [];
  });
}

function ofPerson(drug: Drug, day: number, { birth, sex, pregnant }: Person): DurAlert[] {
  const age = completedYears(birth, day);
  const is = ({ of }: { readonly of: string }): boolean => memberOf(drug.ingredients, of) !== null;
  return [
    ...(pregnant ? pregnancyRules.filter(is).map((rule) => alert('pregnancy', 'PG', drug, { ...rule, text: rule.effect })) : []),
    ...ageRules
      .filter((rule) => is(rule) && age < rule.under)
      .map((rule) => alert('age', 'PA', drug, { ...rule, text: `${rule.effect} under ${rule.under} years` })),
    ...sexRules.filter((rule) => is(rule) && sex === rule.sex).map((rule) => alert('sex', 'SX', drug, { ...rule, text: rule.effect })),
  ];
}
