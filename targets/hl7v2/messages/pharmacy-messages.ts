/** RDE^O11: encoded pharmacy orders, new and discontinued; RDS^O13: what is handed over (chapter 4). */
import type { MedicationRequest } from '../../../model/clinical/medication.ts';
import type { MedicationDispense } from '../../../model/clinical/medication-dispense.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { type Hl7v2Message, message, rank } from '../hl7v2-message.ts';
import { type OrderControl, orc } from '../segments/orc.ts';
import { rxd } from '../segments/rxd.ts';
import { rxe } from '../segments/rxe.ts';
import { rxr } from '../segments/rxr.ts';
import { type Timing, timingField, tq1 } from '../segments/tq1.ts';
import { patientAndVisit } from './message-head.ts';

export function prescriptionBody(c: Hl7v2Context, r: MedicationRequest, control: OrderControl, sent: number): string {
  const timing: Timing = {
    start: r.authored,
    end: control === 'DC' ? r.stopped : null,
    timesPerDay: r.times_per_day,
    asNeeded: r.as_needed,
    days: r.days_supply,
    text: control === 'DC' ? r.stop_reason : null,
  };
  return (
    patientAndVisit(c, r.encounter_id, sent) +
    orc(c, {
      control,
      placer: r.id,
      filler: null,
      parent: r.prior_id,
      time: control === 'DC' ? (r.stopped ?? r.authored) : r.authored,
      practitioner: r.practitioner_id,
    }) +
    rxe(c, r, timingField(c, timing)) +
    tq1(c, timing) +
    rxr(c, r.route)
  );
}

export function prescriptions(c: Hl7v2Context): Hl7v2Message[] {
  return c.subject.medication_requests.flatMap((last) => {
    const r = c.history.first(last);
    const here = c.about(r);
    const list = [message(here, 'RDE', 'O11', r.id, r.recorded, rank.pharmacy, prescriptionBody(here, r, 'NW', r.recorded))];
    // Also one that the next prescription completes: an order that only names it as its parent does not end it.
    if (r.stopped !== null) list.push(message(here, 'RDE', 'O11', reversed(r.id), r.stopped, rank.pharmacy, prescriptionBody(here, r, 'DC', r.stopped)));
    return list;
  });
}

/** RDS^O13: a fill of a prescription. */
export function dispenseBody(c: Hl7v2Context, r: MedicationDispense, control: OrderControl, sent: number): string {
  const request = c.index.first(c.subject.medication_requests, 'id', r.request_id);
  return (
    patientAndVisit(c, r.encounter_id, sent) +
    orc(c, { control, placer: r.request_id, filler: r.id, time: r.handed_over, practitioner: r.practitioner_id }) +
    rxd(c, r) +
    rxr(c, request?.route ?? null)
  );
}

export function dispenses(c: Hl7v2Context): Hl7v2Message[] {
  return c.subject.medication_dispenses.map((last) => {
    const r = c.history.first(last);
    const here = c.about(r);
    return message(here, 'RDS', 'O13', r.id, r.recorded, rank.pharmacy, dispenseBody(here, r, 'RE', r.recorded));
  });
}

/** A second identifier for a second message about one record: its first and last eight digits exchanged. */
function reversed(id: string): string {
  return id.slice(28) + id.slice(8, 28) + id.slice(0, 8);
}
