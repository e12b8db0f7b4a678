/**
 * Results of a panel that follow from others of it, so that a panel in which nothing is given is one that a patient can have: parts add up to their whole,
 * and red cell indices are those of the counts. By LOINC code. What a scenario gives is never worked out; what it leaves open then follows from it.
 *
 * Sources: Friedewald WT, Clin Chem 1972;18:499 (VLDL cholesterol is a fifth of the triglycerides, in mg/dL); red cell indices, differential count and
 * transferrin saturation by their definitions (CLSI H20, Wintrobe's Clinical Hematology); an anion gap of 7 to 13 mmol/L, as in `std/labs` (N Engl J Med 1980;303:854).
 */

import type { Concept } from '../../../ir/definition.ts';
import type { Expression } from '../../../ir/expression.ts';
import { panelOrder } from '../../../ir/panel-order.ts';

interface Derivation {
  readonly of: string;
  readonly from: readonly string[];
  /** @param own where in its reference range the result would have been, from 0 to 1 */
  readonly value: (from: readonly number[], own: number) => number;
}

const HEMOGLOBIN = '718-7';
const HEMATOCRIT = '4544-3';
const ERYTHROCYTES = '789-8';
const LEUKOCYTES = '6690-2';
const MCHC = '786-4';
const [SODIUM, CHLORIDE, BICARBONATE] = ['2951-2', '2075-0', '2028-9'];
const [CHOLESTEROL, HDL, LDL, TRIGLYCERIDES] = ['2093-3', '2085-9', '13457-7', '2571-8'];
const [NEUTROPHILS, LYMPHOCYTES, MONOCYTES, EOSINOPHILS, BASOPHILS] = ['770-8', '736-9', '5905-5', '713-8', '706-2'];

const count = (of: string, percent: string): Derivation => ({ of, from: [LEUKOCYTES, percent], value: ([cells, share]) => (cells * share) / 100 });

/** The first that applies to a result counts. */
const derivations: readonly Derivation[] = [
  { of: CHOLESTEROL, from: [HDL, LDL, TRIGLYCERIDES], value: ([hdl, ldl, fats]) => hdl + ldl + fats / 5 },
  { of: LDL, from: [CHOLESTEROL, HDL, TRIGLYCERIDES], value: ([all, hdl, fats]) => all - hdl - fats / 5 },
  { of: HEMATOCRIT, from: [HEMOGLOBIN, MCHC], value: ([hemoglobin, mchc]) => (hemoglobin / mchc) * 100 },
  // Without its index in the panel: an MCHC of 33 to 36 g/dL.
  { of: HEMATOCRIT, from: [HEMOGLOBIN], value: ([hemoglobin], own) => (hemoglobin / (33 + 3 * own)) * 100 },
  { of: MCHC, from: [HEMOGLOBIN, HEMATOCRIT], value: ([hemoglobin, hematocrit]) => (hemoglobin / hematocrit) * 100 },
  { of: '787-2', from: [HEMATOCRIT, ERYTHROCYTES], value: ([hematocrit, cells]) => (hematocrit * 10) / cells },
  { of: '785-6', from: [HEMOGLOBIN, ERYTHROCYTES], value: ([hemoglobin, cells]) => (hemoglobin * 10) / cells },
  // Without MCV in the panel: one of 80 to 98 fL.
  { of: ERYTHROCYTES, from: [HEMATOCRIT], value: ([hematocrit], own) => (hematocrit * 10) / (80 + 18 * own) },
  { of: NEUTROPHILS, from: [LYMPHOCYTES, MONOCYTES, EOSINOPHILS, BASOPHILS], value: (others) => others.reduce((rest, share) => rest - share, 100) },
  { of: LYMPHOCYTES, from: [NEUTROPHILS, MONOCYTES, EOSINOPHILS, BASOPHILS], value: (others) => others.reduce((rest, share) => rest - share, 100) },
  count('751-8', NEUTROPHILS),
  count('731-0', LYMPHOCYTES),
  count('742-7', MONOCYTES),
  count('711-2', EOSINOPHILS),
  count('704-7', BASOPHILS),
  { of: CHLORIDE, from: [SODIUM, BICARBONATE], value: ([sodium, bicarbonate], own) => chlorideOf(sodium, bicarbonate, 7 + 6 * own) },
  { of: '2502-3', from: ['2498-4', '2500-7'], value: ([iron, capacity]) => (iron / capacity) * 100 },
];

/** By the anion gap. With usual values of the others it is a usual one itself, so that the gap is at most 16. */
function chlorideOf(sodium: number, bicarbonate: number, gap: number): number {
  const chloride = sodium - bicarbonate - gap;
  const usual = sodium >= 136 && sodium <= 145 && bicarbonate >= 23 && bicarbonate <= 28;
  return usual ? Math.min(Math.max(chloride, 98), 106) : chloride;
}

export interface Derived {
  /** Positions of the tests that it follows from. */
  readonly from: readonly number[];
  readonly value: Derivation['value'];
}

interface Test {
  readonly concept: number;
  readonly value: Expression | null;
}

/** By position: the tests that follow from others, and none that a given value would have to follow from in turn. */
export function derivedResults(tests: readonly Test[], concepts: readonly Concept[]): ReadonlyMap<number, Derived> {
  const places = new Map(tests.map(({ concept }, i) => [concepts[concept].system === 'LOINC' ? concepts[concept].code : '', i]));
  const derived = new Map<number, Derived>();
  for (const { of, from, value } of derivations) {
    const target = places.get(of);
    const sources = from.flatMap((code) => places.get(code) ?? []);
    if (target === undefined || tests[target].value !== null || derived.has(target) || sources.length < from.length) continue;
    const tried = new Map(derived).set(target, { from: sources, value });
    if (panelOrder(withSources(tests, tried), concepts).cycle.length === 0) derived.set(target, { from: sources, value });
  }
  return derived;
}

export function withSources(tests: readonly Test[], derived: ReadonlyMap<number, Derived>): (Test & { readonly from: readonly number[] })[] {
  return tests.map((test, i) => ({ ...test, from: derived.get(i)?.from ?? [] }));
}
