/** Instants already written: records of one visit share their minutes, and a run touches few, so that looking one up beats writing it again. */
import { formatInstant } from '../../model/time/zone.ts';
import { flat } from './escape.ts';

const SLOTS = 8192;
const minutes = new Float64Array(SLOTS).fill(Number.NaN);
const states: string[] = new Array(SLOTS).fill('');
const texts: string[] = new Array(SLOTS).fill('');

/** As `formatInstant`. A slot holds the last minute that fell on it, in the state that asked. */
export function instantText(state: string, minute: number): string {
  const slot = (minute ^ (minute >>> 11)) & (SLOTS - 1);
  if (minutes[slot] === minute && states[slot] === state) return texts[slot];
  const text = flat(formatInstant(state, minute));
  minutes[slot] = minute;
  states[slot] = state;
  texts[slot] = text;
  return text;
}
