/**
 * Age and sex.
 * Figures: U.S. Census Bureau, 2020 Census, Demographic Profile (table DP1), United States: both sexes and males by five-year age group.
 */
import type { Draw } from '../../draws/draw.ts';
import { Weighted } from '../../draws/weighted-table.ts';
import { lazy } from '../../model/lazy.ts';
import { addMonths } from '../../model/time/civil.ts';

/** Both sexes and males; groups 0-4, 5-9, …, 80-84, 85 and over. */
export const AGE_GROUPS: readonly (readonly [number, number])[] = [
  [18400235, 9388285],
  [20130423, 10288218],
  [21627830, 11066169],
  [22036076, 11241567],
  [22166199, 11265350],
  [22301254, 11229510],
  [22533412, 11241831],
  [21874944, 10857087],
  [20309193, 10028183],
  [20145294, 9920816],
  [20723512, 10176612],
  [22120489, 10759761],
  [21287919, 10223302],
  [18288727, 8634739],
  [14823238, 6881732],
  [9955322, 4475564],
  [6388779, 2721048],
  [6336435, 2286037],
];

/** Years in a group; the open last group is taken to end at 94. */
const GROUP_YEARS = 5;
const LAST_GROUP_YEARS = 10;
const LAST_GROUP = AGE_GROUPS.length - 1;

const groups = lazy(
  () =>
    new Weighted(
      AGE_GROUPS.map((_, i) => i),
      AGE_GROUPS.map(([both]) => both),
    ),
);

/** An age in completed years, 0..94: the group by its people, the year evenly within it. */
export function drawAge(draw: Draw): number {
  const group = groups().pick(draw);
  return group * GROUP_YEARS + draw.below(group === LAST_GROUP ? LAST_GROUP_YEARS : GROUP_YEARS);
}

export function femaleShare(age: number): number {
  const [both, males] = AGE_GROUPS[Math.min(LAST_GROUP, Math.max(0, Math.floor(age / GROUP_YEARS)))];
  return (both - males) / both;
}

/** Female or male, as the people of that age are. */
export function drawSex(draw: Draw, age: number): 'female' | 'male' {
  return draw.uniform() < femaleShare(age) ? 'female' : 'male';
}

/** First and last day on which someone was born who has completed `age` years on a day. */
export function birthDays(age: number, on: number): readonly [number, number] {
  return [addMonths(on, -12 * (age + 1)) + 1, addMonths(on, -12 * age)];
}

/** Birth days by age for the day asked about last: all subjects of a run have the same one, as a rule. */
const remembered = new Map<number, readonly [number, number]>();
let rememberedOn = Number.NaN;

function knownBirthDays(age: number, on: number): readonly [number, number] {
  if (on !== rememberedOn) {
    remembered.clear();
    rememberedOn = on;
  }
  let days = remembered.get(age);
  if (days === undefined) {
    days = birthDays(age, on);
    remembered.set(age, days);
  }
  return days;
}

/** A birth date: each day that gives the age is equally likely. */
export function drawBirthDate(draw: Draw, age: number, on: number): number {
  const [first, last] = knownBirthDays(age, on);
  return first + draw.below(last - first + 1);
}
