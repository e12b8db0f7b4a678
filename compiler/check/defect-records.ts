/** HS8006: defects of a kind of record that no statement of the scenario makes. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Ir } from '../../ir/definition.ts';
import { madeKinds } from '../../ir/made-kinds.ts';
import { defectSpecs } from '../../vocabulary/defect-verbs.ts';
import { noSuchRecords } from '../diagnostics/sense-diagnostics.ts';

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkDefectRecords(people: readonly Ir[]): Diagnostic[] {
  const [{ defects, files }] = people;
  const made = madeKinds(people);
  return defects.flatMap(({ verb, target, at: [file, start, end] }) => {
    const { of } = defectSpecs[verb];
    if (of !== 'record' || made.has(target)) return [];
    const facts = { verb, kind: target, words: target.replaceAll('_', ' ') };
    return [diagnose(noSuchRecords, files[file]?.path ?? '', { start, end }, facts, { found: target })];
  });
}
