/** Which member of a pool is meant, for the current subject and occurrence. */

import { cumulative, pickWeighted } from '../../draws/distributions/weighted.ts';
import type { Draw, Site, Sites } from '../../draws/draw.ts';
import { pow } from '../../draws/exact-math.ts';
import type { PoolPick } from '../../ir/expression.ts';
import type { DeclaredParties } from './declared-parties.ts';

/** The first rank weighs this much; the others in proportion. */
const RANK_SCALE = 1_000_000_000;

/** Who asks. */
export interface Asking {
  readonly index: number;
  readonly occurrence: number;
  readonly draw: Draw;
  readonly zip: () => string | null;
  readonly state: () => string | null;
}

export type PickMember = (asking: Asking) => number;

/**
 * @param site the address of the draws of the place that asks
 * @param pool the pool's name: `sticky` and `nearest` draw at an address of the pool, so a subject has one member wherever it is asked for
 */
export function memberPicker(parties: DeclaredParties, id: number, pool: string, pick: PoolPick, skew: number | null, site: Site, sites: Sites): PickMember {
  const members = parties.members[id];
  const sums = skew === null ? null : cumulative(members.map((_, rank) => Math.max(1, Math.round(RANK_SCALE / pow(rank + 1, skew)))));
  const drawn = (draw: Draw): number => members[sums === null ? draw.below(members.length) : pickWeighted(sums, draw.uniform())];
  switch (pick) {
    case 'random':
    case 'skewed':
      return ({ draw, index, occurrence }) => drawn(draw.at(site, index, occurrence));
    case 'sticky': {
      const own = sites.site(`pool.${pool}/sticky`);
      return ({ draw, index }) => drawn(draw.at(own, index));
    }
    case 'round_robin':
      return ({ index, occurrence }) => members[(index + occurrence) % members.length];
    case 'nearest': {
      const own = sites.site(`pool.${pool}/nearest`);
      const nearest = nearestMembers(parties, members);
      return ({ draw, index, zip, state }) => {
        const near = nearest(zip(), state());
        return near[draw.at(own, index).below(near.length)];
      };
    }
  }
}

/** Places met before: there are few next to the subjects. */
const LIMIT = 50_000;

/** The members that share the most leading digits of the ZIP code, which number regions, centres and post offices; within those, the same state. */
function nearestMembers(parties: DeclaredParties, members: readonly number[]): (zip: string | null, state: string | null) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (zip, state) => {
    const key = `${zip ?? ''}|${state ?? ''}`;
    let near = known.get(key);
    if (near === undefined) {
      const scores = members.map((member) => {
        const place = parties.place(member);
        return (zip === null ? 0 : 2 * sharedDigits(place.zip, zip)) + (place.state === state ? 1 : 0);
      });
      const best = scores.reduce((a, b) => Math.max(a, b), 0);
      near = members.filter((_, i) => scores[i] === best);
      if (known.size >= LIMIT) known.clear();
      known.set(key, near);
    }
    return near;
  };
}

function sharedDigits(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}
