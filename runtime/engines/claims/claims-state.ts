/** What the engine of claims knows of one person. */
import { type Claim, type ClaimType, claimTypes } from '../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { Condition } from '../../../model/clinical/condition.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import { NEW_PATIENT_MONTHS } from '../../../model/clinical/visit-type.ts';
import { addMonths, dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import { type Ask, type Person, type RecordNotice, StateKey } from '../engine.ts';
import { KnownAttributions } from '../enrollment/known-attributions.ts';
import { isCovered, KnownCoverages, type ToldCoverage } from '../enrollment/known-coverages.ts';
import { type FollowUp, HeldFilings } from './billing/filing.ts';
import { ClaimAmendments } from './claim-amendments.ts';
import type { Submitted } from './claim-for-payer.ts';
import { BilledPayers } from './coordination/billed-payers.ts';
import { inOrderOfPayment } from './coordination/payer-order.ts';
import { FamilyContract } from './family-contract.ts';
import { FiledAuthorizations } from './filed-authorizations.ts';
import { GlobalPackages } from './global-packages.ts';
import { PaymentWindows } from './payment-window.ts';
import { RetroactiveNews } from './retroactive.ts';
import type { StatedChanges } from './stated-changes.ts';
import { nothingUnbilled } from './unbilled-care.ts';
import { hasClaim } from './visit-claims.ts';
import type { VisitNotes } from './visit-notes.ts';
import type { Hospitals } from './visit-setting.ts';

/** Where engines and statements find the contracts and claims of a person. */
export const claimsKey = new StateKey<ClaimsState>();

/** A visit whose claims are submitted at a time. */
export interface Due {
  readonly at: number;
  readonly visit: string;
  /** Whose claims are made. */
  readonly types: readonly ClaimType[];
}

/** A claim that a payer decides about at a time. */
export interface Decided {
  readonly at: number;
  readonly submitted: Submitted;
  /** What is sent after the decision. */
  readonly after: readonly FollowUp[];
}

export class ClaimsState {
  readonly person: Person;
  readonly ask: Ask;
  /** The contract of the person's own coverage, and that of the first person of the unit, for a dependant of theirs. */
  readonly #own = new FamilyContract();
  readonly #ofFirst: FamilyContract | null;
  readonly unbilled = nothingUnbilled();
  readonly held = new HeldFilings();
  readonly amendments = new ClaimAmendments();
  readonly changes: StatedChanges;
  readonly hospitals: Hospitals;
  readonly windows: PaymentWindows;
  readonly packages = new GlobalPackages();
  readonly billed = new BilledPayers();
  readonly coverages = new KnownCoverages();
  readonly attributions = new KnownAttributions();
  readonly authorizations = new FiledAuthorizations();
  readonly retroactive = new RetroactiveNews();
  readonly visits = new Map<string, VisitNotes>();
  /** Active diagnoses, in the order in which they were made. */
  readonly problems = new Map<string, Condition>();
  readonly #due = new Map<string, Due>();
  /** Visits that were billed: what is changed of them later changes no claim. */
  readonly #billed = new Set<string>();
  /** Visits that were not billed, since nobody paid for them. */
  readonly #uncovered = new Map<string, Encounter>();
  /** By organization and specialty: days of the visits. */
  readonly #seen = new Map<string, Set<number>>();

  /** Claims without a decision, in the order in which they are decided. */
  readonly #waiting: Decided[] = [];

  /**
   * @param first the state of the first person of the unit; null for that person
   * @param changes what statements replace and take back
   */
  constructor(person: Person, ask: Ask, first: ClaimsState | null, changes: StatedChanges, hospitals: Hospitals) {
    this.person = person;
    this.ask = ask;
    this.changes = changes;
    this.hospitals = hospitals;
    this.windows = new PaymentWindows(hospitals);
    this.#ofFirst = first === null ? null : first.#own;
  }

  /** A notice of a coverage. @returns what is new, where it is medical */
  enroll(notice: RecordNotice): ToldCoverage | null {
    const news = this.coverages.note(notice);
    if (news?.coverage.kind !== 'medical') return null;
    if (notice.kind === 'enrollments') this.retroactive.note(news);
    if (news.coverage.relationship !== 'self') this.contractOf(news.coverage).dependants.note(notice);
    return news;
  }

  /** Nobody pays for a visit, as far as is known when it is billed. */
  leave(visit: Encounter): void {
    this.#billed.delete(visit.id);
    this.#uncovered.set(visit.id, visit);
  }

  /** Visits that were left, and that a coverage covers. */
  uncoveredIn(coverage: Coverage): readonly Encounter[] {
    const found = [...this.#uncovered.values()].filter(({ start }) => isCovered(coverage, dayOfMinute(start)));
    for (const { id } of found) this.#uncovered.delete(id);
    return found;
  }

  contractOf({ relationship }: Coverage): FamilyContract {
    return relationship === 'self' ? this.#own : (this.#ofFirst ?? this.#own);
  }

  /** Decisions are in order of their time; ties by submission, then by identifier. */
  await(decided: Decided): void {
    const after = this.#waiting.findIndex((other) => comesBefore(decided, other));
    this.#waiting.splice(after < 0 ? this.#waiting.length : after, 0, decided);
  }

  get decision(): Decided | null {
    return this.#waiting[0] ?? null;
  }

  /** Whether the first payer has yet to decide about a claim of a visit. */
  isOpen(visit: string, type: ClaimType): boolean {
    const isIt = ({ claim }: { readonly claim: Pick<Claim, 'encounter_id' | 'type'> }, earlier: readonly ClaimPayment[]): boolean =>
      earlier.length === 0 && claim.encounter_id === visit && claim.type === type;
    const encounter = this.visits.get(visit)?.encounter ?? null;
    return (
      (this.#due.has(visit) && encounter !== null && hasClaim(encounter, type, this.hospitals)) ||
      this.held.some(({ draft, earlier }) => isIt(draft, earlier)) ||
      this.#waiting.some(({ submitted }) => isIt(submitted, submitted.earlier))
    );
  }

  decided(one: Decided): void {
    this.#waiting.splice(this.#waiting.indexOf(one), 1);
  }

  /** Plans the claims of a visit, in place of an earlier plan. */
  plan(visit: string, at: number | null): void {
    if (this.#billed.has(visit)) return;
    if (at === null) this.#due.delete(visit);
    else this.#due.set(visit, { at, visit, types: claimTypes });
  }

  /** The hospital bills a visit after all, which was to be part of a stay. */
  billApart(notes: VisitNotes, at: number): void {
    const visit = notes.encounter?.id;
    if (visit === undefined) return;
    this.visits.set(visit, notes);
    this.#due.set(visit, { at, visit, types: ['institutional'] });
  }

  /** The visit that is billed next: by time, then in the order of the visits. */
  get due(): Due | null {
    let first: Due | null = null;
    for (const due of this.#due.values()) if (first === null || due.at < first.at) first = due;
    return first;
  }

  take(visit: string): void {
    this.#due.delete(visit);
    this.#billed.add(visit);
  }

  see({ organization_id, specialty, start }: Encounter): void {
    const key = `${organization_id} ${specialty}`;
    const days = this.#seen.get(key) ?? new Set();
    this.#seen.set(key, days.add(dayOfMinute(start)));
  }

  /** Whether the specialty of the organization did not see the patient in the three years before the visit. */
  isNew({ organization_id, specialty, start }: Encounter): boolean {
    const day = dayOfMinute(start);
    for (const before of this.#seen.get(`${organization_id} ${specialty}`) ?? []) if (before < day && addMonths(before, NEW_PATIENT_MONTHS) > day) return false;
    return true;
  }

  /** Diagnoses that were made up to a minute and are active. */
  problemsAt(minute: number): readonly Condition[] {
    return [...this.problems.values()].filter(({ recorded }) => recorded <= minute);
  }

  /** The one that pays first; null where there is none. */
  coverageOn(day: number): Coverage | null {
    return this.coveragesOn(day)[0] ?? null;
  }

  /** The medical coverages of a day, in the order in which they pay: by what is known now, else by what was known on that day. */
  coveragesOn(day: number): readonly Coverage[] {
    const known = this.coverages.on('medical', day, this.person.now);
    return inOrderOfPayment(known.length > 0 ? known : this.coverages.on('medical', day, startOfDay(day + 1) - 1));
  }
}

function comesBefore(a: Decided, b: Decided): boolean {
  if (a.at !== b.at) return a.at < b.at;
  const [one, other] = [a.submitted.claim, b.submitted.claim];
  return one.submitted !== other.submitted ? one.submitted < other.submitted : one.id < other.id;
}
