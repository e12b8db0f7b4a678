/** Groups of codes: the rows of code tables that each of them stands for. */
import type { GroupDeclaration, Name, ValueNode } from '../../grammar/ast/ast.ts';
import { replace, type Suggestion } from '../../grammar/diagnostic.ts';
import { type Span, spanOf } from '../../grammar/source-text.ts';
import { codeShapes } from '../../model/codes/code-shapes.ts';
import { type CodeSystem, codeSystems } from '../../model/codes/code-systems.ts';
import { argumentNamed, asGiven, followPath, type Listed, type Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/code-diagnostics.ts';
import { notHere } from '../diagnostics/type-diagnostics.ts';
import { reportSystem } from './check-concepts.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { constantPlace } from './place.ts';
import { elaborate } from './values/elaborate.ts';

type Group = Listed<GroupDeclaration>;

/** Classifications, whose codes begin with that of the class above them; in other systems a code is itself alone. */
const classifications: ReadonlySet<string> = new Set<CodeSystem>(['ICD10CM', 'ICD10PCS']);

export function checkGroups(checker: Checker): void {
  for (const group of checker.bound.groups) rowsOf(checker, group, [group]);
}

/**
 * The group that a value names, as rows: the first of each code, in the order of the code tables. Null where it names none. A group to which no row
 * belongs is reported, since nothing that is recorded can ever be in it.
 */
export function groupNamed(checker: Checker, place: Place, value: ValueNode): readonly number[] | null {
  const argument = argumentNamed(place.scope, value);
  const of = asGiven(place.scope, value);
  if (of.value.kind !== 'path' || of.value.index !== null) return null;
  const { symbol, rest } = followPath(of.scope, of.value.names);
  if (symbol?.kind !== 'group' || rest.length > 0) return null;
  if (argument !== null) checker.readArguments.add(argument);
  const rows = rowsOf(checker, symbol, [symbol]);
  const name = checker.source(of.scope, of.value.span);
  if (rows.length === 0 && !isEmpty(symbol.node)) checker.report(say.groupWithoutRows, of.scope, of.value.span, { name }, { found: name });
  return rows;
}

function isEmpty({ members }: GroupDeclaration): boolean {
  return members.kind === 'list' ? members.items.length === 0 : members.codes.length === 0;
}

/** @param chain groups that are being worked out, each for the one before, and this one */
function rowsOf(checker: Checker, group: Group, chain: readonly Group[]): readonly number[] {
  const known = checker.groups.get(group.id);
  if (known !== undefined) return known;
  const { node, scope } = group;
  if (isEmpty(node)) checker.report(say.emptyGroup, scope, node.name.span, { name: node.name.text }, { found: node.name.text });
  const rows = node.members.kind === 'codes' ? ofCodes(checker, scope, node, node.members) : ofList(checker, group, node.members.items, chain);
  const sorted = [...rows].sort((a, b) => a - b);
  checker.groups.set(group.id, sorted);
  return sorted;
}

function ofCodes(
  checker: Checker,
  scope: Scope,
  node: GroupDeclaration,
  { system, codes }: { readonly system: Name; readonly codes: readonly Name[] },
): Set<number> {
  const rows = new Set<number>();
  if (!(codeSystems as readonly string[]).includes(system.text)) {
    reportSystem(checker, scope, system.text, system.span);
    return rows;
  }
  const seen: Name[] = [];
  for (const code of codes) {
    const problem = shapeOf(system.text as CodeSystem, code.text);
    if (problem !== null) {
      checker.report(say.badCodeShape, scope, code.span, { code: code.text, system: system.text, shape: problem }, { found: code.text });
      continue;
    }
    const above = seen.find((other) => covers(system.text, other.text, code.text));
    if (above !== undefined)
      reportTwice(
        checker,
        scope,
        node,
        code.span,
        code.text,
        above.text === code.text ? null : above.text,
        codes.map(({ span }) => span),
      );
    seen.push(code);
    checker.concepts.forEach((concept, row) => {
      if (concept.system === system.text && covers(system.text, code.text, concept.code)) rows.add(checker.sameCode(row));
    });
  }
  return rows;
}

/** Whether a code stands for another one: for itself, and in a classification for everything below it. */
function covers(system: string, code: string, other: string): boolean {
  return classifications.has(system) ? other.startsWith(code) : other === code;
}

function shapeOf(system: CodeSystem, code: string): string | null {
  if (system === 'ICD10PCS') return /^[0-9A-HJ-NP-Z]{1,7}$/.test(code) ? null : 'expected up to seven digits or letters other than I and O, such as 0DTJ4ZZ';
  return codeShapes.get(system)?.(code) ?? null;
}

function ofList(checker: Checker, { node, scope, name }: Group, items: readonly ValueNode[], chain: readonly Group[]): Set<number> {
  const rows = new Set<number>();
  const place = constantPlace(scope, name, `the group \`${node.name.text}\``);
  const seen = new Set<string>();
  const spans = items.map(({ span }) => span);
  for (const item of items) {
    const found = checker.source(scope, item.span);
    const twice = (key: string): void => {
      if (seen.has(key)) reportTwice(checker, scope, node, item.span, found, null, spans);
      seen.add(key);
    };
    const { symbol, rest } = item.kind === 'path' && item.index === null ? followPath(scope, item.names) : { symbol: null, rest: [] };
    if (symbol?.kind === 'group' && rest.length === 0) {
      const from = chain.findIndex(({ id }) => id === symbol.id);
      if (from >= 0) {
        const cycle = [...chain.slice(from), symbol].map((one) => one.name).join(' → ');
        checker.report(
          say.groupCycle,
          scope,
          item.span,
          { name: symbol.name, cycle },
          { found, suggestions: spans.length > 1 ? [remove(found, item.span, spans)] : [] },
        );
        continue;
      }
      twice(`group ${symbol.id}`);
      for (const row of rowsOf(checker, symbol, [...chain, symbol])) rows.add(row);
      continue;
    }
    const { expression, type } = elaborate(checker, place, item, { kind: 'coding' });
    if (expression.op === 'concept') {
      const row = checker.sameCode(expression.concept);
      twice(`row ${row}`);
      rows.add(row);
    } else if (type.kind !== 'unknown')
      checker.report(
        notHere,
        scope,
        item.span,
        { what: `\`${found}\``, where: 'in a group' },
        { found, expected: ['a row of a code table', 'a code, such as `ICD10CM:E11.9`', 'a group'] },
      );
  }
  return rows;
}

function reportTwice(checker: Checker, scope: Scope, node: GroupDeclaration, span: Span, code: string, by: string | null, all: readonly Span[]): void {
  checker.report(say.repeatedCode, scope, span, { code, group: node.name.text, by }, { found: code, suggestions: [remove(code, span, all)] });
}

/** Takes a member out, with the sign and the blanks that set it off from its neighbour. */
function remove(text: string, span: Span, all: readonly Span[]): Suggestion {
  const i = all.indexOf(span);
  const [start, end] = i > 0 ? [all[i - 1].end, span.end] : [span.start, all[i + 1]?.start ?? span.end];
  return replace(`remove \`${text}\``, spanOf(start, end), '', false);
}
