/** Where a transaction set has a field of a record, and how it is read. Tables of places are described once: readers and the reference page follow from them. */
import { dayOf } from '../../../model/time/civil.ts';
import { isAmount } from '../x12-elements-check.ts';
import type { X12Segment } from '../x12-reader.ts';
import { type LoopNode, nearestLoop } from './loop-tree.ts';

export interface X12Place<T> {
  /** Loops that can have it, the first one first. */
  readonly loops: readonly string[];
  /** As the reference page shows it: `REF*G1 REF02`, `SV101-2`. */
  readonly at: string;
  readonly segment: string;
  /** What the first element is, before its components; null for any. */
  readonly qualifier: string | null;
  readonly element: number;
  /** From 1; 0 for the whole element. */
  readonly component: number;
  /** Null for what cannot be read. */
  readonly read: (text: string) => T | null;
}
// biome-ignore lint/suspicious/noExplicitAny: a table has places of every type.
export type X12Places = Readonly<Record<string, X12Place<any>>>;
export type ValuesOf<P extends X12Places> = { readonly [K in keyof P]: P[K] extends X12Place<infer T> ? T | null : never };

/** @param at a segment with its element, after the qualifier where it has one: `CLM01`, `REF*G1 REF02`, `CLM05-3` */
export function place<T>(loops: string, at: string, read: (text: string) => T | null): X12Place<T> {
  const parts = /^(?:[A-Z0-9]+\*(\S+) )?([A-Z][A-Z0-9]{1,2}?)(\d\d)(?:-(\d+))?$/.exec(at);
  if (parts === null) throw new Error(`no place: ${at}`);
  const [, qualifier = null, segment, element, component = '0'] = parts;
  return { loops: loops.split(' '), at, segment, qualifier, element: Number(element), component: Number(component), read };
}

/** The values of a loop and of those around it. */
export function valuesAt<P extends X12Places>(places: P, node: LoopNode, component: string): ValuesOf<P> {
  return Object.fromEntries(Object.entries(places).map(([field, one]) => [field, readPlace(one, node, component)])) as ValuesOf<P>;
}

function readPlace<T>({ loops, segment, qualifier, element, component, read }: X12Place<T>, node: LoopNode, separator: string): T | null {
  const loop = nearestLoop(node, loops);
  const found = loop?.segments.find(({ elements }) => elements[0] === segment && (qualifier === null || (elements[1] ?? '').split(separator)[0] === qualifier));
  const whole = found?.elements[element] ?? '';
  const value = component === 0 ? whole : (whole.split(separator)[component - 1] ?? '');
  return value === '' ? null : read(value);
}

export const text = (value: string): string => value;
/** Cents. */
export const amount = (value: string): number | null => (isAmount(value) ? Math.round(Number(value) * 100) : null);
export const number = (value: string): number | null => (isAmount(value) ? Number(value) : null);
/** A day, also of a time: `20250131`, `202501311200`. */
export const day = (value: string): number | null => {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:\d{4,6})?$/.exec(value);
  return parts === null ? null : dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
};
/** First and last day of a period; both the same where it is a day. */
export const firstDay = (value: string): number | null => day(value.split('-')[0]);
export const lastDay = (value: string): number | null => day(value.split('-').at(-1) ?? '');
/** The word for a code. */
export const oneOf =
  <T>(codes: Readonly<Record<string, T>>) =>
  (value: string): T | null =>
    codes[value] ?? null;

export const sexOf = oneOf({ F: 'female', M: 'male' } as const);

/** Segments of a loop by their identifier. */
export const segmentsOf = ({ segments }: LoopNode, id: string): readonly X12Segment[] => segments.filter(({ elements }) => elements[0] === id);
