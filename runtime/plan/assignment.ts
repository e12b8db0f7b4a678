/**
 * Which arm of each axis a subject belongs to: a function of (seed, axis, index) alone, so that exact numbers need no coordination and nobody changes
 * arms with the count.
 *
 * Among the first n subjects, for every n, each arm has its share of n, rounded down or up. The k-th subject of an arm is therefore among the positions
 * between those where the share of the arm is above k - 1 and where it comes to k; by earliest deadline first such an order exists for all weights
 * (Tijdeman, The chairman assignment problem, 1980). Windows of subjects are dealt at random within these bounds, each by its own draws. A window is the
 * smallest number of subjects in which every weight is a whole number of them, at most 100; where there is none it has 100, and holds those whom the
 * order by deadlines puts there.
 */

import { cumulative, pickWeighted } from '../../draws/distributions/weighted.ts';
import type { Draw, Site, Sites } from '../../draws/draw.ts';
import type { Axis, Ir } from '../../ir/definition.ts';

/** 100 %, in the unit of weights. */
const WHOLE = 100_000_000;
const LARGEST_WINDOW = 100;

/** Fills `arms[axis]` for every axis of one subject. */
export type Assign = (draw: Draw, index: number, arms: number[]) => void;

export function assignment(ir: Ir, sites: Sites): Assign {
  const joint = new Set(ir.joints.flat());
  const dealers: Assign[] = [];
  ir.axes.forEach((axis, id) => {
    if (axis.random) dealers.push(randomDealer(id, axis, sites));
    else if (!joint.has(id)) dealers.push(windowDealer([id], [axis], sites.site(`axis.${axis.name}/deal`)));
  });
  for (const group of ir.joints) {
    const axes = group.map((id) => ir.axes[id]);
    dealers.push(windowDealer(group, axes, sites.site(`axis.${axes.map((axis) => axis.name).join('*')}/deal`)));
  }
  return (draw, index, arms) => {
    for (const deal of dealers) deal(draw, index, arms);
  };
}

/** Whether a subject is among those of an exact share, dealt in windows as the arms of an axis are. @param weight millionths of a percent */
export function exactShare(name: string, weight: number, sites: Sites): (draw: Draw, index: number) => boolean {
  const arms = [
    { name: 'yes', weight },
    { name: 'no', weight: WHOLE - weight },
  ];
  const deal = windowDealer([0], [{ name, random: false, arms, at: [0, 0, 0] }], sites.site(`${name}/deal`));
  const dealt = [0];
  return (draw, index) => {
    deal(draw, index, dealt);
    return dealt[0] === 0;
  };
}

function randomDealer(id: number, axis: Axis, sites: Sites): Assign {
  const site = sites.site(`axis.${axis.name}/arm`);
  const sums = cumulative(axis.arms.map((arm) => arm.weight));
  return (draw, index, arms) => {
    arms[id] = Math.max(0, pickWeighted(sums, draw.at(site, index).uniform()));
  };
}

/** Several axes dealt together are one axis whose arms are the combinations. */
function windowDealer(ids: readonly number[], axes: readonly Axis[], site: Site): Assign {
  const combinations = axes.reduce<readonly Combination[]>(
    (so, axis) => so.flatMap((head) => axis.arms.map(({ weight }, i) => ({ arms: [...head.arms, i], ...fraction(head.of * weight, head.outOf * WHOLE) }))),
    [{ arms: [], of: 1, outOf: 1 }],
  );
  const size = wholeWindow(combinations);
  const seats = new Seats(combinations);
  const every = size === null ? null : seats.window(0, size);
  // The last window that was dealt, by member of the unit: each has a hand of their own.
  const dealt: number[] = [];
  const hands: Int32Array[] = [];
  return (draw, index, arms) => {
    const window = Math.floor(index / (size ?? LARGEST_WINDOW));
    if (window !== dealt[draw.member]) {
      hands[draw.member] = deal(every ?? seats.window(window, LARGEST_WINDOW), draw.at(site, window));
      dealt[draw.member] = window;
    }
    const combination = combinations[hands[draw.member][index - window * (size ?? LARGEST_WINDOW)]].arms;
    for (let i = 0; i < ids.length; i++) arms[ids[i]] = combination[i];
  };
}

/** An arm of each axis, and their share of all subjects: `of` in `outOf`, whole numbers. */
interface Combination {
  readonly arms: readonly number[];
  readonly of: number;
  readonly outOf: number;
}

function fraction(of: number, outOf: number): { readonly of: number; readonly outOf: number } {
  let [a, b] = [of, outOf];
  while (b > 0) [a, b] = [b, a % b];
  return { of: of / a, outOf: outOf / a };
}

/** The smallest window in which each share is a whole number of subjects, or null where none of at most 100 is. */
function wholeWindow(shares: readonly Combination[]): number | null {
  for (let size = 1; size <= LARGEST_WINDOW; size++) if (shares.every(({ of, outOf }) => (of * size) % outOf === 0)) return size;
  return null;
}

/** A subject of a combination, and the positions in the window, from 0, between which it is dealt. */
interface Card {
  readonly combination: number;
  readonly first: number;
  readonly last: number;
}

/** All subjects in order of their deadlines. */
class Seats {
  readonly #shares: readonly Combination[];
  readonly #next: Card[] = [];
  readonly #seats: number[] = [];
  #taken = 0;

  constructor(shares: readonly Combination[]) {
    this.#shares = shares;
    this.#begin();
  }

  /** The subjects of one window, with positions in it. Windows are asked for in any order, most often upward. */
  window(window: number, size: number): readonly Card[] {
    const start = window * size;
    if (start < this.#taken) this.#begin();
    while (this.#taken < start) this.#take();
    return Array.from({ length: size }, () => {
      const { combination, first, last } = this.#take();
      return { combination, first: Math.max(first - start, 0), last: Math.min(last - start, size - 1) };
    });
  }

  #begin(): void {
    this.#taken = 0;
    for (const combination of this.#shares.keys()) {
      this.#seats[combination] = 0;
      this.#next[combination] = this.#card(combination);
    }
  }

  #card(combination: number): Card {
    const { of, outOf } = this.#shares[combination];
    if (of === 0) return { combination, first: Number.POSITIVE_INFINITY, last: Number.POSITIVE_INFINITY };
    const before = this.#seats[combination];
    return { combination, first: Math.floor((before * outOf) / of), last: Math.ceil(((before + 1) * outOf) / of) - 1 };
  }

  #take(): Card {
    let best: Card | null = null;
    for (const card of this.#next) if (card.first <= this.#taken && (best === null || card.last < best.last)) best = card;
    // One is always due, since the shares come to a whole.
    const card = best as Card;
    this.#taken++;
    this.#seats[card.combination]++;
    this.#next[card.combination] = this.#card(card.combination);
    return card;
  }
}

/** A window in random order, each card between its bounds. */
function deal(cards: readonly Card[], draw: Draw): Int32Array {
  const left = new Map<number, Card[]>();
  for (const card of cards) {
    const own = left.get(card.combination);
    if (own === undefined) left.set(card.combination, [card]);
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
    const { combination, last } = own.shift() as Card;
    if (own.length === 0) left.delete(combination);
    for (let position = at; position < last; position++) spare[position]--;
    return combination;
  });
}
