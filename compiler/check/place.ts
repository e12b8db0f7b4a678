/** Where a value stands: it decides which names are seen, whether draws are allowed, and what its draws are called. */

import type { Span } from '../../grammar/source-text.ts';
import type { RecordFields } from '../../vocabulary/authored-fields.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import type { LetInfo, Typed } from './checker.ts';
import type { Home } from './timeline-names.ts';

/**
 * `constant`: columns, parameters and limits. `profile`: attributes and demographics. `anchor`: times of a timeline. `event`: everything that
 * happens. `expect`: questions about the finished cohort.
 */
export type PlaceKind = 'constant' | 'profile' | 'anchor' | 'event' | 'expect';

export interface Place {
  readonly kind: PlaceKind;
  readonly scope: Scope;
  /** Path of the draws made here, `care.quarterly.labs.a1c`. */
  readonly path: string;
  /** What takes the value, in words: "`chance`", "the field `sig`". */
  readonly what: string;
  /** Name of the timeline whose events and anchors are seen first. */
  readonly timeline: string | null;
  /** The observable whose value this is, for `below`, `in_range`, `above`. */
  readonly observable: number | null;
  /** How often each kind of draw occurred under this path so far: the second `normal` of an expression is `normal#2`. */
  readonly counts: Map<string, number>;
  /** An event named here means each of its occurrences in turn (`at`), or its first (`from`, `until`). */
  readonly eventMeans: 'each' | 'first';
  /** Where a series ends: `end` and `death` may be named there, since they cut it off and decide nothing before. */
  readonly untilEnd?: true;
  /** The fields of the record that an expectation asks about. */
  readonly record?: RecordFields;
  /** Whether lists of records are seen: `count(encounters where …)`. */
  readonly lists?: true;
  /** What the values are that the `where` of a question asks about. */
  readonly noted?: Type;
  /** Whether anchors are seen in a profile: related people are made after the subject. */
  readonly anchors?: true;
  /** Where parameters and states are looked up by their bare names. */
  readonly home?: Home | undefined;
  readonly frame?: LetFrame;
  /** The text of a message, in which a target fills in the time and the patient. */
  readonly message?: true;
  /** The value between braces of a text. */
  readonly hole?: Span;
}

/** The value of a `let` around: what its parameters stand for, and how often each is read. */
export interface LetFrame {
  readonly of: LetInfo;
  readonly bindings: ReadonlyMap<string, Typed>;
  readonly reads: Map<string, number>;
  /** Whether the value is checked where it is defined; else it stands for a use. */
  readonly defining: boolean;
}

/** The same place for a part with its own path. */
export function under(place: Place, name: string, what: string): Place {
  return { ...place, path: `${place.path}.${name}`, what, counts: new Map() };
}

export function as(place: Place, what: string): Place {
  return { ...place, what };
}

/** The path of one more draw at a place: unique, and the same as long as the expression keeps its shape. */
export function drawPath(place: Place, label: string): string {
  const count = (place.counts.get(label) ?? 0) + 1;
  place.counts.set(label, count);
  return count === 1 ? `${place.path}/${label}` : `${place.path}/${label}#${count}`;
}

/** The same for everybody: where parties, plans and limits stand. */
export function constantPlace(scope: Scope, path: string, what: string): Place {
  return { kind: 'constant', scope, path, what, timeline: null, observable: null, counts: new Map(), eventMeans: 'first' };
}
