import { readCsv } from './csv.mjs';

/** Names kept for each sex and decade. */
const KEPT = 200;

/** Input columns: decade, sex (F, M), name, count, share; one file of national births, ranked within decade and sex. */
export function firstNames(path) {
  const groups = new Map();
  for (const { decade, sex, name, share } of readCsv(path)) {
    const key = `${decade} ${sex}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push({ name, share: Number(share) });
  }
  const lines = [...groups].map(([key, names]) => {
    const kept = names.sort((a, b) => b.share - a.share).slice(0, KEPT);
    return `${key} ${kept.map(({ name, share }) => `${name} ${Math.round(share * 1e5)}`).join(' ')}`;
  });
  return {
    title: 'First names by sex and decade of birth',
    edition: 'births 1920-2020; the last decade holds 2020 alone',
    source: 'Social Security Administration, national data on the relative frequency of given names, files yob1920-yob2020 (public domain)',
    form: 'One line for each decade and sex: decade, F or M, then name and births per 100,000, most frequent first.',
    rows: lines.length * KEPT,
    lines,
  };
}
