/** Amounts in whole cents, as far as they could be read. */
import { formatCents } from '../model/scalars.ts';

/** The sum over rows; `undefined` where one of them, or its amount, could not be read. */
export function sumOf<T>(rows: readonly (T | undefined)[] | undefined, amount: (row: T) => number | undefined): number | undefined {
  if (rows === undefined) return undefined;
  let sum = 0;
  for (const row of rows) {
    const one = row === undefined ? undefined : amount(row);
    if (one === undefined) return undefined;
    sum += one;
  }
  return sum;
}

/** The sum of amounts; `undefined` where one could not be read. */
export const totalOf = (...amounts: readonly (number | undefined)[]): number | undefined => sumOf(amounts, (amount) => amount);

/** Whether two amounts are known, and differ. */
export function differ(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** Cents in a message: `$12.34`. */
export function dollars(cents: number | undefined): string {
  return cents === undefined ? '?' : cents < 0 ? `-$${formatCents(-cents)}` : `$${formatCents(cents)}`;
}
