/** First names by sex and decade of birth, as often as the Social Security Administration recorded them. */
import type { Draw } from '../../draws/draw.ts';
import { Weighted } from '../../draws/weighted-table.ts';
import { lazy } from '../../model/lazy.ts';
import { firstNames } from './tables/first-names.ts';

const FIRST_DECADE = 1920;
const LAST_DECADE = 2020;

export interface NameCount {
  readonly name: string;
  readonly weight: number;
}

/** The line of each decade and sex, such as `1920F`; a line is read when a name of it is first asked for. */
const lines = lazy(() => new Map(firstNames.text.split('\n').map((line) => [line.slice(0, 4) + line.charAt(5), line.slice(7)])));

/** The decade whose names a person born in a year has: 1920 at the earliest, 2020 at the latest. */
export function decadeOf(year: number): number {
  return Math.min(LAST_DECADE, Math.max(FIRST_DECADE, Math.floor(year / 10) * 10));
}

/** The names of a decade (1920, 1930, …, 2020) and a sex, most frequent first. */
export function givenNames(decade: number, sex: 'female' | 'male'): readonly NameCount[] {
  const words = lines()
    .get(`${decade}${sex === 'female' ? 'F' : 'M'}`)!
    .split(' ');
  const names: NameCount[] = [];
  for (let i = 0; i < words.length; i += 2) names.push({ name: words[i], weight: Number(words[i + 1]) });
  return names;
}

const DECADES = (LAST_DECADE - FIRST_DECADE) / 10 + 1;
/** Choices already built: decades of women, then decades of men. */
const choices: (Weighted<string> | undefined)[] = new Array(2 * DECADES).fill(undefined);

export function drawGivenName(draw: Draw, sex: 'female' | 'male', birthYear: number): string {
  const decade = decadeOf(birthYear);
  const slot = (decade - FIRST_DECADE) / 10 + (sex === 'female' ? 0 : DECADES);
  let choice = choices[slot];
  if (choice === undefined) {
    const names = givenNames(decade, sex);
    choice = new Weighted(
      names.map(({ name }) => name),
      names.map(({ weight }) => weight),
    );
    choices[slot] = choice;
  }
  return choice.pick(draw);
}
