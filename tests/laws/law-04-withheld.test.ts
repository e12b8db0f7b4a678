/** Law 4: a record that refers to a record which is not known yet is not known either, whichever of its fields holds the reference. */
import { expect, test } from 'vitest';
import { kindOf, recordKinds } from '../../model/record-kinds.ts';
import { eachReferred, type Reference, refersTo } from '../../model/references.ts';
import { anyRecord } from '../../model/scalars.ts';
import { type AnyRecord, emptyRecords, type Records } from '../../model/subject.ts';
import { refersToAny, withhold } from '../../runtime/subject/withheld.ts';
import { bills, scratchId, withBills } from '../support/scratch-kind.ts';
import { everything } from '../targets/fixtures/full.ts';
import { full } from '../targets/fixtures/full-records.ts';

const hidden = scratchId(77);
const known = new Set<string>([...recordKinds, anyRecord]);

/** The record with a hidden id at one reference. */
function pointing<T extends object>(record: T, { steps }: Reference): T {
  const copy = structuredClone(record);
  let holder = copy as Record<string, unknown>;
  steps.forEach(({ name, many }, i) => {
    const last = i === steps.length - 1;
    if (last) holder[name] = many ? [scratchId(78), hidden] : hidden;
    else holder = (many ? (holder[name] as unknown[])[0] : holder[name]) as Record<string, unknown>;
  });
  return copy;
}

const references = recordKinds.flatMap((kind) =>
  kindOf[kind]
    .references()
    .filter(({ list }) => known.has(list))
    .map((reference) => [`${kind}.${reference.steps.map(({ name }) => name).join('.')}`, kind, reference] as const),
);

test.each(references)('%s', (_, kind, reference) => {
  const record = full[kind];
  expect(refersToAny[kind](record, new Set([hidden]))).toBe(false);
  const withheld = pointing(record, reference);
  expect(refersToAny[kind](withheld, new Set([hidden]))).toBe(true);
  const found: string[] = [];
  eachReferred(withheld, reference, [], (id) => found.push(id));
  expect(found).toContain(hidden);

  const records: Records = { ...emptyRecords(), [kind]: [record, { ...withheld, id: scratchId(79) }] };
  const ids = new Set([hidden]);
  withhold(records, ids);
  expect((records[kind] as readonly AnyRecord[]).map(({ id }) => id)).toEqual([record.id]);
  expect(ids.has(scratchId(79))).toBe(true);
});

test('parties are never withheld', () => {
  const { practitioner_id } = full.encounters;
  expect(refersToAny.encounters(full.encounters, new Set([practitioner_id]))).toBe(false);
});

test('a reference inside a list inside a list counts', () => {
  const [claim] = withBills(everything()).bills;
  const held = refersTo(bills.references());
  expect(held(claim, new Set([String(claim.lines[0].source_id)]))).toBe(true);
  expect(held({ ...claim, lines: claim.lines.slice(1) }, new Set([String(claim.lines[0].source_id)]))).toBe(false);
});

test('what refers to something withheld goes with it, in any order', () => {
  const subject = everything();
  const records = Object.fromEntries(recordKinds.map((kind) => [kind, subject[kind]])) as unknown as Records;
  const ids = new Set([full.encounters.id]);
  withhold(records, ids);
  for (const kind of recordKinds) for (const record of records[kind]) expect(refersToAny[kind](record, ids), `${kind} ${record.id}`).toBe(false);
  expect(records.medication_requests.length).toBeLessThan(everything().medication_requests.length);
});
