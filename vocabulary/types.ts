/** The types of values, as the checker sees them. */
import type { Bounds } from '../model/describe.ts';
import type { PartyKind } from '../model/parties/party-kind.ts';

export type Type =
  | { readonly kind: 'number'; readonly whole: boolean; readonly bounds?: Bounds }
  /** `probability`: it must be from 0 to 1. */
  | { readonly kind: 'share'; readonly probability?: true }
  | { readonly kind: 'money' }
  /** `bounds`: days. */
  | { readonly kind: 'duration'; readonly precision: Precision; readonly bounds?: Bounds }
  /** `day`: known to the day only, so that a time of day may still be drawn. */
  | { readonly kind: 'time'; readonly precision: Precision }
  | { readonly kind: 'quantity'; readonly unit: string }
  /** What was observed: a number in the observable's unit, or a code, or text; without a unit also yes or no, or a day. */
  | { readonly kind: 'observed'; readonly unit: string | null }
  /** `bounds`: characters. */
  | { readonly kind: 'text'; readonly bounds?: Bounds }
  | { readonly kind: 'choice'; readonly name: string; readonly labels: readonly string[] }
  | { readonly kind: 'coding' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'list'; readonly item: Type }
  | { readonly kind: 'range'; readonly item: Type }
  | { readonly kind: 'unit' }
  | { readonly kind: 'clock' }
  /** One of those who give or pay for care; `party` stands for any of them. */
  | { readonly kind: 'party'; readonly of: PartyKind | 'party' }
  /** An event or state with a visit, by its name. */
  | { readonly kind: 'visit' }
  /** A plan or formulary, by its name. */
  | { readonly kind: 'declared'; readonly of: 'plan' | 'formulary' }
  /** Already reported: fits everything, so that one mistake gives one diagnostic. */
  | { readonly kind: 'unknown' };

export type Precision = 'day' | 'minute';

export const number: Type = { kind: 'number', whole: false };
export const whole: Type = { kind: 'number', whole: true };
export const share: Type = { kind: 'share' };
export const probability: Type = { kind: 'share', probability: true };
export const money: Type = { kind: 'money' };
export const text: Type = { kind: 'text' };
export const coding: Type = { kind: 'coding' };
export const boolean: Type = { kind: 'boolean' };
export const unknown: Type = { kind: 'unknown' };
export const day: Type = { kind: 'time', precision: 'day' };
export const minute: Type = { kind: 'time', precision: 'minute' };
export const duration: Type = { kind: 'duration', precision: 'day' };
/** Completed years. Nobody is known to have reached 123; 150 leaves room for tests. */
export const AGE: Type = { kind: 'number', whole: true, bounds: { least: 0, most: 150 } };
/** Cents: nothing costs less than nothing, nor a billion dollars. */
const MONEY: Bounds = { least: 0, most: 100_000_000_000 };

/** The bounds of a type: of a number, of an amount in cents, of a duration in days, of the length of a text. Null where it has none. */
export function boundsOf(type: Type): Bounds | null {
  if (type.kind === 'money') return MONEY;
  return ('bounds' in type ? type.bounds : undefined) ?? null;
}

/** A type in words. */
export function describe(type: Type): string {
  switch (type.kind) {
    case 'number':
      return type.whole ? 'a whole number' : 'a number';
    case 'share':
      return 'a percentage';
    case 'money':
      return 'an amount of money';
    case 'duration':
      return 'a duration';
    case 'time':
      return 'a time';
    case 'quantity':
      return `a quantity in '${type.unit}'`;
    case 'observed':
      return type.unit === null ? 'an observed value' : `an observed value in '${type.unit}'`;
    case 'text':
      return 'text';
    case 'choice':
      return /^an? /.test(type.name) ? type.name : `a value of ${type.name}`;
    case 'coding':
      return 'a code';
    case 'boolean':
      return 'a yes/no value';
    case 'list':
      return type.item.kind === 'choice' ? `a list of values of ${type.item.name}` : `a list of ${describe(type.item).replace(/^an? /, '')}s`;
    case 'range':
      return 'a range';
    case 'unit':
      return 'a unit';
    case 'clock':
      return 'a time of day';
    case 'visit':
      return 'an event or state with a visit';
    case 'party':
    case 'declared':
      return `a ${type.of}`;
    case 'unknown':
      return 'a value';
  }
}

/** Whether a value of type `from` may be where `to` is asked for. */
export function fits(from: Type, to: Type): boolean {
  if (from.kind === 'unknown' || to.kind === 'unknown') return true;
  switch (to.kind) {
    case 'number':
      return from.kind === 'number' || from.kind === 'observed';
    case 'quantity':
      return from.kind === 'number' || (from.kind === 'quantity' && from.unit === to.unit) || from.kind === 'observed';
    case 'observed':
      return (
        from.kind === 'number' ||
        from.kind === 'coding' ||
        from.kind === 'text' ||
        from.kind === 'observed' ||
        (from.kind === 'quantity' && (to.unit === null || to.unit === from.unit)) ||
        ((from.kind === 'boolean' || from.kind === 'time') && to.unit === null)
      );
    case 'text':
      return from.kind === 'text' || from.kind === 'choice';
    case 'choice':
      return from.kind === 'choice' && from.labels.every((label) => to.labels.includes(label));
    case 'list':
      return from.kind === 'list' && fits(from.item, to.item);
    case 'range':
      return from.kind === 'range' && fits(from.item, to.item);
    case 'declared':
      return from.kind === 'declared' && from.of === to.of;
    case 'party':
      return from.kind === 'party' && (to.of === 'party' || from.of === to.of);
    default:
      return from.kind === to.kind;
  }
}

/** Whether numbers of this type can be added and multiplied as they are. */
export function isNumeric(type: Type): boolean {
  return type.kind === 'number' || type.kind === 'quantity' || type.kind === 'observed' || type.kind === 'unknown';
}
