/** Which coverage of a person pays first: `after: part_b`, `after: [part_a, part_b]`. */
import type { Name, ValueNode } from '../../grammar/ast/ast.ts';
import { guess, type Suggestion } from '../../grammar/diagnostic.ts';
import { type Span, spanOf } from '../../grammar/source-text.ts';
import type { CoverageDefinition, Terms } from '../../ir/plan-terms.ts';
import { enumerate } from '../../model/counted.ts';
import { nearest } from '../../model/nearest.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import { wrongType } from '../diagnostics/type-diagnostics.ts';
import type { BlockField } from './check-block.ts';
import type { Checker } from './checker.ts';

/** The field of `coverage` that names those before it. */
export const AFTER = 'after';

/** A coverage as it is written, before its order is known. */
export interface StatedCoverage {
  readonly coverage: Omit<CoverageDefinition, 'after'>;
  /** `coverage medical guild`. */
  readonly what: string;
  readonly scope: Scope;
  readonly span: Span;
  readonly after: BlockField | null;
  /** Where another field can be written: behind the last one. */
  readonly end: number | null;
  /** First and last day, where they are the same for everybody. */
  readonly days: { readonly effective: number | null; readonly termination: number | null };
}

/** Coverages with all that pay before them. */
export function inOrder(checker: Checker, stated: readonly StatedCoverage[], plans: readonly Terms[]): CoverageDefinition[] {
  const direct = new Map(stated.map((one) => [one.coverage.name, namesBefore(checker, one, stated)]));
  const unclear = new Set(stated.filter(({ after, coverage: { name } }) => after !== null && direct.get(name)?.length !== itemsOf(after).length));
  const before = new Map(stated.map(({ coverage: { name } }) => [name, reached(name, direct)]));
  reportCycles(checker, stated, before);
  // Of one whose `after` has a mistake, nothing more is said.
  reportFirst(
    checker,
    stated.filter((one) => !unclear.has(one)),
    before,
    plans,
  );
  return stated.map(({ coverage }) => ({ ...coverage, after: (before.get(coverage.name) ?? []).filter((name) => name !== coverage.name) }));
}

/** The coverages that `after` names. */
function namesBefore(checker: Checker, { after, coverage }: StatedCoverage, all: readonly StatedCoverage[]): string[] {
  if (after === null) return [];
  const others = all.filter((one) => one.coverage.kind === coverage.kind && one.coverage.name !== coverage.name).map((one) => one.coverage.name);
  return itemsOf(after).flatMap((item) => {
    const name = nameOf(item);
    if (name === null) {
      const found = checker.source(after.scope, item.span);
      checker.report(
        wrongType,
        after.scope,
        item.span,
        { expected: 'the name of a coverage', found: `\`${found}\``, place: 'the field `after`' },
        { found, expected: others },
      );
      return [];
    }
    if (others.includes(name.text)) return [name.text];
    checker.report(
      say.unknownCoverage,
      after.scope,
      item.span,
      { name: name.text, kind: coverage.kind, own: name.text === coverage.name },
      { found: name.text, expected: others, suggestions: nearest(name.text, others).map((other) => guess(item.span, other, false)) },
    );
    return [];
  });
}

function itemsOf({ value }: BlockField): readonly ValueNode[] {
  return value.kind === 'list' ? value.items : [value];
}

function nameOf(value: ValueNode): Name | null {
  return value.kind === 'path' && value.names.length === 1 && value.index === null ? value.names[0] : null;
}

/** All that a name leads to, in the order in which they are met. */
function reached(name: string, direct: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set<string>();
  const open = [...(direct.get(name) ?? [])];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(direct.get(next) ?? []));
  }
  return [...found];
}

function reportCycles(checker: Checker, stated: readonly StatedCoverage[], before: ReadonlyMap<string, readonly string[]>): void {
  const reported = new Set<string>();
  for (const { coverage, after } of stated) {
    const { name } = coverage;
    const all = before.get(name) ?? [];
    if (after === null || !all.includes(name) || reported.has(name)) continue;
    const names = stated.map((one) => one.coverage.name).filter((other) => all.includes(other) && (before.get(other) ?? []).includes(name));
    for (const other of names) reported.add(other);
    checker.report(
      say.payersInCycle,
      after.scope,
      after.value.span,
      {
        names: enumerate(
          names.map((one) => `\`${one}\``),
          'and',
        ),
      },
      { found: checker.source(after.scope, after.value.span) },
    );
  }
}

/**
 * Two coverages that a subject may have at a time, neither of which is after the other. Two with conditions may exclude each other; Medicare Part A and
 * Part B pay for different services.
 */
function reportFirst(checker: Checker, stated: readonly StatedCoverage[], before: ReadonlyMap<string, readonly string[]>, plans: readonly Terms[]): void {
  for (const [i, one] of stated.entries()) {
    const { coverage, scope, span, what } = one;
    const other = stated.slice(0, i).find((earlier) => {
      if (earlier.coverage.kind !== coverage.kind || earlier.coverage.name === coverage.name) return false;
      const [name, first] = [coverage.name, earlier.coverage.name];
      if (before.get(name)?.includes(first) === true || before.get(first)?.includes(name) === true) return false;
      if (earlier.coverage.when !== null && coverage.when !== null) return false;
      return !apart(earlier, one) && !share(typeOf(earlier, plans), typeOf(one, plans));
    });
    if (other === undefined) continue;
    const related = [{ message: `\`${other.what}\` is declared here`, file: other.scope.module.source.path, span: other.span }];
    const expected = [`after: ${other.coverage.name}`];
    const suggestions = afterThat(checker, one, other);
    checker.report(say.twoFirstPayers, scope, span, { name: what, other: other.what }, { found: what, expected, related, suggestions });
  }
}

/** The edit that puts a coverage after one more. */
function afterThat(checker: Checker, { after, end }: StatedCoverage, { coverage: { name }, what }: StatedCoverage): readonly Suggestion[] {
  if (after !== null) {
    const names = [...itemsOf(after).map(({ span }) => checker.source(after.scope, span)), name].join(', ');
    return [{ title: `write \`after: [${names}]\`, so that \`${what}\` pays first`, edits: [{ span: after.value.span, text: `[${names}]` }], safe: false }];
  }
  return end === null
    ? []
    : [{ title: `add \`after: ${name}\`, so that \`${what}\` pays first`, edits: [{ span: spanOf(end, end), text: `  after: ${name}` }], safe: false }];
}

/** Whether the one ends before the other begins. */
function apart({ days: one }: StatedCoverage, { days: other }: StatedCoverage): boolean {
  const ends = (a: StatedCoverage['days'], b: StatedCoverage['days']): boolean => a.termination !== null && b.effective !== null && a.termination < b.effective;
  return ends(one, other) || ends(other, one);
}

/** Types of plans that share the services between them. */
const PARTS: readonly string[] = ['medicare_a', 'medicare_b'];

function share(one: string | null, other: string | null): boolean {
  return one !== other && one !== null && other !== null && PARTS.includes(one) && PARTS.includes(other);
}

/** The type of the plan of a coverage; null where the plan depends on the subject. */
function typeOf({ coverage }: StatedCoverage, plans: readonly Terms[]): string | null {
  const text = (fields: Terms['fields'], field: string): string | null => {
    const value = fields.find(({ name }) => name === field)?.value;
    return value?.op === 'text' ? value.value : null;
  };
  const plan = plans.find(({ name }) => name === text(coverage.fields, 'plan'));
  return plan === undefined ? null : text(plan.fields, 'type');
}
