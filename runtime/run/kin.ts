/** The patients of one unit as each other's related people: what each has of the others agrees with what those have of them. */
import { type Site, siteOf } from '../../draws/draw.ts';
import type { RelatedPerson, Relationship } from '../../model/parties/related-person.ts';
import type { PersonFields } from '../demographics/demographics.ts';
import { uuid } from '../demographics/demographics.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import { back, between } from './relations.ts';
import type { UnitMember } from './unit-member.ts';

/** Makes the related people of units; one object serves all units of a run. */
export class Kin {
  readonly #sites = new Map<string, Site>();
  readonly #first: UnitMember;

  constructor(first: UnitMember) {
    this.#first = first;
  }

  /** Somebody joins the unit: everybody who is there gets to know them, and they get to know everybody. */
  introduce(joined: UnitMember, present: readonly UnitMember[]): void {
    const { kinship } = joined.state;
    if (kinship === null) return;
    const first = this.#first;
    const { name, path } = first.plan.ir.household[kinship.member];
    const { state, plan } = first;
    const mine = this.#record(state, joined.state, `${path}/id`, name, kinship.relationship, kinship.same, kinship.ordinal);
    state.relatives = plan.ir.household.map((_, member) => [...(state.relatives[member] ?? []), ...(member === kinship.member ? [mine] : [])]);
    const own: RelatedPerson[] = [
      this.#record(joined.state, state, `${plan.ir.profile}.household/id`, plan.ir.profile, back[kinship.relationship], kinship.same, 0),
    ];
    // Related people of the first person who are not patients.
    plan.ir.household.forEach((definition, member) => {
      if (definition.patient !== undefined) return;
      const relationship = between[kinship.relationship][definition.relationship] ?? 'other';
      for (const [k, person] of state.relatives[member].entries())
        own.push({
          ...person,
          id: this.#id(joined.state, `${definition.path}/id`, k),
          relationship,
          same_household: kinship.same && person.same_household,
          recorded: Math.max(person.recorded, joined.state.start, joined.state.birth),
        });
    });
    for (const other of present) {
      const theirs = other.state.kinship;
      if (other === joined || theirs === null) continue;
      const definition = plan.ir.household[theirs.member];
      const same = kinship.same && theirs.same;
      own.push(
        this.#record(
          joined.state,
          other.state,
          `${definition.path}/id`,
          definition.name,
          between[kinship.relationship][theirs.relationship] ?? 'other',
          same,
          theirs.ordinal,
        ),
      );
      const seen = this.#record(
        other.state,
        joined.state,
        `${path}/id`,
        name,
        between[theirs.relationship][kinship.relationship] ?? 'other',
        same,
        kinship.ordinal,
      );
      other.state.kin = [...other.state.kin, seen];
      enter(other);
    }
    joined.state.kin = own;
    enter(joined);
    enter(first);
  }

  #record(viewer: SubjectState, of: SubjectState, path: string, name: string, relationship: Relationship, same: boolean, k: number): RelatedPerson {
    const { mrn, ssn: _, multiple_birth: __, birth_order: ___, ...fields } = of.fields as PersonFields;
    return {
      id: this.#id(viewer, path, k),
      name,
      relationship,
      same_household: same,
      related_patient_id: of.patientId,
      related_mrn: mrn,
      ...fields,
      recorded: Math.max(viewer.start, viewer.birth, of.birth),
    };
  }

  #id(viewer: SubjectState, path: string, k: number): string {
    const site = this.#sites.get(path) ?? this.#first.plan.context.sites.site(path);
    this.#sites.set(path, site);
    return uuid(siteOf(site, viewer.member), viewer.index, k);
  }
}

/** The related people whom a patient has by now, in the order in which they became known. */
function enter({ state, plan }: UnitMember): void {
  const known = [...state.relatives.flat(), ...state.kin].filter(({ recorded }) => recorded <= plan.asOf);
  state.recording.records.related_persons = known.sort((a, b) => a.recorded - b.recorded);
}
