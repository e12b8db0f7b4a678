/** The measures of gaps, ready to be asked while a subject's life runs: of what happened by then. */
import type { Measure } from '../../../ir/definition.ts';
import type { Expression, RecordRef } from '../../../ir/expression.ts';
import { eachPart } from '../../../ir/walk.ts';
import type { RecordKind } from '../../../model/record-kinds.ts';
import type { AnyRecord } from '../../../model/subject.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import type { Closure } from '../../subject/subject-state.ts';
import type { VerbContext } from '../verb-context.ts';

/** What a measure says of a subject now. `outside`: not in the initial population or denominator. */
export type MeasureStanding = 'outside' | 'excluded' | 'met' | 'unmet';

export interface NoticedRecord {
  readonly kind: RecordKind;
  readonly record: AnyRecord;
}

/** Codes that a condition asks about, each with the list that it asks in; null for any list. */
type AskedCodes = ReadonlyMap<string, ReadonlySet<string | null>>;

export interface GapMeasure {
  readonly name: string;
  readonly title: string;
  readonly initial: Closure;
  readonly denominator: Closure | null;
  readonly exclusion: Closure | null;
  readonly numerator: Closure;
  readonly asked: { readonly exclusion: AskedCodes; readonly numerator: AskedCodes };
}

const NONE: AskedCodes = new Map();

export function gapMeasure({ name, title, initial, denominator, exclusion, numerator }: Measure, context: VerbContext): GapMeasure {
  return {
    name,
    title,
    initial: compile(initial, context),
    denominator: denominator === null ? null : compile(denominator, context),
    exclusion: exclusion === null ? null : compile(exclusion, context),
    numerator: compile(numerator, context),
    asked: { exclusion: exclusion === null ? NONE : askedCodes(exclusion, context), numerator: askedCodes(numerator, context) },
  };
}

export function standing(measure: GapMeasure, ask: (closure: Closure) => unknown): MeasureStanding {
  if (ask(measure.initial) !== true) return 'outside';
  if (measure.denominator !== null && ask(measure.denominator) !== true) return 'outside';
  return standingOfMember(measure, ask);
}

/** The same of who is in the denominator already: a later birthday does not take them out of the year's measure. */
export function standingOfMember(measure: GapMeasure, ask: (closure: Closure) => unknown): MeasureStanding {
  if (measure.exclusion !== null && ask(measure.exclusion) === true) return 'excluded';
  return ask(measure.numerator) === true ? 'met' : 'unmet';
}

/** Of the records of a minute, the last whose code the condition asks about; null where it asks about something else. */
export function evidenceAmong(noticed: readonly NoticedRecord[], asked: AskedCodes): NoticedRecord | null {
  return (
    noticed.findLast(({ kind, record }) => codesOf(record).some((code) => asked.get(code)?.has(null) === true || asked.get(code)?.has(kind) === true)) ?? null
  );
}

function codesOf(record: AnyRecord): string[] {
  const codes = 'code' in record ? [record.code] : [];
  const parts = 'components' in record ? record.components.map(({ code }) => code) : [];
  return [...codes, ...parts].map(({ system, code }) => `${system} ${code}`);
}

function askedCodes(condition: Expression, { codings }: VerbContext): AskedCodes {
  const asked = new Map<string, Set<string | null>>();
  const add = (concept: number, record: string | null): void => {
    const { system, code } = codings[concept];
    asked.set(`${system} ${code}`, (asked.get(`${system} ${code}`) ?? new Set()).add(record));
  };
  const addRef = (ref: RecordRef | null): void => {
    if (ref?.kind === 'concept') add(ref.concept, ref.record);
    if (ref?.kind === 'group') for (const concept of ref.concepts) add(concept, ref.record);
  };
  for (const part of eachPart(condition)) {
    if (part.op === 'query') addRef(part.of);
    if (part.op === 'occurs') {
      addRef(part.of);
      addRef(part.other);
    }
    if (part.op === 'has' || part.op === 'on') add(part.concept, null);
  }
  return asked;
}
