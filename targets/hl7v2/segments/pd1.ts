import type { Patient } from '../../../runtime/canonical/patient.ts';
import type { Context } from '../context.ts';
import { person } from '../types.ts';

/** Additional demographics: the primary care provider; nothing where there is none. */
export function pd1(c: Context, p: Patient): string {
  const provider = c.practitioner(p.practitioner_id);
  return provider === undefined ? '' : c.segment('PD1', { 4: person(c, provider) });
}
