/** Times as HL7 v2 writes them: digits from the year to the minute, and the offset from UTC. */
import { formatDay } from '../../model/time/civil.ts';
import { formatInstant, instantIn } from '../../model/time/zone.ts';
import { rememberedInstants } from '../shared/instants.ts';

/** `202501310830-0500`: a civil minute in a state. */
export const timestamp = rememberedInstants((state, minute) => {
  // 2025-01-31T08:30:00-05:00
  const t = formatInstant(state, minute);
  return t.slice(0, 4) + t.slice(5, 7) + t.slice(8, 10) + t.slice(11, 13) + t.slice(14, 16) + t.slice(19, 22) + t.slice(23, 25);
});

/** `20250131`. */
export function date(day: number): string {
  const t = formatDay(day);
  return t.slice(0, 4) + t.slice(5, 7) + t.slice(8, 10);
}

/** Minutes since 1970 in UTC: what a feed of several time zones is ordered by. */
export function utc(state: string, minute: number): number {
  return instantIn(state, minute).utc;
}
