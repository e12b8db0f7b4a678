/** Plans and formularies: blocks of fields against what each block takes, and amounts against each other. */
import type { Body, BodyItem, FieldNode, Statement, ValueNode } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import { enumerate } from '../../grammar/recovery/explain-error.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Terms } from '../../ir/plan-terms.ts';
import { nearLabels } from '../../model/near-labels.ts';
import { type TermSpec, TIER, termSpecs } from '../../vocabulary/plan-vocabulary.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import { wrongSystem } from '../diagnostics/code-diagnostics.ts';
import { duplicateName, missingArgument, missingField } from '../diagnostics/name-diagnostics.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import { unknownLabel } from '../diagnostics/type-diagnostics.ts';
import { readBlock } from './check-block.ts';
import { groupNamed } from './check-groups.ts';
import { refuseParts } from './check-parts.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { elaborate, elaborateAs } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';

/** Systems of drugs. */
const DRUGS = ['RXNORM', 'NDC'] as const;

export interface CheckedTerms {
  readonly plans: readonly Terms[];
  readonly formularies: readonly Terms[];
}

export function checkTerms(checker: Checker): CheckedTerms {
  const { plans, formularies } = checker.bound;
  return {
    plans: plans.map(({ name, node, scope }) => new TermReader(checker, scope, new Map()).read('plan', name, node.name.span, node.body, node.span)),
    formularies: formularies.map(({ name, node, scope }) => {
      const labels = new Map([['tier', tierNames(node.body)]]);
      return new TermReader(checker, scope, labels).read('formulary', name, node.name.span, node.body, node.span);
    }),
  };
}

function tierNames(body: Body): string[] {
  return body.items.flatMap((item) =>
    item.kind === 'statement' && item.verb.text === 'tier' && item.argument?.kind === 'path' ? [item.argument.names[0].text] : [],
  );
}

class TermReader {
  readonly #checker: Checker;
  readonly #scope: Scope;
  readonly #labels: ReadonlyMap<string, readonly string[]>;

  constructor(checker: Checker, scope: Scope, labels: ReadonlyMap<string, readonly string[]>) {
    this.#checker = checker;
    this.#scope = scope;
    this.#labels = labels;
  }

  read(word: string, name: string, nameSpan: Span, body: Body, span: Span): Terms {
    return this.#terms(word, name, name, nameSpan, body, span, null);
  }

  #terms(word: string, path: string, name: string | null, nameSpan: Span, body: Body, span: Span, concept: number | null): Terms {
    const spec = termSpecs.get(word) as TermSpec;
    const of = name === null ? `\`${word}\`` : `\`${word} ${name}\``;
    const parts: Statement[] = [];
    const take = (item: Exclude<BodyItem, FieldNode>): boolean => {
      const known = item.kind === 'statement' && spec.parts.includes(item.verb.text);
      if (known) parts.push(item);
      return known;
    };
    const fields = readBlock(this.#checker, this.#scope, body, of, [...spec.fields.keys()], take, spec.parts);
    for (const need of spec.needs) {
      if (!fields.has(need)) this.#checker.report(missingField, this.#scope, nameSpan, { name: need, of }, { found: of, expected: [`${need}: …`] });
    }
    const read = [...fields].map(([field, { value }]) => ({
      name: field,
      value: this.#value(this.#place(`${path}.${field}`, `\`${field}\``), value, this.#typeOf(field, spec.fields.get(field) as Type)),
    }));
    this.#checkAmounts(word, spec, fields, read);
    const seen = new Map<string, Span>();
    return { word, name, concept, fields: read, parts: parts.map((part) => this.#part(part, path, seen)), at: this.#checker.at(this.#scope, span) };
  }

  /** A group stands for each of its codes. */
  #value(place: Place, value: ValueNode, type: Type): Expression {
    const group = type.kind === 'coding' ? groupNamed(this.#checker, place, value) : null;
    const at = this.#checker.at(this.#scope, value.span);
    return group === null
      ? elaborateAs(this.#checker, place, value, type)
      : { op: 'list', items: group.map((concept) => ({ op: 'concept', concept, at })), at };
  }

  #typeOf(field: string, type: Type): Type {
    const labels = type === TIER ? this.#labels.get(field) : undefined;
    return labels === undefined || type.kind !== 'choice' ? type : { ...type, labels };
  }

  #place(path: string, what: string): Place {
    return { kind: 'profile', scope: this.#scope, path, what, timeline: null, observable: null, counts: new Map(), eventMeans: 'first' };
  }

  #part(statement: Statement, path: string, seen: Map<string, Span>): Terms {
    const word = statement.verb.text;
    const spec = termSpecs.get(word) as TermSpec;
    refuseParts(this.#checker, this.#scope, statement, spec.argument === 'none' ? ['body'] : ['argument', 'body']);
    const { name, concept } = this.#argument(statement, spec);
    const single = spec.argument === 'none';
    const key = single ? word : `${word} ${name ?? ''}`;
    const span = statement.argument?.span ?? statement.verb.span;
    const first = seen.get(key);
    if (first !== undefined && (single || (name !== null && spec.repeats !== true)))
      this.#checker.report(
        duplicateName,
        this.#scope,
        span,
        { name: name ?? word, what: `another \`${word}\` here` },
        { found: name ?? word, related: [{ message: 'first defined here', file: this.#scope.module.source.path, span: first }] },
      );
    else seen.set(key, span);
    const body: Body = statement.body ?? { items: [], span: statement.span };
    return this.#terms(word, `${path}.${name ?? word}`, name, span, body, statement.span, concept);
  }

  #argument(statement: Statement, spec: TermSpec): { readonly name: string | null; readonly concept: number | null } {
    const { argument, verb } = statement;
    if (spec.argument === 'none') return { name: null, concept: null };
    if (argument === null) {
      const what = spec.argument === 'name' ? 'a name' : spec.argument === 'drug' ? 'a row of a code table of drugs' : 'a word that says what for';
      const expected = typeof spec.argument === 'string' ? [what] : spec.argument;
      this.#checker.report(missingArgument, this.#scope, verb.span, { verb: verb.text, what }, { found: verb.text, expected });
      return { name: null, concept: null };
    }
    const source = this.#checker.source(this.#scope, argument.span);
    if (spec.argument === 'drug') return this.#drug(statement, source);
    if (spec.argument !== 'name' && !spec.argument.includes(source)) {
      const near = nearLabels(source, spec.argument);
      this.#checker.report(
        unknownLabel,
        this.#scope,
        argument.span,
        { label: source, of: `\`${verb.text}\`` },
        { found: source, expected: spec.argument, suggestions: near.map((label) => replace(`write \`${label}\``, argument.span, label, false)) },
      );
    }
    return { name: source, concept: null };
  }

  #drug(statement: Statement, source: string): { readonly name: string; readonly concept: number | null } {
    const { argument, verb } = statement;
    if (argument === null) return { name: source, concept: null };
    const { expression, type } = elaborate(this.#checker, this.#place(verb.text, `\`${verb.text}\``), argument, { kind: 'coding' });
    if (expression.op !== 'concept') {
      if (type.kind !== 'unknown')
        this.#checker.report(missingArgument, this.#scope, argument.span, { verb: verb.text, what: 'a row of a code table of drugs' }, { found: source });
      return { name: source, concept: null };
    }
    const { system } = this.#checker.concepts[expression.concept];
    if (!(DRUGS as readonly string[]).includes(system))
      this.#checker.report(
        wrongSystem,
        this.#scope,
        argument.span,
        { verb: verb.text, allowed: enumerate(DRUGS), found: system },
        { found: source, expected: DRUGS },
      );
    return { name: source, concept: expression.concept };
  }

  /** What a family bears is no less than what one of it bears; a drug costs a copay or a share, not both. */
  #checkAmounts(
    word: string,
    spec: TermSpec,
    nodes: ReadonlyMap<string, FieldNode>,
    fields: readonly { readonly name: string; readonly value: Expression }[],
  ): void {
    const amount = (name: string): number | null => {
      const field = fields.find((one) => one.name === name);
      return field === undefined ? null : foldNumber(field.value, this.#checker.params);
    };
    const order = (low: string, high: string): void => {
      const [a, b] = [amount(low), amount(high)];
      const node = nodes.get(high);
      if (a === null || b === null || b >= a || node === undefined) return;
      this.#checker.report(
        say.amountsReversed,
        this.#scope,
        node.value.span,
        { low, high, word },
        { found: this.#checker.source(this.#scope, node.value.span) },
      );
    };
    order('individual', 'family');
    order('min', 'max');
    for (const [name, node] of nodes) {
      const value = amount(name);
      if (value !== null && spec.fields.get(name)?.kind === 'share' && (value < 0 || value > 1))
        this.#checker.report(say.shareRange, this.#scope, node.value.span, { name }, { found: this.#checker.source(this.#scope, node.value.span) });
    }
    const both = nodes.get('coinsurance');
    if (both !== undefined && nodes.has('copay')) this.#checker.report(say.copayAndShare, this.#scope, both.path.span, {}, { found: 'coinsurance' });
  }
}
