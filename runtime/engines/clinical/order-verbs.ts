/** `order`, `appointment`: what is asked for and booked. */
import type { Appointment } from '../../../model/clinical/appointment.ts';
import type { ServiceRequest } from '../../../model/clinical/service-request.ts';
import { categoryOfCode } from '../../../model/codes/observation-category.ts';
import type { Specialty } from '../../../model/parties/providers.ts';
import type { Coding } from '../../../model/scalars.ts';
import { type Duration, durationMinutes } from '../../../model/time/duration.ts';
import { ask } from '../../subject/answers.ts';
import { minutesLater } from '../../subject/local-clock.ts';
import { put, recordedAt, uses } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { conceptArgument, Fields, idAt, wordArgument } from '../verb-arguments.ts';
import type { CompileVerb, VerbContext } from '../verb-context.ts';
import { practitioner, responsible, visitId } from './care-context.ts';

/** SNOMED CT "Patient referral (procedure)". */
const referral: Coding = { system: 'SNOMED', code: '3457005', display: 'Patient referral (procedure)' };

/** An order is of the category of what it asks for. */
function categoryOf({ system, code, display }: Coding): ServiceRequest['category'] {
  const category = system === 'LOINC' ? categoryOfCode(system, code, display) : null;
  return category === 'laboratory' || category === 'imaging' ? category : 'procedure';
}

function request(
  action: Parameters<CompileVerb>[0],
  context: VerbContext,
): (s: SubjectState, code: Coding, category: ServiceRequest['category'], specialty: Specialty | null) => void {
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const given = fields.or<string>('category', '');
  const status = fields.or<string>('status', '');
  const priority = fields.or<string>('priority', 'routine');
  const occurrence = fields.or<number | null>('occurrence', null);
  const reason = fields.or<Coding | null>('reason', null);
  const quantity = fields.or<number | null>('quantity', null);
  const note = fields.or<string | null>('note', null);
  return (s, code, category, specialty) => {
    const when = occurrence(s) ?? s.now;
    const named = given(s) as ServiceRequest['category'] | '';
    const stated = status(s) as ServiceRequest['status'] | '';
    const record: ServiceRequest = {
      id: id(s),
      category: named === '' ? category : named,
      code,
      status: stated === '' ? 'active' : stated,
      priority: priority(s) as ServiceRequest['priority'],
      quantity: quantity(s),
      authored: s.now,
      occurrence: when,
      reason: reason(s),
      note: note(s),
      recorded: recordedAt(s),
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
    };
    put(s, 'service_requests', record);
    if (stated === '' && s.recording.correcting === null) ask(s, record, specialty);
  };
}

export const order: CompileVerb = (action, context) => {
  if (action.argument?.op === 'text') return refer(action, context);
  const coding = conceptArgument(action, context);
  const make = request(action, context);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    make(s, code, categoryOf(code), null);
    s.trail(context.conceptOf.get(code) ?? -1, 'service_requests', true);
  };
};

/** A referral: its argument is a specialty. */
const refer: CompileVerb = (action, context) => {
  const specialty = wordArgument(action) as Specialty;
  const make = request({ ...action, fields: withNote(action, specialty) }, context);
  return (s) => make(s, referral, 'referral', specialty);
};

/** The specialty is in the note, unless the scenario writes one. */
function withNote(action: Parameters<CompileVerb>[0], specialty: Specialty): Parameters<CompileVerb>[0]['fields'] {
  if (action.fields.some((field) => field.name === 'note')) return action.fields;
  return [...action.fields, { name: 'note', value: { op: 'text', value: `Referral to ${specialty.replaceAll('_', ' ')}`, at: action.at } }];
}

/** Minutes that an appointment without a length is booked for. */
export const APPOINTMENT_MINUTES = 30;

export const appointment: CompileVerb = (action, context) => {
  const specialty = wordArgument(action) as Specialty;
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const status = fields.or<string>('status', '');
  const on = fields.or<number | null>('on', null);
  const duration = fields.or<Duration | null>('duration', null);
  const reason = fields.or<Coding | null>('reason', null);
  return (s) => {
    const seen = practitioner(s, context, specialty);
    const start = on(s) ?? s.now;
    const length = duration(s);
    const given = status(s) as Appointment['status'] | '';
    const record: Appointment = {
      id: id(s),
      status: given !== '' ? given : 'booked',
      specialty,
      reason: reason(s),
      created: s.now,
      start,
      end: minutesLater(s, start, length === null ? APPOINTMENT_MINUTES : Math.max(1, Math.round(durationMinutes(length)))),
      recorded: recordedAt(s),
      practitioner_id: uses(s, seen.id),
      location_id: uses(s, seen.location_id),
    };
    put(s, 'appointments', record);
    if (given === '' && s.recording.correcting === null) ask(s, record, specialty);
  };
};
