/** What verbs are compiled against, whichever engine they belong to. */
import type { Site } from '../../draws/draw.ts';
import type { Action, Step } from '../../ir/definition.ts';
import type { Instruction } from '../../ir/thread-definition.ts';
import type { Coding } from '../../model/scalars.ts';
import type { VerbName } from '../../vocabulary/verbs.ts';
import type { Context } from '../plan/compile-context.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import type { Execute } from '../threads/live-thread.ts';
import type { Observable } from './clinical/measured-value.ts';

/** A verb, or a whole body, ready to run for the current subject. */
export type Effect = (s: SubjectState) => void;

export interface VerbContext extends Context {
  /** The first row with the code: under it, what is recorded of the code is kept. */
  readonly conceptOf: ReadonlyMap<Coding, number>;
  /** The row itself, which has the unit and the ranges. */
  readonly rowOf: ReadonlyMap<Coding, number>;
  /** The statements of all engines. */
  readonly verbs: Readonly<Record<VerbName, CompileVerb>>;
  /** Compiles the body of a verb that holds verbs. */
  readonly steps: (steps: readonly Step[]) => Effect;
  /** Compiles the body of a correction. */
  readonly corrections: (steps: readonly Step[]) => Effect;
  /** Whether what is compiled is the body of a correction. */
  readonly correcting: boolean;
  /** Carries out an instruction of a thread in place of the compiled closures; see `Executor`. */
  readonly instruction: ((instruction: Instruction, context: VerbContext) => Execute) | null;
  readonly clinical: ClinicalTables;
}

/** What clinical verbs need, worked out once for a run. */
export interface ClinicalTables {
  /** Where a subject's practitioner of a specialty is drawn: one address, so the subject keeps seeing the same person. */
  readonly seen: Site;
  /** By concept. */
  readonly observables: readonly Observable[];
}

export type CompileVerb = (action: Action, context: VerbContext) => Effect;
