/** The edits of a plan: rules on the codes of a claim. */
import type { EditTerms } from './benefit-terms.ts';
import type { ClaimWork, Denial, LineWork } from './claim-work.ts';
import { denial } from './denial-rules.ts';

/** Modifiers of a distinct service, which bundling edits let pass. */
const distinct: ReadonlySet<string> = new Set(['59', 'XE', 'XP', 'XS', 'XU']);

/** The denial of the first edit that finds something; null where none does. */
export function editOf(work: ClaimWork, line: LineWork): Denial | null {
  for (const edit of work.plan.edits) {
    const found = apply(edit, work, line);
    if (found !== null) return found;
  }
  return null;
}

function apply(edit: EditTerms, { claim, ledger }: ClaimWork, { line }: LineWork): Denial | null {
  const term = `edit ${edit.kind}`;
  if (edit.kind === 'information') {
    const remark = line.diagnoses.length === 0 ? 'M76' : line.code === null && line.revenue === null ? 'M51' : line.units <= 0 ? 'M53' : null;
    return remark === null ? null : denial('edit', 'CO', '16', { remark, term });
  }
  if (line.code === null || !edit.codes.has(line.code)) return null;
  switch (edit.kind) {
    case 'modifier':
      return line.modifiers.includes(edit.modifier) ? null : denial('edit', 'CO', '4', { term });
    case 'diagnosis':
      return line.diagnoses.some((one) => edit.diagnoses.has(one)) ? null : denial('edit', 'CO', '11', { term });
    case 'necessity':
      return line.diagnoses.some((one) => edit.diagnoses.has(one)) ? null : denial('edit', 'CO', '50', { term });
    case 'bundled':
    case 'exclusive': {
      if (line.modifiers.some((modifier) => distinct.has(modifier))) return null;
      const sameDay = ledger.paidLines(claim.member).filter(({ day, rendering }) => day === line.serviceDay && rendering === claim.rendering);
      return sameDay.some(({ code }) => edit.with.has(code)) ? denial('edit', 'CO', edit.kind === 'bundled' ? '97' : '236', { term }) : null;
    }
  }
}
