import type { Appointment } from '../../../model/clinical/appointment.ts';
import { specialties } from '../../../model/parties/providers.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { coded, person, place } from '../hl7v2-types.ts';
import type { ActionCode } from './action-code.ts';

/** What an appointment takes: the service, the place, the person (RGS, AIS, AIL, AIP). */
export function resources(c: Hl7v2Context, r: Appointment, action: ActionCode): string {
  const { code, display } = specialties[r.specialty];
  const start = c.time(r.start);
  const minutes = String(c.minutes(r.start, r.end));
  return (
    c.segment('RGS', { 1: '1', 2: action }) +
    c.segment('AIS', { 1: '1', 2: action, 3: coded(c, { system: 'NUCC', code, display }), 4: start, 7: minutes, 8: 'min^^UCUM' }) +
    c.segment('AIL', { 1: '1', 2: action, 3: place(c, c.location(r.location_id)), 4: 'ROOM^Room^L' }) +
    c.segment('AIP', { 1: '1', 2: action, 3: person(c, c.practitioner(r.practitioner_id)), 4: 'MD^Physician^L' })
  );
}
