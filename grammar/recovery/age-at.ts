/** `age at diagnosis: normal(mean: 55, sd: 8)`: the birth date says at which time somebody has an age. */
import type { HsimParser } from '../rules/declaration-rules.ts';
import * as t from '../tokens.ts';
import { writtenAs } from './recover-signs.ts';

/** Reads the field where one stands, and gives it up; undefined where there is none. */
export function ageAt(p: HsimParser): null | undefined {
  if (p.next().image !== 'age' || p.next(2).image !== 'at' || p.next(3).tokenType === t.Colon) return undefined;
  const start = p.spanOf(p.take());
  p.take();
  const time = p.read(p.sum);
  if (p.next().tokenType === t.Colon) p.take();
  const years = p.read(p.fieldValue);
  const span = p.since(start);
  writtenAs(
    p,
    span,
    `birth_date: ${p.text(time.span)} - (${p.text(years.span)}) * 1 year`,
    '`age` is the age at the `start` of the scenario; for the age at another time, set `birth_date`',
  );
  p.lose(start.start);
  return null;
}
