/** What is specified of a verb: the grammar, the checks, the runtime's registry and the reference all read it. */
import type { z } from 'zod';
import type { CodeSystem } from '../model/codes/code-systems.ts';
import { kindOf, type RecordKind } from '../model/record-kinds.ts';
import { type AuthoredField, authoredFields } from './authored-fields.ts';
import type { Type } from './types.ts';

interface WordSpec {
  readonly kind: 'word';
  readonly what: string;
  readonly labels: readonly string[];
}

interface TextSpec {
  readonly kind: 'text';
  readonly what: string;
  /** What the record calls it, where the verb writes one. */
  readonly field: string | null;
  /** How every such text begins, null where any text will do. */
  readonly begins: string | null;
}

export type ArgumentSpec =
  | { readonly kind: 'none' }
  /** `or`: what else it can be. */
  | { readonly kind: 'concept'; readonly systems: readonly CodeSystem[]; readonly or: WordSpec | TextSpec | null }
  | WordSpec
  | TextSpec
  | { readonly kind: 'attribute' }
  | { readonly kind: 'panel' }
  /** A measure about the same person. */
  | { readonly kind: 'measure' }
  /** An event of a timeline whose records the verb cancels, corrects or sends again. */
  | { readonly kind: 'event' };

/** A noun of `history` for the record that the verb makes, and the fields that it takes next to those of the verb. */
export interface HistorySpec {
  readonly noun: string;
  readonly summary: string;
  readonly more?: Readonly<Record<string, AuthoredField>>;
  /** Fields of the verb that mean nothing outside of a visit. */
  readonly without?: readonly string[];
}

/** Properties that most verbs do not have: an entry names those that it has. */
interface VerbProperties {
  /** `observed`: a value of the observable; `attribute`: of the attribute's type. */
  readonly value: 'none' | 'observed' | 'attribute';
  /** `parts`: fields, and values by concept. `care`: fields and verbs. `corrections`: correctable verbs. */
  readonly body: 'fields' | 'parts' | 'care' | 'corrections';
  /** `visit`: in a visit or stay only. `event`: directly in an event only. */
  readonly allowedIn: 'visit' | 'event' | 'both';
  /** The word after the argument, and what follows it: an event, `merge a into b`, or the name of the answer, `authorize x as pa`, which may be left out. */
  readonly after: { readonly word: string; readonly takes: 'event' | 'name' | null } | null;
  /** What the answer to it can be: the outcome that its name after `as` stands for. */
  readonly answers: readonly string[];
  /** The kind of record that the verb makes. */
  readonly makes: RecordKind | null;
  /** Kinds of record that follow from its use, with the same code systems. */
  readonly alsoMakes: readonly RecordKind[];
  /** Whether `correct` may give the record other values. */
  readonly correctable: boolean;
  /** Fields that have no meaning in `correct`. */
  readonly notCorrected: readonly string[];
  /** Fields of the record that a field of the verb decides under another name; none where it decides what happens later. */
  readonly decides: Readonly<Record<string, readonly string[]>>;
  /** Whether it opens a visit, which ends by itself, or a stay, which lasts until it is ended. */
  readonly opens: 'visit' | 'stay' | null;
  /** Words of the argument for visits by appointment, which begin in office hours. */
  readonly byAppointment: readonly string[];
  /** Fields with the time of a booking: where only the day is known, it is in office hours of a business day. */
  readonly books: readonly string[];
  /** Fields with the time of something past: where only the day is known, it is in office hours of that day. */
  readonly dates: readonly string[];
  /** When on a day its event happens, where no visit and no clause decides. */
  readonly timeOfDay: 'office' | 'any' | null;
  /** Whose row gives the fields that a statement leaves out: that of the argument, or of the field `to`; null where none does. */
  readonly fromRow: 'argument' | 'to' | null;
  /** Whether the patient has the condition of the argument from then on. */
  readonly diagnoses: boolean;
  /** Whether it needs a diagnosis as its reason. */
  readonly needsIndication: boolean;
  /** Whether its codes are checked against the sex and age of the patient. */
  readonly checksSexAndAge: boolean;
  /** Whether it acts on a record that is there, so that it is reported where a whole run has none. */
  readonly actsOnRecords: boolean;
  /** Whether it decides sender and receiver of the messages of its event. */
  readonly routesMessages: boolean;
  /** Whether what it makes is a deliberate fault, which the answer key lists. */
  readonly deliberateFault: boolean;
  /** Whether its fields are all those of the person. */
  readonly ofPerson: boolean;
  /** Words of other languages for the verb. */
  readonly aliases: readonly string[];
  readonly history: HistorySpec | null;
  /** What a field is where it is not given, as Markdown; a field without an entry is empty then. A value in backticks is the value itself. */
  readonly defaults: Readonly<Record<string, string>>;
}

export interface VerbSpec<Name extends string = string> extends VerbProperties {
  readonly name: Name;
  readonly summary: string;
  readonly argument: ArgumentSpec;
  readonly fields: ReadonlyMap<string, Type>;
  /** What each of the fields means. */
  readonly meanings: ReadonlyMap<string, string>;
}

/** One verb as it is written down. Its fields are the authored fields of its record, without `without`, then `more`. */
export interface VerbEntry extends Partial<VerbProperties> {
  readonly summary: string;
  readonly argument?: ArgumentSpec;
  /** Whose fields it takes, where that is not the record that it makes. */
  readonly record?: z.ZodObject;
  readonly without?: readonly string[];
  readonly more?: Readonly<Record<string, AuthoredField>>;
}

const usual: VerbProperties = {
  value: 'none',
  body: 'fields',
  allowedIn: 'visit',
  after: null,
  answers: [],
  makes: null,
  alsoMakes: [],
  correctable: false,
  notCorrected: [],
  decides: {},
  opens: null,
  byAppointment: [],
  books: [],
  dates: [],
  timeOfDay: null,
  fromRow: null,
  diagnoses: false,
  needsIndication: false,
  checksSexAndAge: false,
  actsOnRecords: false,
  routesMessages: false,
  deliberateFault: false,
  ofPerson: false,
  aliases: [],
  history: null,
  defaults: {},
};

export const concept = (systems: readonly CodeSystem[], or: WordSpec | TextSpec | null = null): ArgumentSpec => ({ kind: 'concept', systems, or });
export const word = (what: string, labels: readonly string[]): WordSpec => ({ kind: 'word', what, labels });
export const written = (what: string, field: string | null = null, begins: string | null = null): TextSpec => ({ kind: 'text', what, field, begins });
export const ofEvent: ArgumentSpec = { kind: 'event' };
export const ofMeasure: ArgumentSpec = { kind: 'measure' };

export const typesOf = (fields: Iterable<readonly [string, AuthoredField]>): Map<string, Type> => new Map([...fields].map(([name, { type }]) => [name, type]));
export const meaningsOf = (fields: Iterable<readonly [string, AuthoredField]>): Map<string, string> =>
  new Map([...fields].map(([name, { description }]) => [name, description]));

/** The verbs of one engine. Their names are the keys, and the type by which the engine must implement each of them. */
export function verbGroup<Name extends string>(entries: Readonly<Record<Name, VerbEntry>>): { readonly [N in Name]: VerbSpec<N> } {
  const specs = Object.entries<VerbEntry>(entries).map(([name, { record, without, more, ...entry }]) => {
    const own = record ?? (entry.makes === undefined || entry.makes === null ? null : kindOf[entry.makes].schema);
    const all = new Map<string, AuthoredField>([...(own === null ? [] : authoredFields(own)), ...Object.entries(more ?? {})]);
    for (const field of without ?? []) all.delete(field);
    const fromRow = entry.argument?.kind === 'concept' && typeof entry.makes === 'string' ? 'argument' : null;
    const actsOnRecords = entry.argument?.kind === 'event';
    const spec: VerbSpec = { ...usual, argument: { kind: 'none' }, fromRow, actsOnRecords, ...entry, name, fields: typesOf(all), meanings: meaningsOf(all) };
    return [name, spec];
  });
  return Object.fromEntries(specs) as { readonly [N in Name]: VerbSpec<N> };
}
