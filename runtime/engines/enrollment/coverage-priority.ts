/** The order in which the coverages of a person pay, as their profile states it. */
import type { CoverageDefinition } from '../../../ir/plan-terms.ts';
import type { CoverageKind } from '../../../model/benefits/coverage.ts';

type Stated = Pick<CoverageDefinition, 'kind' | 'name' | 'after'>;

export class CoveragePriority {
  readonly #places = new Map<string, number>();
  readonly #last = new Map<CoverageKind, number>();

  /** Those that `after` names are before the others; else the order is that of the profile. */
  constructor(definitions: readonly Stated[]) {
    for (const kind of new Set(definitions.map((one) => one.kind))) {
      const open = definitions.filter((one) => one.kind === kind);
      this.#last.set(kind, open.length + 1);
      for (let place = 1; open.length > 0; place++) {
        const next = open.findIndex((one) => !open.some((other) => other !== one && one.after.includes(other.name)));
        const [first] = open.splice(Math.max(0, next), 1);
        this.#places.set(`${kind} ${first.name}`, place);
      }
    }
  }

  /** From 1; that of a name which the profile does not have is after all others. */
  of(kind: CoverageKind, name: string): number {
    return this.#places.get(`${kind} ${name}`) ?? this.#last.get(kind) ?? 1;
  }
}
