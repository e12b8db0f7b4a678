/** What continues next to the events of a scenario: threads, and engines that act at moments of their own. */
import type { SubjectState } from '../subject/subject-state.ts';

/** Something of one person that has a next moment. */
export interface Agenda {
  /** Minute of its next act, at or after `s.now`; infinite while there is none. */
  next(s: SubjectState): number;
  /**
   * Where its next act comes among what has the same minute: just before the event with the next whole number, by order of the source; infinite after
   * all of them. Asked after `next`.
   */
  readonly place: number;
  /** Carries out the next act at `s.now`. False where nothing happened: a condition was asked, and does not hold. */
  act(s: SubjectState): boolean;
}

/** Begins an act that belongs to no event: nothing triggered it, and its records are reported immediately. */
export function besideEvents(s: SubjectState): void {
  s.trigger = null;
  s.eventEnd = s.now;
  s.recording.lag = 0;
  s.recording.emitting = true;
  if (s.recording.reporting !== null) s.recording.reporting = { ids: [], route: null };
}
