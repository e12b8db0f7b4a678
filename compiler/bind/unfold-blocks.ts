/**
 * `include dm.expect` in `expect`, and the like in `cover` and `defects`: the lines of a block without a name, which is reached by the word that it begins
 * with. They are asked in the module that they are written in.
 */
import type { Assertion, Body, BodyItem, Declaration, Name, PathValue } from '../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose, guess } from '../../grammar/diagnostic.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { unfold as unfoldItems } from './bind-include.ts';
import { isStatement } from './is-statement.ts';
import { followPath, type Scope } from './scope.ts';

type BlockWord = 'expect' | 'cover' | 'defects';
type Report = (diagnostic: Diagnostic) => void;

/** A line of a block, with the module that it is written in. */
export interface BlockLine<Line> {
  readonly line: Line;
  readonly scope: Scope;
  /** Whom `expect of` asks about, and the module that says so: the block itself, or the one that includes it. */
  readonly of: Name | null;
  readonly ofScope: Scope;
}

/** A line of `expect` that asks something. */
export type ExpectLine = Exclude<Assertion, { kind: 'include' }>;

type Block<Word extends BlockWord> = Extract<Declaration, { kind: Word }>;

/** The lines of all `expect` blocks of a module. */
export const expectLines = (scope: Scope, report: Report): BlockLine<ExpectLine>[] =>
  unfold(
    scope,
    'expect',
    ({ assertions }) => assertions,
    () => null,
    (line) => (line.kind === 'include' ? line.path : null),
    report,
  ) as BlockLine<ExpectLine>[];

/** The items of all blocks of that word in a module. */
export const blockLines = (scope: Scope, word: 'cover' | 'defects', report: Report): BlockLine<BodyItem>[] =>
  unfold<'cover' | 'defects', BodyItem>(
    scope,
    word,
    ({ body }: { readonly body: Body }) => body.items,
    (item, at) => mixinLines(item, at, report),
    (item) => (isStatement(item, 'include') && item.argument?.kind === 'path' ? item.argument : null),
    report,
  );

function unfold<Word extends BlockWord, Line>(
  scope: Scope,
  word: Word,
  linesOf: (block: Block<Word>) => readonly Line[],
  mixed: (line: Line, scope: Scope) => readonly { readonly item: Line; readonly scope: Scope }[] | null,
  included: (line: Line) => PathValue | null,
  report: Report,
  around: Pick<BlockLine<Line>, 'of' | 'ofScope'> = { of: null, ofScope: scope },
): BlockLine<Line>[] {
  const blocks = scope.module.node.declarations.filter((one): one is Block<Word> => one.kind === word);
  return blocks.flatMap((block) =>
    linesOf(block).flatMap((line): BlockLine<Line>[] => {
      const of = (block as { readonly of?: Name | null }).of ?? null;
      const whom = of !== null ? { of, ofScope: scope } : around;
      const lines = mixed(line, scope);
      if (lines !== null) return lines.map(({ item, scope: at }) => ({ line: item, scope: at, ...whom }));
      const path = included(line);
      if (path === null) return [{ line, scope, ...whom }];
      const target = moduleOf(scope, path, word, report);
      return target === null ? [] : unfold(target, word, linesOf, mixed, included, report, whom);
    }),
  );
}

/** The items of a mixin that a line includes; null where it names none. */
function mixinLines(item: BodyItem, scope: Scope, report: Report): readonly { readonly item: BodyItem; readonly scope: Scope }[] | null {
  if (!isStatement(item, 'include') || item.argument?.kind !== 'path') return null;
  const { symbol, rest } = followPath(scope, item.argument.names);
  return symbol?.kind === 'mixin' && rest.length === 0 ? unfoldItems({ items: [item], span: item.span }, scope, 'block', report) : null;
}

/** The module whose block a path names; null where it names none, which is reported. */
function moduleOf(scope: Scope, { names, span }: PathValue, word: BlockWord, report: Report): Scope | null {
  const { path, text } = scope.module.source;
  const found = text.slice(span.start, span.end);
  const last = names[names.length - 1];
  const before = names.slice(0, -1);
  const target = last.text === word ? moduleAt(scope, before) : null;
  if (target !== null && before.length > 0 && target.module.node.declarations.some(({ kind }) => kind === word)) return target;
  const expected = [...blocksOf(scope, word)];
  const whole = moduleAt(scope, names);
  const near = whole !== null ? [`${found}.${word}`].filter((name) => expected.includes(name)) : expected.slice(0, 1);
  report(
    diagnose(
      say.unknownName,
      path,
      span,
      { name: found, what: `\`${word}\` block` },
      { found, expected, suggestions: near.map((name) => guess(span, name, false)) },
    ),
  );
  return null;
}

function moduleAt(scope: Scope, names: readonly Name[]): Scope | null {
  let current = scope;
  for (const { text } of names) {
    const symbol = current.names.get(text);
    if (symbol?.kind !== 'module') return null;
    current = symbol.scope;
  }
  return current;
}

/** The blocks of the imports, by their names. */
function* blocksOf(scope: Scope, word: BlockWord): Generator<string> {
  for (const [name, symbol] of scope.names)
    if (symbol.kind === 'module' && symbol.scope.module.node.declarations.some(({ kind }) => kind === word)) yield `${name}.${word}`;
}
