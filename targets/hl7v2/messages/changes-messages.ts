/** What became of records: a further message for each act, never another form of the first one. */
import type { Appointment } from '../../../model/clinical/appointment.ts';
import type { Change } from '../../../model/clinical/change.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { RecordKind } from '../../../model/record-kinds.ts';
import type { Subject } from '../../../model/subject.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { type Hl7v2Message, message, rank, type TriggerEvent } from '../hl7v2-message.ts';
import type { ActionCode } from '../segments/action-code.ts';
import { dg1 } from '../segments/dg1.ts';
import { evn } from '../segments/evn.ts';
import { mrg } from '../segments/mrg.ts';
import { pr1 } from '../segments/pr1.ts';
import { pv1 } from '../segments/pv1.ts';
import { pv2 } from '../segments/pv2.ts';
import { endFindings, visitBody } from './admission-messages.ts';
import { documentBody } from './documents.ts';
import { coverage, patient, patientAndAnyVisit, primaryCare, visitOf } from './message-head.ts';
import { orderBody, orderType } from './orders.ts';
import { dispenseBody, prescriptionBody } from './pharmacy-messages.ts';
import { ownOrders, reportOrder, resultBody } from './results-messages.ts';
import { appointmentBody } from './scheduling.ts';
import { vaccinationBody } from './vaccination.ts';

type Kind<K extends RecordKind> = Subject[K][number];

export function changes(c: Hl7v2Context): Hl7v2Message[] {
  return c.subject.changes.filter((change) => change.kind !== 'resent').flatMap((change) => messagesOf(c.about(change), change));
}

function record<K extends RecordKind>(c: Hl7v2Context, list: K, change: Change): Kind<K> | undefined {
  const found = c.index.first(c.subject[list] as readonly Kind<K>[], 'id', change.record_id);
  return found === undefined ? undefined : c.history.after(found, change);
}

function messagesOf(c: Hl7v2Context, change: Change): Hl7v2Message[] {
  const sent = change.recorded;
  const make = (type: string, trigger: TriggerEvent, body: string): Hl7v2Message[] => [message(c, type, trigger, change.id, sent, rank.correction, body)];
  const corrected = change.kind === 'corrected';
  const action: ActionCode = corrected ? 'U' : 'D';
  switch (change.record_kind as RecordKind | 'patients') {
    case 'patients': {
      const trigger = change.encounter_id === null ? 'A31' : 'A08';
      return make(
        'ADT',
        trigger,
        evn(c, trigger, sent, change.occurred) + patientAndAnyVisit(c, change.encounter_id, sent) + coverageOf(c, trigger, change.encounter_id, sent),
      );
    }
    case 'encounters': {
      const r = record(c, 'encounters', change);
      return r === undefined ? [] : visit(c, r, change, make);
    }
    case 'observations': {
      const r = record(c, 'observations', change);
      // A result of a report is sent with its report.
      const withReport = c.history.of(r?.report_id ?? '').some((one) => one.kind === change.kind && one.occurred === change.occurred);
      return r === undefined || withReport ? [] : make('ORU', 'R01', resultBody(c, r.encounter_id, sent, ownOrders([r])));
    }
    case 'diagnostic_reports': {
      const r = record(c, 'diagnostic_reports', change);
      return r === undefined ? [] : make('ORU', 'R01', resultBody(c, r.encounter_id, sent, [reportOrder(c, r, sent)]));
    }
    case 'conditions': {
      const r = record(c, 'conditions', change);
      return r === undefined ? [] : update(c, change, r.encounter_id, dg1(c, r, 1, r.verification_status === 'entered_in_error' ? 'D' : 'U'), make);
    }
    case 'procedures': {
      const r = record(c, 'procedures', change);
      return r === undefined ? [] : update(c, change, r.encounter_id, pr1(c, r, 1, action), make);
    }
    case 'allergy_intolerances': {
      // AL1 has no action: what is left out of a snapshot is no more.
      const r = record(c, 'allergy_intolerances', change);
      return r === undefined ? [] : update(c, change, r.encounter_id, '', make);
    }
    case 'service_requests': {
      const r = record(c, 'service_requests', change);
      if (r === undefined) return [];
      const [type, trigger] = orderType(r);
      return make(type, trigger, orderBody(c, r, corrected ? 'XO' : 'CA', sent));
    }
    case 'medication_requests': {
      const r = record(c, 'medication_requests', change);
      return r === undefined ? [] : make('RDE', 'O11', prescriptionBody(c, r, corrected ? 'XO' : 'CA', sent));
    }
    case 'medication_dispenses': {
      const r = record(c, 'medication_dispenses', change);
      return r === undefined ? [] : make('RDS', 'O13', dispenseBody(c, r, corrected ? 'XO' : 'OC', sent));
    }
    case 'immunizations': {
      const r = record(c, 'immunizations', change);
      return r === undefined ? [] : make('VXU', 'V04', vaccinationBody(c, r, action, sent));
    }
    case 'appointments': {
      const r = record(c, 'appointments', change);
      if (r === undefined) return [];
      return changedAppointment(c, r, change, make);
    }
    case 'document_references': {
      const r = record(c, 'document_references', change);
      if (r === undefined) return [];
      const trigger = corrected ? 'T08' : 'T11';
      return make('MDM', trigger, documentBody(c, trigger, r, sent));
    }
    case 'specimens':
    case 'imaging_studies':
    case 'medication_administrations':
    case 'care_plans':
    case 'care_teams':
    case 'goals':
    case 'devices':
    case 'related_persons':
    case 'messages':
    case 'changes':
    case 'coverages':
    case 'enrollments':
    case 'attributions':
    case 'capitations':
    case 'risk_scores':
    case 'premiums':
    case 'eligibility_inquiries':
    case 'authorizations':
    case 'claims':
    case 'claim_payments':
    case 'dur_alerts':
    case 'accumulators':
    case 'remittances':
    case 'pharmacy_claims':
    case 'care_gaps':
    case 'outreaches':
      return [];
  }
}

type Make = (type: string, trigger: TriggerEvent, body: string) => Hl7v2Message[];

/** An appointment is moved (S13), changed otherwise (S14), missed (S26), or no more (S15). */
function changedAppointment(c: Hl7v2Context, r: Appointment, change: Change, make: Make): Hl7v2Message[] {
  const sent = change.recorded;
  if (change.kind === 'cancelled') return make('SIU', 'S15', appointmentBody(c, r, 'Cancelled', 'D', sent));
  if (change.kind === 'entered_in_error') return make('SIU', 'S15', appointmentBody(c, r, 'Deleted', 'D', sent));
  const names = new Set(change.fields.map((field) => field.name));
  if (names.has('status') && r.status === 'cancelled') return make('SIU', 'S15', appointmentBody(c, r, 'Cancelled', 'D', sent));
  if (names.has('status') && r.status === 'noshow') return make('SIU', 'S26', appointmentBody(c, r, 'Noshow', 'U', sent));
  const status = names.has('status') && r.status === 'fulfilled' ? 'Complete' : 'Booked';
  return make('SIU', names.has('start') || names.has('end') ? 'S13' : 'S14', appointmentBody(c, r, status, 'U', sent));
}

/** A visit continues, is taken back, or is filed elsewhere (chapter 3). */
function visit(c: Hl7v2Context, r: Encounter, change: Change, make: Make): Hl7v2Message[] {
  const sent = change.recorded;
  const names = new Set(change.fields.map((field) => field.name));
  const body = (trigger: TriggerEvent): string => evn(c, trigger, sent, change.occurred) + patient(c, sent, r) + pv1(c, { encounter: r }) + pv2(c, r);
  switch (change.kind) {
    case 'admitted':
      return make('ADT', 'A01', visitBody(c, 'A01', r, sent, change.occurred, endFindings(c, r, sent)));
    case 'transferred': {
      const priorLocation = beforeOf(change, 'location_id');
      return make('ADT', 'A02', evn(c, 'A02', sent, change.occurred) + patient(c, sent, r) + pv1(c, { encounter: r, priorLocation }) + pv2(c, r));
    }
    case 'discharged':
      return make('ADT', 'A03', visitBody(c, 'A03', r, sent, change.occurred, endFindings(c, r, sent)));
    case 'cancelled':
      if (names.has('end')) return make('ADT', 'A13', visitBody(c, 'A13', r, sent, change.occurred, endFindings(c, r, sent)));
      if (names.has('location_id')) return make('ADT', 'A12', body('A12'));
      return make('ADT', 'A11', body('A11'));
    case 'entered_in_error':
      return make('ADT', 'A11', body('A11'));
    case 'merged': {
      const old = beforeOf(change, 'mrn');
      return old === null ? [] : make('ADT', 'A40', evn(c, 'A40', sent, change.occurred) + patient(c, sent, r) + primaryCare(c, sent, r) + mrg(c, old));
    }
    case 'corrected':
    case 'updated':
      return make('ADT', 'A08', visitBody(c, 'A08', r, sent, change.occurred, endFindings(c, r, sent)));
    case 'resent':
      return [];
  }
}

function beforeOf(change: Change, name: string): string | null {
  const before = change.fields.find((field) => field.name === name)?.before ?? null;
  return before === null ? null : String(JSON.parse(before));
}

/** An update of the visit, or else of the person. */
function update(c: Hl7v2Context, change: Change, encounterId: string | null, segments: string, make: Make): Hl7v2Message[] {
  const trigger = c.encounter(encounterId) === undefined ? 'A31' : 'A08';
  const head = evn(c, trigger, change.recorded, change.occurred) + patientAndAnyVisit(c, encounterId, change.recorded);
  return make('ADT', trigger, head + segments + coverageOf(c, trigger, encounterId, change.recorded));
}

function coverageOf(c: Hl7v2Context, trigger: TriggerEvent, encounterId: string | null, sent: number): string {
  return coverage(c, trigger, sent, visitOf(c, encounterId, sent));
}

/** The first messages about a record go out once more, byte for byte. */
export function duplicates(c: Hl7v2Context, first: readonly Hl7v2Message[]): Hl7v2Message[] {
  return c.subject.changes
    .filter((change) => change.kind === 'resent')
    .flatMap((change) =>
      first
        .filter((m) => m.about === change.record_id)
        .slice(0, 1)
        .map((m) => ({ ...m, goes: change.recorded, rank: rank.correction })),
    );
}
