/** Where care takes place and who gives it: the visit, and the parties of the subject's state. */
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { Practitioner, Specialty } from '../../../model/parties/providers.ts';
import type { StateDirectory } from '../../parties/run-parties.ts';
import { uses } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { enrollmentKey } from '../enrollment/enrollment-state.ts';
import type { VerbContext } from '../verb-context.ts';

/** The visit or stay that records belong to. */
export function visit(s: SubjectState): Encounter | null {
  const { encounter, stay, left } = s.clinical;
  return encounter ?? stay ?? (left !== null && left.end !== null && left.end >= s.now ? left : null);
}

export function visitId(s: SubjectState): string | null {
  return visit(s)?.id ?? null;
}

/** Parties are made for the subject's state before anything happens. */
export function parties(s: SubjectState): StateDirectory {
  return s.parties as StateDirectory;
}

export function primary(s: SubjectState): Practitioner {
  return assignedPrimary(s) ?? (s.primary as Practitioner);
}

/** The primary care provider of the coverage, where it is another than who would be seen without one; else null. */
export function assignedPrimary(s: SubjectState): Practitioner | null {
  const by = enrollmentKey.of(s)?.primaryCare?.by ?? null;
  return by === null || by.id === s.primary?.id ? null : by;
}

/** Who is responsible for a record: the practitioner of the visit, else the one of primary care. */
export function responsible(s: SubjectState): string {
  return uses(s, visit(s)?.practitioner_id ?? primary(s).id);
}

/** The practitioner of a specialty whom the subject sees. */
export function practitioner(s: SubjectState, context: VerbContext, specialty: Specialty): Practitioner {
  return parties(s).practitionerFor(specialty, context.clinical.seen, s.draw, s.index);
}
