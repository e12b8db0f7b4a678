/** What a verb takes, where it may stand, and how its fields follow from a canonical record. */
import type { z } from 'zod';
import type { CodeSystem } from '../model/scalars.ts';
import { type ClinicalKind, clinicalKinds, clinicalRecords } from '../model/subject.ts';
import { authoredFields } from './authored-fields.ts';
import type { Type } from './types.ts';

export type ArgumentSpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'concept'; readonly systems: readonly CodeSystem[] }
  | { readonly kind: 'word'; readonly what: string; readonly labels: readonly string[] }
  | { readonly kind: 'text'; readonly what: string }
  | { readonly kind: 'attribute' }
  | { readonly kind: 'panel' }
  /** An event of a timeline: the claim that it makes is meant. */
  | { readonly kind: 'event' };

export interface VerbSpec {
  readonly verb: string;
  readonly argument: ArgumentSpec;
  /** `observed`: a value of the observable; `attribute`: of the attribute's type. */
  readonly value: 'none' | 'observed' | 'attribute';
  readonly fields: ReadonlyMap<string, Type>;
  /** `parts`: besides fields, values by concept. `care`: besides fields, clinical verbs. */
  readonly body: 'fields' | 'parts' | 'care';
  /** `encounter`: only in one. `event`: directly in an event. `any`: both. */
  readonly stands: 'encounter' | 'event' | 'any';
  /** Whether a second event follows the argument: `merge a into b`. */
  readonly into: boolean;
  readonly summary: string;
  /** The kind of record that the verb makes, beside others that follow from it. */
  readonly makes: ClinicalKind | null;
}

export const concept = (systems: readonly CodeSystem[]): ArgumentSpec => ({ kind: 'concept', systems });
export const word = (what: string, labels: readonly string[]): ArgumentSpec => ({ kind: 'word', what, labels });

interface Parts {
  readonly record?: z.ZodObject;
  readonly more?: Readonly<Record<string, Type>>;
  /** Fields of the record that this verb does not give. */
  readonly without?: readonly string[];
  readonly value?: VerbSpec['value'];
  readonly body?: VerbSpec['body'];
  readonly stands?: VerbSpec['stands'];
  readonly into?: boolean;
}

export function spec(verb: string, summary: string, argument: ArgumentSpec, parts: Parts = {}): VerbSpec {
  const fields = new Map<string, Type>();
  if (parts.record !== undefined)
    for (const [name, field] of authoredFields(parts.record)) if (parts.without?.includes(name) !== true) fields.set(name, field.type);
  for (const [name, type] of Object.entries(parts.more ?? {})) fields.set(name, type);
  const makes = clinicalKinds.find((kind) => clinicalRecords[kind] === parts.record) ?? null;
  return {
    verb,
    summary,
    argument,
    value: parts.value ?? 'none',
    fields,
    body: parts.body ?? 'fields',
    stands: parts.stands ?? 'encounter',
    into: parts.into ?? false,
    makes,
  };
}
