/**
 * Among which subjects each axis of variations is dealt, so that how many subjects come before any other is known without looking at them.
 *
 * An axis is dealt among all subjects, among those for whom its `when` holds (one stratum), or, `with` another axis, among the subjects of each arm of
 * that axis on its own (a stratum for each). What is dealt falls into cells: the subjects of one arm, or those whom the axis passes over as they were
 * counted before. A stratum is a set of cells of the axis before it, so its size among the first n subjects is a sum of known numbers.
 */
import type { Axis } from './definition.ts';
import type { Expression } from './expression.ts';

/** The arms of subjects by axis; -1 where an axis passes over them. */
export type ArmsByAxis = ReadonlyMap<number, number>;

/** Subjects that are counted together. */
export interface ArmCell {
  /** Where the axis deals them; null where it passes over them. */
  readonly stratum: number | null;
  /** Their arm; of those that it passes over, their cell of the axis before. */
  readonly index: number;
  /** Each combination of arms that they may have, of this axis and those before it. */
  readonly arms: readonly ArmsByAxis[];
  /** In letters that do not depend on other axes: the arms one after the other. */
  readonly label: string;
}

export interface Strata {
  /** The axis whose cells the strata are made of; null where all subjects are one stratum. */
  readonly parent: number | null;
  /** Cells of the parent. */
  readonly strata: readonly (readonly number[])[];
  readonly cells: readonly ArmCell[];
}

/** Why it is not known among whom an axis is dealt. */
export type StrataProblem =
  /** Two axes that it names are dealt apart from each other. */
  | { readonly kind: 'apart'; readonly first: number; readonly second: number }
  /** An axis that it names is drawn for each subject. */
  | { readonly kind: 'drawn'; readonly axis: number }
  /** Its condition tells subjects apart that the axis deals together: the combinations of arms of these, and those that it selects. */
  | { readonly kind: 'mixed'; readonly axis: number; readonly group: readonly ArmsByAxis[]; readonly selected: readonly ArmsByAxis[] }
  /** Its condition never holds. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'many' };

/** Combinations of arms that are kept apart, at most. */
export const MOST_COMBINATIONS = 10_000;

/** The axes that a condition names. */
export function axesIn(e: Expression): number[] {
  switch (e.op) {
    case 'axis':
      return [e.axis];
    case 'compare':
    case 'and':
    case 'or':
      return [...axesIn(e.left), ...axesIn(e.right)];
    case 'not':
    case 'one_of':
      return axesIn(e.value);
    default:
      return [];
  }
}

/** The part of a condition that is not about arms; null where all is. */
export function notOfArms(e: Expression): Expression | null {
  switch (e.op) {
    case 'boolean':
      return null;
    case 'and':
    case 'or':
      return notOfArms(e.left) ?? notOfArms(e.right);
    case 'not':
      return notOfArms(e.value);
    case 'one_of':
      return e.value.op === 'axis' && e.items.every(({ op }) => op === 'text') ? null : e;
    case 'compare': {
      const sides = [e.left.op, e.right.op];
      const equality = e.sign === '==' || e.sign === '!=';
      return equality && sides.includes('axis') && sides.every((op) => op === 'axis' || op === 'text') ? null : e;
    }
    default:
      return e;
  }
}

/** Whether a condition about arms holds; missing where it asks for the arm of an axis that passes over the subject. */
export function holdsFor(e: Expression, axes: readonly Axis[], arms: ArmsByAxis): boolean | null {
  switch (e.op) {
    case 'boolean':
      return e.value;
    case 'not': {
      const value = holdsFor(e.value, axes, arms);
      return value === null ? null : !value;
    }
    case 'and':
    case 'or': {
      const decides = e.op === 'or';
      const sides = [holdsFor(e.left, axes, arms), holdsFor(e.right, axes, arms)];
      return sides.includes(decides) ? decides : sides.includes(null) ? null : !decides;
    }
    case 'one_of': {
      const value = word(e.value, axes, arms);
      return value === null ? null : e.items.some((item) => word(item, axes, arms) === value);
    }
    case 'compare': {
      const [left, right] = [word(e.left, axes, arms), word(e.right, axes, arms)];
      return left === null || right === null ? null : (left === right) === (e.sign === '==');
    }
    default:
      return null;
  }
}

function word(e: Expression, axes: readonly Axis[], arms: ArmsByAxis): string | null {
  if (e.op === 'text') return e.value;
  return e.op === 'axis' ? (axes[e.axis].arms[arms.get(e.axis) ?? -1]?.name ?? null) : null;
}

/** The strata of every axis, in order; of one with a problem, those of an axis that is dealt among all. */
export function strataOf(axes: readonly Axis[]): { readonly strata: readonly Strata[]; readonly problems: ReadonlyMap<number, StrataProblem> } {
  const strata: Strata[] = [];
  const problems = new Map<number, StrataProblem>();
  for (const id of axes.keys()) {
    const own = split(axes, id, strata);
    if ('kind' in own) problems.set(id, own);
    strata.push('kind' in own ? dealt(axes, id, null, [[]], []) : own);
  }
  return { strata, problems };
}

function split(axes: readonly Axis[], id: number, before: readonly Strata[]): Strata | StrataProblem {
  const { when, random } = axes[id];
  const named = [...new Set([...(when === null ? [] : axesIn(when)), ...(axes[id].with === null ? [] : [axes[id].with])])];
  // A drawn axis needs no numbers.
  if (random || named.length === 0) return dealt(axes, id, null, [[]], []);
  const chains = named.map((axis) => chainOf(axis, before));
  const longest = chains.reduce((a, b) => (b.length > a.length ? b : a));
  const apart = named.find((axis) => !longest.includes(axis));
  if (apart !== undefined) return { kind: 'apart', first: longest[0], second: apart };
  const drawn = longest.find((axis) => axes[axis].random);
  if (drawn !== undefined) return { kind: 'drawn', axis: drawn };
  const parent = longest[0];
  const { cells } = before[parent];
  const chosen: number[] = [];
  for (const [i, { arms }] of cells.entries()) {
    const selected = arms.filter((one) => when === null || holdsFor(when, axes, one) === true);
    if (selected.length > 0 && selected.length < arms.length) {
      const axis = longest.find((each) => before[each].strata.some((cellsOf) => cellsOf.length > 1)) ?? parent;
      return { kind: 'mixed', axis, group: arms, selected };
    }
    if (selected.length > 0) chosen.push(i);
  }
  if (chosen.length === 0) return { kind: 'nobody' };
  const groups = axes[id].with === null ? [chosen] : chosen.map((cell) => [cell]);
  const combinations = cells.reduce((sum, { arms }) => sum + arms.length, 0) * axes[id].arms.length;
  return combinations > MOST_COMBINATIONS ? { kind: 'many' } : dealt(axes, id, parent, groups, cells);
}

function dealt(axes: readonly Axis[], id: number, parent: number | null, strata: readonly (readonly number[])[], before: readonly ArmCell[]): Strata {
  const inside = strata.flatMap((group, stratum) =>
    axes[id].arms.map(({ name }, index): ArmCell => {
      const from = parent === null ? [new Map<number, number>()] : group.flatMap((cell) => before[cell].arms);
      const label = group.length === 1 ? `${before[group[0]].label}.${name}` : name;
      return { stratum, index, arms: from.map((arms) => new Map([...arms, [id, index]])), label };
    }),
  );
  const taken = new Set(strata.flat());
  const outside = before.flatMap((cell, index): ArmCell[] =>
    taken.has(index) ? [] : [{ stratum: null, index, arms: cell.arms.map((arms) => new Map([...arms, [id, -1]])), label: cell.label }],
  );
  return { parent, strata, cells: [...inside, ...outside] };
}

/** An axis, the one whose cells it is dealt among, and so on. */
function chainOf(axis: number, before: readonly Strata[]): number[] {
  const chain = [axis];
  for (let parent = before[axis].parent; parent !== null; parent = before[parent].parent) chain.push(parent);
  return chain;
}

/** The share of all subjects in each arm of each axis that is not drawn; of a drawn one, nothing is known. */
export function armShares(axes: readonly Axis[], strata: readonly Strata[]): (readonly number[] | null)[] {
  const cells: (readonly number[] | null)[] = [];
  return axes.map(({ arms, random }, id) => {
    const { parent, strata: groups, cells: own } = strata[id];
    const before = parent === null ? [1] : cells[parent];
    cells.push(null);
    if (random || before === null) return null;
    const whole = arms.reduce((sum, { weight }) => sum + weight, 0);
    const sizes = groups.map((group) => (parent === null ? 1 : group.reduce((sum, cell) => sum + before[cell], 0)));
    cells[id] = own.map(({ stratum, index }) => (stratum === null ? before[index] : (sizes[stratum] * arms[index].weight) / whole));
    return arms.map((_, arm) => own.reduce((sum, { stratum, index }, cell) => (stratum !== null && index === arm ? sum + (cells[id]?.[cell] ?? 0) : sum), 0));
  });
}
