/**
 * What includes come to, before anything is unfolded: mixins that include each other twice double with each level, so the number of statements that are
 * included has a limit. Sizes are added up over the graph of mixins, which takes time in proportion to the text.
 */
import type { Body, BodyItem, Statement } from '../../grammar/ast/ast.ts';
import { bodiesIn } from '../../grammar/ast/walk-items.ts';
import { isStatement } from './is-statement.ts';
import { followPath, type Scope } from './scope.ts';

/** Statements that all includes of a scenario may bring, together. */
export const MOST_INCLUDED = 20_000;

export interface IncludeFault {
  readonly scope: Scope;
  readonly statement: Statement;
  /** What is included, where it comes back to itself; null where it is too much. */
  readonly cycle: string | null;
}

export class IncludeLimits {
  readonly #sizes = new Map<Body, number>();
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

  /** Statements that a body comes to. */
  size(body: Body, scope: Scope): number {
    const known = this.#sizes.get(body);
    if (known !== undefined) return known;
    this.#inProgress.add(body);
    let size = 0;
    for (const item of body.items) size += this.#sizeOf(item, scope);
    this.#inProgress.delete(body);
    this.#sizes.set(body, size);
    return size;
  }

  #sizeOf(item: BodyItem, scope: Scope): number {
    if (isStatement(item, 'include')) return this.#included(item, scope);
    let size = 1;
    for (const body of bodiesIn(item)) size += this.size(body, scope);
    return size;
  }

  #included(statement: Statement, scope: Scope): number {
    const { argument } = statement;
    if (argument?.kind !== 'path') return 1;
    const { symbol, rest } = followPath(scope, argument.names);
    if (symbol === null || rest.length > 0 || (symbol.kind !== 'mixin' && symbol.kind !== 'profile' && symbol.kind !== 'timeline')) return 1;
    const { body } = symbol.node;
    if (this.#inProgress.has(body)) {
      this.#refuse({ scope, statement, cycle: scope.module.source.text.slice(argument.span.start, argument.span.end) });
      return 1;
    }
    const size = this.size(body, symbol.scope);
    this.#total += size;
    if (this.#total <= MOST_INCLUDED) return size;
    if (this.#full) this.#refused.add(statement);
    else this.#refuse({ scope, statement, cycle: null });
    this.#full = true;
    this.#total -= size;
    return 1;
  }

  #refuse(fault: IncludeFault): void {
    this.#refused.add(fault.statement);
    this.#report(fault);
  }
}
