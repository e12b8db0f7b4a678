/** Differential: what FHIRPath (Medplum's) finds in the resources is what the canonical records hold, field by field. */

import { readFileSync } from 'node:fs';
import { evalFhirPath } from '@medplum/core';
import type { FhirResource } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { type RecordKind, recordKinds } from '../../../model/record-kinds.ts';
import type { Subject } from '../../../model/subject.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import type { Column } from '../../../targets/tables/table-model.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { Files, run } from '../fixtures/basics.ts';
import { everything } from '../fixtures/full.ts';
import { apart, expected, tables, together } from '../tables/read-tables.ts';
import { PLACES, type Place, RESOURCE, type Row, SYSTEMS } from './fhir-places.ts';

const read = (name: string, count: number, folder = 'patientsim'): Subject[] =>
  subjects(compileText(readFileSync(`scenarios/${folder}/${name}.hsim`, 'utf8')), { count });
const fixture = apart(everything(), 3);
const people = [
  ...read('diabetes', 3),
  ...read('orders_results', 10).map((one) => apart(one, 1)),
  ...read('adt_workflow', 10).map((one) => apart(one, 2)),
  ...read('coordination_of_benefits', 6, 'membersim').map((one) => apart(one, 4)),
  ...read('prior_auth', 6, 'membersim').map((one) => apart(one, 5)),
  ...read('retail_specialty', 3, 'rxmembersim').map((one) => apart(one, 6)),
  fixture,
];

/** Every resource by type and id. */
function written(): Map<string, FhirResource> {
  const files = new Files();
  const writer = fhir.open(run, { bundle: 'none', us_core: '6.1.0' });
  for (const one of people) writer.subject(one, '0000', files);
  writer.directory!(together(people), files);
  const all = [...files.texts.values()].flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line) as FhirResource);
  return new Map(all.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));
}
const resources = written();

/** A first decision has the id of the explanation before it, and its own as an identifier. */
const identified = new Map<string, FhirResource>(
  [...resources.values()].flatMap((resource) =>
    ((resource as { readonly identifier?: readonly { readonly value?: string }[] }).identifier ?? []).map(
      ({ value }) => [`${resource.resourceType}/${value}`, resource] as const,
    ),
  ),
);

const byType = new Map<string, FhirResource[]>();
for (const resource of resources.values()) byType.set(resource.resourceType, [...(byType.get(resource.resourceType) ?? []), resource]);

/** The resource that reports a row: its own, or another that a FHIRPath finds by it. */
function told(place: Place, row: Row, own: FhirResource): FhirResource | undefined {
  if (place.on === undefined) return own;
  const { type, where } = place.on;
  if (where.startsWith('$addresses')) {
    const [reference] = evalFhirPath('addresses.reference', own) as string[];
    return reference === undefined ? undefined : resources.get(reference);
  }
  const path = where
    .replace('$id', String(row['id']))
    .replace('$original_id', String(row['original_id']))
    .replace('$practitioner_id', String(row['practitioner_id']))
    .replace('$authorization_id', String(row['authorization_id']));
  return byType.get(type)?.find((resource) => evalFhirPath(path, resource)[0] === true);
}

/** A value of FHIR in the form of the column. */
function inColumn(value: unknown, { name, type, words }: Column, place: Place): unknown {
  if (value === undefined) return null;
  const text = String(value);
  if (place.words?.[text] !== undefined) return place.words[text];
  if (name === 'system' || name.endsWith('_system')) return SYSTEMS[text] ?? text;
  if (type === 'id') return text.slice(text.lastIndexOf('/') + 1).replace('urn:uuid:', '');
  if (type === 'money') return Number(value).toFixed(2);
  if (type === 'time') return text.slice(0, 16);
  if (type === 'double' || type === 'integer') return Number(value);
  if (type === 'boolean') return value;
  if (place.path.endsWith('.data')) return Buffer.from(text, 'base64').toString('utf8');
  if (text.startsWith('urn:oid:')) return text.slice('urn:oid:'.length);
  return words === null || words.includes(text) ? text : text.replaceAll('-', '_').toLowerCase();
}

/** A number may have gone through a division. */
function same(found: unknown, right: unknown): boolean {
  if (typeof found === 'number' && typeof right === 'number') return Math.abs(found - right) <= 1e-9 * Math.abs(right);
  return found === right;
}

test.each(tables.filter(({ name }) => PLACES[name] !== undefined).map((table) => [table.name, table] as const))('%s', (_, table) => {
  const rows = expected(table, people).map((cells) => Object.fromEntries(table.columns.map(({ name }, i) => [name, cells[i]])));
  expect(rows.length).toBeGreaterThan(0);
  const differing = new Map<string, string>();
  for (const row of rows) {
    const [type, id] = [RESOURCE[table.name], row[table.key[0]]];
    const own = resources.get(`${type}/${id}`) ?? identified.get(`${type}/urn:uuid:${id}`);
    expect(own).toBeDefined();
    for (const column of table.columns) {
      const given = PLACES[table.name][column.name];
      if (given === undefined) continue;
      const place = typeof given === 'string' ? { path: given } : given;
      if (place.agreeing === true && row['patient_id'] === fixture.patient.id) continue;
      const resource = told(place, row, own as FhirResource);
      const path = place.path
        .replaceAll('$n', String(Number(row['position']) - 1))
        .replaceAll('$line', String(Number(row['line_position']) - 1))
        .replaceAll('$id', String(row['id']));
      const [value] = resource === undefined ? [] : (evalFhirPath(path, resource) as unknown[]);
      const found = inColumn(value, column, place);
      const right = place.absent?.(row) === true || row[column.name] === '' ? null : row[column.name];
      if (same(found, right) || (place.required === true && right === null && found !== null)) continue;
      differing.set(column.name, `${JSON.stringify(found)} instead of ${JSON.stringify(right)} in ${row[table.key[0]]}`);
    }
  }
  expect([...differing]).toEqual([]);
});

/** What is not a clinical record: the number of a subject in its run, and its place in the design of a study. */
const OUTSIDE = ['patients.subject_index', 'patients.subject_member', 'variations.value', 'attributes.value'];

test('a column has a place, or the target reports that it has none: never both, never neither', () => {
  const omitted = fhir.omits();
  const reported = (record: string, field: string): boolean => omitted.some((one) => one.record === record && one.field === field);
  const wrong: string[] = [];
  for (const table of tables) {
    if (fhir.carries[table.field as RecordKind] !== true) {
      if (recordKinds.includes(table.field as never) && PLACES[table.name] !== undefined) wrong.push(`${table.name} has places, and is reported as left out`);
      if (recordKinds.includes(table.field as never)) continue;
    }
    for (const column of table.columns) {
      if (table.key.includes(column.name) || OUTSIDE.includes(`${table.name}.${column.name}`)) continue;
      const place = PLACES[table.name]?.[column.name];
      const partly = typeof place === 'object' && place.absent !== undefined;
      const left = column.origin.from === 'record' && reported(table.field, column.origin.path[0]);
      if (place === undefined && !left) wrong.push(`${table.name}.${column.name} has no place, and is not reported`);
      if (place !== undefined && !partly && left) wrong.push(`${table.name}.${column.name} has a place, and is reported as left out`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every place is of a column that there is', () => {
  const columns = new Set(tables.flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}`)));
  expect(
    Object.entries(PLACES)
      .flatMap(([table, places]) => Object.keys(places).map((name) => `${table}.${name}`))
      .filter((name) => !columns.has(name)),
  ).toEqual([]);
});
