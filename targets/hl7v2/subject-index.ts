/** The records of one subject by what messages look them up by, each list read once: a life may have tens of thousands of visits. */
import type { AllergyIntolerance } from '../../model/clinical/allergy-intolerance.ts';
import type { Condition } from '../../model/clinical/condition.ts';
import type { Procedure } from '../../model/clinical/procedure.ts';
import { lazy } from '../../model/lazy.ts';
import type { Subject } from '../../model/subject.ts';

/** What was found in one visit, or in none. */
export interface VisitFindings {
  readonly allergies: readonly AllergyIntolerance[];
  readonly conditions: readonly Condition[];
  readonly procedures: readonly Procedure[];
}

/** What belongs to visits, by visit; the empty key is that of what belongs to none. */
type ByVisit<T> = () => ReadonlyMap<string, readonly T[]>;

export class SubjectIndex {
  readonly #visits: () => ReadonlySet<string>;
  readonly #allergies: ByVisit<AllergyIntolerance>;
  readonly #conditions: ByVisit<Condition>;
  readonly #procedures: ByVisit<Procedure>;
  readonly #positions = new Map<object, ReadonlyMap<string, number>>();
  /** By list and field. */
  readonly #indices = new Map<object, Map<string, Map<unknown, object>>>();

  constructor({ encounters, allergy_intolerances, conditions, procedures }: Subject) {
    this.#visits = lazy(() => new Set(encounters.map(({ id }) => id)));
    this.#allergies = lazy(() => this.#byVisit(allergy_intolerances));
    this.#conditions = lazy(() => this.#byVisit(conditions));
    this.#procedures = lazy(() => this.#byVisit(procedures));
  }

  #byVisit<T extends { readonly encounter_id: string | null }>(records: readonly T[]): ReadonlyMap<string, readonly T[]> {
    const groups = new Map<string, T[]>();
    for (const record of records) {
      const key = record.encounter_id !== null && this.#visits().has(record.encounter_id) ? record.encounter_id : '';
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [record]);
      else group.push(record);
    }
    return groups;
  }

  /** What was found in a visit; with null, outside of every visit. */
  findings(visit: string | null): VisitFindings {
    const key = visit ?? '';
    return { allergies: this.#allergies().get(key) ?? [], conditions: this.#conditions().get(key) ?? [], procedures: this.#procedures().get(key) ?? [] };
  }

  /** The records of a list with some ids, in the order of the list. */
  some<T extends { readonly id: string }>(records: readonly T[], ids: readonly (string | null)[]): T[] {
    if (!this.#positions.has(records)) this.#positions.set(records, new Map(records.map(({ id }, i) => [id, i])));
    const positions = this.#positions.get(records);
    const found: number[] = [];
    let last: string | null = null;
    for (const id of ids) {
      // The results of a panel have one specimen.
      if (id === null || id === last) continue;
      last = id;
      const position = positions?.get(id);
      if (position !== undefined && !found.includes(position)) found.push(position);
    }
    return found.sort((a, b) => a - b).map((i) => records[i]);
  }

  /** The first record of a list whose field has a value. */
  first<T extends object>(records: readonly T[], field: keyof T & string, value: unknown): T | undefined {
    let fields = this.#indices.get(records);
    if (fields === undefined) {
      fields = new Map();
      this.#indices.set(records, fields);
    }
    let index = fields.get(field);
    if (index === undefined) {
      index = new Map();
      for (const record of records) if (!index.has(record[field])) index.set(record[field], record);
      fields.set(field, index);
    }
    return index.get(value) as T | undefined;
  }
}
