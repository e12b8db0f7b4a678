import type { Patient } from '../../../model/parties/patient.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { person } from '../hl7v2-types.ts';

/** Additional demographics: the primary care provider; nothing where there is none. */
export function pd1(c: Hl7v2Context, p: Patient): string {
  const provider = c.practitioner(p.practitioner_id);
  return provider === undefined ? '' : c.segment('PD1', { 4: person(c, provider) });
}
