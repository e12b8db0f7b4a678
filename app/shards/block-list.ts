/** Blocks of a plan as people write them, and as messages do: `0..15,20`. Both ends belong to a range. */
import { option } from '../../model/interface-terms.ts';
import { type Stop, usage } from '../stop.ts';
import { shown } from '../wording.ts';

/** Which blocks of a plan are to be made: ranges, or one of so many equal shards. */
export type Share = { readonly blocks: string } | { readonly shard: string };

const RANGES = /^\d{1,5}(?:\.\.\d{1,5})?(?:,\d{1,5}(?:\.\.\d{1,5})?)*$/;

/**
 * The blocks of a share, in order, each once. A shard may have none, where there are more shards than blocks.
 * @param count blocks of the plan
 * @throws Stop where the share is not of this plan
 */
export function blocksOfShare(share: Share, count: number): number[] {
  return 'blocks' in share ? listed(share.blocks, count) : shardOf(share.shard, count);
}

function listed(text: string, count: number): number[] {
  if (!RANGES.test(text)) throw unfit('blocks', text, 'expected ranges of blocks, such as 0..15 or 3,8..11');
  const blocks = new Set<number>();
  for (const range of text.split(',')) {
    const [first, last = first] = range.split('..').map(Number);
    if (last < first) throw unfit('blocks', range, `a range begins with the smaller number: ${last}..${first}`);
    if (last >= count) throw unfit('blocks', range, count === 0 ? 'the plan has no blocks' : `the blocks of the plan are numbered from 0 to ${count - 1}`);
    for (let block = first; block <= last; block++) blocks.add(block);
  }
  return [...blocks].sort((a, b) => a - b);
}

function shardOf(text: string, count: number): number[] {
  const [, index, shards] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (index === undefined) throw unfit('shard', text, 'expected the number of a shard and how many there are, such as 0/16');
  const [i, n] = [Number(index), Number(shards)];
  if (n === 0) throw unfit('shard', text, 'there must be at least one shard');
  if (i >= n) throw unfit('shard', text, `${n === 1 ? 'the only shard is 0/1' : `${n} shards are numbered from 0/${n} to ${n - 1}/${n}`}`);
  const first = Math.floor((i * count) / n);
  const end = Math.floor(((i + 1) * count) / n);
  return Array.from({ length: end - first }, (_, at) => first + at);
}

function unfit(name: string, value: string, why: string): Stop {
  return usage(`${option(name)} ${shown(value) === '' ? "''" : shown(value)}: ${why}`);
}

/** Blocks in order as ranges: `3,8..11`. */
export function rangesOf(blocks: readonly number[]): string {
  const ranges: string[] = [];
  for (let at = 0; at < blocks.length; ) {
    let end = at;
    while (blocks[end + 1] === blocks[end] + 1) end++;
    ranges.push(end === at ? String(blocks[at]) : `${blocks[at]}..${blocks[end]}`);
    at = end + 1;
  }
  return ranges.join(',');
}
