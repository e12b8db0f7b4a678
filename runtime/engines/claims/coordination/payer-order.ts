/** The order in which the payers of a person pay. */
import type { CoverageDefinition } from '../../../../ir/plan-terms.ts';
import type { Coverage } from '../../../../model/benefits/coverage.ts';

type Definitions = readonly Pick<CoverageDefinition, 'name' | 'after'>[];

export class PayerOrder {
  readonly #own: Definitions;
  readonly #ofFirst: Definitions;

  /** @param first coverages of the profile of the first person of the unit, by which those of dependants are ordered */
  constructor(own: Definitions, first: Definitions) {
    this.#own = own;
    this.#ofFirst = first;
  }

  /** Those that `after` names are before the others; else the order is that of the profile, the own ones first. Those it does not have are last. */
  sorted(coverages: readonly Coverage[]): readonly Coverage[] {
    if (coverages.length < 2) return coverages;
    const open = coverages
      .map((coverage) => ({ coverage, place: this.#placeOf(coverage) }))
      .sort((a, b) => a.place - b.place)
      .map(({ coverage }) => coverage);
    const sorted: Coverage[] = [];
    while (open.length > 0) {
      const next = open.findIndex((one) => !open.some((other) => other !== one && this.#after(one).includes(other.name)));
      sorted.push(...open.splice(Math.max(0, next), 1));
    }
    return sorted;
  }

  #definitions({ relationship }: Coverage): Definitions {
    return relationship === 'self' ? this.#own : this.#ofFirst;
  }

  #after(coverage: Coverage): readonly string[] {
    return this.#definitions(coverage).find(({ name }) => name === coverage.name)?.after ?? [];
  }

  #placeOf(coverage: Coverage): number {
    const place = this.#definitions(coverage).findIndex(({ name }) => name === coverage.name);
    const last = this.#own.length + this.#ofFirst.length;
    if (place < 0) return last;
    return coverage.relationship === 'self' ? place : this.#own.length + place;
  }
}
