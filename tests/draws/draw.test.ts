import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { expect, test } from 'vitest';
import { Draw, MAX_OCCURRENCE, Sites } from '../../draws/draw.ts';
import { chiSquare, chiSquareBound, lagScore, pairUniformity, uniformity, Z } from './statistics.ts';

const SITE = new Sites('2024').site('adult.age');

/** `n` uniforms, each the first one of the address that `place` moves to. */
function uniforms(n: number, place: (draw: Draw, i: number) => Draw): number[] {
  const draw = new Draw();
  return Array.from({ length: n }, (_, i) => place(draw, i).uniform());
}

const NEIGHBOURS: readonly [string, (draw: Draw, i: number) => Draw][] = [
  ['subjects', (draw, i) => draw.at(SITE, i)],
  ['occurrences', (draw, i) => draw.at(SITE, 7, i)],
  ['seeds', (draw, i) => draw.at(new Sites(`${i}`).site('adult.age'), 0)],
  ['sites', (draw, i) => draw.at(new Sites('1').site(`care.visit.observe[${i}]`), 0)],
  ['words', (draw, i) => (i === 0 ? draw.at(SITE, 3) : draw)],
];

test.each(NEIGHBOURS)('neighbouring %s are uniform and independent (error 1e-4 each)', (name, place) => {
  // One address has 4096 words, two for each uniform.
  const values = uniforms(name === 'words' ? 2048 : 25_600, place);
  expect(uniformity(values)).toBeLessThan(chiSquareBound(255));
  expect(pairUniformity(values)).toBeLessThan(chiSquareBound(255));
  for (const lag of [1, 2, 3, 4]) expect(Math.abs(lagScore(values, lag))).toBeLessThan(Z);
});

test('a draw is a function of its address alone', () => {
  const at = fc.record({ path: fc.string(), subject: fc.nat(), occurrence: fc.nat(MAX_OCCURRENCE) });
  fc.assert(
    fc.property(fc.string(), at, at, (seed, a, b) => {
      const sites = new Sites(seed);
      const alone = new Draw().at(sites.site(a.path), a.subject, a.occurrence);
      const moved = new Draw().at(sites.site(b.path), b.subject, b.occurrence);
      moved.next();
      moved.at(new Sites(seed).site(a.path), a.subject, a.occurrence);
      for (let i = 0; i < 5; i++) expect(moved.next()).toBe(alone.next());
    }),
  );
});

test('the first words of an address are pinned', () => {
  const draw = new Draw().at(new Sites('42').site('patient.birth_date'), 5, 2);
  expect([draw.next(), draw.next(), draw.next()]).toEqual([1057887357, 1122972427, -1485728389]);
  expect(new Draw().at(new Sites('42').site('patient.birth_date'), 5, 2).uniform()).toBe(0.24630858393702504);
});

test('different paths and seeds have different keys', () => {
  const keys = new Set<string>();
  for (let i = 0; i < 100_000; i++) {
    const { k0, k1 } = new Sites('1').site(`timeline.visit.${i}`);
    keys.add(`${k0} ${k1}`);
  }
  for (let i = 2; i < 50_002; i++) {
    const { k0, k1 } = new Sites(`${i}`).site('timeline.visit.0');
    keys.add(`${k0} ${k1}`);
  }
  expect(keys.size).toBe(150_000);
});

test('a clone continues as the original does, and the state tells positions apart', () => {
  const draw = new Draw().at(SITE, 9, 4);
  draw.next();
  const copy = draw.clone();
  expect(copy.getState()).toEqual(draw.getState());
  const ahead = [copy.next(), copy.next(), copy.next()];
  expect(copy.getState()).not.toEqual(draw.getState());
  expect([draw.next(), draw.next(), draw.next()]).toEqual(ahead);
});

/** A source whose words are all the same. */
class Stuck extends Draw {
  #word = 0;

  of(word: number): this {
    this.#word = word;
    return this;
  }

  override next(): number {
    return this.#word;
  }
}

test('a uniform is never 0 or 1, also from the most extreme words', () => {
  const least = new Stuck().of(0).uniform();
  const greatest = new Stuck().of(-1).uniform();
  expect(least).toBe(2 ** -53);
  expect(greatest).toBe(1 - 2 ** -53);
  expect(new Stuck().of(-1).below(1000)).toBe(999);
  expect(new Stuck().of(0).below(1000)).toBe(0);
});

test('below(n) is uniform on 0..n-1', () => {
  const draw = new Draw();
  const counts = new Array<number>(13).fill(0);
  for (let i = 0; i < 26_000; i++) counts[draw.at(SITE, i).below(13)]++;
  expect(chiSquare(counts, new Array<number>(13).fill(2000))).toBeLessThan(chiSquareBound(12));
});

test('the distributions of pure-rand run on a draw', () => {
  const draw = new Draw();
  const counts = new Array<number>(6).fill(0);
  for (let i = 0; i < 12_000; i++) counts[uniformInt(draw.at(SITE, i), 1, 6) - 1]++;
  expect(chiSquare(counts, new Array<number>(6).fill(2000))).toBeLessThan(chiSquareBound(5));
  expect(uniformInt(draw.at(SITE, 0), 5, 5)).toBe(5);
});
