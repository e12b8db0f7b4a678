/**
 * Where a record's clock hangs: the state whose time its civil minutes are. It is where care was given, never where the patient lives, so that a move changes
 * nothing of the past, and one visit has one clock for all that depends on it, in every target.
 */
import type { Subject } from '../subject.ts';
import { hasClock } from './zone.ts';

/** What is asked of a record, as far as its kind has it. */
interface Placed {
  readonly id?: string;
  readonly encounter_id?: string | null;
  readonly location_id?: string | null;
  readonly organization_id?: string | null;
  readonly practitioner_id?: string | null;
  readonly record_kind?: string;
  readonly record_id?: string | null;
}

interface Stated {
  readonly id: string;
  readonly state: string;
}

function statesOf(parties: readonly Stated[]): ReadonlyMap<string, string> {
  return new Map(parties.map(({ id, state }) => [id, state]));
}

/** The clocks of one subject's records. */
export class Places {
  readonly #subject: Subject;
  /** The state of all parties, if they are in one: then there is nothing to look up. */
  readonly #only: string | null;
  #locations: ReadonlyMap<string, string> | undefined;
  #organizations: ReadonlyMap<string, string> | undefined;
  #encounters: Map<string, string> | undefined;

  constructor(subject: Subject) {
    this.#subject = subject;
    const { organizations, locations, practitioners } = subject.parties;
    const first = organizations[0]?.state ?? '';
    const same = ({ state }: { readonly state: string }): boolean => state === first;
    this.#only = hasClock(first) && organizations.every(same) && locations.every(same) && practitioners.every(same) ? first : null;
  }

  /**
   * The state of a record, as a USPS code: that of its visit; without one that of its own location, then of its organization (the laboratory, the pharmacy),
   * then of where its practitioner works, and at last of the organization that the patient is registered with. A party without a state, or with one
   * outside the United States and its territories, is ignored. Empty, which is UTC, where nothing is left.
   */
  of(record: object): string {
    if (this.#only !== null) return this.#only;
    return this.#of(record) ?? this.#home();
  }

  /** Where the patient died: in the visit that was in progress, or else where they are registered. */
  ofDeath(): string {
    const { patient, encounters } = this.#subject;
    const { death } = patient;
    if (this.#only !== null || death === null) return this.#only ?? this.#home();
    const visit = encounters.findLast(
      (e) => e.start <= death && (e.end === null || e.end >= death) && e.status !== 'entered_in_error' && e.status !== 'cancelled',
    );
    return visit === undefined ? this.#home() : this.of(visit);
  }

  #of(record: Placed): string | undefined {
    this.#encounters ??= new Map(this.#subject.encounters.map((e) => [e.id, this.#visit(e)]));
    const own = this.#encounters.get(record.encounter_id ?? '') ?? this.#encounters.get(record.id ?? '');
    if (own !== undefined) return own === '' ? undefined : own;
    if (record.record_id !== undefined && record.record_kind !== undefined) return this.#changed(record.record_kind, record.record_id);
    return this.#location(record.location_id) ?? this.#organization(record.organization_id) ?? this.#practitioner(record.practitioner_id);
  }

  /** A visit is where its location is; after a transfer out of the house it keeps the clock of the organization that it began in. */
  #visit({ location_id, organization_id }: Subject['encounters'][number]): string {
    const location = this.#subject.parties.locations.find((one) => one.id === location_id);
    const away = location !== undefined && location.organization_id !== organization_id;
    const [first, then] = away
      ? [this.#organization(organization_id), this.#location(location_id)]
      : [this.#location(location_id), this.#organization(organization_id)];
    return first ?? then ?? '';
  }

  /** A change is where its record is. */
  #changed(kind: string, id: string | null): string | undefined {
    const list = (this.#subject as unknown as Readonly<Record<string, readonly Placed[] | undefined>>)[kind];
    const record = list?.find((one) => one.id === id);
    return record === undefined || record.record_kind !== undefined ? undefined : this.#of(record);
  }

  #location(id: string | null | undefined): string | undefined {
    this.#locations ??= statesOf(this.#subject.parties.locations);
    return known(this.#locations.get(id ?? ''));
  }

  #organization(id: string | null | undefined): string | undefined {
    this.#organizations ??= statesOf(this.#subject.parties.organizations);
    return known(this.#organizations.get(id ?? ''));
  }

  #practitioner(id: string | null | undefined): string | undefined {
    const found = this.#subject.parties.practitioners.find((one) => one.id === id);
    return found === undefined ? undefined : (this.#location(found.location_id) ?? this.#organization(found.organization_id) ?? known(found.state));
  }

  #home(): string {
    return this.#organization(this.#subject.patient.organization_id) ?? '';
  }
}

function known(state: string | undefined): string | undefined {
  return state !== undefined && hasClock(state) ? state : undefined;
}
