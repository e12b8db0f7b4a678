/** What the pharmacy keeps of one person: prescriptions that are filled, supplies that nobody has collected, and what is known for decisions about them. */
import type { MedicationRequest } from '../../../model/clinical/medication.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import type { Person, Put, StateKey } from '../engine.ts';
import type { PaidFill } from './covered/bill-fill.ts';
import type { CorrectedPrescription } from './covered/corrected-prescription.ts';
import type { CoveredMember } from './covered/covered-member.ts';
import type { DrugRequest, DrugReview } from './covered/drug-authorizations.ts';
import type { DrugPlans } from './covered/drug-plans.ts';
import type { OwedRest } from './covered/owed-rest.ts';
import type { PaidFills } from './covered/paid-fills.ts';
import type { FillAttempt } from './fills/fill-attempt.ts';
import type { FillHabit } from './fills/fill-habit.ts';
import { type StatedFills, statedFillsKey } from './fills/stated-habit.ts';
import type { GapWeight, Therapy } from './fills/therapy.ts';

export interface PharmacyState extends StatedFills {
  readonly person: Person;
  readonly habit: FillHabit;
  readonly weight: GapWeight;
  /** In the order of the first prescriptions: by the key of the drug, or by the prescription that is not collected. */
  readonly therapies: Map<string, Therapy>;
  /** Stays by their ids, with the minute of their end; infinite while they are open. */
  readonly stays: Map<string, number>;
  /** Paid fills that nobody collects, in the order of their claims. */
  readonly uncollected: PaidFill[];
  /** Attempts that events of the scenario have made and that are not decided yet, in order of time. */
  readonly attempts: FillAttempt[];
  /** What is still owed of fills of which a part was handed over, in order of time. */
  readonly rests: OwedRest[];
  readonly paid: PaidFills;
  /** Prescriptions that were corrected after they were filled and billed, in order of time. */
  readonly corrected: CorrectedPrescription[];
  readonly collects: (request: MedicationRequest, start: number) => boolean;
  /** From 0 to 1: below the share of overrides, the pharmacist overrides a reject of drug-utilization review. */
  readonly overrides: (request: string, fillNumber: number) => number;
  /** From 0 to 1, where a refill is one of the share that is attempted too early: how early. Null where it is not. */
  readonly early: (request: string, fillNumber: number, share: number) => number | null;
  /** From 0 to 1, where a fill is one of the share of which a part is handed over first: how it is divided. Null where it is not. */
  readonly partial: (request: string, fillNumber: number, share: number) => number | null;
  /** Requests for authorization that are not made yet, in their order. */
  readonly requests: { readonly request: DrugRequest; readonly prescription: string }[];
  readonly review: DrugReview;
  /** Whether prescriptions are filled without a coverage, too. */
  readonly cash: boolean;
  /** Null where no plan of the scenario pays for drugs. */
  readonly member: CoveredMember | null;
}

export type PharmacyKinds = 'medication_dispenses' | 'pharmacy_claims' | 'accumulators' | 'dur_alerts' | 'authorizations';
export type PharmacyPut = Put<PharmacyKinds>;
/** Statements reach a part of the state by the same key. */
export const pharmacyKey = statedFillsKey as StateKey<PharmacyState>;

export function habitOf({ habit, stated }: PharmacyState, { id }: MedicationRequest): FillHabit {
  const own = stated.get(id);
  return own === undefined ? habit : { ...habit, ...own };
}

/** Minute of the next fill; infinite where there is none, after death, and where nobody pays for it. */
export function dueOf({ cash, member, person }: PharmacyState, plans: DrugPlans | null, therapy: Therapy | null): number {
  return filledAt({ cash, member, person }, plans, therapy?.due() ?? Number.POSITIVE_INFINITY);
}

/** Minute of the next attempt to refill too early; infinite where there is none, and where nobody pays for it. */
export function earlyOf({ member, person }: PharmacyState, plans: DrugPlans | null, therapy: Therapy | null): number {
  return filledAt({ cash: false, member, person }, plans, therapy?.early ?? Number.POSITIVE_INFINITY);
}

function filledAt({ cash, member, person }: Pick<PharmacyState, 'cash' | 'member' | 'person'>, plans: DrugPlans | null, due: number): number {
  if (due === Number.POSITIVE_INFINITY || (person.death !== null && due > person.death)) return Number.POSITIVE_INFINITY;
  if (cash) return due;
  const coverage = member?.coverageOn(dayOfMinute(due)) ?? null;
  return coverage === null || plans?.plan(coverage.plan) == null ? Number.POSITIVE_INFINITY : due;
}

/** The minute from which prescriptions are filled that only a coverage pays for. */
export function coveredFrom({ cash, member }: PharmacyState): number {
  return cash || member?.coveredFrom == null ? Number.NEGATIVE_INFINITY : member.coveredFrom;
}
