/** `scenario`: facts about the file. */
import type { Body, Statement } from '../../grammar/ast/ast.ts';
import { guess } from '../../grammar/diagnostic.ts';
import { declarationWords } from '../../grammar/keywords.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { nearest } from '../../model/nearest.ts';
import { day, minute, type Type, text } from '../../vocabulary/types.ts';
import { misplacedItem, unknownField } from '../diagnostics/name-diagnostics.ts';
import { reportAgain } from './check-block.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';

const texts: Type = { kind: 'list', item: text };
export const scenarioFields: ReadonlyMap<string, Type> = new Map([
  ['summary', text],
  ['triggers', texts],
  ['tags', texts],
  ['author', text],
  ['version', text],
  ['sources', texts],
  ['as_of', day],
  // Resolved where the anchors are known.
  ['start', minute],
]);

export function checkScenario(checker: Checker): Ir['scenario'] {
  const { scenario, root } = checker.bound;
  if (scenario === null) return { id: nameOfFile(root.module.source.path), title: nameOfFile(root.module.source.path), asOf: null, fields: [] };
  const place: Place = {
    kind: 'constant',
    scope: root,
    path: 'scenario',
    what: '`scenario`',
    timeline: null,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
  };
  const read = new Map<string, Expression>();
  const spans = new Map<string, Span>();
  const swallowed = scenario.body.items.find((item) => item.kind === 'statement' && declarations.has(item.verb.text));
  if (swallowed?.kind === 'statement') reportSwallowed(checker, scenario.body, swallowed);
  for (const item of scenario.body.items) {
    if (swallowed !== undefined && item.span.start >= swallowed.span.start) break;
    const name =
      item.kind === 'field' ? checker.source(root, item.path.span) : item.kind === 'statement' ? item.verb.text : checker.source(root, item.span).slice(0, 30);
    const type = scenarioFields.get(name);
    const span = item.kind === 'field' ? item.path.span : item.kind === 'statement' ? item.verb.span : item.span;
    if (item.kind !== 'field' || type === undefined) {
      const near = nearest(name, scenarioFields.keys());
      checker.report(
        unknownField,
        root,
        span,
        { name, of: '`scenario`' },
        { found: name, expected: [...scenarioFields.keys()], suggestions: near.map((other) => guess(span, other, false)) },
      );
    } else if (read.has(name)) reportAgain(checker, { scope: root, span }, { name }, { scope: root, span: spans.get(name) ?? span });
    else if (name === 'start') read.set(name, { op: 'text', value: checker.source(root, item.value.span), at: checker.at(root, item.value.span) });
    else read.set(name, elaborateAs(checker, { ...place, what: `\`${name}\`` }, item.value, type));
    if (!spans.has(name)) spans.set(name, span);
  }
  const asOf = read.get('as_of');
  return {
    id: scenario.name.text,
    title: scenario.title.text,
    asOf: asOf === undefined ? null : foldNumber(asOf, checker.params),
    fields: [...read].map(([name, value]) => ({ name, value })),
  };
}

/** First words of declarations, which are next to `scenario` and not in it. */
const declarations: ReadonlySet<string> = new Set([...declarationWords, 'codes']);

/** `scenario … { … profile … }`: one mistake, however much is in the braces. */
function reportSwallowed(checker: Checker, body: Body, first: Statement): void {
  const { root } = checker.bound;
  const at = first.span.start;
  const edits = [
    { span: { start: at, end: at }, text: '}\n\n' },
    { span: { start: body.span.end - 1, end: body.span.end }, text: '' },
  ];
  checker.report(
    misplacedItem,
    root,
    first.verb.span,
    { what: `\`${first.verb.text}\``, place: 'in `scenario`; write it as a separate declaration' },
    { found: first.verb.text, expected: [...scenarioFields.keys()], suggestions: [{ title: 'close `scenario` before it', edits, safe: true }] },
  );
}

/** A file without `scenario` is called after itself. */
function nameOfFile(path: string): string {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.hsim$/, '')
    .replace(/[^A-Za-z0-9_]/g, '_');
  return name === '' ? 'scenario' : name;
}
