/** Names near a misspelled one: the same letters in another case first, then by edit distance; ties in the order of the candidates. */

/** Edits (insert, delete, replace, swap of neighbours) between two words, or `limit + 1` when there are more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, beforePrevious[j - 2] + 1);
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length];
}

/** At most `count` candidates near `word`, the nearest first. The word itself is not a candidate: it was written on purpose, and is wrong for another reason. */
export function nearest(word: string, candidates: Iterable<string>, count = 3): string[] {
  const lower = word.toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  const scored: { readonly name: string; readonly score: number; readonly order: number }[] = [];
  let order = 0;
  for (const name of new Set(candidates)) {
    if (name === word) continue;
    const candidate = name.toLowerCase();
    let score = candidate === lower ? 0 : editDistance(lower, candidate, limit);
    // A part of the name is what is left when someone types from memory: `a1c` for `hba1c`.
    if (score > limit && lower.length >= 3 && (candidate.includes(lower) || lower.includes(candidate)) && candidate.length >= 3) score = limit + 0.5;
    if (score <= limit + 0.5) scored.push({ name, score, order: order++ });
  }
  return scored
    .sort((a, b) => a.score - b.score || a.order - b.order)
    .slice(0, count)
    .map(({ name }) => name);
}
