/** Values of observables: rounded as they are reported, with unit, range and interpretation. */

import { powerOfTen } from '../../../draws/exact-math.ts';
import type { Concept } from '../../../ir/definition.ts';
import type { Component, Interpretation, ObservationCategory, Specimen } from '../../../model/clinical/observation.ts';
import { categoryOfCode, specimenOfCode } from '../../../model/codes/observation-category.ts';
import type { Coding } from '../../../model/scalars.ts';
import { formatDay, parseDay, startOfDay } from '../../../model/time/civil.ts';
import type { Context } from '../../plan/compile-context.ts';
import { RunError } from '../../plan/fault.ts';
import { rowFor } from '../../plan/reference-range.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';

/** Digits that a value without stated decimals is reported with. */
const SIGNIFICANT = 3;

/** Rounded half up at a number of decimals (negative ones round to tens). */
export function roundTo(x: number, decimals: number): number {
  if (decimals < 0) {
    const power = powerOfTen(-decimals);
    return Math.floor(x / power + 0.5) * power;
  }
  const power = powerOfTen(decimals);
  return Math.floor(x * power + 0.5) / power;
}

/** As the row says, else to three significant digits. */
export function reported(x: number, { decimals }: Concept): number {
  if (decimals !== null) return roundTo(x, decimals);
  const size = Math.abs(x);
  let digits = 1;
  while (digits < 15 && size >= powerOfTen(digits)) digits++;
  let leading = 0;
  while (size > 0 && leading < 12 && size * powerOfTen(leading) < 1) leading++;
  return roundTo(x, size >= 1 ? SIGNIFICANT - digits : SIGNIFICANT - 1 + leading);
}

export function interpret(x: number, { low, high, criticalLow, criticalHigh }: Concept): Interpretation | null {
  if (criticalLow !== null && x < criticalLow) return 'critical_low';
  if (criticalHigh !== null && x > criticalHigh) return 'critical_high';
  if (low === null && high === null) return null;
  if (low !== null && x < low) return 'low';
  return high !== null && x > high ? 'high' : 'normal';
}

/** Largest measurement, up or down from zero: that of the schema. */
const LARGEST = 1e12;

function inMeasure(value: number, { name, at }: Concept): number {
  if (Math.abs(value) <= LARGEST) return value;
  throw new RunError('HS3016', at, `a value of \`${name}\` must be between -${LARGEST} and ${LARGEST}, not ${value}`);
}

type Measured = Omit<Component, 'code'>;

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && formatDay(parseDay(text)) === text;
}

/** What a question reads of an observation: a day as its first minute. */
export function answer({ value, value_code, value_boolean, value_date, value_text }: Measured): Value {
  return value ?? value_code ?? value_boolean ?? (value_date === null ? value_text : startOfDay(value_date));
}

/** The parts of an observation that hold its value. */
export function measured(value: Value, concept: Concept): Measured {
  const number = typeof value === 'number' ? reported(inMeasure(value, concept), concept) : null;
  const date = typeof value === 'string' && isDate(value) ? parseDay(value) : null;
  return {
    value: number,
    unit: number === null ? null : concept.unit,
    value_code: value !== null && typeof value === 'object' && 'system' in value ? (value as Coding) : null,
    value_boolean: typeof value === 'boolean' ? value : null,
    value_date: date,
    value_text: typeof value === 'string' && date === null ? value : null,
    interpretation: number === null ? null : interpret(number, concept),
    reference_low: number === null ? null : concept.low,
    reference_high: number === null ? null : concept.high,
  };
}

/** A row of a code table with what observing it needs, worked out once for a run. */
export interface Observable {
  readonly id: number;
  readonly code: Coding;
  readonly concept: Concept;
  /** The row with the reference range of the current subject. */
  readonly row: (s: SubjectState) => Concept;
  readonly category: ObservationCategory;
  readonly specimen: Specimen['type'];
}

export function observable(id: number, code: Coding, concept: Concept, context: Context): Observable {
  const { category, specimen, system, code: number, display } = concept;
  return {
    id,
    code,
    concept,
    row: rowFor(concept, context),
    // The compiler asks for the category of what nothing tells.
    category: (category ?? categoryOfCode(system, number, display) ?? 'exam') as ObservationCategory,
    specimen: (specimen ?? specimenOfCode(system, number, display)) as Specimen['type'],
  };
}
