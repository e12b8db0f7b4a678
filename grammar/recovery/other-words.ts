/** Words of other languages, and what is written instead. */
import { profileStatements, timelineStatements } from '../../vocabulary/block-statements.ts';
import { verbList } from '../../vocabulary/verbs.ts';
import type { DurationUnit } from '../ast/ast.ts';
import { declarationWords, type kw } from '../keywords.ts';

type Keyword = keyof typeof kw;

/** Clauses of an event. */
export const clauseWords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['after', 'at'],
  ['if', 'when'],
  ['where', 'when'],
  ['unless', 'when'],
  ['starting', 'from'],
  ['beginning', 'from'],
  ['since', 'from'],
  ['till', 'until'],
  ['to', 'until'],
  ['during', 'for'],
  ['each', 'every'],
  ['repeat', 'every'],
  ['probability', 'chance'],
  ['prob', 'chance'],
  ['attendance', 'attends'],
  ['within', 'jitter'],
  ['window', 'jitter'],
]);

/** Adverbs, and the interval that they mean. */
export const adverbs: ReadonlyMap<string, { readonly amount: string; readonly unit: DurationUnit }> = new Map([
  ['daily', { amount: '1', unit: 'day' }],
  ['weekly', { amount: '1', unit: 'week' }],
  ['biweekly', { amount: '2', unit: 'week' }],
  ['monthly', { amount: '1', unit: 'month' }],
  ['quarterly', { amount: '3', unit: 'month' }],
  ['yearly', { amount: '1', unit: 'year' }],
  ['annually', { amount: '1', unit: 'year' }],
]);

/** What is left over in a choice. */
export const elseWords: ReadonlySet<string> = new Set(['default', 'otherwise', '_']);
/** `where` and `given` in an argument. */
export const whereWords: ReadonlySet<string> = new Set(['with', 'when', 'if', 'that', 'who', 'whose', 'having']);
export const givenWords: ReadonlySet<string> = new Set(['among', 'amongst', 'when', 'if', 'with']);
/** A range that a value is kept in. */
export const clamps: ReadonlySet<string> = new Set(['clamp', 'clamped', 'clip', 'truncate', 'truncated', 'limit', 'bounded', 'within']);
/** Types, which people put before a default: `param count: number = 5`. */
export const typeWords: ReadonlySet<string> = new Set(
  'number int integer float decimal double string text str bool boolean date datetime time duration percent percentage money quantity enum'.split(' '),
);
/** Units without a sign that tells them from a word. */
export const commonUnits: ReadonlySet<string> = new Set('mg g kg mcg ug ng mL L dL mmol mol mEq IU U cm mm m in lb bpm mmHg C F Cel'.split(' '));

export const declarationNames: readonly string[] = [...declarationWords.filter((word) => word !== 'hsim'), 'codes'];

/** How each declaration is written, for one that is not. */
export const declarationForms: ReadonlyMap<string, string> = new Map([
  ['hsim', 'hsim 1'],
  ['scenario', 'scenario name "Title" { … }'],
  ['use', 'use "file.hsim" as name'],
  ['param', 'param name: default in low..high'],
  ['let', 'let name(parameter: number): value'],
  ['codes', 'codes name: SYSTEM { … }'],
  ['group', 'group name: [table.row, table.row]'],
  ['table', 'table name(column, column) { … }'],
  ['panel', 'panel name { … }'],
  ['profile', 'profile name { … }'],
  ['variations', 'variations name { … }'],
  ['timeline', 'timeline name of profile { … }'],
  ['states', 'states name from anchor { … }'],
  ['cycle', 'cycle name every 14 days from anchor times 6 { day 1 { … } }'],
  ['flow', 'flow name(parameter: type) -> outcome, outcome { … }'],
  ['expect', 'expect { … }'],
  ['measure', 'measure name { initial: …  numerator: … }'],
  ['target', 'target name { … }'],
  ['cover', 'cover { all(a, b)  pairs(a, b, c)  values(a)  bins(age, [0..17, 18..64]) }'],
  ['defects', 'defects { typo family: 2% }'],
  ['subjects', 'subjects from "roster.csv" { field: column }'],
  ['provider', 'provider name { specialty: … }'],
  ['facility', 'facility name { kind: … }'],
  ['pharmacy', 'pharmacy name { … }'],
  ['payer', 'payer name { … }'],
  ['sponsor', 'sponsor name { … }'],
  ['pool', 'pool name { of: provider  count: 40 }'],
  ['plan', 'plan name { … }'],
  ['formulary', 'formulary name { … }'],
  ['mixin', 'mixin name(parameter: type) { … }'],
]);

/** Declarations. */
export const declarationsMeant: ReadonlyMap<string, string> = new Map([
  ['import', 'use'],
  ['include', 'use'],
  ['require', 'use'],
  ['var', 'let'],
  ['const', 'let'],
  ['def', 'let'],
  ['define', 'let'],
  ['function', 'let'],
  ['formula', 'let'],
  ['parameter', 'param'],
  ['patient', 'profile'],
  ['patients', 'profile'],
  ['person', 'profile'],
  ['population', 'profile'],
  ['cohort', 'profile'],
  ['demographics', 'profile'],
  ['codeset', 'codes'],
  ['valueset', 'codes'],
  ['terminology', 'codes'],
  ['module', 'scenario'],
  ['assert', 'expect'],
  ['test', 'expect'],
  ['calibrate', 'target'],
  ['benchmark', 'target'],
  ['for', 'subjects'],
  ['roster', 'subjects'],
  ['doctor', 'provider'],
  ['physician', 'provider'],
  ['practitioner', 'provider'],
  ['clinic', 'facility'],
  ['hospital', 'facility'],
  ['organization', 'facility'],
  ['insurer', 'payer'],
  ['employer', 'sponsor'],
  ['benefits', 'plan'],
  ['fragment', 'mixin'],
  ['macro', 'mixin'],
  ['template', 'mixin'],
]);

/** Words that belong inside a declaration, and where. */
export const innerWords: ReadonlyMap<string, string> = new Map<string, string>([
  ...verbList.map(({ name, allowedIn }) => [name, allowedIn === 'visit' ? 'an `encounter` in an event of a `timeline`' : 'an event of a `timeline`'] as const),
  ...[...Object.keys(timelineStatements), 'event'].map((word) => [word, 'a `timeline`'] as const),
  ...[...Object.keys(profileStatements), 'age'].map((word) => [word, 'a `profile`'] as const),
  ['as_of', 'the `scenario` block'],
  ['every', 'an `expect` block'],
  ['never', 'an `expect` block'],
  ['share', 'an `expect` block'],
]);
