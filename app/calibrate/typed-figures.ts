/**
 * Echoes: figures that the author of a scenario typed in. Where the value that a target wants is a weight, a chance, a rate, or a parameter of what its
 * question measures, the cohort repeats the scenario, and agreement is no evidence. The same holds for whatever is asked only of what the profile draws.
 * Told from the IR; where it is in doubt, a figure counts as typed in, so that agreement is never taken for evidence.
 */
import type { CalibrationTarget, Ir, Step, ValueDefinition } from '../../ir/definition.ts';
import type { At, Expression, RecordRef } from '../../ir/expression.ts';
import { allActions, anyPart, eachPart, expressionsOfForm, partsOf } from '../../ir/walk.ts';
import type { RecordKind } from '../../model/record-kinds.ts';
import { verbs } from '../../vocabulary/verbs.ts';

export interface Echo {
  /** `figure`: the wanted value stands at `at`. `input`: the question asks only for what the profile draws. */
  readonly kind: 'figure' | 'input';
  readonly at: At | null;
}

interface Figure {
  readonly value: number;
  readonly at: At;
}

/** @param ir the scenario as the kind of person has it whom the target is about */
export function echoOf(target: CalibrationTarget, ir: Ir): Echo | null {
  const about = new Measured(ir, target);
  const { published, unit } = target;
  if (published !== null && published !== 0) {
    const isShare = unit === 'share';
    if (!(isShare && published === 1)) {
      const typed = about.figures().find(({ value }) => same(value, published) || (isShare && same(1 - value, published)));
      if (typed !== undefined) return { kind: 'figure', at: typed.at };
    }
  }
  return about.isInput() ? { kind: 'input', at: null } : null;
}

/** Figures are typed in decimal digits, and computed ones differ by rounding alone. */
function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

/** Questions about what happened and was recorded. */
const recorded: ReadonlySet<Expression['op']> = new Set([
  ...(['query', 'occurs', 'listed', 'field', 'field_party', 'has', 'on', 'pdc', 'visited', 'in_state', 'score', 'outcome', 'undiagnosed'] as const),
  ...(['event_time', 'branch', 'anchor'] as const),
]);

const happened = (e: Expression): boolean => recorded.has(e.op) || (e.op === 'moment' && e.name === 'death');

/** What a question measures. */
class Measured {
  readonly #ir: Ir;
  readonly #questions: readonly Expression[];
  readonly #concepts = new Set<number>();
  readonly #events = new Set<number>();
  readonly #kinds = new Set<RecordKind>();
  readonly #slope: boolean;

  constructor(ir: Ir, { form }: CalibrationTarget) {
    this.#ir = ir;
    this.#slope = form.kind === 'slope';
    this.#questions = expressionsOfForm(form);
    const lists = form.kind === 'ratio' ? [form.top.over, form.bottom?.over ?? null] : 'over' in form ? [form.over] : [];
    for (const kind of lists) if (kind !== null) this.#kinds.add(kind);
    for (const question of this.#questions) for (const part of eachPart(question)) this.#note(part);
  }

  #note(e: Expression): void {
    if (e.op === 'query' || e.op === 'pdc') this.#refer(e.of);
    else if (e.op === 'occurs') for (const of of [e.of, e.other]) this.#refer(of);
    else if (e.op === 'has' || e.op === 'on' || e.op === 'concept' || e.op === 'undiagnosed') this.#concepts.add(e.concept);
    else if (e.op === 'event_time') this.#events.add(e.event);
    else if (e.op === 'listed') this.#kinds.add(e.list);
  }

  #refer(of: RecordRef | null): void {
    if (of === null) return;
    if (of.kind === 'concept') this.#concepts.add(of.concept);
    else if (of.kind === 'group') for (const concept of of.concepts) this.#concepts.add(concept);
    else if (of.kind === 'event') this.#events.add(of.event);
    else this.#kinds.add('encounters');
  }

  /** Whether it asks only for what the profile draws: for no record, and for no attribute that an event sets. */
  isInput(): boolean {
    if (this.#kinds.size > 0 || this.#questions.some((question) => anyPart(question, happened))) return false;
    const set = new Set<number>();
    for (const { argument } of allActions(this.#ir)) if (argument?.op === 'attribute') set.add(argument.slot);
    const changes = (e: Expression, seen: ReadonlySet<number>): boolean =>
      anyPart(e, (part) => {
        if (happened(part)) return true;
        if (part.op !== 'attribute' || seen.has(part.slot)) return false;
        if (set.has(part.slot)) return true;
        return valuesOf(this.#ir.attributes[part.slot]).some((value) => changes(value, new Set([...seen, part.slot])));
      });
    return !this.#questions.some((question) => changes(question, new Set()));
  }

  /** The figures that were typed in for it. */
  figures(): Figure[] {
    const typed = new Typed(this.#ir, this.#slope);
    for (const question of this.#questions) {
      for (const part of eachPart(question)) typed.read(part);
      typed.arms(question);
    }
    for (const [id, event] of this.#ir.events.entries())
      for (const definition of [event, ...event.replacements]) {
        const found = this.#steps(definition.body, typed);
        if (!found && !this.#events.has(id)) continue;
        typed.guard(definition.when);
        for (const e of [definition.chance, definition.attends ?? null, definition.schedule.perYear]) typed.add(e);
      }
    this.#steps(this.#ir.history, typed);
    for (const { code } of this.#ir.threads)
      for (const one of code) {
        if (one.op === 'do') this.#steps(one.steps, typed);
        else if (one.op === 'split') for (const { share } of one.ways) typed.add(share);
      }
    return typed.figures;
  }

  /** Adds what the statements about the same thing say. @returns whether there are any */
  #steps(steps: readonly Step[], typed: Typed): boolean {
    let found = false;
    for (const step of steps) {
      if (step.kind === 'branch') {
        const sum = step.arms.reduce((total, { weight }) => total + weight, 0);
        for (const arm of step.arms)
          if (this.#steps(arm.body, typed)) {
            found = true;
            typed.figure(arm.weight / sum, step.at);
            typed.guard(arm.when);
          }
      } else if (step.kind === 'if') {
        if (![step.yes, step.no].map((body) => this.#steps(body, typed)).includes(true)) continue;
        found = true;
        typed.guard(step.condition);
      } else if (step.kind === 'action') {
        const { action } = step;
        const inside = this.#steps(action.body, typed);
        const parts = action.parts.filter(({ concept }) => this.#concepts.has(concept));
        const own = action.argument !== null && anyPart(action.argument, (part) => part.op === 'concept' && this.#concepts.has(part.concept));
        const makes = verbs[action.verb].makes;
        const listed = this.#concepts.size === 0 && makes !== undefined && makes !== null && this.#kinds.has(makes);
        if (inside || own || listed || parts.length > 0) {
          found = true;
          typed.add(action.chance);
          typed.guard(action.when);
        }
        if (own) typed.add(action.value);
        for (const { value } of parts) typed.add(value);
      }
    }
    return found;
  }
}

function valuesOf({ value, replacements }: ValueDefinition): Expression[] {
  return [...(value === null ? [] : [value]), ...replacements.map((one) => one.value)];
}

/** Collects the figures of values: weights, chances, rates, and parameters of distributions. */
class Typed {
  readonly figures: Figure[] = [];
  readonly #ir: Ir;
  readonly #seen = new Set<ValueDefinition>();
  /** Of a slope, the factors in formulas are what was typed in. */
  readonly #factors: boolean;

  constructor(ir: Ir, factors: boolean) {
    this.#ir = ir;
    this.#factors = factors;
  }

  figure(value: number, at: At): void {
    this.figures.push({ value, at });
  }

  /** What a question reads, with its definition. */
  read(e: Expression): void {
    if (e.op === 'axis') {
      const { arms, at } = this.#ir.axes[e.axis];
      const sum = arms.reduce((total, { weight }) => total + weight, 0);
      for (const { weight } of arms) this.figure(weight / sum, at);
    } else if (e.op === 'attribute') this.#define(this.#ir.attributes[e.slot]);
    else if (e.op === 'person') this.#define(this.#ir.person.find(({ name }) => name === e.field));
    else if (e.op === 'age') this.#define(this.#ir.person.find(({ name }) => name === 'age'));
    else if (e.op === 'param') this.add(this.#ir.params[e.param].value);
  }

  #define(definition: ValueDefinition | undefined): void {
    if (definition === undefined || this.#seen.has(definition)) return;
    this.#seen.add(definition);
    for (const value of valuesOf(definition)) this.add(value);
  }

  /** `share(subjects where control == well or control == new)`: the weights of all arms that a condition names, together. */
  arms(question: Expression): void {
    for (const part of eachPart(question)) {
      if (part.op !== 'one_of' && part.op !== 'or') continue;
      const labels = new Set([...eachPart(part)].flatMap((one) => (one.op === 'text' ? [one.value] : [])));
      for (const one of eachPart(part)) {
        const arms =
          one.op === 'axis'
            ? this.#ir.axes[one.axis].arms.map(({ name, weight }) => ({ name, weight }))
            : one.op === 'attribute'
              ? this.#labels(this.#ir.attributes[one.slot])
              : [];
        const sum = arms.reduce((total, { weight }) => total + weight, 0);
        if (sum > 0) this.figure(arms.reduce((total, { name, weight }) => total + (labels.has(name) ? weight : 0), 0) / sum, part.at);
      }
    }
  }

  #labels({ value }: ValueDefinition): { readonly name: string; readonly weight: number }[] {
    return value?.op === 'choose' ? value.arms.flatMap(({ value: label, weight }) => (label.op === 'text' ? [{ name: label.value, weight }] : [])) : [];
  }

  /** What a condition depends on that was drawn: its chances and weights decide how often it holds. */
  guard(e: Expression | null): void {
    if (e === null) return;
    for (const part of eachPart(e)) if (part.op === 'attribute' || part.op === 'axis') this.read(part);
  }

  /** The figures of a value. Numbers in comparisons and in arithmetic are none: they are no result. */
  add(e: Expression | null): void {
    if (e === null) return;
    switch (e.op) {
      case 'number':
        this.figure(e.value, e.at);
        return;
      case 'compare':
      case 'within':
      case 'one_of':
        return;
      case 'arithmetic':
      case 'math':
        for (const part of partsOf(e)) if (this.#factors || part.op !== 'number') this.add(part);
        return;
      case 'attribute':
      case 'axis':
      case 'person':
      case 'param':
        this.read(e);
        return;
      case 'choose':
      case 'mixture': {
        const sum = e.arms.reduce((total, { weight }) => total + weight, 0);
        for (const { weight, value } of e.arms) {
          this.figure(weight / sum, value.at);
          this.add(value);
        }
        return;
      }
      case 'pick': {
        const sum = e.weights.reduce((total, weight) => total + weight, 0);
        for (const weight of e.weights) this.figure(weight / sum, e.at);
        return;
      }
      case 'lookup':
        for (const { cells } of this.#ir.tables[e.table].rows) this.add(cells[e.column] ?? null);
        return;
      default:
        for (const part of partsOf(e)) this.add(part);
    }
  }
}
