/** GT1, then IN1 and IN2 of each coverage: what is known of them at a minute. */
import type { Patient } from '../../../model/parties/patient.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { gt1 } from './gt1.ts';
import { in1, in2 } from './in1.ts';

/** Nothing for whom has no coverage. @param day on which they cover the patient */
export function insurance(c: Hl7v2Context, person: Patient, sent: number, day = dayOfMinute(sent)): string {
  const coverages = c.coverages.at(sent, day);
  if (coverages.length === 0) return '';
  const segments = coverages.map((one, i) => {
    const same = coverages.filter(({ kind }) => kind === one.kind);
    return in1(c, one, person, i + 1, { place: same.indexOf(one) + 1, of: same.length }) + in2(c, one, person);
  });
  return gt1(c, person, coverages, sent) + segments.join('');
}
