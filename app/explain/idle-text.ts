/** What had no effect in a run, each as one warning: statements, and care that is on no claim. */

import type { UnbilledNotice, WithoutEffect } from '../../runtime/sink/idle-statements.ts';
import { counted } from '../wording.ts';

export function idleText(idle: WithoutEffect): string {
  if ('unbilled' in idle) return unbilledText(idle);
  const { text, file, reached, defect } = idle;
  const where = `\`${text}\` in ${file} had no effect`;
  if (!defect) return `${where}: it was reached ${counted(reached, 'time')} and found nothing to change`;
  return reached === 0 ? `${where}: it applies to nothing in this run` : `${where}: none of ${counted(reached, 'case')} that it applies to could be changed`;
}

function unbilledText({ unbilled, count }: UnbilledNotice): string {
  switch (unbilled) {
    case 'withoutDiagnosis':
      return `${counted(count, 'visit')} of covered subjects created no claim: a visit without an ICD10CM diagnosis or reason is not billed`;
    case 'withoutPrice':
      return `${counted(count, 'visit')} of covered subjects created no claim: no CPT or HCPCS row has a price for these visits`;
    case 'services':
      return `${counted(count, 'procedure, study, vaccine or drug', 'procedures, studies, vaccines and drugs')} of covered subjects were not billed: no CPT or HCPCS row has a price for them`;
  }
}
