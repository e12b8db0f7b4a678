/** The fields of `fills` in a profile: how the prescriptions of a subject are filled. A prescription may state its own. */
import type { AuthoredField } from './authored-fields.ts';
import { probability, type Type } from './types.ts';

/** One digit. */
const DAW: Type = { kind: 'number', whole: true, bounds: { least: 0, most: 9 } };

export const fillingFields: Readonly<Record<string, AuthoredField>> = {
  start: { type: probability, description: 'The probability that it is collected; what is not is never handed over' },
  adherence: { type: probability, description: 'The proportion of days covered (PDC) to reach in each calendar year' },
  early: { type: probability, description: 'The share of its refills that are first attempted too early' },
  partial: { type: probability, description: 'The share of its fills of which a part is handed over first, and the rest within three days' },
  pharmacy: { type: { kind: 'party', of: 'pharmacy' }, description: 'Who fills it' },
  daw: { type: DAW, description: 'Why a brand is dispensed that has a generic (dispense as written, NCPDP 408-D8)' },
};

export const fillsFields: ReadonlyMap<string, Type> = new Map(Object.entries(fillingFields).map(([name, { type }]) => [name, type]));
