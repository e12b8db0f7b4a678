/**
 * How each statement is written, by its first word: the grammar reads this, so that `discharge home diagnose dx.flu` needs no separators. Derived from
 * the specifications of the words.
 */
import { relationships } from '../model/parties/related-person.ts';
import {
  coverStatements,
  includeStatement,
  memberStatement,
  panelStatements,
  profileStatements,
  type StatementSpec,
  timelineStatements,
} from './block-statements.ts';
import { defectSpecs, defectStatement } from './defect-verbs.ts';
import type { TermSpec } from './formulary-vocabulary.ts';
import { termSpecs } from './plan-vocabulary.ts';
import type { ArgumentSpec, VerbSpec } from './verb-spec.ts';
import { historyNouns, verbList } from './verbs.ts';

export interface StatementForm {
  /** The bare argument after the word; `named`: a path, and a name after it where one of two is told apart, `coverage medical guild { … }`. */
  readonly argument: 'none' | 'path' | 'text' | 'named';
  /** Words that the argument may be, although statements begin with them too. */
  readonly words: readonly string[];
  /** Words that are never the argument, since they begin the next statement. */
  readonly others: readonly string[];
  /** Whether a value follows a colon. */
  readonly value: boolean;
  readonly braces: boolean;
  /** Whether `when` and `chance` may follow. */
  readonly conditions: boolean;
  /** The word after the argument, and what follows it: `merge arrival into visit`, `mark visit in_error`, `authorize x as pa`. */
  readonly after: VerbSpec['after'];
  /** Whether it is a statement of events: what else begins statements is a name after it. */
  readonly ofEvents: boolean;
}

function argumentForm({ kind }: ArgumentSpec): StatementForm['argument'] {
  return kind === 'none' || kind === 'text' ? kind : 'path';
}

function wordsOf(argument: ArgumentSpec): readonly string[] {
  if (argument.kind === 'concept') return argument.or === null ? [] : wordsOf(argument.or);
  return argument.kind === 'word' ? argument.labels : [];
}

function formOfVerb({ argument, value, body, fields, after }: VerbSpec): StatementForm {
  return {
    argument: argumentForm(argument),
    words: wordsOf(argument),
    others: [],
    value: value !== 'none',
    braces: fields.size > 0 || body !== 'fields',
    conditions: true,
    after,
    ofEvents: true,
  };
}

function formOf({ parts }: StatementSpec): StatementForm {
  return {
    argument: parts.includes('object') ? 'named' : parts.includes('argument') ? 'path' : 'none',
    words: [],
    others: [],
    value: parts.includes('value'),
    braces: parts.includes('body'),
    conditions: parts.includes('when'),
    after: null,
    ofEvents: false,
  };
}

function formOfTerm({ argument }: TermSpec): StatementForm {
  return formOf({ parts: argument === 'none' ? ['body'] : ['argument', 'body'], distinct: null });
}

/** Blocks in plans and formularies, which are declarations themselves. */
const terms = [...termSpecs].filter(([word]) => [...termSpecs.values()].some(({ parts }) => parts.includes(word)));
const blocks = { ...profileStatements, ...timelineStatements, ...coverStatements, ...panelStatements, include: includeStatement };

/** A word that begins statements of several blocks is written alike in all of them. */
export const statementForms: ReadonlyMap<string, StatementForm> = new Map<string, StatementForm>([
  ...Object.entries(defectSpecs).map(([word, spec]) => [word, formOf(defectStatement(spec))] as const),
  ...relationships.map((word) => [word, { ...formOf(memberStatement), others: relationships }] as const),
  ...terms.map(([word, spec]) => [word, formOfTerm(spec)] as const),
  ...Object.entries(blocks).map(([word, spec]) => [word, { ...formOf(spec), ofEvents: spec === includeStatement }] as const),
  ...[...historyNouns].map(([word, noun]) => [word, formOfVerb(noun)] as const),
  ...verbList.map((verb) => [verb.name, formOfVerb(verb)] as const),
]);

/** A word that begins no statement: what it would be for, which no scenario can say, or what says it. */
export type LaterVerb = { readonly feature: string } | { readonly instead: string };

const decided: LaterVerb = { instead: 'claims are adjudicated and paid automatically, according to the `plan`' };
const filled: LaterVerb = { instead: 'prescriptions are filled automatically, according to `fills` in the profile, and billed to `coverage pharmacy`' };
const checked: LaterVerb = { instead: 'pharmacy claims are checked automatically, by the rules of the `formulary`' };

/** Words of statements that this version does not have. */
export const laterVerbs: ReadonlyMap<string, LaterVerb> = new Map<string, LaterVerb>([
  ['change_coverage', { instead: 'to change the plan, use `enroll` with another `plan`' }],
  ['pay', decided],
  ['refill', { instead: 'refills are filled automatically, according to `fills` in the profile; to attempt one at a stated time, use `fill`' }],
  ['reverse', filled],
  ['reject', { instead: 'pharmacy claims are checked automatically, by the rules of the `formulary`; to have one rejected, use `fill` with `reject`' }],
  ['dur_override', { instead: 'to state what the pharmacist answers to drug-utilization review, use `fill` with `result`' }],
  ['rx_auth', checked],
  ['copay_card', { instead: 'to add a copay card, declare a `plan` of the type `copay_card`, and a `coverage pharmacy` with it' }],
  ['capitate', { instead: 'to pay primary care providers by the month, write `capitation: $…` in the `plan`' }],
  ['lags', { feature: 'reporting delays' }],
]);
