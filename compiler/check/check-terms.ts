/** Plans and formularies: blocks of fields against what each block takes, and amounts against each other. */
import type { Body, BodyItem, FieldNode, Statement, ValueNode } from '../../grammar/ast/ast.ts';
import { guess } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Terms } from '../../ir/plan-terms.ts';
import { enumerate } from '../../model/counted.ts';
import { nearLabels } from '../../model/near-labels.ts';
import { durationDays } from '../../model/time/duration.ts';
import { type TermSpec, TIER } from '../../vocabulary/formulary-vocabulary.ts';
import { drawnTerms, FACTOR, termSpecs } from '../../vocabulary/plan-vocabulary.ts';
import type { Type } from '../../vocabulary/types.ts';
import { unfold } from '../bind/bind-include.ts';
import type { Scope } from '../bind/scope.ts';
import type { ScopedBody } from '../bind/walk-included.ts';
import { wrongSystem } from '../diagnostics/code-diagnostics.ts';
import { duplicateName, missingArgument, missingField } from '../diagnostics/name-diagnostics.ts';
import * as say from '../diagnostics/plan-diagnostics.ts';
import { unknownLabel } from '../diagnostics/type-diagnostics.ts';
import { type BlockField, readBlock } from './check-block.ts';
import { groupNamed } from './check-groups.ts';
import { refuseParts } from './check-parts.ts';
import { checkPlan } from './check-plan.ts';
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
    plans: plans.map(({ name, node, scope }) => {
      const plan = new TermReader(checker, null).read('plan', name, node.name.span, { body: node.body, scope }, node.span);
      checkPlan(checker, plan, { scope, span: node.name.span });
      return plan;
    }),
    formularies: formularies.map(({ name, node, scope }) => {
      return new TermReader(checker, tierNames(node.body, scope)).read('formulary', name, node.name.span, { body: node.body, scope }, node.span);
    }),
  };
}

function tierNames(body: Body, scope: Scope): string[] {
  return unfold(body, scope, 'formulary', () => {}).flatMap(({ item }) =>
    item.kind === 'statement' && item.verb.text === 'tier' && item.argument?.kind === 'path' ? [item.argument.names[0].text] : [],
  );
}

interface PlacedStatement {
  readonly statement: Statement;
  readonly scope: Scope;
}

/** A value of a type, as an example of a field that is missing. */
function exampleOf(type: Type): string {
  switch (type.kind) {
    case 'choice':
      return type.labels[0];
    case 'money':
      return '$500';
    case 'share':
      return '20%';
    case 'duration':
      return '30 days';
    case 'number':
    case 'quantity':
      return '1';
    default:
      return '…';
  }
}

class TermReader {
  readonly #checker: Checker;
  /** The tiers of a formulary, in which every value is the same for all subjects; null in a plan. */
  readonly #tiers: readonly string[] | null;
  /** Whether drugs need no tier of their own: the formulary has one for those that it does not list. */
  #tierless = false;

  constructor(checker: Checker, tiers: readonly string[] | null) {
    this.#checker = checker;
    this.#tiers = tiers;
  }

  read(word: string, name: string, nameSpan: Span, body: ScopedBody, span: Span): Terms {
    return this.#terms(word, name, name, nameSpan, body, span, null);
  }

  #terms(word: string, path: string, name: string | null, nameSpan: Span, { body, scope }: ScopedBody, span: Span, concepts: readonly number[] | null): Terms {
    const spec = termSpecs.get(word) as TermSpec;
    const of = name === null ? `\`${word}\`` : `\`${word} ${name}\``;
    const parts: PlacedStatement[] = [];
    const take = (item: Exclude<BodyItem, FieldNode>, at: Scope): boolean => {
      const known = item.kind === 'statement' && spec.parts.includes(item.verb.text);
      if (known) parts.push({ statement: item, scope: at });
      return known;
    };
    const place = word === 'plan' || word === 'formulary' ? word : 'block';
    const form = spec.forms?.[name ?? ''];
    const fields = readBlock(this.#checker, scope, body, of, form ?? [...spec.fields.keys()], take, spec.parts, place);
    if (word === 'formulary') this.#tierless = fields.has('else');
    for (const need of form ?? spec.needs) {
      if (!fields.has(need))
        this.#checker.report(
          missingField,
          scope,
          nameSpan,
          { name: need, of },
          { found: of, examples: [`${need}: ${exampleOf(spec.fields.get(need) as Type)}`] },
        );
    }
    const read = [...fields].map(([field, { value, scope: at }]) => ({
      name: field,
      value: this.#value(
        this.#place(at, `${path}.${field}`, `\`${field}\``, (this.#tiers === null || word === 'prior_auth') && drawnTerms.has(field)),
        value,
        this.#typeOf(spec.fields.get(field) as Type),
      ),
    }));
    this.#checkEffects(spec, fields, of);
    this.#checkAmounts(word, spec, fields, read);
    this.#checkChoice(spec, fields, of, scope, nameSpan, word === 'stay_rate');
    if (word === 'drug' && !this.#tierless && !fields.has('tier') && !isNo(fields.get('covered')?.value))
      this.#checker.report(
        missingField,
        scope,
        nameSpan,
        { needs: 'either a `tier` or `covered: no`', of },
        { found: of, examples: [`tier: ${this.#tiers?.[0] ?? 'generic'}`, 'covered: no'] },
      );
    for (const { statement, scope: at } of parts) {
      // `prior_auth: none  prior_auth { … }`, `premium: $400  premium { … }`
      const field = spec.fields.has(statement.verb.text) ? fields.get(statement.verb.text) : undefined;
      if (field === undefined || !spec.parts.includes(statement.verb.text)) continue;
      const related = [{ message: 'first defined here', file: field.scope.module.source.path, span: field.path.span }];
      this.#checker.report(duplicateName, at, statement.verb.span, { name: statement.verb.text, once: 'here' }, { found: statement.verb.text, related });
    }
    const seen = new Map<string, PlacedStatement>();
    return { word, name, concepts, fields: read, parts: parts.map((part) => this.#part(part, path, seen)), at: this.#checker.at(scope, span) };
  }

  /** A group stands for each of its codes. */
  #value(place: Place, value: ValueNode, type: Type): Expression {
    const group = type.kind === 'coding' ? groupNamed(this.#checker, place, value) : null;
    const at = this.#checker.at(place.scope, value.span);
    return group === null
      ? elaborateAs(this.#checker, place, value, type)
      : { op: 'list', items: group.map((concept) => ({ op: 'concept', concept, at })), at };
  }

  #typeOf(type: Type): Type {
    return type === TIER && type.kind === 'choice' ? { ...type, labels: this.#tiers ?? [] } : type;
  }

  #place(scope: Scope, path: string, what: string, drawn = false): Place {
    return { kind: drawn ? 'profile' : 'constant', scope, path, what, timeline: null, observable: null, counts: new Map(), eventMeans: 'first' };
  }

  #part(part: PlacedStatement, path: string, seen: Map<string, PlacedStatement>): Terms {
    const { statement, scope } = part;
    const word = statement.verb.text;
    const spec = termSpecs.get(word) as TermSpec;
    refuseParts(this.#checker, scope, statement, spec.argument === 'none' ? ['body'] : ['argument', 'body']);
    const { name, concepts } = this.#argument(part, spec);
    const single = spec.argument === 'none';
    const key = single ? word : `${word} ${name ?? ''}`;
    const span = spanOfPart(statement);
    const first = seen.get(key);
    if (first !== undefined && (single || (name !== null && spec.repeats !== true)))
      this.#checker.report(duplicateName, scope, span, single ? { name: word, once: 'here' } : { name: name ?? word, what: `another \`${word}\` here` }, {
        found: name ?? word,
        related: [{ message: 'first defined here', file: first.scope.module.source.path, span: spanOfPart(first.statement) }],
      });
    else seen.set(key, part);
    const body: Body = statement.body ?? { items: [], span: statement.span };
    return this.#terms(word, `${path}.${name ?? word}`, name, span, { body, scope }, statement.span, concepts);
  }

  #argument({ statement, scope }: PlacedStatement, spec: TermSpec): { readonly name: string | null; readonly concepts: readonly number[] | null } {
    const { argument, verb } = statement;
    if (spec.argument === 'none') return { name: null, concepts: null };
    if (argument === null) {
      const what = spec.argument === 'name' ? 'a name' : spec.argument === 'drug' ? 'a row of a code table of drugs, or a group' : `a kind of ${verb.text}`;
      const expected = typeof spec.argument === 'string' ? [what] : spec.argument;
      this.#checker.report(missingArgument, scope, verb.span, { verb: verb.text, what }, { found: verb.text, expected });
      return { name: null, concepts: null };
    }
    const source = this.#checker.source(scope, argument.span);
    if (spec.argument === 'drug') return { name: source, concepts: this.#drugs(scope, verb.text, argument, source) };
    if (spec.argument !== 'name' && !spec.argument.includes(source)) {
      const near = nearLabels(source, spec.argument);
      this.#checker.report(
        unknownLabel,
        scope,
        argument.span,
        { label: source, of: `\`${verb.text}\`` },
        { found: source, expected: spec.argument, suggestions: near.map((label) => guess(argument.span, label, false)) },
      );
    }
    return { name: source, concepts: null };
  }

  /** The rows that a drug of a formulary stands for: itself, or those of a group. */
  #drugs(scope: Scope, verb: string, argument: ValueNode, source: string): readonly number[] | null {
    const place = this.#place(scope, verb, `\`${verb}\``);
    const group = groupNamed(this.#checker, place, argument);
    const { expression, type } =
      group === null ? elaborate(this.#checker, place, argument, { kind: 'coding' }) : { expression: null, type: { kind: 'coding' } as const };
    const rows = group ?? (expression?.op === 'concept' ? [expression.concept] : null);
    if (rows === null) {
      const what = 'a row of a code table of drugs, or a group';
      if (type.kind !== 'unknown') this.#checker.report(missingArgument, scope, argument.span, { verb, what }, { found: source });
      return null;
    }
    const other = rows.map((row) => this.#checker.concepts[row].system).find((system) => !(DRUGS as readonly string[]).includes(system));
    if (other !== undefined)
      this.#checker.report(wrongSystem, scope, argument.span, { verb, allowed: enumerate(DRUGS), found: other }, { found: source, expected: DRUGS });
    return rows;
  }

  #checkEffects({ withoutEffect = {} }: TermSpec, nodes: ReadonlyMap<string, BlockField>, of: string): void {
    for (const [name, { path, scope }] of nodes) {
      const missing = withoutEffect[name];
      if (missing !== undefined)
        this.#checker.report(
          say.withoutEngine,
          scope,
          path.span,
          { what: `\`${name}\` in ${of}`, why: `this version of hsimc does not write ${missing} to the output` },
          { found: name },
        );
    }
  }

  /** @param needed whether one of them must be given */
  #checkChoice({ oneOf = [] }: TermSpec, nodes: ReadonlyMap<string, BlockField>, of: string, scope: Scope, span: Span, needed: boolean): void {
    const given = [...nodes.keys()].filter((name) => oneOf.includes(name));
    const words = enumerate(
      oneOf.map((name) => `\`${name}\``),
      given.length > 1 ? 'and' : 'or',
    );
    if (given.length > 1) {
      const second = nodes.get(given[1]) as BlockField;
      this.#checker.report(say.oneOfThem, second.scope, second.path.span, { of, words, none: false }, { found: given[1], expected: oneOf });
    } else if (given.length === 0 && needed) this.#checker.report(say.oneOfThem, scope, span, { of, words, none: true }, { found: of, expected: oneOf });
  }

  /** What a family bears is no less than what one of it bears, nothing is taken for longer than the time that counts, and a drug costs a copay or a share, not both. */
  #checkAmounts(
    word: string,
    spec: TermSpec,
    nodes: ReadonlyMap<string, BlockField>,
    fields: readonly { readonly name: string; readonly value: Expression }[],
  ): void {
    const amount = (name: string): number | null => {
      const field = fields.find((one) => one.name === name);
      if (field?.value.op === 'duration') return durationDays(field.value);
      return field === undefined ? null : foldNumber(field.value, this.#checker.params);
    };
    const order = (low: string, high: string): void => {
      const [a, b] = [amount(low), amount(high)];
      const node = nodes.get(high);
      if (a === null || b === null || b >= a || node === undefined) return;
      this.#checker.report(say.amountsReversed, node.scope, node.value.span, { low, high, word }, { found: this.#checker.source(node.scope, node.value.span) });
    };
    order('individual', 'family');
    order('taken', 'within');
    order('min', 'max');
    order('min_age', 'max_age');
    for (const bound of ['min', 'max']) {
      const node = nodes.get(bound);
      if (node !== undefined && !nodes.has('coinsurance'))
        this.#checker.report(say.boundsWithoutShare, node.scope, node.path.span, { name: bound }, { found: bound });
    }
    for (const [name, node] of nodes) {
      const value = amount(name);
      const type = spec.fields.get(name);
      if (value !== null && type?.kind === 'share' && type.probability === undefined && (value < 0 || (value > 1 && type !== FACTOR)))
        this.#refuseShare(node, name, value);
    }
    const override = nodes.get('override');
    const reject = fields.find(({ name }) => name === 'reject')?.value;
    if (override !== undefined && reject?.op === 'text' && reject.value !== 'soft')
      this.#checker.report(
        say.withoutEngine,
        override.scope,
        override.path.span,
        { what: '`override`', why: 'a pharmacist can override only a `soft` reject' },
        { found: 'override' },
      );
    const both = nodes.get('coinsurance');
    if (word === 'tier' && both !== undefined && nodes.has('copay'))
      this.#checker.report(say.copayAndShare, both.scope, both.path.span, {}, { found: 'coinsurance' });
  }

  #refuseShare({ scope, value: { span } }: BlockField, name: string, fraction: number): void {
    const found = `${Number((fraction * 100).toPrecision(12))}%`;
    this.#checker.report(say.shareRange, scope, span, { name, found }, { found: this.#checker.source(scope, span) });
  }
}

function isNo(value: ValueNode | undefined): boolean {
  return value?.kind === 'path' && value.names[0].text === 'no';
}

function spanOfPart({ argument, verb }: Statement): Span {
  return argument?.span ?? verb.span;
}
