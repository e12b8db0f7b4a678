/** SIU: appointments booked, changed, cancelled and missed (chapter 10). */
import type { Appointment } from '../../../model/clinical/appointment.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { type Hl7v2Message, message, rank } from '../hl7v2-message.ts';
import type { ActionCode } from '../segments/action-code.ts';
import { resources } from '../segments/resources.ts';
import { type SlotStatus, sch } from '../segments/sch.ts';
import { tq1 } from '../segments/tq1.ts';
import { patient } from './message-head.ts';

export function appointmentBody(c: Hl7v2Context, r: Appointment, status: SlotStatus, action: ActionCode, sent: number): string {
  return sch(c, r, status) + tq1(c, { start: r.start, end: r.end }) + patient(c, sent) + resources(c, r, action);
}

export function appointments(c: Hl7v2Context): Hl7v2Message[] {
  return c.subject.appointments.flatMap((last) => {
    const r = c.history.first(last);
    const here = c.about(r);
    // A booking that is recorded only when its time is over was never announced.
    const announced = r.status !== 'noshow' || r.recorded < r.end;
    const list = announced ? [message(here, 'SIU', 'S12', r.id, r.recorded, rank.schedule, appointmentBody(here, r, 'Booked', 'A', r.recorded))] : [];
    if (r.status === 'cancelled')
      list.push(message(here, 'SIU', 'S15', r.id, r.recorded, rank.schedule, appointmentBody(here, r, 'Cancelled', 'D', r.recorded)));
    // That the patient stayed away is known when the time is over.
    if (r.status === 'noshow')
      list.push(message(here, 'SIU', 'S26', r.id, Math.max(r.end, r.recorded), rank.schedule, appointmentBody(here, r, 'Noshow', 'U', r.end)));
    return list;
  });
}
