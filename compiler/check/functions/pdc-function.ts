/** `pdc(rx.atorvastatin)`: the proportion of days with supply in hand, by the fills of the subject. */
import type { RecordRef } from '../../../ir/expression.ts';
import { minute, share } from '../../../vocabulary/types.ts';
import { recordRef } from '../values/record-refs.ts';
import { valueFunction } from './value-function.ts';

const DRUGS: ReadonlySet<string> = new Set(['RXNORM', 'NDC', 'SNOMED']);

export const pdc = valueFunction({
  name: 'pdc',
  group: 'past',
  does: 'the proportion of days covered by fills of a drug, from the first of them on; missing where there is none',
  result: 'a percentage',
  example: 'pdc(rx.atorvastatin)',
  parameters: [
    { name: 'x', takes: 'a row of a code table of drugs, or a group', doc: 'The drugs; a day with any of them is covered' },
    { name: 'from', takes: minute, doc: 'Only fills from this day on', by: 'name' },
    { name: 'until', takes: minute, doc: 'The last day (default: now)', by: 'name' },
  ],
  stands: { in: ['event', 'expect'], why: ', whose value is set before any event happens' },
  elaborate(call) {
    const value = call.value('x');
    const of = recordRef(call.checker, call.inner, value);
    if (of === null) return null;
    const rows = of.kind === 'concept' ? [of.concept] : of.kind === 'group' ? of.concepts : null;
    if (
      rows === null ||
      of.kind === 'event' ||
      of.kind === 'encounter' ||
      of.record !== null ||
      rows.some((row) => !DRUGS.has(call.checker.concepts[row].system))
    )
      return call.refuse('it needs a drug, or a group of drugs', value);
    const drugs: RecordRef = { ...of, record: 'medication_dispenses' };
    return { expression: { op: 'pdc', of: drugs, from: call.optional('from'), until: call.optional('until'), at: call.at }, type: share };
  },
});
