/** Fields in tables: what each takes, and what it means. */
import type { z } from 'zod';
import type { Bounds } from '../../model/describe.ts';
import { patient } from '../../model/parties/patient.ts';
import { location, organization, practitioner } from '../../model/parties/providers.ts';
import { authoredFields } from '../../vocabulary/authored-fields.ts';
import { boundsOf, describe, type Type } from '../../vocabulary/types.ts';
import { typesOf } from '../../vocabulary/verb-spec.ts';
import { code, table } from './markdown.ts';

/** Tables of fields that are not those of a verb, by what they are of. */
export const fieldTables: ReadonlyMap<string, () => string> = new Map([
  ['person', () => fieldTable(patient)],
  ['provider', () => fieldTable(practitioner)],
  ['facility', () => fieldTable(organization, location)],
  ['organization', () => fieldTable(organization)],
]);

function fieldTable(...records: readonly z.ZodObject[]): string {
  const fields = new Map(records.flatMap((record) => [...authoredFields(record)]));
  const rows = [...fields].map(([name, { type, description }]) => [code(name), fieldType(type), description]);
  return [table(['field', 'takes', 'meaning'], rows), ...longWords(typesOf(fields))].join('\n\n');
}

const MOST_CHARACTERS = 80;
const isLong = (labels: readonly string[]): boolean => labels.join(', ').length > MOST_CHARACTERS;

export function fieldType(type: Type): string {
  if (type.kind === 'choice') return isLong(type.labels) ? 'a word, see below' : type.labels.join(', ');
  if (type.kind === 'party') return `a ${type.of} or a pool`;
  const bounds = boundsOf(type);
  return `${describe(type)}${bounds === null ? '' : limits(type, bounds)}`;
}

function limits(type: Type, { least, most }: Bounds): string {
  if (type.kind === 'text') return `, at most ${most} characters`;
  if (type.kind === 'duration') return `, at most ${most} days`;
  if (least === null || most === null) return '';
  return most >= 1_000_000 ? '' : `, ${least} to ${most}`;
}

/** The words of those fields whose cells would be too long. */
export function longWords(fields: Iterable<readonly [string, Type]>): string[] {
  return [...fields].flatMap(([name, type]) =>
    type.kind === 'choice' && isLong(type.labels) ? [`Words of ${code(name)}: ${type.labels.map(code).join(', ')}.`] : [],
  );
}
