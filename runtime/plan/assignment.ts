/**
 * Which arm of each axis a subject belongs to: a function of (seed, axis, index, count), so that exact numbers need no coordination.
 *
 * Subjects are dealt in windows: the smallest number of subjects in which every weight is a whole number of them, at most 100. Each window is shuffled
 * by its own draws. The last incomplete window is filled by largest remainder. Where no such window exists, the arms follow Webster's method of
 * apportionment, one seat for each subject, shuffled within windows of 100: then the counts differ from the exact ones by less than one at the end.
 */

import { cumulative, pickWeighted } from '../../draws/distributions/weighted.ts';
import type { Draw, Site, Sites } from '../../draws/draw.ts';
import type { Axis, Ir } from '../../ir/definition.ts';

/** 100 %, in the unit of weights. */
const WHOLE = 100_000_000;
const LARGEST_WINDOW = 100;

/** Fills `arms[axis]` for every axis of one subject. */
export type Assign = (draw: Draw, index: number, arms: number[]) => void;

export function assignment(ir: Ir, sites: Sites, count: number): Assign {
  const joint = new Set(ir.joints.flat());
  const dealers: Assign[] = [];
  ir.axes.forEach((axis, id) => {
    if (axis.random) dealers.push(randomDealer(id, axis, sites));
    else if (!joint.has(id)) dealers.push(windowDealer([id], [axis], sites.site(`axis.${axis.name}/deal`), count));
  });
  for (const group of ir.joints) {
    const axes = group.map((id) => ir.axes[id]);
    dealers.push(windowDealer(group, axes, sites.site(`axis.${axes.map((axis) => axis.name).join('*')}/deal`), count));
  }
  return (draw, index, arms) => {
    for (const deal of dealers) deal(draw, index, arms);
  };
}

/** Whether a subject is among those of an exact share, dealt in windows as the arms of an axis are. @param weight millionths of a percent */
export function exactShare(name: string, weight: number, sites: Sites, count: number): (draw: Draw, index: number) => boolean {
  const arms = [
    { name: 'yes', weight },
    { name: 'no', weight: WHOLE - weight },
  ];
  const deal = windowDealer([0], [{ name, random: false, arms, at: [0, 0, 0] }], sites.site(`${name}/deal`), count);
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
function windowDealer(ids: readonly number[], axes: readonly Axis[], site: Site, count: number): Assign {
  const combinations = axes.reduce<readonly { readonly arms: readonly number[]; readonly share: number }[]>(
    (so, axis) => so.flatMap((head) => axis.arms.map((arm, i) => ({ arms: [...head.arms, i], share: head.share * (arm.weight / WHOLE) }))),
    [{ arms: [], share: 1 }],
  );
  const deck = axes.length === 1 ? exactDeck(axes[0].arms.map((arm) => arm.weight)) : jointDeck(axes);
  const size = deck?.length ?? LARGEST_WINDOW;
  const seats = deck === null ? new Webster(combinations.map(({ share }) => share)) : null;
  // The last window that was dealt, by member of the unit: each has a deck of their own.
  const dealt: number[] = [];
  const hands: Int32Array[] = [];
  return (draw, index, arms) => {
    const window = Math.floor(index / size);
    if (window !== dealt[draw.member]) {
      const length = Math.min(size, count - window * size);
      const cards =
        seats !== null
          ? seats.window(window, size).slice(0, Math.max(length, 1))
          : length >= size
            ? (deck as readonly number[])
            : partial(deck as readonly number[], combinations.length, length);
      hands[draw.member] = shuffled(cards, draw, site, window);
      dealt[draw.member] = window;
    }
    const card = hands[draw.member][index - window * size] ?? 0;
    const combination = combinations[card].arms;
    for (let i = 0; i < ids.length; i++) arms[ids[i]] = combination[i];
  };
}

/** Arms of one whole window in order, or null where none of at most 100 subjects is whole. */
function exactDeck(weights: readonly number[]): readonly number[] | null {
  for (let size = 1; size <= LARGEST_WINDOW; size++) {
    if (weights.every((weight) => (weight * size) % WHOLE === 0)) return weights.flatMap((weight, arm) => new Array<number>((weight * size) / WHOLE).fill(arm));
  }
  return null;
}

function jointDeck(axes: readonly Axis[]): readonly number[] | null {
  const decks = axes.map((axis) => exactDeck(axis.arms.map((arm) => arm.weight)));
  const size = decks.reduce((product, deck) => product * (deck?.length ?? LARGEST_WINDOW + 1), 1);
  if (size > LARGEST_WINDOW) return null;
  return decks.reduce<readonly number[]>((so, deck, i) => so.flatMap((head) => (deck ?? []).map((arm) => head * axes[i].arms.length + arm)), [0]);
}

/** The first `length` of a window by largest remainder: whole parts first, then the arms with the largest fractions, ties in order of the arms. */
function partial(deck: readonly number[], arms: number, length: number): number[] {
  const counts = new Array<number>(arms).fill(0);
  for (const arm of deck) counts[arm]++;
  const quotas = counts.map((count) => (count * length) / deck.length);
  const seats = quotas.map(Math.floor);
  const left = length - seats.reduce((a, b) => a + b, 0);
  const byRemainder = quotas.map((quota, arm) => ({ arm, remainder: quota - Math.floor(quota) })).sort((a, b) => b.remainder - a.remainder || a.arm - b.arm);
  for (let i = 0; i < left; i++) seats[byRemainder[i].arm]++;
  return seats.flatMap((count, arm) => new Array<number>(count).fill(arm));
}

/** Fisher and Yates, with the draws of the window. */
function shuffled(cards: readonly number[], draw: Draw, site: Site, window: number): Int32Array {
  const hand = Int32Array.from(cards);
  draw.at(site, window);
  for (let i = hand.length - 1; i > 0; i--) {
    const j = draw.below(i + 1);
    const card = hand[i];
    hand[i] = hand[j];
    hand[j] = card;
  }
  return hand;
}

/** Webster's method (Sainte-Laguë): the next seat goes to the arm with the largest share for each seat and a half that it has. */
class Webster {
  readonly #shares: readonly number[];
  readonly #seats: number[];
  #next = 0;

  constructor(shares: readonly number[]) {
    this.#shares = shares;
    this.#seats = shares.map(() => 0);
  }

  /** Seats of one window. Windows are asked for in any order, most often upward. */
  window(window: number, size: number): number[] {
    const first = window * size;
    if (first < this.#next) {
      this.#seats.fill(0);
      this.#next = 0;
    }
    while (this.#next < first) this.#seat();
    return Array.from({ length: size }, () => this.#seat());
  }

  #seat(): number {
    let best = 0;
    for (let arm = 1; arm < this.#shares.length; arm++) {
      // Compared crosswise, so that no quotient is rounded.
      if (this.#shares[arm] * (2 * this.#seats[best] + 1) > this.#shares[best] * (2 * this.#seats[arm] + 1)) best = arm;
    }
    this.#seats[best]++;
    this.#next++;
    return best;
  }
}
