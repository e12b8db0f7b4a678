/** When records happen: by kind, the fields of their first moment, their last one, and the moment of their message. */
import type { ClinicalKind } from '../../model/subject.ts';

export interface Moments {
  /** When it happened or began. */
  readonly event: string;
  readonly end?: string;
  /** When it was told of, where that is never before it happened. */
  readonly told?: string;
  /** Whether the fields `event` and `end` are days, and not minutes. */
  readonly days?: true;
  /** Whether it may come after death: a report, a letter, an act of the registry. */
  readonly afterDeath?: true;
  /** Whether it happens within the visit that it names. */
  readonly within?: true;
}

export const moments: Readonly<Record<ClinicalKind, Moments>> = {
  // A stay may be announced: its message is then older.
  encounters: { event: 'start', end: 'end' },
  conditions: { event: 'onset', end: 'abatement', told: 'recorded', days: true },
  observations: { event: 'effective', told: 'issued', within: true },
  specimens: { event: 'collected', within: true },
  diagnostic_reports: { event: 'effective', told: 'issued', within: true },
  procedures: { event: 'start', end: 'end', within: true },
  medication_requests: { event: 'authored', end: 'stopped', told: 'recorded', within: true },
  medication_dispenses: { event: 'handed_over', told: 'recorded' },
  medication_administrations: { event: 'effective', told: 'recorded', within: true },
  immunizations: { event: 'occurrence', told: 'recorded', within: true },
  allergy_intolerances: { event: 'onset', told: 'recorded', days: true },
  care_plans: { event: 'start', end: 'end', days: true },
  care_teams: { event: 'start', days: true },
  goals: { event: 'start', end: 'due', days: true },
  document_references: { event: 'date', told: 'recorded', afterDeath: true },
  service_requests: { event: 'authored', told: 'recorded', within: true },
  devices: { event: 'recorded' },
  imaging_studies: { event: 'started', told: 'recorded', within: true },
  appointments: { event: 'created', afterDeath: true },
  messages: { event: 'occurred', told: 'recorded', afterDeath: true },
  changes: { event: 'occurred', told: 'recorded', afterDeath: true },
  related_persons: { event: 'recorded', afterDeath: true },
};

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
