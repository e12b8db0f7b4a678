/**
 * Where a prescription is sent, and from which minute on that is known. Records name a pharmacy only where a drug is filled or billed, so the first of these says where the
 * prescription had gone. What is known at a minute is known at every later one: a message is the same in a feed and in the whole.
 */
import type { MedicationRequest } from '../../model/clinical/medication.ts';
import type { MedicationDispense } from '../../model/clinical/medication-dispense.ts';
import type { Organization } from '../../model/parties/providers.ts';
import type { Subject } from '../../model/subject.ts';
import { MINUTES_PER_DAY } from '../../model/time/civil.ts';

export interface Route {
  /** Null for one that no pharmacy is known for. */
  readonly pharmacy: Organization | null;
  /** Minute from which on the message can be sent. */
  readonly known: number;
  /** The prescription that it continues at the pharmacy of the last fill, which asks for the renewal. */
  readonly renewed: Renewed | null;
}

export interface Renewed {
  readonly request: MedicationRequest;
  readonly lastFill: MedicationDispense;
}

/** Days in which a fill says where a prescription had gone: a choice. Most are filled within them; what comes later finds the prescription at the clearinghouse. */
const WAITS = 7;

interface Named {
  readonly recorded: number;
  readonly pharmacy: string;
}

export class Routes {
  readonly #subject: Subject;
  readonly #renewals: boolean;
  /** Whether the scenario has anything that could name a pharmacy. */
  readonly #waits: boolean;
  readonly #routes = new Map<string, Route | null>();

  constructor(subject: Subject, { renewals, waits }: { readonly renewals: boolean; readonly waits: boolean }) {
    this.#subject = subject;
    this.#renewals = renewals;
    this.#waits = waits;
  }

  /** Null for an order that staff carry out, which goes to no pharmacy. */
  of(request: MedicationRequest): Route | null {
    const known = this.#routes.get(request.id);
    if (known !== undefined) return known;
    // A prescription that claims to continue itself, over others, continues nothing.
    this.#routes.set(request.id, null);
    const route = this.#routeOf(request);
    this.#routes.set(request.id, route);
    return route;
  }

  #routeOf(request: MedicationRequest): Route | null {
    const { recorded } = request;
    const renewed = this.#renewedBy(request);
    if (renewed !== null) return renewed;
    const latest = recorded + (this.#waits ? WAITS * MINUTES_PER_DAY : 0);
    const named = this.#named(request.id);
    const pharmacy = this.#organization(named?.pharmacy);
    if (named !== undefined && pharmacy !== undefined && named.recorded <= latest)
      return { pharmacy, known: Math.max(recorded, named.recorded), renewed: null };
    const given = this.#subject.medication_administrations.some((one) => one.request_id === request.id && one.recorded <= latest);
    return given ? null : { pharmacy: null, known: latest, renewed: null };
  }

  #renewedBy(request: MedicationRequest): Route | null {
    const { recorded: known, prior_id, code } = request;
    const { medication_requests: requests, medication_dispenses: dispenses } = this.#subject;
    const prior = requests.find(({ id }) => id === prior_id);
    if (!this.#renewals || prior === undefined || prior.code.code !== code.code) return null;
    const lastFill = dispenses.filter((one) => one.request_id === prior.id && one.recorded <= known).at(-1);
    const pharmacy = this.#organization(lastFill?.organization_id);
    const route = this.of(prior);
    if (lastFill === undefined || pharmacy === undefined || route === null || route.known > known) return null;
    return { pharmacy, known, renewed: { request: prior, lastFill } };
  }

  /** The first record that names a pharmacy for a prescription. */
  #named(requestId: string): Named | undefined {
    const { medication_dispenses: dispenses, pharmacy_claims: claims } = this.#subject;
    const filled = dispenses
      .filter(({ request_id }) => request_id === requestId)
      .map((one): Named => ({ recorded: one.recorded, pharmacy: one.organization_id }));
    const billed = claims.filter(({ request_id }) => request_id === requestId).map((one): Named => ({ recorded: one.recorded, pharmacy: one.pharmacy_id }));
    return [...filled, ...billed].sort((a, b) => a.recorded - b.recorded)[0];
  }

  #organization(id: string | undefined): Organization | undefined {
    return this.#subject.parties.organizations.find((one) => one.id === id);
  }
}
