/** All messages of a subject. */
import type { Context } from '../context.ts';
import type { Message } from '../message.ts';
import { registration, updates, visits } from './admission.ts';
import { documents } from './documents.ts';
import { orders } from './orders.ts';
import { prescriptions } from './pharmacy.ts';
import { results } from './results.ts';
import { appointments } from './scheduling.ts';
import { vaccinations } from './vaccination.ts';

/** Those that are sent by the as-of date. */
export function messagesOf(c: Context): Message[] {
  const list = [visits, updates, orders, prescriptions, vaccinations, appointments, results, documents]
    .flatMap((messages) => messages(c))
    .filter((m) => m.sent <= c.run.asOf);
  if (list.length === 0) return list;
  const first = list.reduce((earliest, m) => Math.min(earliest, m.sent), Number.POSITIVE_INFINITY);
  return [registration(c, first), ...list];
}
