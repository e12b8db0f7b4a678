/** The values of a panel depend on each other: a total cholesterol is worked out from the HDL of the same draw, whichever is written first. */
import type { Concept } from './definition.ts';
import type { Expression, RecordRef } from './expression.ts';
import { eachPart } from './walk.ts';

interface Test {
  readonly concept: number;
  readonly value: Expression | null;
  /** Positions of the tests that it is worked out from; none by default. */
  readonly from?: readonly number[] | undefined;
}

export interface PanelOrder {
  /** Positions of the tests: each after those whose values it asks for, otherwise as they stand. */
  readonly order: readonly number[];
  /** Positions of tests that ask for each other; empty where there are none. A test that asks for its own last value means the one before. */
  readonly cycle: readonly number[];
}

/** The rows that a question is about. */
function conceptsOf(of: RecordRef): readonly number[] {
  return of.kind === 'concept' ? [of.concept] : of.kind === 'group' ? of.concepts : [];
}

export function panelOrder(tests: readonly Test[], concepts: readonly Concept[]): PanelOrder {
  const key = (concept: number): string => `${concepts[concept]?.system}:${concepts[concept]?.code}`;
  const places = new Map(tests.map(({ concept }, i) => [key(concept), i]));
  const needs = tests.map(({ value, from }, i): number[] => {
    const asked =
      value === null ? [] : [...eachPart(value)].flatMap((e) => (e.op === 'query' ? conceptsOf(e.of).map((concept) => places.get(key(concept)) ?? i) : []));
    return [...asked, ...(from ?? [])].filter((other) => other !== i);
  });
  const order: number[] = [];
  let cycle: readonly number[] = [];
  const visit = (i: number, path: readonly number[]): void => {
    if (path.includes(i)) cycle = cycle.length > 0 ? cycle : path.slice(path.indexOf(i));
    if (order.includes(i) || path.includes(i)) return;
    for (const other of needs[i]) visit(other, [...path, i]);
    order.push(i);
  };
  for (const i of tests.keys()) visit(i, []);
  return { order, cycle };
}
