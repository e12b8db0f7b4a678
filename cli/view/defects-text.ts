/** The faults that a run put in, for people. */
import { counted } from '../../app/wording.ts';
import type { DefectCount } from '../../runtime/defects/defect-counts.ts';

/** One line for each kind of fault; empty where the scenario asks for none. */
export function defectLines(counts: readonly DefectCount[]): string {
  const wide = Math.max(0, ...counts.map(({ fault, target }) => fault.length + 1 + target.length));
  return counts
    .map(({ fault, target, faults, subjects }) => `  ${`${fault} ${target}`.padEnd(wide)}  ${counted(faults, 'fault')} in ${counted(subjects, 'patient')}`)
    .join('\n');
}
