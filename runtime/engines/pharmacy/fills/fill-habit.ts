/** How prescriptions are filled: as `fills` of the profile says, but for what a prescription states itself. */
import type { Action } from '../../../../ir/definition.ts';
import type { PharmacyKind } from '../../../../model/pharmacy/pharmacy-kind.ts';
import { fillsFields } from '../../../../vocabulary/fills-fields.ts';
import type { SubjectState } from '../../../subject/subject-state.ts';
import type { Value } from '../../../subject/value.ts';
import { Fields } from '../../verb-arguments.ts';
import type { VerbContext } from '../../verb-context.ts';

export interface FillHabit {
  /** Share of prescriptions that are collected. */
  readonly start: number;
  /** PDC of a calendar year. */
  readonly adherence: number;
  /** Share of refills that are attempted too early. */
  readonly early: number;
  /** Id of the pharmacy, and what benefits take it for. */
  readonly pharmacy: string;
  readonly pharmacyKind: PharmacyKind;
  /** Dispense as written (408-D8). */
  readonly daw: number;
}

/** What the fields that are given say; a field without a value says nothing. */
export function statedHabit(read: (name: string) => Value, { parties }: VerbContext): Partial<FillHabit> {
  const number = (name: 'start' | 'adherence' | 'early' | 'daw'): Partial<FillHabit> => {
    const value = read(name);
    return typeof value === 'number' ? { [name]: value } : {};
  };
  const position = read('pharmacy');
  const pharmacy = typeof position === 'number' ? { pharmacy: parties.pharmacy(position).id, pharmacyKind: parties.pharmacyKind(position) } : {};
  return { ...number('start'), ...number('adherence'), ...number('early'), ...number('daw'), ...pharmacy };
}

/** Null where a statement has no such field. */
export function habitOfStatement(action: Action, context: VerbContext): ((s: SubjectState) => Partial<FillHabit>) | null {
  const fields = new Fields(action, context);
  const given = [...fillsFields.keys()].filter((name) => fields.has(name));
  if (given.length === 0) return null;
  const values = new Map(given.map((name) => [name, fields.or<Value>(name, null)]));
  return (s) => statedHabit((name) => values.get(name)?.(s) ?? null, context);
}
