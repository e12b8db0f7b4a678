/**
 * What includes come to, before anything is unfolded: mixins that include each other twice double with each level, so the number of statements that are
 * included has a limit, as the depth has. Both are found over the graph of mixins, which takes time in proportion to the text.
 */
import type { Body, Statement } from '../../grammar/ast/ast.ts';
import { bodiesIn } from '../../grammar/ast/walk-items.ts';
import type { TargetSymbol } from './bind-include.ts';
import { isStatement } from './is-statement.ts';
import { followPath, type Scope } from './scope.ts';

/** Statements that all includes of a scenario may bring, together. */
export const MOST_INCLUDED = 20_000;

/** How many includes may be inside each other. */
export const MOST_DEEP = 64;

const includable: ReadonlySet<string> = new Set<TargetSymbol['kind']>(['mixin', 'profile', 'timeline', 'measure', 'target', 'plan', 'formulary']);

export interface IncludeFault {
  readonly scope: Scope;
  readonly statement: Statement;
  /** It comes back to itself, brings too many statements, or stands too deep. */
  readonly why: 'cycle' | 'size' | 'depth';
}

/** Statements that a body comes to, and how many includes are inside each other in it. */
interface Extent {
  readonly size: number;
  readonly depth: number;
}

export class IncludeLimits {
  readonly #known = new Map<Body, Extent>();
  readonly #inProgress = new Set<Body>();
  readonly #refused: Set<Statement>;
  readonly #report: (fault: IncludeFault) => void;
  #total = 0;
  #full = false;

  /** @param refused takes the includes that are not to be followed */
  constructor(refused: Set<Statement>, report: (fault: IncludeFault) => void) {
    this.#refused = refused;
    this.#report = report;
  }

  /** @param around includes that the body is in */
  measure(body: Body, scope: Scope, around = 0): Extent {
    const known = this.#known.get(body);
    if (known !== undefined) return known;
    this.#inProgress.add(body);
    let [size, depth] = [0, 0];
    for (const item of body.items) {
      const inner = isStatement(item, 'include') ? [this.#included(item, scope, around)] : bodiesIn(item).map((one) => this.measure(one, scope, around));
      size += isStatement(item, 'include') ? 0 : 1;
      for (const one of inner) [size, depth] = [size + one.size, Math.max(depth, one.depth)];
    }
    this.#inProgress.delete(body);
    this.#known.set(body, { size, depth });
    return { size, depth };
  }

  #included(statement: Statement, scope: Scope, around: number): Extent {
    const nothing = { size: 1, depth: 0 };
    const { argument } = statement;
    if (argument?.kind !== 'path') return nothing;
    const { symbol, rest } = followPath(scope, argument.names);
    if (symbol === null || rest.length > 0 || !includable.has(symbol.kind)) return nothing;
    const { node, scope: of } = symbol as TargetSymbol;
    const { body } = node;
    if (this.#inProgress.has(body)) {
      this.#refuse({ scope, statement, why: 'cycle' });
      return nothing;
    }
    // What is too deep is not looked into, so that this walk itself does not go deeper.
    const inner = around < MOST_DEEP ? this.measure(body, of, around + 1) : null;
    if (inner === null || inner.depth >= MOST_DEEP || this.#total + inner.size > MOST_INCLUDED) {
      this.#refuse({ scope, statement, why: inner === null || inner.depth >= MOST_DEEP ? 'depth' : 'size' });
      return nothing;
    }
    this.#total += inner.size;
    return { size: inner.size, depth: inner.depth + 1 };
  }

  /** Each cycle is reported, and the first include that is too much. */
  #refuse(fault: IncludeFault): void {
    this.#refused.add(fault.statement);
    if (fault.why !== 'cycle' && this.#full) return;
    this.#full ||= fault.why !== 'cycle';
    this.#report(fault);
  }
}
