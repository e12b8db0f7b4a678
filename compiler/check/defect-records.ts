/** HS8006: defects of a kind of record that no statement of the scenario makes. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Ir } from '../../ir/definition.ts';
import { allActions } from '../../ir/walk.ts';
import { defectSpecs } from '../../vocabulary/defect-verbs.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { noSuchRecords } from '../diagnostics/sense-diagnostics.ts';

/** @param people the scenario as each kind of person in a unit has it, the first person first */
export function checkDefectRecords(people: readonly Ir[]): Diagnostic[] {
  const [{ defects, files }] = people;
  const made = new Set<string>();
  for (const ir of people)
    for (const { verb } of allActions(ir)) {
      const { makes, alsoMakes } = verbs[verb];
      for (const kind of [makes, ...alsoMakes]) if (kind !== null) made.add(kind);
    }
  return defects.flatMap(({ verb, target, at: [file, start, end] }) => {
    const { of, targets } = defectSpecs[verb];
    if (of !== 'record' || made.has(target)) return [];
    const expected = targets.filter((kind) => made.has(kind));
    const facts = { verb, kind: target, words: target.replaceAll('_', ' ') };
    return [diagnose(noSuchRecords, files[file]?.path ?? '', { start, end }, facts, { found: target, expected })];
  });
}
