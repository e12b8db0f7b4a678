/** Differential: what an independent reader finds in the messages that are there because of a record is what the record holds, field by field. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Field } from '../../../model/describe.ts';
import { patient } from '../../../model/parties/patient.ts';
import { kindOf, type RecordKind, recordKinds } from '../../../model/record-kinds.ts';
import type { Subject } from '../../../model/subject.ts';
import { hl7v2 } from '../../../targets/hl7v2/hl7v2-target.ts';
import { numberOfVisit } from '../../../targets/hl7v2/hl7v2-types.ts';
import type { Column, Table } from '../../../targets/tables/table-model.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { uuid } from '../fixtures/basics.ts';
import { other } from '../fixtures/codes.ts';
import { everything } from '../fixtures/full.ts';
import { full } from '../fixtures/full-records.ts';
import { writeHl7v2 } from '../fixtures/hl7v2.ts';
import { at, parse } from '../fixtures/hl7v2-parser.ts';
import { takenBack } from '../fixtures/taken-back.ts';
import { apart, expected, tables } from '../tables/read-tables.ts';
import { PLACES, type Place, type Row, SYSTEMS, type Told } from './hl7v2-places.ts';

type Any = { readonly id: string } & Readonly<Record<string, unknown>>;
type Kind = RecordKind | 'patient';

const read = (name: string, count: number): Subject[] => subjects(compileText(readFileSync(`scenarios/patientsim/${name}.hsim`, 'utf8')), { count });
const fixture = everything();
/** Parts of an observation that are no numbers. */
const parts = fixture.observations.find((one) => one.components.length > 0)!;
const worded = {
  ...parts,
  id: uuid('worded'),
  components: parts.components.map((one, i) => ({
    ...one,
    value: null,
    unit: null,
    ...(i === 0 ? { value_code: other.never_smoked } : { value_text: 'Not done' }),
  })),
};
const answered = {
  ...worded,
  id: uuid('answered'),
  components: parts.components.map((one, i) => ({ ...one, value: null, unit: null, ...(i === 0 ? { value_boolean: true } : { value_date: 20_000 }) })),
};
const changed = { ...fixture, observations: [...fixture.observations, worded, answered], changes: [...fixture.changes, ...takenBack(fixture)] };
const people = [
  ...read('diabetes', 1),
  ...read('orders_results', 8).map((one) => apart(one, 1)),
  ...read('adt_workflow', 12).map((one) => apart(one, 2)),
  changed,
];

const list = (subject: Subject, kind: RecordKind): readonly Any[] => subject[kind] as unknown as readonly Any[];

/** A person with one record, those that it speaks of, and the messages that are there because of the record alone. */
function because(subject: Subject, kind: RecordKind, record: Any): { readonly alone: Subject; readonly messages: readonly string[] } {
  const named = new Set(Object.values(record).flatMap((value) => (Array.isArray(value) ? value : [value])));
  const spoken = new Set(recordKinds.flatMap((of) => list(subject, of).filter((one) => named.has(one.id) && one.id !== record.id && of !== 'changes')));
  // A report has the words of its study.
  if (kind === 'diagnostic_reports') for (const one of list(subject, 'imaging_studies')) if (one['report_id'] === record.id) spoken.add(one);
  // A specimen is reported with a result, and a result in the report that has it.
  if (kind === 'specimens') for (const one of list(subject, 'observations')) if (one['specimen_id'] === record.id && spoken.size < 4) spoken.add(one);
  // A change of a coverage is told with the coverage.
  if (kind === 'enrollments') for (const one of list(subject, 'coverages')) if (one.id === record['coverage_id']) spoken.add(one);
  const around = new Set([...spoken].map((one) => one.id));
  const made = (own: readonly Any[]): Subject => {
    const lists = recordKinds.map((of) => {
      const kept = list(subject, of).flatMap((one) => {
        if (of === kind && one.id === record.id) return own;
        if (of === 'changes' && kind !== 'changes')
          return around.has(String(one['record_id'])) || (own.length > 0 && one['record_id'] === record.id) ? [one] : [];
        if (!around.has(one.id)) return [];
        return kind === 'observations' && of === 'diagnostic_reports' ? [{ ...one, result_ids: own.map(({ id }) => id) }] : [one];
      });
      return [of, kept];
    });
    // Relatives and coverages are heard of once the person is: a death is the first that is heard of one without any other record.
    const person =
      kind === 'related_persons' || kind === 'coverages' || kind === 'enrollments'
        ? { ...subject.patient, death: (record['recorded'] as number) - 1 }
        : subject.patient;
    return { ...subject, patient: person, ...Object.fromEntries(lists) };
  };
  const [alone, without] = [made([record]), made([])];
  const others = new Set(writeHl7v2([without]));
  const messages = writeHl7v2([alone]).filter((message) => !others.has(message) && (kind === 'messages' || !message.includes('|ADT^A28^')));
  // What is resent is the same once more.
  return { alone, messages: [...new Set(messages)] };
}

function toldBy(messages: readonly string[]): Told | undefined {
  const all = messages.map(parse);
  // A merge of record numbers says nothing of the visits that are filed under them.
  const about = all.filter((message) => at(message, 'MSH-9.2') !== 'A40');
  return all.length === 0 ? undefined : { all, first: all[0], last: (about.length === 0 ? all : about)[(about.length || all.length) - 1] };
}

/** A value of HL7 v2 in the form of the column. */
function inColumn(
  text: string | undefined,
  { name, type, references }: Column,
  place: Place,
  { parties, patient: person, encounters, changes }: Subject,
): unknown {
  const merged = new Set([...encounters.map(({ mrn }) => mrn), ...changes.flatMap(({ fields }) => fields.map(({ before }) => JSON.parse(before ?? 'null')))]);
  if (text === undefined) return null;
  if (references === 'patients') return text === person.mrn || merged.has(text) ? person.id : text;
  if (place.words !== undefined) return place.words[text] ?? text;
  if (name === 'system' || name.endsWith('_system')) return SYSTEMS[text] ?? text;
  if (references === 'encounters') return encounters.find(({ id }) => numberOfVisit(id) === text)?.id ?? text;
  if (references === 'practitioners') return parties.practitioners.find(({ npi }) => npi === text)?.id ?? text;
  if (references === 'organizations') return parties.organizations.find(({ npi }) => npi === text)?.id ?? text;
  const [, y, m, d, h, n] = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d))?/.exec(text) ?? [];
  if (type === 'time') return `${y}-${m}-${d}T${h}:${n}`;
  if (type === 'date') return `${y}-${m}-${d}`;
  if (type === 'double' || type === 'integer') return Number(text);
  if (type === 'boolean') return text === 'Y' || text === 'true';
  return text;
}

/** A number may have gone through a division. */
function same(found: unknown, right: unknown): boolean {
  if (typeof found === 'number' && typeof right === 'number') return Math.abs(found - right) <= 1e-9 * Math.abs(right);
  return found === right;
}

/** The rows of a table that are of a record, each as an object. */
function rowsOf(table: Table, alone: Subject, record: Any): Row[] {
  const parts = Array.isArray(record['components']) && record['components'].length > 0;
  // A whole without a value, which the request names, has no segment of its own.
  const whole =
    !parts || record['report_id'] !== null || ['value', 'value_code', 'value_boolean', 'value_date', 'value_text'].some((name) => record[name] !== null);
  return expected(table, [alone])
    .map((cells): Row => ({ ...Object.fromEntries(table.columns.map(({ name }, i) => [name, cells[i]])), parts, whole }))
    .filter((row) => row[table.key[0]] === record.id || table.field === 'patient');
}

/** Kinds of changes that no message reports: the record has none, or goes with another. */
const UNTOLD: ReadonlySet<unknown> = new Set(['specimens', 'imaging_studies', 'medication_administrations']);

function untold(kind: Kind, subject: Subject, record: Any): boolean {
  if (kind === 'imaging_studies') return record['report_id'] === null;
  if (kind === 'claims') return (record['lines'] as readonly unknown[]).length === 0;
  if (kind === 'procedures') return record['status'] === 'not_done';
  if (kind === 'specimens') return !subject.observations.some((one) => one.specimen_id === record.id);
  // Of what is resent there is nothing to tell, where it is the person: registrations are not.
  if (kind === 'changes') return UNTOLD.has(record['record_kind']) || record['kind'] === 'resent' || record['kind'] === 'merged';
  if (kind === 'enrollments') return !['termination', 'reinstatement'].includes(String(record['maintenance_type']));
  if (kind === 'messages') return record['kind'] === 'routed' || (record['kind'] === 'raw' && record['text'] === null);
  return false;
}

const placed = tables.filter(({ name }) => PLACES[name] !== undefined);

test.each(placed.map((table) => [table.name, table] as const))('%s', (_, table) => {
  const differing = new Map<string, string>();
  const seen = new Set<string>();
  let count = 0;
  for (const subject of people) {
    const kind = table.field as Kind;
    for (const record of kind === 'patient' ? [subject.patient as unknown as Any] : list(subject, kind)) {
      const { alone, messages } = kind === 'patient' ? { alone: subject, messages: writeHl7v2([subject]) } : because(subject, kind, record);
      const told = toldBy(kind === 'patient' ? messages.filter((message) => !message.includes('|UNKNOWN^')) : messages);
      if (told === undefined) {
        if (!untold(kind, subject, record)) differing.set('no message', record.id);
        continue;
      }
      for (const row of rowsOf(table, alone, record)) {
        count++;
        for (const column of table.columns) {
          const place = PLACES[table.name][column.name];
          if (place === undefined || (place.agreeing === true && subject === changed) || place.where?.(row) === false) continue;
          const found = inColumn(place.read(told, row), column, place, subject);
          const right = row[column.name] === '' ? null : row[column.name];
          if (right !== null) seen.add(column.name);
          if (!same(found, right)) differing.set(column.name, `${JSON.stringify(found)} instead of ${JSON.stringify(right)} in ${record.id}`);
        }
      }
    }
  }
  expect([...differing]).toEqual([]);
  expect(count).toBeGreaterThan(0);
  // A place where there never was a value shows nothing.
  expect(Object.keys(PLACES[table.name]).filter((name) => !seen.has(name))).toEqual([]);
});

/** What is not a clinical record: the number of a subject in its run, its place in the design of a study, and how a scenario asks for a message. */
const OUTSIDE = [
  'patients.subject_index',
  'patients.subject_member',
  'variations.value',
  'attributes.value',
  'messages.kind',
  'messages.text',
  'messages.record_id',
];
const reported = (record: string, field: string): boolean => hl7v2.omits().some((one) => one.record === record && one.field === field);
const carried = (table: Table): boolean => table.field === 'patient' || hl7v2.carries[table.field as RecordKind] === true;

test('a column has a place, or the target reports that it has none: never both, never neither', () => {
  const wrong: string[] = [];
  for (const table of tables.filter((one) => one.of === 'subject')) {
    if (!carried(table) && PLACES[table.name] !== undefined) wrong.push(`${table.name} has places, and is not carried`);
    if (!carried(table)) continue;
    for (const column of table.columns) {
      if (table.key.includes(column.name) || (table.lists.length > 0 && column.name === 'patient_id') || OUTSIDE.includes(`${table.name}.${column.name}`))
        continue;
      const place = PLACES[table.name]?.[column.name];
      const field = table.lists[0]?.[0] ?? (column.origin.from === 'record' ? column.origin.path[0] : '');
      if (place === undefined && !reported(table.field, field)) wrong.push(`${table.name}.${column.name} has no place, and is not reported`);
      if (place !== undefined && place.partly !== true && reported(table.field, field)) wrong.push(`${table.name}.${column.name} has a place, and is reported`);
      if (place?.partly === true && !reported(table.field, field)) wrong.push(`${table.name}.${column.name} has a place for some values, and is not reported`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every place is of a column that there is, and every report of a field', () => {
  const columns = new Set(tables.flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}`)));
  const names = Object.entries(PLACES).flatMap(([table, places]) => Object.keys(places).map((name) => `${table}.${name}`));
  expect(names.filter((name) => !columns.has(name))).toEqual([]);
  expect(hl7v2.omits().filter(({ record, field }) => !(String(field) in kindOf[record].schema.shape))).toEqual([]);
});

/** Another value of a field; none where it has but one. */
function another(field: Field, value: unknown): unknown {
  if (field.type === 'word') return field.words.find((word) => word !== value);
  if (field.type === 'list') return [];
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return z.uuid().safeParse(value).success ? undefined : `${value} too`;
  return field.nullable && value !== null ? null : undefined;
}

/** Fields of which the target says that they are left out, and of which it writes nothing at all. */
const silent = hl7v2.omits().filter(({ record, field }) => {
  const names = tables.filter((table) => table.field === record).flatMap((table) => Object.keys(PLACES[table.name] ?? {}));
  // Of some lists of parts the message has most.
  if (tables.some((table) => table.field === record && table.lists[0]?.[0] === field && PLACES[table.name] !== undefined)) return false;
  // Results are reported, but not by their identifiers; a change is a message, whatever it holds.
  if (record === 'changes' || field === 'result_ids') return false;
  return !names.some((name) => name === field || name.startsWith(`${field}_`));
});

test.each(silent.map(({ record, field }) => [`${record}.${field}`, record, field as string] as const))('no message depends on %s', (_, kind, field) => {
  const record = list(fixture, kind).find((one) => one.id === full[kind].id) as Any;
  const described = kindOf[kind].fields().find(({ name }) => name === field) as Field;
  const different = another(described, record[field]);
  const elsewhere = [...fixture.parties.locations, ...fixture.parties.practitioners].find(({ id }) => id !== record[field])?.id;
  const value = different === undefined ? elsewhere : different;
  expect(value).not.toEqual(record[field]);
  expect(because(fixture, kind, { ...record, [field]: value }).messages).toEqual(because(fixture, kind, record).messages);
});

test('the person of the fixture has every field', () => {
  expect(Object.entries(patient.shape).filter(([name]) => fixture.patient[name as keyof typeof fixture.patient] === null)).toEqual([]);
});
