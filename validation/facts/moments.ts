/** What the times of records can be: by kind, and for visits and lives. */
import { kindOf, type RecordKind, recordKinds } from '../../model/record-kinds.ts';

interface Timing {
  /** `visit`: it happens within the visit that it names. `life`: after birth and before death. `any`: it may come after death, as a report or a letter does. */
  readonly within: 'visit' | 'life' | 'any';
  /** Whether it may be reported before it happens: a stay that is announced, a plan. */
  readonly announced?: true;
}

export interface Moments extends Timing {
  readonly event: string;
  readonly end: string | undefined;
  readonly reported: string;
  /** Whether the fields `event` and `end` are days, and not minutes. */
  readonly days: boolean;
}

const timing: Readonly<Record<RecordKind, Timing>> = {
  encounters: { within: 'life', announced: true },
  conditions: { within: 'life' },
  observations: { within: 'visit' },
  specimens: { within: 'visit' },
  diagnostic_reports: { within: 'visit' },
  procedures: { within: 'visit' },
  medication_requests: { within: 'visit' },
  medication_dispenses: { within: 'life' },
  medication_administrations: { within: 'visit' },
  immunizations: { within: 'visit' },
  allergy_intolerances: { within: 'life' },
  care_plans: { within: 'life', announced: true },
  care_teams: { within: 'life', announced: true },
  goals: { within: 'life', announced: true },
  document_references: { within: 'any' },
  service_requests: { within: 'visit' },
  devices: { within: 'life' },
  imaging_studies: { within: 'visit' },
  appointments: { within: 'any', announced: true },
  messages: { within: 'any' },
  changes: { within: 'any' },
  related_persons: { within: 'any' },
  enrollments: { within: 'any' },
  coverages: { within: 'any', announced: true },
  capitations: { within: 'any', announced: true },
  attributions: { within: 'any' },
  risk_scores: { within: 'life' },
  premiums: { within: 'any', announced: true },
  eligibility_inquiries: { within: 'life' },
  authorizations: { within: 'any' },
  claims: { within: 'any' },
  claim_payments: { within: 'any' },
  accumulators: { within: 'any' },
  remittances: { within: 'any' },
  pharmacy_claims: { within: 'any' },
  dur_alerts: { within: 'any' },
  care_gaps: { within: 'life' },
  outreaches: { within: 'life' },
};

/** When a record of each kind happens: the names of its fields, and what its times can be. */
export const moments = Object.fromEntries(
  recordKinds.map((kind) => {
    const { event, end, reported, fields } = kindOf[kind];
    return [kind, { event, end, reported, days: fields().some(({ name, type }) => name === event && type === 'date'), ...timing[kind] }];
  }),
) as Readonly<Record<RecordKind, Moments>>;

/**
 * Longest visits, in minutes by class. Sources: 42 CFR 412.3 (observation: two midnights, so 48 hours and a part of a day before); Emergency Department
 * Benchmarking Alliance (a stay of three days in the emergency department is boarding, and is seen); office visits and calls: a working day and two hours.
 */
export const longestVisits: Readonly<Record<string, { readonly minutes: number; readonly words: string }>> = {
  ambulatory: { minutes: 8 * 60, words: '8 hours' },
  virtual: { minutes: 2 * 60, words: '2 hours' },
  home: { minutes: 24 * 60, words: 'a day' },
  emergency: { minutes: 72 * 60, words: '3 days' },
  observation: { minutes: 72 * 60, words: '3 days' },
  inpatient: { minutes: 365 * 1440, words: 'a year' },
};

/** The longest life that is documented: Jeanne Calment, 122 years and 164 days (Robine JM, Allard M, Science 1998;279:1834). */
export const LONGEST_LIFE = 122;
