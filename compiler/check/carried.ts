/** What a scenario makes and a target cannot carry: said once for each target, and once for each field, at its first place. */
import { type Diagnostic, diagnose, inOrder } from '../../grammar/diagnostic.ts';
import type { Ir } from '../../ir/definition.ts';
import type { At } from '../../ir/expression.ts';
import { allActions } from '../../ir/walk.ts';
import { enumerate } from '../../model/counted.ts';
import { kindOf } from '../../model/record-kinds.ts';
import type { Carries, Omission } from '../../model/target.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import * as targets from '../diagnostics/target-diagnostics.ts';

/** What is to be known of a target. */
export interface Carrier {
  readonly name: string;
  readonly carries: Carries;
  /** What is left out of records that it carries. */
  readonly omits: readonly Omission[];
}

export function carriedDiagnostics(ir: Ir, carriers: readonly Carrier[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  /** By target: where the first record is made that it does not carry, and all kinds of them. */
  const left = new Map<string, { readonly at: At; readonly kinds: Set<string> }>();
  const said = new Set<string>();
  const once = (key: string, at: At, make: (path: string, start: number, end: number) => Diagnostic): void => {
    if (said.has(key)) return;
    said.add(key);
    found.push(make(ir.files[at[0]]?.path ?? '', at[1], at[2]));
  };
  for (const action of allActions(ir)) {
    const record = verbs[action.verb].makes;
    if (record === null) continue;
    for (const { name: target, carries, omits } of carriers) {
      if (carries[record] !== true) {
        const of = left.get(target) ?? { at: action.at, kinds: new Set() };
        of.kinds.add(kindOf[record].words);
        left.set(target, of);
        continue;
      }
      for (const { record: of, field, why } of omits) {
        if (of !== record || !action.fields.some(({ name }) => name === field)) continue;
        once(`${target} ${record}.${field}`, action.at, (path, start, end) => diagnose(targets.fieldLeftOut, path, { start, end }, { target, field, why }));
      }
    }
  }
  for (const [target, { at, kinds }] of left)
    once(target, at, (path, start, end) => diagnose(targets.notCarried, path, { start, end }, { target, records: enumerate([...kinds].sort(), 'and') }));
  return inOrder(found);
}
