/** VXU^V04: vaccinations given and not given (chapter 4). */
import type { Immunization } from '../../../model/clinical/immunization.ts';
import type { Coding } from '../../../model/scalars.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { type Hl7v2Message, message, rank } from '../hl7v2-message.ts';
import type { ActionCode } from '../segments/action-code.ts';
import { nothing, obx } from '../segments/obx.ts';
import { orc } from '../segments/orc.ts';
import { rxa } from '../segments/rxa.ts';
import { rxr } from '../segments/rxr.ts';
import { patientAndVisit } from './message-head.ts';

const DOSE_NUMBER: Coding = { system: 'LOINC', code: '30973-2', display: 'Dose number in series' };

export function vaccinationBody(c: Hl7v2Context, r: Immunization, action: ActionCode, sent: number): string {
  const dose =
    r.dose_number === null
      ? ''
      : obx(
          c,
          { ...nothing(DOSE_NUMBER), value: r.dose_number },
          { status: 'F', observed: r.occurrence, organization: null, practitioner: r.practitioner_id },
          1,
        );
  return (
    patientAndVisit(c, r.encounter_id, sent) +
    orc(c, { control: 'RE', placer: null, filler: r.id, time: r.occurrence, practitioner: r.practitioner_id }) +
    rxa(c, r, action) +
    (r.site === null ? '' : rxr(c, null, r.site)) +
    dose
  );
}

export function vaccinations(c: Hl7v2Context): Hl7v2Message[] {
  return c.subject.immunizations.map((r) => {
    const here = c.about(r);
    return message(here, 'VXU', 'V04', r.id, r.recorded, rank.vaccination, vaccinationBody(here, r, 'A', r.recorded));
  });
}
