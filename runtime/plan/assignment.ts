/**
 * Which arm of each axis a subject belongs to: a function of (seed, axis, index) alone, so that exact numbers need no coordination and nobody changes
 * arms with the count.
 *
 * Among the first n subjects, for every n, each arm has its share of n, rounded down or up. The k-th subject of an arm is therefore among the positions
 * between those where the share of the arm is above k - 1 and where it comes to k; by earliest deadline first such an order exists for all weights
 * (Tijdeman, The chairman assignment problem, 1980). Windows of subjects are dealt at random within these bounds, each by its own draws. A window is the
 * smallest number of subjects in which every weight is a whole number of them, at most 100; where there is none it has 100, and holds those whom the
 * order by deadlines puts there.
 *
 * An axis that is dealt among some subjects alone does the same with their numbers: the subject is the k-th of its stratum, and k is the sum of known
 * numbers (see `ir/axis-strata.ts`).
 */

import { cumulative, pickWeighted } from '../../draws/distributions/weighted.ts';
import type { Draw, Site, Sites } from '../../draws/draw.ts';
import { type ArmCell, holdsFor, type Strata, strataOf } from '../../ir/axis-strata.ts';
import type { Ir } from '../../ir/definition.ts';

const LARGEST_WINDOW = 100;

/** Fills `arms[axis]` for every axis of one subject: -1 where the axis passes over it. */
export type Assign = (draw: Draw, index: number, arms: number[]) => void;

/** Deals one axis: the cell that a subject is in, given those of the axes before, and how many of the first n subjects a cell has. */
interface Dealer {
  deal(draw: Draw, index: number, arms: number[], cells: readonly number[]): number;
  count(draw: Draw, cell: number, n: number): number;
}

/** @throws Error where it is not known among whom an axis is dealt, which the compiler excludes */
export function assignment(ir: Ir, sites: Sites): Assign {
  const { strata, problems } = strataOf(ir.axes);
  for (const id of problems.keys()) throw new Error(`the subjects of the axis ${ir.axes[id].name} cannot be counted`);
  const dealers: Dealer[] = [];
  ir.axes.forEach((axis, id) => {
    dealers.push(axis.random ? randomDealer(ir, id, sites) : stratifiedDealer(ir, id, strata, dealers, sites));
  });
  // Of the current subject, by axis.
  const cells: number[] = [];
  return (draw, index, arms) => {
    for (let id = 0; id < dealers.length; id++) cells[id] = dealers[id].deal(draw, index, arms, cells);
  };
}

/** Whether a subject is among those of an exact share, dealt in windows as the arms of an axis are. @param weight millionths of a percent */
export function exactShare(name: string, weight: number, sites: Sites): (draw: Draw, index: number) => boolean {
  const windows = new Windows([weight, 100_000_000 - weight], sites.site(`${name}/deal`));
  return (draw, index) => windows.arm(draw, index) === 0;
}

function randomDealer({ axes }: Ir, id: number, sites: Sites): Dealer {
  const { name, arms: own, when } = axes[id];
  const site = sites.site(`axis.${name}/arm`);
  const sums = cumulative(own.map((arm) => arm.weight));
  return {
    deal: (draw, index, arms) => {
      const applies = when === null || holdsFor(when, axes, new Map(arms.slice(0, id).entries())) === true;
      arms[id] = applies ? Math.max(0, pickWeighted(sums, draw.at(site, index).uniform())) : -1;
      return 0;
    },
    count: () => 0,
  };
}

function stratifiedDealer({ axes }: Ir, id: number, all: readonly Strata[], dealers: readonly Dealer[], sites: Sites): Dealer {
  const { parent, strata, cells } = all[id];
  const { name, arms: own } = axes[id];
  const weights = own.map(({ weight }) => weight);
  const labelOf = (group: readonly number[]): string => (axes[id].with === null || parent === null ? '' : `@${all[parent].cells[group[0]].label}`);
  const windows = strata.map((group) => new Windows(weights, sites.site(`axis.${name}${labelOf(group)}/deal`)));
  const before = parent === null ? null : dealers[parent];
  const numberOf = new Map(cells.map(({ stratum, index }, cell) => [stratum === null ? `-${index}` : `${stratum}.${index}`, cell]));
  const stratumOf = new Map(strata.flatMap((group, stratum) => group.map((cell) => [cell, stratum] as const)));
  /** How many of the first n subjects are of a stratum. */
  const sizeOf = (draw: Draw, stratum: number, n: number): number => {
    if (before === null) return n;
    let sum = 0;
    for (const cell of strata[stratum]) sum += before.count(draw, cell, n);
    return sum;
  };
  return {
    deal: (draw, index, arms, cellsNow) => {
      const cell = parent === null ? 0 : cellsNow[parent];
      const stratum = parent === null ? 0 : stratumOf.get(cell);
      if (stratum === undefined) {
        arms[id] = -1;
        return numberOf.get(`-${cell}`) as number;
      }
      arms[id] = windows[stratum].arm(draw, sizeOf(draw, stratum, index));
      return numberOf.get(`${stratum}.${arms[id]}`) as number;
    },
    count: (draw, cell, n) => {
      const { stratum, index }: ArmCell = cells[cell];
      if (stratum !== null) return windows[stratum].count(draw, index, sizeOf(draw, stratum, n));
      return before === null ? 0 : before.count(draw, index, n);
    },
  };
}

/** Deals arms to positions 0, 1, 2, … by windows. */
class Windows {
  readonly #site: Site;
  readonly #size: number;
  readonly #seats: Seats;
  /** What every window holds, where all hold the same. */
  readonly #every: readonly Card[] | null;
  /** The last window that was dealt, by member of the unit: each has a hand of their own. */
  readonly #dealt: number[] = [];
  readonly #hands: Int32Array[] = [];
  /** How many of each arm come before it. */
  readonly #before: (readonly number[])[] = [];

  constructor(weights: readonly number[], site: Site) {
    const whole = weights.reduce((a, b) => a + b, 0);
    const shares = weights.map((weight) => fraction(weight, whole));
    const size = wholeWindow(shares);
    this.#site = site;
    this.#size = size ?? LARGEST_WINDOW;
    this.#seats = new Seats(shares);
    this.#every = size === null ? null : this.#seats.window(0, size).cards;
  }

  arm(draw: Draw, position: number): number {
    const window = this.#at(draw, position);
    return this.#hands[draw.member][position - window * this.#size];
  }

  /** How many of the first n positions have an arm. */
  count(draw: Draw, arm: number, n: number): number {
    const window = this.#at(draw, n);
    const hand = this.#hands[draw.member];
    let sum = this.#before[draw.member][arm];
    for (let i = n - window * this.#size - 1; i >= 0; i--) if (hand[i] === arm) sum++;
    return sum;
  }

  #at(draw: Draw, position: number): number {
    const window = Math.floor(position / this.#size);
    if (window === this.#dealt[draw.member]) return window;
    const { cards, before } = this.#every === null ? this.#seats.window(window, this.#size) : this.#seats.same(this.#every, window);
    this.#hands[draw.member] = deal(cards, draw.at(this.#site, window));
    this.#before[draw.member] = before;
    this.#dealt[draw.member] = window;
    return window;
  }
}

/** The share of an arm of all subjects, in lowest terms. */
interface Share {
  readonly of: number;
  readonly outOf: number;
}

function fraction(of: number, outOf: number): Share {
  let [a, b] = [of, outOf];
  while (b > 0) [a, b] = [b, a % b];
  return { of: of / a, outOf: outOf / a };
}

/** The smallest window in which each share is a whole number of subjects, or null where none of at most 100 is. */
function wholeWindow(shares: readonly Share[]): number | null {
  for (let size = 1; size <= LARGEST_WINDOW; size++) if (shares.every(({ of, outOf }) => (of * size) % outOf === 0)) return size;
  return null;
}

/** A subject of an arm, and the positions in the window, from 0, between which it is dealt. */
interface Card {
  readonly arm: number;
  readonly first: number;
  readonly last: number;
}

/** A window: what it holds, and how many of each arm are in the windows before it. */
interface Window {
  readonly cards: readonly Card[];
  readonly before: readonly number[];
}

/** All subjects in order of their deadlines. */
class Seats {
  readonly #shares: readonly Share[];
  readonly #next: Card[] = [];
  readonly #seats: number[] = [];
  #taken = 0;

  constructor(shares: readonly Share[]) {
    this.#shares = shares;
    this.#begin();
  }

  /** The subjects of one window, with positions in it. Windows are asked for in any order, most often upward. */
  window(window: number, size: number): Window {
    const start = window * size;
    if (start < this.#taken) this.#begin();
    while (this.#taken < start) this.#take();
    const before = [...this.#seats];
    const cards = Array.from({ length: size }, () => {
      const { arm, first, last } = this.#take();
      return { arm, first: Math.max(first - start, 0), last: Math.min(last - start, size - 1) };
    });
    return { cards, before };
  }

  /** A window where all hold the same. */
  same(cards: readonly Card[], window: number): Window {
    return { cards, before: this.#shares.map(({ of, outOf }) => (of * cards.length * window) / outOf) };
  }

  #begin(): void {
    this.#taken = 0;
    for (const arm of this.#shares.keys()) {
      this.#seats[arm] = 0;
      this.#next[arm] = this.#card(arm);
    }
  }

  #card(arm: number): Card {
    const { of, outOf } = this.#shares[arm];
    if (of === 0) return { arm, first: Number.POSITIVE_INFINITY, last: Number.POSITIVE_INFINITY };
    const before = this.#seats[arm];
    return { arm, first: Math.floor((before * outOf) / of), last: Math.ceil(((before + 1) * outOf) / of) - 1 };
  }

  #take(): Card {
    let best: Card | null = null;
    for (const card of this.#next) if (card.first <= this.#taken && (best === null || card.last < best.last)) best = card;
    // One is always due, since the shares come to a whole.
    const card = best as Card;
    this.#taken++;
    this.#seats[card.arm]++;
    this.#next[card.arm] = this.#card(card.arm);
    return card;
  }
}

/** A window in random order, each card between its bounds. */
function deal(cards: readonly Card[], draw: Draw): Int32Array {
  const left = new Map<number, Card[]>();
  for (const card of cards) {
    const own = left.get(card.arm);
    if (own === undefined) left.set(card.arm, [card]);
    else own.push(card);
  }
  // How many positions up to each are not needed by cards that are due by then.
  const spare = cards.map((_, at) => at + 1 - cards.filter(({ last }) => last <= at).length);
  return Int32Array.from(cards, (_, at) => {
    let due = at;
    while (spare[due] > 0) due++;
    const ready = [...left.values()].filter(([card]) => card.first <= at && card.last <= due);
    let turn = draw.below(ready.reduce((sum, { length }) => sum + length, 0));
    let [own] = ready;
    for (const each of ready) {
      own = each;
      if (turn < each.length) break;
      turn -= each.length;
    }
    const { arm, last } = own.shift() as Card;
    if (own.length === 0) left.delete(arm);
    for (let position = at; position < last; position++) spare[position]--;
    return arm;
  });
}

/** Names of the arms of a subject by axis; an axis that is not theirs is left out. */
export function variationsOf({ axes }: Pick<Ir, 'axes'>): (arms: readonly number[]) => Record<string, string> {
  const names = axes.map((axis) => axis.arms.map((arm) => arm.name));
  // Computed names: an assignment would take the name of an axis for a property that every object inherits.
  const fields = axes.map((axis, i) => `[${JSON.stringify(axis.name)}]: names[${i}][arms[${i}]]`);
  const ofAll = new Function('names', `return (arms) => ({ ${fields.join(', ')} });`)(names) as (arms: readonly number[]) => Record<string, string>;
  return (arms) => {
    for (let axis = 0; axis < axes.length; axis++)
      if (arms[axis] < 0) return Object.fromEntries(axes.flatMap(({ name }, i) => (arms[i] < 0 ? [] : [[name, names[i][arms[i]]]])));
    return ofAll(arms);
  };
}
