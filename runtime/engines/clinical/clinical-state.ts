/** What the clinical engine knows of one subject: visits and stays, and what the patient has, takes and wears. */
import type { AllergyIntolerance } from '../../../model/clinical/allergy-intolerance.ts';
import type { CarePlan } from '../../../model/clinical/care.ts';
import type { Condition } from '../../../model/clinical/condition.ts';
import type { Device } from '../../../model/clinical/device.ts';
import type { Encounter, EncounterClass } from '../../../model/clinical/encounter.ts';
import type { MedicationRequest } from '../../../model/clinical/medication.ts';
import { dayOfMinute, MINUTES_PER_DAY } from '../../../model/time/civil.ts';
import type { FillHabit } from '../pharmacy/fills/fill-habit.ts';

/** A drug that planned visits renew. */
export interface OngoingDrug {
  /** The prescription written last, as stated: what happens must not depend on which corrections of the record are known. */
  request: MedicationRequest;
  /** Id of the prescription that began it. */
  readonly first: string;
  /** Concept of the reason; null where none is stated. */
  reason: number | null;
  /** Renewals so far. */
  renewals: number;
  /** Minute of the last planned visit. */
  seen: number;
  /** Id of the nth renewal, from 1: it follows from the statement and the occurrence that began it. */
  readonly renewalId: (nth: number) => string;
  /** How the statement says that it is filled; null where it says nothing. */
  readonly filled: Partial<FillHabit> | null;
}

/** A diagnosis, and by what it can be the principal one of its visit: the greater, the stronger. */
export interface Ranked {
  readonly condition: Condition;
  readonly by: number;
}

export class ClinicalState {
  /** The visit in progress. */
  encounter: Encounter | null = null;
  /** A stay that is announced and has not begun. */
  planned: Encounter | null = null;
  /** The hospital stay that is open. */
  stay: Encounter | null = null;
  /** The state of the visit or stay in progress, by whose clock hours pass; null where it is the one in which the subject is seen. */
  clock: string | null = null;
  /** The stay that ended last: what is done in the minute of the discharge is still done in it. */
  left: Encounter | null = null;
  /** Visits and stays, in order of time, whether or not their message is known. */
  readonly visits: { readonly id: string; readonly start: number; readonly class: EncounterClass }[] = [];

  /** The visit, and the stay of a given length, that end last so far. */
  readonly latest: { visit: Encounter | null; stay: Encounter | null } = { visit: null, stay: null };
  /** The last emergency visit whose scenario says nothing of where the patient went. */
  emergency: Encounter | null = null;

  /** Problems that were diagnosed and not resolved, by concept; see `activeCondition`. */
  readonly conditions = new Map<number, Condition>();
  /** The principal diagnosis of each visit that has one, by the id of the visit, and how it became it (`diagnosis-roles.ts`). */
  readonly principals = new Map<string, Ranked>();
  /** The diagnoses of each visit that can be its principal one, in the order in which they were made. */
  readonly candidates = new Map<string, Ranked[]>();
  /** Minutes at which conditions began that nobody has diagnosed, by concept. */
  readonly onsets = new Map<number, number>();
  /** Prescriptions in force, by concept. */
  readonly prescriptions = new Map<number, MedicationRequest>();
  /** Drugs that visits renew, by concept; null while there are none. */
  ongoing: Map<number, OngoingDrug> | null = null;
  /** Active allergies, by concept; null while there are none. */
  allergies: Map<number, AllergyIntolerance> | null = null;
  /** Devices in use, by concept; null while there are none. */
  devices: Map<number, Device> | null = null;
  /** Active care plans, by title; null while there are none. */
  plans: Map<string, CarePlan> | null = null;
  /** The visit of each specimen already taken, by id; null outside of visits. */
  readonly specimens = new Map<string, string | null>();
  /** Scores of symptoms, by concept and by the timeline or thread that gave them; null while there are none. */
  scores: Map<number, Map<string, number>> | null = null;
}

/** What a patient must be free for. `admission`: somebody comes to it who is already in the emergency department. */
export type Opening = 'visit' | 'admission';

export function isAdmission(kind: string): boolean {
  return kind === 'inpatient' || kind === 'observation';
}

/**
 * The minute from which the patient is free for a visit or an admission: nobody is in two at once. A stay keeps nobody from a visit, and an admission follows an
 * emergency visit at once. Stays that are opened by `admit` do not count: they may last for weeks.
 */
export function freeFrom({ latest: { visit, stay } }: ClinicalState, opens: Opening): number {
  if (opens === 'visit') return endOf(visit);
  return Math.max(endOf(stay), visit?.class === 'emergency' ? Number.NEGATIVE_INFINITY : endOf(visit));
}

export function endOf(visit: Encounter | null): number {
  return visit?.end ?? Number.NEGATIVE_INFINITY;
}

/** The prescription in force, from the time at which it was written. */
export function prescriptionOf(clinical: ClinicalState, concept: number, now: number): MedicationRequest | undefined {
  const request = clinical.prescriptions.get(concept);
  return request === undefined || request.authored > now ? undefined : request;
}

/** The minute at which a supply is used up, with all refills. */
export function supplyEnd({ authored, days_supply: days, refills }: MedicationRequest): number {
  return days === null ? Number.POSITIVE_INFINITY : authored + days * (refills + 1) * MINUTES_PER_DAY;
}

/** Whether a condition is active, diagnosed or not. */
export function hasProblem(clinical: ClinicalState, concept: number, now: number): boolean {
  return activeCondition(clinical, concept, now) !== undefined || clinical.onsets.has(concept);
}

/** The active problem of a concept, from its onset: what passes by itself is active up to its last day. */
export function activeCondition(clinical: ClinicalState, concept: number, now: number): Condition | undefined {
  const condition = clinical.conditions.get(concept);
  if (condition === undefined || condition.onset > dayOfMinute(now)) return undefined;
  if (condition.abatement === null || dayOfMinute(now) <= condition.abatement) return condition;
  clinical.conditions.delete(concept);
  return undefined;
}
