/** Amounts: whole cents in records, decimal dollars in FHIR. */
import type { Money } from 'fhir/r4.js';
import { formatCents } from '../../model/scalars.ts';

export function dollars(cents: number): Money {
  return { value: cents / 100, currency: 'USD' };
}

/** The amount as canonical JSON has it; what is no number stays as it is. */
export function readDollars(money: Money | undefined): unknown {
  const value: unknown = money?.value;
  return typeof value === 'number' ? formatCents(Math.round(value * 100)) : value;
}
