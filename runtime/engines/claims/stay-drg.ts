/** The diagnosis-related group of a stay: by its procedures, else by its principal diagnosis. */
import type { Ir } from '../../../ir/definition.ts';
import type { ClaimDiagnosis } from '../../../model/benefits/claim.ts';
import type { Coding } from '../../../model/scalars.ts';

/** A group, with its relative weight in millionths; null where it has none. */
export interface StayDrg {
  readonly coding: Coding;
  readonly weight: number | null;
}

export class DrgTable {
  readonly #groups: readonly { readonly drg: StayDrg; readonly bills: ReadonlySet<string> }[];
  readonly #byCode: ReadonlyMap<string, StayDrg>;

  constructor({ drgs = [] }: Pick<Ir, 'drgs'>, codings: readonly Coding[]) {
    this.#groups = drgs.map(({ concept, weight, bills }) => ({
      drg: { coding: codings[concept], weight },
      bills: new Set(bills.map((row) => keyOf(codings[row]))),
    }));
    this.#byCode = new Map(this.#groups.map(({ drg }) => [drg.coding.code, drg]));
  }

  /** The group with a number; without a weight where no row has that number. */
  ofCode(coding: Coding): StayDrg {
    return this.#byCode.get(coding.code) ?? { coding, weight: null };
  }

  /**
   * Surgery comes before medicine, as in the grouper: the first group, in the order of the rows, that names a procedure; else the one that names the
   * principal diagnosis.
   * @returns null where no row names either
   */
  of(procedures: Iterable<Coding>, diagnoses: readonly ClaimDiagnosis[]): StayDrg | null {
    const done = [...procedures].map(keyOf);
    const surgical = this.#groups.find(({ bills }) => done.some((key) => bills.has(key)));
    if (surgical !== undefined) return surgical.drg;
    const principal = diagnoses.find(({ role }) => role === 'principal');
    const medical = principal === undefined ? undefined : this.#groups.find(({ bills }) => bills.has(keyOf(principal.code)));
    return medical?.drg ?? null;
  }
}

function keyOf({ system, code }: Coding): string {
  return `${system}|${code}`;
}
