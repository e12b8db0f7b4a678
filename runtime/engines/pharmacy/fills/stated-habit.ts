/** What a prescription says of its own fills: read from its statement, and kept for the pharmacy. */
import type { Action } from '../../../../ir/definition.ts';
import { fillsFields } from '../../../../vocabulary/fills-fields.ts';
import type { SubjectState } from '../../../subject/subject-state.ts';
import type { Value } from '../../../subject/value.ts';
import { StateKey } from '../../engine.ts';
import { Fields } from '../../verb-arguments.ts';
import type { VerbContext } from '../../verb-context.ts';
import type { FillHabit } from './fill-habit.ts';

/** The part of the state of the pharmacy that statements write. */
export interface StatedFills {
  /** By prescription: what its statement says otherwise than the profile. */
  readonly stated: Map<string, Partial<FillHabit>>;
}

export const statedFillsKey = new StateKey<StatedFills>();

/** A statement says how its prescription is filled. It is noted before the prescription is made. */
export function stateHabit(s: SubjectState, request: string, habit: Partial<FillHabit>): void {
  statedFillsKey.of(s)?.stated.set(request, habit);
}

/** What the fields that are given say; a field without a value says nothing. */
export function statedHabit(read: (name: string) => Value, { parties }: VerbContext): Partial<FillHabit> {
  const number = (name: 'start' | 'adherence' | 'early' | 'partial' | 'daw'): Partial<FillHabit> => {
    const value = read(name);
    return typeof value === 'number' ? { [name]: value } : {};
  };
  const position = read('pharmacy');
  const pharmacy = typeof position === 'number' ? { pharmacy: parties.pharmacy(position).id, pharmacyKind: parties.pharmacyKind(position) } : {};
  return { ...number('start'), ...number('adherence'), ...number('early'), ...number('partial'), ...number('daw'), ...pharmacy };
}

/** Null where a statement has no such field. */
export function habitOfStatement(action: Action, context: VerbContext): ((s: SubjectState) => Partial<FillHabit>) | null {
  const fields = new Fields(action, context);
  const given = [...fillsFields.keys()].filter((name) => fields.has(name));
  if (given.length === 0) return null;
  const values = new Map(given.map((name) => [name, fields.or<Value>(name, null)]));
  return (s) => statedHabit((name) => values.get(name)?.(s) ?? null, context);
}
