/** Where the steps of a body stand, and what their draws are called. */
import type { Body } from '../../grammar/ast/ast.ts';
import type { Step } from '../../ir/definition.ts';
import type { Scope } from '../bind/scope.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import type { Home } from './timeline-names.ts';

/** Where a body stands. */
export interface Surroundings {
  readonly scope: Scope;
  readonly timeline: string;
  /** Path of the event, and of the branch arms around. */
  readonly path: string;
  /** Labels already used in this event, so that the second `observe labs.a1c` has a path of its own. */
  readonly labels: Map<string, number>;
  readonly inEncounter: boolean;
  /** In the braces of `correct`, where only verbs are allowed that can correct a record. */
  readonly inCorrection: boolean;
  /** Whether the timeline has a stay that verbs outside an encounter can belong to. */
  readonly hasStay: boolean;
  /** The braces of a verb that reads the fields in them, those of mixins too. */
  readonly braces?: Body;
  /** Bodies of the mixins that are being included. */
  readonly included: readonly Body[];
  /** Where parameters and states are looked up; history has none. */
  readonly home?: Home | undefined;
}

export function eventPlace(around: Surroundings, path: string, what: string): Place {
  return {
    kind: 'event',
    scope: around.scope,
    path,
    what,
    timeline: around.timeline,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
    home: around.home,
  };
}

/** A path under an event that no other statement of the event has. */
export function labelled(around: Surroundings, label: string): string {
  const path = `${around.path}.${label}`;
  const count = (around.labels.get(path) ?? 0) + 1;
  around.labels.set(path, count);
  return count === 1 ? path : `${path}#${count}`;
}

/** Checks the steps of a body. Verbs are given it for the care in their braces. */
export type CheckBody = (checker: Checker, around: Surroundings, body: Body) => readonly Step[];
