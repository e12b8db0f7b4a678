/** The clock by which a subject's hours and minutes pass: that of the visit in progress, else of the state in which the subject is seen. */
import { addMinutes } from '../../model/time/zone.ts';
import type { SubjectState } from './subject-state.ts';

/** A civil minute, so many minutes of real time later. */
export function minutesLater(s: SubjectState, minute: number, by: number): number {
  return addMinutes(s.clinical.clock ?? s.parties?.state ?? '', minute, by);
}
