/** How many faults a run put in, and into how many patients: for looks at a cohort that write nothing. */
import type { Defect } from '../../ir/definition.ts';
import type { InjectedDefect } from '../../model/truth/truth.ts';

export interface DefectCount {
  readonly fault: string;
  readonly target: string;
  readonly faults: number;
  readonly subjects: number;
}

export class DefectCounter {
  /** Also those of which there is none in the end. */
  readonly #found = new Map<string, { readonly fault: string; readonly target: string; faults: number; readonly subjects: Set<string> }>();

  constructor(defects: readonly Defect[]) {
    for (const { verb, target } of defects) this.#of(verb, target);
  }

  add(faults: readonly InjectedDefect[]): void {
    for (const { fault, target, patient_id, subject } of faults) {
      const found = this.#of(fault, target);
      found.faults++;
      // A duplicate has an id of its own.
      found.subjects.add(fault === 'duplicate' ? String(subject) : patient_id);
    }
  }

  counts(): DefectCount[] {
    return [...this.#found.values()].map(({ fault, target, faults, subjects }) => ({ fault, target, faults, subjects: subjects.size }));
  }

  #of(fault: string, target: string) {
    const key = `${fault} ${target}`;
    let found = this.#found.get(key);
    if (found === undefined) {
      found = { fault, target, faults: 0, subjects: new Set() };
      this.#found.set(key, found);
    }
    return found;
  }
}
