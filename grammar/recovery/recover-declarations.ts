/** What is at the top of a file, in its tables, threads and expectations, and is written otherwise. */
import { EOF, type IToken } from 'chevrotain';
import { nearest } from '../../model/nearest.ts';
import type { Assertion, Body, CodeRow, CycleItem, Header, Name, PathValue, StateNode, TableRow, ValueNode } from '../ast/ast.ts';
import { echo, guess, replace } from '../diagnostic.ts';
import { cycleItemWords, cycleWords, kw } from '../keywords.ts';
import type { HsimParser } from '../rules/declaration-rules.ts';
import { firstInBlock, removalOf, spanOf } from '../source-text.ts';
import * as t from '../tokens.ts';
import { shown } from './explain-error.ts';
import { declarationForms, declarationNames, declarationsMeant, innerWords } from './other-words.ts';
import { bare, bareArm, passJunk, passRest } from './recover-bodies.ts';
import { blockEnds, dropNeedless, noComma, otherForm, startsAmount, startsOperand, withSpaceBefore } from './recover-signs.ts';
import { meantSign } from './recover-values.ts';
import * as say from './syntax-diagnostics.ts';

type P = HsimParser;

// The file

/** What is between declarations and begins none. */
export function betweenDeclarations(p: P): void {
  while (p.next().tokenType !== EOF && !(startsDeclaration(p) && startsHead(p))) {
    const { tokenType } = p.next();
    if (tokenType === t.Comma || tokenType === t.Semicolon) {
      dropNeedless(p, 'between declarations');
      continue;
    }
    if (meantWith(p)) continue;
    const span = p.nextSpan();
    if (p.ahead(1, t.Word)) reportUnknown(p, p.take());
    else {
      const found = p.text(span);
      p.report(
        say.unexpected,
        span,
        { found: shown(found), place: ' between declarations', expected: '; expected a declaration' },
        { found, expected: [...declarationNames] },
      );
    }
    passBlock(p);
    p.lose(span.start);
  }
}

/** `joint(a, b)`: the later axis says that it is dealt with the earlier one. */
function meantWith(p: P): boolean {
  if (p.next().image !== 'joint' || p.next(2).tokenType !== t.LParen) return false;
  const start = p.nextSpan();
  const names: string[] = [];
  while (p.next().tokenType !== EOF && p.next().tokenType !== t.RParen && p.next().tokenType !== t.LBrace) {
    const token = p.take();
    if (p.spanOf(token).start !== start.start && token.tokenType === t.Word) names.push(token.image);
  }
  if (p.next().tokenType === t.RParen) p.take();
  const span = p.since(start);
  const axes = [...new Set(names)]
    .map((name) => ({ name, head: new RegExp(`\\bvariations\\s+${name}\\b`).exec(p.source.text) }))
    .flatMap(({ name, head }) => (head === null ? [] : [{ name, start: head.index, end: head.index + head[0].length }]))
    .sort((a, b) => a.end - b.end);
  const edits = axes.slice(1).map(({ end }, i) => ({ span: spanOf(end, end), text: ` with ${axes[i].name}` }));
  const [first = 'a', second = 'b'] = axes.map(({ name }) => name);
  p.report(
    say.otherForm,
    span,
    { found: p.text(span), rule: 'two `variations` are combined using `with`' },
    {
      found: p.text(span),
      suggestions: [
        {
          title: `remove \`${echo(p.text(span))}\`, and write \`variations ${second} with ${first}\``,
          edits: [{ span: removalOf(p.source.text, span), text: '' }, ...edits],
          safe: true,
        },
      ],
      related: axes.slice(1).map(({ name, start, end }) => ({ message: `\`${name}\` is declared here`, file: p.source.path, span: spanOf(start, end) })),
    },
  );
  return true;
}

function startsDeclaration(p: P): boolean {
  const type = p.next().tokenType;
  return t.lexedWords.includes(type) || type.name.startsWith('Kw_declare_');
}

/** What follows the first word of a declaration, where it is not a name. */
const afterFirst: ReadonlyMap<string, (p: P) => boolean> = new Map<string, (p: P) => boolean>([
  ['hsim', () => false],
  ['use', (p) => p.next(2).tokenType === t.Text || p.next(2).tokenType === t.Unit],
  ...['expect', 'cover', 'defects'].map(
    (word) => [word, (p: P) => p.next(2).image === '{' || p.next(3).image === '{' || (word === 'expect' && p.next(2).image === 'of')] as const,
  ),
]);
const startsHead = (p: P): boolean => afterFirst.get(p.next().image)?.(p) ?? p.ahead(2, t.Word);

/** What is missing after the first word of a declaration, where it is not a name. */
const missingAfter: ReadonlyMap<string, string> = new Map([
  ['hsim', 'version'],
  ['use', 'path in quotes'],
  ['subjects', '`from`'],
  ['expect', '`{`'],
  ['cover', '`{`'],
  ['defects', '`{`'],
]);

/** Passes over the rest of a declaration: to the next word that begins one, outside braces. */
function passBlock(p: P): void {
  let depth = 0;
  for (let k = 0; ; k++) {
    const token = p.next();
    if (token.tokenType === EOF) return;
    if (depth === 0 && (startsDeclaration(p) || (k > 0 && p.ahead(1, t.Word) && p.beginsLine()))) return;
    if (token.image === '{') depth++;
    p.take();
    if (token.image === '}' && --depth <= 0) return;
  }
}

function reportUnknown(p: P, token: IToken): void {
  const span = p.spanOf(token);
  const word = token.image;
  const form = declarationForms.get(word);
  const inside = innerWords.get(word);
  if (word === 'hsim' && p.next().tokenType === t.Number_) {
    const again = spanOf(span.start, p.spanOf(p.next()).end);
    const suggestions = [replace(`remove \`${p.text(again)}\``, removalOf(p.source.text, again), '')];
    p.report(say.wrongPart, span, { what: '`hsim 1` is allowed only once, on the first line' }, { found: word, suggestions });
  } else if (form !== undefined) p.report(say.declarationForm, span, { word, missing: missingAfter.get(word) ?? 'name' }, { found: word, examples: [form] });
  else if (inside !== undefined) {
    const what = `\`${word}\` is not allowed at the top level; it belongs in ${inside}`;
    p.report(say.wrongPart, span, { what }, { found: word, expected: [inside] });
  } else {
    const other = declarationsMeant.get(word);
    const near = other === undefined ? nearest(word, declarationNames).slice(0, 1) : [other];
    // `import "path" as name` has the form of `use`.
    const sure = other === 'use' && p.next(1).tokenType === t.Text;
    const suggestions = near.map((right) => guess(span, right, sure));
    p.report(say.unknownDeclaration, span, { found: echo(word) }, { found: word, expected: [...declarationNames], suggestions });
  }
}

export function afterHeader(p: P, header: Header): Header {
  const token = p.next(0);
  const found = token.image;
  if (found === '1') return header;
  const suggestions = [replace('write `hsim 1`', p.spanOf(token), '1', Number(found) === 1)];
  p.report(say.headerVersion, p.spanOf(token), { found }, { found, expected: ['1'], suggestions });
  return header;
}

/** `use "…"` without a name: it is read with the name of the file. */
export function aliasless(p: P): boolean {
  if (p.ruleAt() !== 'use') return false;
  const at = p.endOfLast();
  const base = /([A-Za-z_]\w*)(?:\.\w+)?$/.exec(p.next(0).image.slice(1, -1).slice(-100))?.[1] ?? 'name';
  p.report(
    say.missingPart,
    spanOf(Math.max(0, at - 1), at),
    { what: 'an imported file needs a name' },
    { expected: ['`as` name'], suggestions: [{ title: `add \`as ${base}\``, edits: [{ span: spanOf(at, at), text: ` as ${base}` }], safe: false }] },
  );
  p.insert(kw.as, 'as', 1, at);
  p.insert(t.Word, base, 2, at);
  return true;
}

/** A timeline that does not say whose it is; its profile is the only one there is. */
export function profileless(p: P): boolean {
  if (p.ruleAt() !== 'timeline') return false;
  if (p.next().image === 'for' && p.ahead(2, t.Word) && p.next(3).image === '{') {
    otherForm(p, p.next(), kw.of, 'of', 'the profile of a timeline follows `of`');
    return true;
  }
  const extending = p.next().image === 'extends' && p.ahead(2, t.Word);
  let after = 1;
  if (extending) {
    after = p.afterPath(2);
    if (p.next(after).tokenType === kw.of && p.ahead(after + 1, t.Word)) {
      // `extends a of p` is read as `of p extends a`.
      for (let i = 0; i < 2; i++) {
        const { tokenType, image, startOffset, endOffset } = p.remove(after + 1);
        p.insert(tokenType, image, 1, startOffset);
        p.next().endOffset = endOffset;
      }
      return true;
    }
  }
  if (p.next(after).image !== '{') return false;
  const token = p.next(0);
  const at = p.endOfLast();
  p.report(
    say.missingPart,
    p.spanOf(token),
    { what: `the timeline \`${echo(token.image)}\` does not name its profile` },
    {
      found: token.image,
      expected: ['`of` profile'],
      suggestions: [{ title: 'add `of` and the name of the profile', edits: [{ span: spanOf(at, at), text: ' of profile' }], safe: false }],
    },
  );
  p.insert(kw.of, 'of', 1, at);
  p.insert(t.Word, '', 2, at);
  return true;
}

/** `profile b extends a { … }` is read as the `include` that it means; the braces that an arm lacks are read as empty, and the checks ask for those of an event. */
export function beforeBody(p: P): Body | null | undefined {
  const rule = p.ruleAt(1);
  if (rule === 'event' && p.next().image !== '{') return null;
  if (rule === 'branchArm' || rule === 'variationArm') return bareArm(p);
  if ((rule !== 'profile' && rule !== 'timeline') || p.next().image !== 'extends' || !p.ahead(2, t.Word)) return undefined;
  const start = p.spanOf(p.take());
  const of: PathValue = p.read(p.path);
  const span = p.since(start);
  const body = p.read(p.body);
  const name = p.text(of.span);
  const at = body.span.start + 1;
  const edits = [
    { span: withSpaceBefore(p, span), text: '' },
    { span: spanOf(at, at), text: firstInBlock(p.source.text, at, `include ${name}`) },
  ];
  p.report(
    say.otherForm,
    span,
    { found: 'extends', rule: `a ${rule} inherits from another with \`include\`` },
    { found: p.text(span), suggestions: [{ title: `write \`include ${name}\` inside the braces`, edits, safe: true }] },
  );
  return { ...body, items: [{ ...bare({ text: 'include', span }), argument: of }, ...body.items] };
}

// Tables

/** What is after a row and begins no other: most often columns without their braces; and codes where the name of a row stands. */
export function betweenRows(p: P, _: CodeRow[]): void {
  noComma(p);
  while (!blockEnds(p)) {
    const token = p.next();
    const columns = token.tokenType === t.RowName && p.next(2).tokenType === t.Colon && p.next(3).tokenType !== t.RowCode && !p.beginsLine();
    if (token.tokenType === t.RowName && !columns) return;
    const span = p.nextSpan();
    const found = p.text(span);
    if (token.tokenType === t.RowCode) nameless(p, token);
    else {
      const what = columns
        ? `the columns of a row must be in braces: \`{ ${token.image}: … }\``
        : `unexpected ${shown(found)}; expected a row of the form \`name code "description" { columns }\``;
      p.report(say.wrongPart, span, { what }, { found, expected: ['name code "description" { columns }', '`}`'] });
    }
    passRest(p, span.start);
  }
}

/** What is between the codes of a group and is none: a comma, or a row of a code table. */
export function betweenCodes(p: P, codes: Name[]): void {
  while (!blockEnds(p) && p.next().tokenType !== t.GroupCode) {
    if (p.next().tokenType === t.Comma || p.next().tokenType === t.Semicolon) {
      dropNeedless(p, 'between the codes of a group');
      continue;
    }
    const span = p.nextSpan();
    const found = p.text(span);
    const last = codes.at(-1);
    const row = p.next().tokenType === t.Text && last !== undefined;
    const what = row
      ? `unexpected ${shown(found)}; a group lists only codes, without their descriptions`
      : `unexpected ${shown(found)}; expected a code or the first characters of codes, such as \`E11\``;
    const suggestions = row ? [{ title: 'remove the description', edits: [{ span: withSpaceBefore(p, span), text: '' }], safe: false }] : [];
    p.report(say.wrongPart, span, { what }, { found, expected: ['a code', '`}`'], suggestions });
    p.take();
  }
}

/** A code where the row's name stands. */
function nameless(p: P, code: IToken): void {
  const display = p.next(2).tokenType === t.Text ? p.next(2).image : '';
  const word = /[A-Za-z]\w*/.exec(display)?.[0].toLowerCase() ?? 'name';
  const span = p.spanOf(code);
  p.report(
    say.missingPart,
    span,
    { what: 'a row needs a name before its code' },
    {
      found: p.text(span),
      expected: ['a name'],
      suggestions: [{ title: `add the name \`${word}\``, edits: [{ span: spanOf(span.start, span.start), text: `${word} ` }], safe: false }],
    },
  );
}

/** The current row: how many cells the table has in a row and this one has so far, and whether its signs were reported. */
interface RowInHand {
  readonly columns: number;
  cells: number;
  reported: boolean;
}
const rowOf = new WeakMap<P, RowInHand>();

/** A `|` at the ends of a row, as other tables have them. */
export function betweenTableRows(p: P, rows: TableRow[]): void {
  noComma(p);
  while (p.next().tokenType === t.Pipe) dropNeedless(p, 'at the ends of a row');
  meantSign(p);
  rowOf.set(p, { columns: rows.length === 0 ? columnsBefore(p) : (rowOf.get(p)?.columns ?? 1), cells: 0, reported: false });
}

/** How many columns the head of a table has, of which the brace was taken last. */
function columnsBefore(p: P): number {
  let columns = 1;
  for (let k = -1; p.next(k).image !== '(' && p.next(k).tokenType !== EOF; k--) if (p.next(k).tokenType === t.Comma) columns++;
  return columns;
}

/** `0..17, 3` and `0..17: 3`: another sign between two cells of a line; a `|` after the last cell of the row is needless. A line may end within a row. */
export function afterCell(p: P, cell: ValueNode): ValueNode {
  const row = rowOf.get(p);
  if (p.ruleAt(1) !== 'tableRow' || row === undefined) return cell;
  row.cells++;
  const token = p.next();
  const { tokenType } = token;
  if (tokenType !== t.Pipe && tokenType !== t.Comma && tokenType !== t.Colon && tokenType !== t.Semicolon) return cell;
  const ends = endsLine(p, token.startOffset + 1);
  const next = p.next(2);
  if (tokenType === t.Pipe) {
    if (next.tokenType === t.Pipe || next.image === '}' || (ends && row.cells >= row.columns)) dropNeedless(p, 'at the ends of a row');
    return cell;
  }
  if (ends || next.image === '}') return cell;
  const found = token.image;
  const span = p.spanOf(token);
  p.become(token, t.Pipe);
  // One diagnostic is enough for each row.
  if (row.reported) return cell;
  row.reported = true;
  const suggestions = [replace('write `|`', withSpaceBefore(p, span), ' |')];
  p.report(say.wrongSign, span, { rule: 'the cells of a table are separated by `|`', found }, { found, suggestions });
  return cell;
}

function endsLine(p: P, from: number): boolean {
  const { text } = p.source;
  let i = from;
  while (text[i] === ' ' || text[i] === '\t') i++;
  return i >= text.length || text[i] === '\n' || text[i] === '\r' || text.startsWith('//', i);
}

// Threads

/** `state sick { … }` */
export function beforeState(p: P): undefined {
  if (p.next().image === 'state' && p.ahead(2, t.Word)) dropNeedless(p, 'before the name of a state');
}

export function betweenStates(p: P, _: StateNode[]): void {
  const form = 'a state `name { … }`';
  noComma(p);
  while (!blockEnds(p) && !p.ahead(1, t.Word)) passJunk(p, ' here', `${form} or \`}\``, [form, '`}`']);
}

const cycleForms = '`day 1 { … }`, `hold when …` or `stop when …`';

export function betweenCycleItems(p: P, _: CycleItem[]): void {
  noComma(p);
  while (!blockEnds(p) && !p.ahead(1, t.Word)) passJunk(p, ' here', `${cycleForms} or \`}\``, [cycleForms, '`}`']);
  // Another word is read as a day, and then given up.
  if (!p.ahead(1, t.Word) || cycleItemWords.has(p.next().image)) return;
  p.memo.set('day', p.next());
  p.become(p.next(), cycleWords.day);
}

export function afterCycleItem(p: P, item: CycleItem): CycleItem | null {
  const word = p.memo.get('day');
  if (word === undefined || p.spanOf(word).start !== item.span.start) return item;
  p.memo.delete('day');
  p.report(
    say.unexpected,
    item.span,
    { found: shown(word.image), place: ' in a `cycle`', expected: `; expected ${cycleForms}` },
    { found: word.image, expected: ['day 1 { … }', 'hold when … for 7 days', 'stop when …'] },
  );
  return null;
}

// Expectations

const assertionForms = [
  'share(subjects where …) ~ 25%',
  'count(subjects where …) >= 10',
  'mean(first(labs.a1c)) in 7.5..8.5',
  'every subject has …',
  'never … before …',
];

/** What is between two expectations and begins none; the one before it is given up with it. */
export function betweenAssertions(p: P, assertions: Assertion[]): void {
  noComma(p);
  meantSet(p);
  while (!startsAssertion(p, assertions.length === 0) && !blockEnds(p)) {
    const start = p.nextSpan();
    const last = assertions.at(-1);
    const sameLine = last !== undefined && !p.beginsLine();
    if (sameLine) assertions.pop();
    const suggestions = p.next().tokenType === t.Colon ? [replace('write `==`', withSpaceBefore(p, start), ' ==', false)] : [];
    passJunk(p, ' in `expect`', 'an expectation or `}`', assertionForms, sameLine ? last.span.start : start.start, suggestions);
    meantSet(p);
  }
}

/** On the line of the expectation before it, a word alone is a rest of that one. */
function startsAssertion(p: P, isFirst: boolean): boolean {
  const { tokenType, image } = p.next();
  if (image === 'include' && p.ahead(2, t.Word)) return true;
  if (tokenType === kw.every || tokenType === kw.never || tokenType === t.LParen || startsAmount(p, 1)) return true;
  if (p.ahead(1, t.Word) && p.next(2).tokenType === t.LParen) return true;
  return (isFirst || p.beginsLine()) && startsOperand(p, 1);
}

/** `all subjects have X`, `no subject has X`. */
function meantSet(p: P): void {
  const [word, set, verb] = [p.next(1), p.next(2), p.next(3)];
  if (!p.ahead(2, t.Word) || !['all', 'each', 'no', 'every'].includes(word.image)) return;
  const no = word.image === 'no';
  const have = verb.image === 'have';
  if (have && (!no || p.ahead(4, t.Word))) p.become(verb, kw.has);
  if (word.image === 'every') {
    if (have) {
      p.become(verb, kw.has);
      otherForm(p, verb, kw.has, 'has', '`every …` is followed by `has`');
    }
    return;
  }
  if (no && verb.tokenType !== kw.has) return;
  const span = spanOf(p.spanOf(word).start, p.spanOf(no ? verb : set).end);
  const found = p.text(span);
  if (no) {
    p.remove();
    p.remove();
    p.become(p.next(), kw.never);
    const suggestions = [replace('write `never`', span, 'never')];
    p.report(say.otherForm, span, { found: 'no subject has …', rule: 'an expectation of what never happens starts with `never`' }, { found, suggestions });
    return;
  }
  const right = `every ${set.image}`;
  p.become(word, kw.every);
  const edits = [{ span, text: right }, ...(have ? [{ span: p.spanOf(verb), text: 'has' }] : [])];
  p.report(
    say.otherForm,
    span,
    { found, rule: 'an expectation of all subjects starts with `every`' },
    { found, suggestions: [{ title: `write \`${right}\``, edits, safe: true }] },
  );
}
