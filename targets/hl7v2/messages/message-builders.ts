/** All messages of a subject. */
import { dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import type { Hl7v2Message } from '../hl7v2-message.ts';
import { utc } from '../hl7v2-time.ts';
import { coverageUpdates, deaths, registered, registration, relatives, updates, visits } from './admission-messages.ts';
import { changes, duplicates } from './changes-messages.ts';
import { charges } from './charges.ts';
import { documents } from './documents.ts';
import { emitted } from './emitted.ts';
import { orders } from './orders.ts';
import { dispenses, prescriptions } from './pharmacy-messages.ts';
import { results } from './results-messages.ts';
import { appointments } from './scheduling.ts';
import { vaccinations } from './vaccination.ts';

const builders = [visits, updates, orders, prescriptions, dispenses, vaccinations, appointments, results, documents, deaths, charges, changes, emitted];

/** Those that are sent by the as-of date. */
export function messagesOf(c: Hl7v2Context): Hl7v2Message[] {
  const known = builders.flatMap((messages) => messages(c));
  // Nobody hears of the relatives and the coverage of a person of whom nobody has heard.
  const heard = earliestOf(known)?.sent ?? Number.POSITIVE_INFINITY;
  const first = [...known, ...relatives(c, heard), ...coverageUpdates(c, heard)];
  const list = [...first, ...duplicates(c, first)].filter((m) => m.goes <= c.run.asOf);
  const earliest = earliestOf(list);
  // Everybody born before a feed of some days was registered with the load before it.
  const { since } = c.run;
  const { birth_date } = c.subject.patient;
  const loaded = c.registrations === 'all' && since !== undefined && (birth_date === null || startOfDay(birth_date) <= since);
  if (c.registrations === 'off' || loaded) return list;
  if (earliest !== undefined) return [registration(c.at(earliest.place), earliest), ...list];
  return c.registrations === 'all' ? [registered(c, startOfDay(dayOfMinute(c.run.asOf)))] : list;
}

function earliestOf(list: readonly Hl7v2Message[]): Hl7v2Message | undefined {
  let first: Hl7v2Message | undefined;
  let earliest = Number.POSITIVE_INFINITY;
  for (const m of list) {
    const at = utc(m.place, m.sent);
    if (first !== undefined && (at > earliest || (at === earliest && m.rank >= first.rank))) continue;
    first = m;
    earliest = at;
  }
  return first;
}
