/** A coverage of one person, with the transactions about it: what the payer holds, whether or not it is known by the as-of date. */
import type { Attribution } from '../../../model/benefits/attribution.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { Enrollment } from '../../../model/benefits/enrollment.ts';
import { type CoverageTier, type EnrollmentReason, type MaintenanceReason, tierOf } from '../../../model/benefits/enrollment-terms.ts';
import type { Practitioner } from '../../../model/parties/providers.ts';
import type { Relationship } from '../../../model/parties/related-person.ts';
import { dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import { derivedId } from '../../subject/put-record.ts';
import { type AttributionTerms, nextAttribution } from './attribution-terms.ts';
import { careOn, countedCare } from './claims-attribution.ts';
import type { EnrollmentState, EnrollmentWriter } from './enrollment-state.ts';
import { HeldAttributions, type PrimaryCare } from './held-attributions.ts';

/** What identifiers of transactions, and of the coverages of dependants, are derived with. */
const TRANSACTION = 0x834000;
const DEPENDANT = 0x444550;
/** Beyond the places in a unit. */
const AGAIN = 0x1000000;

/** A coverage before it has a level and a first transaction. */
export type PlannedCoverage = Omit<Coverage, 'recorded' | 'tier' | 'status'>;

/** Fields of a coverage that only its transactions have. */
export type Continuation = Pick<Enrollment, 'qualifying_event' | 'elected' | 'paid_through'>;

/** What a transaction says of its own; the rest follows from the coverage. */
type Said = Pick<Enrollment, 'maintenance_type' | 'maintenance_reason' | 'effective' | 'recorded'>;

/** The end of a coverage, with the minute at which the payer is told. */
interface CoverageEnd {
  readonly last: number;
  readonly reason: EnrollmentReason;
  readonly told: number;
}

export class HeldCoverage {
  readonly state: EnrollmentState;
  /** The coverage of the subscriber under whose contract it is: its own, for a subscriber. */
  readonly contract: HeldCoverage;
  /** Those of dependants, in the order of the unit. */
  readonly dependants: HeldCoverage[] = [];
  /** Whom of the household a contract covers by now; null for all whom it can. */
  covered: ReadonlySet<Relationship> | null;
  /** As it is by now. */
  coverage: PlannedCoverage;
  continuation: Continuation = { qualifying_event: null, elected: null, paid_through: null };
  /** First day of the continuation; null without one. */
  continuedFrom: number | null = null;
  /** How it ends, where it is decided that it does. */
  end: CoverageEnd | null = null;
  /** Whom the member names as primary care provider when the coverage begins; null for whom the plan assigns. */
  named: PrimaryCare | null = null;
  readonly #attributions: HeldAttributions;
  #tier: CoverageTier = 'EMP';
  /** What was put down of it; null before its first day. */
  #record: Coverage | null = null;
  #transactions = 0;

  /** @param contract null for a subscriber */
  constructor(state: EnrollmentState, coverage: PlannedCoverage, contract: HeldCoverage | null, covered: ReadonlySet<Relationship> | null = null) {
    this.state = state;
    this.coverage = coverage;
    this.#attributions = new HeldAttributions(coverage.id);
    this.contract = contract ?? this;
    this.covered = covered;
    contract?.dependants.push(this);
    state.held.push(this);
  }

  covers(day: number): boolean {
    const { effective, termination } = this.coverage;
    return effective <= day && day <= (termination ?? day);
  }

  /** Id of the coverage of a dependant. @param before coverages that they had under this contract before */
  idOf(member: number, before = 0): string {
    return derivedId(this.coverage.id, DEPENDANT + member + before * AGAIN);
  }

  /** Plans the beginning: on the first day, or at once where that is past. @param told minute of the message, if it is later */
  begin(reason: EnrollmentReason, told: number): void {
    const { effective } = this.coverage;
    this.#plan(startOfDay(effective), ({ now, put, revise }) => {
      const recorded = Math.max(told, now);
      this.#tier = this.#tierOn(Math.max(effective, dayOfMinute(now)));
      // The end is told by a transaction of its own.
      this.#record = { ...this.coverage, status: 'active', termination: null, tier: this.#tier, recorded };
      put('coverages', this.#record);
      put('enrollments', { ...this.#transaction({ maintenance_type: 'addition', maintenance_reason: reason, effective, recorded }), termination: null });
      this.#assignFirst({ now, put, revise }, recorded);
      this.#attributeByClaims(Math.max(effective, dayOfMinute(recorded)));
      this.#renew(effective, reason, now, recorded);
    });
  }

  /** Ends it with a day, unless it ends before. It is reported at a minute; null for that day, where the end is known from the beginning. */
  endWith(last: number, reason: EnrollmentReason, told: number | null = null): void {
    const { effective, termination } = this.coverage;
    if (termination !== null && termination <= last) return;
    const end = { last: Math.max(last, effective), reason, told: told ?? Math.max(startOfDay(last), this.state.person.now) };
    this.end = end;
    this.coverage = { ...this.coverage, termination: end.last };
    this.#plan(told === null ? end.told : this.state.person.now, (write) => {
      // What was decided otherwise since is not told.
      if (this.end === end) this.#terminate(end, write);
    });
  }

  /** Ends it with those of the dependants. */
  endContract(last: number, reason: EnrollmentReason, told: number | null = null): void {
    for (const one of [this, ...this.dependants]) one.endWith(last, reason, told);
  }

  /** It goes on from the day after its end, as if it had not ended. */
  reinstate(benefit_status: Coverage['benefit_status'], reason: EnrollmentReason, continuation: Continuation, told: number): void {
    const from = (this.coverage.termination ?? this.coverage.effective) + 1;
    this.end = null;
    this.coverage = { ...this.coverage, termination: null, benefit_status };
    this.continuation = continuation;
    this.continuedFrom = benefit_status === 'cobra' ? from : null;
    this.#plan(this.state.person.now, ({ now, put, revise }) => {
      if (this.#record === null) return;
      revise('coverages', this.#record, { status: 'active', termination: null, benefit_status }, told);
      this.#attributions.reinstate(told, revise);
      // The end of a continuation is told by a transaction of its own, like that of any coverage.
      put('enrollments', {
        ...this.#transaction({ maintenance_type: 'reinstatement', maintenance_reason: reason, effective: from, recorded: told }),
        termination: null,
      });
      this.#renew(from, reason, now, told);
    });
  }

  /** It is a continuation from its first day on. */
  continue(continuation: Continuation): void {
    this.continuation = continuation;
    this.continuedFrom = this.coverage.effective;
    for (const one of this.dependants) one.continue(continuation);
  }

  endAtDeath(day: number, write: EnrollmentWriter): void {
    if (!this.covers(day)) return;
    this.end = { last: day, reason: 'death', told: write.now };
    this.coverage = { ...this.coverage, termination: day };
    this.#terminate(this.end, write);
    for (const one of this.dependants) one.survive(day, write.now);
  }

  /** The subscriber died: the coverage goes on as that of a survivor. */
  survive(day: number, told: number): void {
    this.#plan(told, (write) => {
      if (this.#record === null || !this.covers(day + 1)) return;
      this.coverage = { ...this.coverage, benefit_status: 'surviving' };
      write.revise('coverages', this.#record, { benefit_status: 'surviving' }, told);
      write.put('enrollments', this.#change('death', day + 1, told));
    });
  }

  /** Who was to be the provider of the plan before stays so, where the network has them. */
  #assignFirst(write: EnrollmentWriter, recorded: number): void {
    const { plans, person, primaryCare } = this.state;
    const { plan, effective } = this.coverage;
    const asked = this.named ?? (plans.needsPrimaryCare(plan) ? primaryCare : null);
    const kept = asked !== null && (asked === this.named || plans.hasInNetwork(plan, asked.by)) ? asked : null;
    if (kept === null && !plans.needsPrimaryCare(plan)) return;
    this.#assign(kept ?? { by: person.primary as Practitioner, method: 'assigned' }, effective, recorded, null, write);
  }

  /**
   * Assigns a primary care provider from a day on: on that day, or at once where it is past.
   * @param told minute of the message, if it is later
   */
  assign(pcp: PrimaryCare, from: number, told: number, id: string): void {
    const first = Math.max(from, this.coverage.effective);
    this.#plan(startOfDay(first), (write) => {
      const recorded = Math.max(told, write.now);
      if (this.#record === null || !this.#assign(pcp, first, recorded, id, write)) return;
      // What the member chooses the payer is told; what the plan assigns it knows.
      if (pcp.method === 'chosen') write.put('enrollments', this.#change('pcp_change', first, recorded));
    });
  }

  attributionOn(day: number): Attribution | null {
    return this.#attributions.on(day);
  }

  /** Plans what claims say on the next day on which the plan attributes its members, and on those after it. */
  #attributeByClaims(from: number): void {
    const terms = this.coverage.kind === 'medical' ? this.state.plans.attributionBy(this.coverage.plan) : null;
    if (terms === null) return;
    const day = nextAttribution(from, terms);
    this.#plan(startOfDay(day), (write) => {
      this.#attributeOn(day, terms, write);
      this.#attributeByClaims(day + 1);
    });
  }

  /** Whom the member chose, or a statement assigned, holds; nobody is attributed who had no visit. */
  #attributeOn(day: number, terms: AttributionTerms, write: EnrollmentWriter): void {
    const current = this.#attributions.on(day);
    if (current !== null && current.method !== 'claims') return;
    const care = careOn(day, terms, this.coverage.payer_id, this.state.claims);
    if (care.shares.length === 0) {
      this.#attributions.endBefore(day, write.now, write.revise);
      return;
    }
    const record = this.#attributions.assign({ by: care.shares[0].by, method: 'claims' }, day, write.now, null, write);
    if (record !== null) this.state.plans.trace?.note(countedCare, record.id, care);
  }

  #assign(pcp: PrimaryCare, from: number, recorded: number, id: string | null, write: EnrollmentWriter): boolean {
    if (this.coverage.kind !== 'medical' || this.#attributions.assign(pcp, from, recorded, id, write) === null) return false;
    this.state.primaryCare = pcp;
    return true;
  }

  #plan(at: number, carryOut: (write: EnrollmentWriter) => void): void {
    this.state.plan(Math.max(at, this.state.person.now), carryOut);
  }

  #terminate({ last, reason, told }: CoverageEnd, { now, put, revise }: EnrollmentWriter): void {
    if (this.#record === null) return;
    revise('coverages', this.#record, { status: 'ended', termination: last }, told);
    this.#attributions.terminate(last, told, revise);
    put('enrollments', this.#transaction({ maintenance_type: 'termination', maintenance_reason: reason, effective: last, recorded: told }));
    this.#renew(last + 1, reason, Math.max(now, startOfDay(last + 1)), told);
  }

  #tierOn(day: number): CoverageTier {
    return tierOf(this.contract.dependants.flatMap((one) => (one.covers(day) ? [one.coverage.relationship] : [])));
  }

  /** Who is covered by the contract changes from a day on: all who stay in it have another level. It is planned for a minute. */
  #renew(day: number, reason: EnrollmentReason, at: number, told: number): void {
    for (const one of [this.contract, ...this.contract.dependants])
      if (one !== this) one.state.plan(at, (write) => one.#relevel(day, reason, Math.max(told, write.now), write));
  }

  #relevel(day: number, reason: EnrollmentReason, told: number, { put, revise }: EnrollmentWriter): void {
    const tier = this.#tierOn(day);
    if (this.#record === null || !this.covers(day) || tier === this.#tier) return;
    this.#tier = tier;
    revise('coverages', this.#record, { tier }, told);
    // The level is that of the contract: the subscriber's transaction tells it.
    if (this.contract === this) put('enrollments', this.#change(reason, day, told));
  }

  #change(reason: MaintenanceReason, effective: number, recorded: number): Enrollment {
    return { ...this.#transaction({ maintenance_type: 'change', maintenance_reason: reason, effective, recorded }), termination: null };
  }

  #transaction(said: Said): Enrollment {
    const { id, benefit_status, termination } = this.coverage;
    const { qualifying_event, elected, paid_through } = this.continuation;
    return {
      id: derivedId(id, TRANSACTION + this.#transactions++),
      coverage_id: id,
      maintenance_type: said.maintenance_type,
      maintenance_reason: said.maintenance_reason,
      qualifying_event,
      benefit_status,
      tier: this.#tier,
      effective: said.effective,
      termination,
      elected,
      paid_through,
      recorded: said.recorded,
    };
  }
}
