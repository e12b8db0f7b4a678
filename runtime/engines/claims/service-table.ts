/** The services of a scenario that have prices: by their own code, and by the code of what they are billed for. */
import type { Ir } from '../../../ir/definition.ts';
import type { ServicePrice } from '../../../ir/service-price.ts';
import type { Coding } from '../../../model/scalars.ts';
import { DrgTable } from './stay-drg.ts';

/** A row of CPT or HCPCS with its prices, in whole cents for one unit. */
export type PricedService = Omit<ServicePrice, 'concept' | 'bills' | 'at'> & { readonly coding: Coding };

export class ServiceTable {
  readonly #byCode = new Map<string, PricedService>();
  readonly drgs: DrgTable;
  readonly #billedFor = new Map<string, PricedService>();
  /** What was asked for: all records of a run share the codings of its concepts. */
  readonly #asked = new WeakMap<Coding, PricedService | null>();

  constructor({ services = [], drgs }: Pick<Ir, 'services' | 'drgs'>, codings: readonly Coding[]) {
    this.drgs = new DrgTable({ drgs }, codings);
    for (const { concept, bills, at: _, ...prices } of services) {
      const service: PricedService = { ...prices, coding: codings[concept] };
      const key = keyOf(service.coding);
      // The first row with a code is the one that counts, as for questions about it.
      if (!this.#byCode.has(key)) this.#byCode.set(key, service);
      for (const row of bills) this.#billedFor.set(keyOf(codings[row]), service);
    }
  }

  get isEmpty(): boolean {
    return this.#byCode.size === 0;
  }

  /** The service with a code of CPT or HCPCS; null where the scenario has no price for it. */
  ofCode(system: 'CPT' | 'HCPCS', code: string): PricedService | null {
    return this.#byCode.get(`${system}|${code}`) ?? null;
  }

  /** What a record with this code is billed with: its own row, or the row that names it in `bills`. */
  billing(code: Coding): PricedService | null {
    let found = this.#asked.get(code);
    if (found === undefined) {
      const key = keyOf(code);
      found = this.#byCode.get(key) ?? this.#billedFor.get(key) ?? null;
      this.#asked.set(code, found);
    }
    return found;
  }
}

function keyOf({ system, code }: Coding): string {
  return `${system}|${code}`;
}
