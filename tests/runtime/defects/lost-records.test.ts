/** Records that `drop` loses, or that come too late, leave nothing behind that refers to them. */
import { expect, test } from 'vitest';
import { kindOf, recordKinds } from '../../../model/record-kinds.ts';
import { eachReferred } from '../../../model/references.ts';
import { forgetLost } from '../../../runtime/defects/lost-records.ts';
import { everything } from '../../targets/fixtures/full.ts';

test('lists no longer name a lost result, and its changes are gone', () => {
  const subject = structuredClone(everything());
  const [report] = subject.diagnostic_reports.filter(({ result_ids }) => result_ids.length > 0);
  const lost = new Set([report.result_ids[0]]);
  subject.changes = [{ ...subject.changes[0], record_id: report.result_ids[0] }, ...subject.changes.filter(({ record_id }) => !lost.has(record_id))];
  const { length } = subject.changes;
  forgetLost(subject, 'observations', lost);
  const found: string[] = [];
  for (const kind of recordKinds)
    for (const record of subject[kind])
      for (const reference of kindOf[kind].references())
        eachReferred(record, reference, [], (id) => {
          if (lost.has(id)) found.push(`${kind} ${record.id}`);
        });
  expect(found).toEqual([]);
  expect(subject.changes.length).toBe(length - 1);
});
