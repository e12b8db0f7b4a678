/** Attributes that change as long as a condition holds: `set a1c: a1c - 1 while on(rx.metformin)`. Attributes without such changes pay nothing for them. */
import type { Ir } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { allActions } from '../../ir/walk.ts';
import type { Changed, Closure, SubjectState } from '../subject/subject-state.ts';
import type { Value } from '../subject/value.ts';

/** The changes of one attribute. */
export class Lasting {
  readonly #slot: number;
  /** Paths of the statements. */
  readonly #paths: readonly string[];
  /** By statement; filled in when expressions can be compiled. */
  conditions: readonly Closure[] = [];

  constructor(slot: number, paths: readonly string[]) {
    this.#slot = slot;
    this.#paths = paths;
  }

  /** The attribute as it is now. @param value what it was last given */
  read(s: SubjectState, value: Value): Value {
    const changed = s.changed?.get(this.#slot);
    return changed === undefined || typeof value !== 'number' ? value : value + (this.#inForce(s, changed) - changed.included);
  }

  /** Gives the attribute a value, which what is in force is part of from now on. */
  give(s: SubjectState, value: Value): void {
    s.attributes[this.#slot] = value;
    const changed = s.changed?.get(this.#slot);
    if (changed !== undefined) changed.included = this.#inForce(s, changed);
  }

  /**
   * Changes the attribute from one value to another as long as the condition of a statement holds. Nothing changes where either is missing.
   * @param path of the statement
   */
  change(s: SubjectState, path: string, from: Value, to: Value): void {
    if (typeof from !== 'number' || typeof to !== 'number') return;
    const statement = this.#paths.indexOf(path);
    s.changed ??= new Map();
    let changed = s.changed.get(this.#slot);
    if (changed === undefined) {
      changed = { differences: this.#paths.map(() => 0), included: 0 };
      s.changed.set(this.#slot, changed);
    }
    changed.differences[statement] += to - from;
    // Exactly the value that was stated, as long as nothing else changes.
    if (this.conditions[statement](s) === true) this.give(s, to);
  }

  #inForce(s: SubjectState, { differences }: Changed): number {
    let sum = 0;
    for (let i = 0; i < differences.length; i++) if (differences[i] !== 0 && this.conditions[i](s) === true) sum += differences[i];
    return sum;
  }
}

/** Statements that change an attribute for a time, by path: a flow that is run twice has each of them twice. */
function statementsOf(ir: Ir, slot: number): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>();
  for (const { argument, path, lasts } of allActions(ir))
    if (lasts !== undefined && argument?.op === 'attribute' && argument.slot === slot) found.set(path, lasts);
  return found;
}

/** By attribute, those that some statement changes for a time. */
export function lastingOf(ir: Ir): Map<number, Lasting> {
  const slots = new Set<number>();
  for (const { argument, lasts } of allActions(ir)) if (lasts !== undefined && argument?.op === 'attribute') slots.add(argument.slot);
  return new Map([...slots].map((slot) => [slot, new Lasting(slot, [...statementsOf(ir, slot).keys()])]));
}

/** The conditions of these changes, in the same order. */
export function conditionsOf(ir: Ir, slot: number): readonly Expression[] {
  return [...statementsOf(ir, slot).values()];
}
