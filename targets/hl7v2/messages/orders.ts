/** Orders: OML^O21 for the laboratory, ORM^O01 for all other services (chapter 4). */
import type { ServiceRequest } from '../../../model/clinical/service-request.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { type Hl7v2Message, message, rank } from '../hl7v2-message.ts';
import { nte } from '../segments/nte.ts';
import { obr } from '../segments/obr.ts';
import { type OrderControl, orc } from '../segments/orc.ts';
import { type Timing, timingField, tq1 } from '../segments/tq1.ts';
import { patientAndVisit } from './message-head.ts';

/** HL7 table 0485; urgent is our own. */
const PRIORITY: Readonly<Record<ServiceRequest['priority'], string>> = { routine: 'R', urgent: 'UR', asap: 'A', stat: 'S' };

const SECTION: Readonly<Record<ServiceRequest['category'], string>> = {
  laboratory: 'LAB',
  imaging: 'RAD',
  procedure: 'OTH',
  referral: 'OTH',
  education: 'OTH',
};

export function orderBody(c: Hl7v2Context, r: ServiceRequest, control: OrderControl, sent: number): string {
  const timing: Timing = { quantity: r.quantity, start: r.occurrence, priority: PRIORITY[r.priority] };
  // ORM keeps the timing in ORC, whatever the version.
  const segment = r.category === 'laboratory' && c.version.timingSegment;
  return (
    patientAndVisit(c, r.encounter_id, sent) +
    orc(c, {
      control,
      placer: r.id,
      filler: null,
      timing: segment ? null : timingField(c, timing),
      time: r.authored,
      practitioner: r.practitioner_id,
    }) +
    (segment ? tq1(c, timing) : '') +
    obr(
      c,
      {
        placer: r.id,
        filler: null,
        code: r.code,
        observed: null,
        reported: null,
        section: SECTION[r.category],
        status: null,
        practitioner: r.practitioner_id,
        reason: r.reason,
        interpreter: null,
      },
      1,
    ) +
    nte(c, r.note)
  );
}

export function orderType(r: ServiceRequest): ['OML', 'O21'] | ['ORM', 'O01'] {
  return r.category === 'laboratory' ? ['OML', 'O21'] : ['ORM', 'O01'];
}

export function orders(c: Hl7v2Context): Hl7v2Message[] {
  return c.subject.service_requests.map((last) => {
    const r = c.history.first(last);
    const [type, trigger] = orderType(r);
    const here = c.about(r);
    return message(here, type, trigger, r.id, r.recorded, rank.order, orderBody(here, r, 'NW', r.recorded));
  });
}
