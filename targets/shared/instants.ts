/** Instants already written: records of one visit share their minutes, and a run touches few, so that looking one up beats writing it again. */

import { formatInstant } from '../../model/time/zone.ts';
import { flat } from './escape.ts';

const SLOTS = 8192;

/** Writes a civil minute of a state. */
type WriteInstant = (state: string, minute: number) => string;

/** The same text from slots, each of which holds the last minute that fell on it, in the state that asked. */
export function rememberedInstants(write: WriteInstant): WriteInstant {
  const minutes = new Float64Array(SLOTS).fill(Number.NaN);
  const states: string[] = new Array(SLOTS).fill('');
  const texts: string[] = new Array(SLOTS).fill('');
  return (state, minute) => {
    const slot = (minute ^ (minute >>> 11)) & (SLOTS - 1);
    if (minutes[slot] === minute && states[slot] === state) return texts[slot];
    const text = flat(write(state, minute));
    minutes[slot] = minute;
    states[slot] = state;
    texts[slot] = text;
    return text;
  };
}

/** As `formatInstant`. */
export const instantText = rememberedInstants(formatInstant);
