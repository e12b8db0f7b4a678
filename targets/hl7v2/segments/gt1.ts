import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { Patient } from '../../../model/parties/patient.ts';
import { addMonths, dayOfMinute } from '../../../model/time/civil.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { date } from '../hl7v2-time.ts';
import { INSURED_IS, insuredOf } from './insured.ts';
import { homeAddress, legalName, SEX, telecom } from './pid.ts';

/** Months of age from which a patient answers for the bill. */
const OF_AGE = 18 * 12;

/** Guarantor: who answers for the bill. That is the patient, or of a minor the one under whose contract the first coverage is. */
export function gt1(c: Hl7v2Context, person: Patient, coverages: readonly Coverage[], minute: number): string {
  const minor = person.birth_date !== null && addMonths(person.birth_date, OF_AGE) > dayOfMinute(minute);
  const through = minor ? coverages.find((one) => insuredOf(c, one, person) !== null) : undefined;
  const is = through?.relationship ?? 'self';
  const guarantor = insuredOf(c, { relationship: is }, person) ?? person;
  return c.segment('GT1', {
    1: '1',
    3: legalName(c, guarantor),
    5: homeAddress(c, guarantor),
    6: telecom(c, guarantor),
    8: guarantor.birth_date === null ? null : date(guarantor.birth_date),
    9: SEX[guarantor.sex],
    11: INSURED_IS[is],
    12: is !== 'self' || person.ssn === '' ? null : c.escape(person.ssn),
  });
}
