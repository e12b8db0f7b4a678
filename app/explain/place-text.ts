/** Places in the sources and draws, as explanations show them. */

import type { At } from '../../ir/expression.ts';
import type { TracedDraw, TracedUniform } from '../../runtime/plan/trace.ts';
import type { Value } from '../../runtime/subject/value.ts';
import type { RecordOrigin } from '../record-origin.ts';
import { short } from './text-bars.ts';

export type PlaceOf = RecordOrigin['placeOf'];

/** The text of a place, and where it is. */
export function placed(at: At, placeOf: PlaceOf): string {
  const { place, text } = placeOf(at);
  return `${text}   (${place})`;
}

const worded = (value: Value): string =>
  typeof value === 'number' ? short(value) : typeof value === 'object' && value !== null && 'display' in value ? value.display : JSON.stringify(value);

export function drawText({ path, value, at }: TracedDraw, placeOf: PlaceOf): string {
  const { place, text } = placeOf(at);
  return `${path} = ${worded(value)}   (${place}: ${text})`;
}

/** A number between 0 and 1, with its address. */
export function uniformText({ path, occurrence, uniform }: TracedUniform): string {
  return `draw ${path} at ${occurrence} = ${uniform.toFixed(6)}`;
}

export function uniformData({ path, occurrence, uniform }: TracedUniform): object {
  return { path, occurrence, value: uniform };
}

export function drawData({ path, occurrence, value, at }: TracedDraw, placeOf: PlaceOf): object {
  return { path, occurrence, value, ...placeOf(at) };
}
