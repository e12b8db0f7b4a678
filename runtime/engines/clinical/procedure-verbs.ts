/** `procedure`, `immunize`, `device`, `imaging`: what is done to the patient. */
import type { Device } from '../../../model/clinical/device.ts';
import type { DiagnosticReport } from '../../../model/clinical/diagnostic-report.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import type { ImagingStudy } from '../../../model/clinical/imaging-study.ts';
import type { Immunization } from '../../../model/clinical/immunization.ts';
import type { Procedure } from '../../../model/clinical/procedure.ts';
import type { Coding } from '../../../model/scalars.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { type Duration, durationMinutes } from '../../../model/time/duration.ts';
import { deviceIdentity, dicomUid, lotNumber } from '../../demographics/demographics.ts';
import { requestFor } from '../../subject/answers.ts';
import { minutesLater } from '../../subject/local-clock.ts';
import { put, recordedAt, revise, uses } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { conceptArgument, Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { parties, practitioner, responsible, visit, visitId } from './care-context.ts';

/** Minutes of a procedure that gives no length. */
const PROCEDURE_MINUTES = 30;

/**
 * The end of a procedure. One without a stated length ends with its visit; with one, the visit lasts until the procedure is over. What is done in the
 * minute of a discharge is over with it.
 */
function within(s: SubjectState, start: number, end: number, stated: boolean, visit: Encounter | null): number {
  if (visit === null || visit.end === null || end <= visit.end) return end;
  if (!stated || visit !== s.clinical.encounter) return Math.max(visit.end, start);
  revise(s, 'encounters', visit, { end });
  return end;
}

export const procedure: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const status = fields.or<string>('status', 'completed');
  const duration = fields.or<Duration | null>('duration', null);
  const on = fields.or<number | null>('on', null);
  const reason = fields.or<Coding | null>('reason', null);
  const site = fields.or<Coding | null>('body_site', null);
  const outcome = fields.or<string | null>('outcome', null);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const length = duration(s);
    const start = on(s) ?? s.now;
    if (start < s.birth || start > s.now) return;
    const minutes = length === null ? PROCEDURE_MINUTES : Math.max(1, Math.round(durationMinutes(length)));
    const last = minutesLater(s, start, minutes);
    const open = visit(s);
    const end = within(s, start, last, length !== null, on(s) === null ? open : null);
    const record: Procedure = {
      id: id(s),
      code,
      status: status(s) as Procedure['status'],
      start,
      end,
      reason: reason(s),
      body_site: site(s),
      outcome: outcome(s),
      recorded: recordedAt(s),
      encounter_id: visitId(s),
      request_id: requestFor(s, code, visitId(s), recordedAt(s)),
      practitioner_id: responsible(s),
      location_id: uses(s, open?.location_id ?? parties(s).locations.hospital[0].id),
    };
    put(s, 'procedures', record);
    s.trail(context.conceptOf.get(code) ?? -1, 'procedures', true, Math.min(start, s.now));
  };
};

export const immunize: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const lot = context.sites.site(`${action.path}/lot`);
  const status = fields.or<string | null>('status', null);
  const reason = fields.or<string | null>('not_done_reason', null);
  const site = fields.or<string | null>('site', null);
  const dose = fields.or<number | null>('dose_number', null);
  const on = fields.or<number | null>('on', null);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const occurrence = on(s) ?? s.now;
    if (occurrence < s.birth || occurrence > s.now) return;
    const why = reason(s);
    // A reason why it was not given says that it was not.
    const given = (status(s) ?? (why === null ? 'completed' : 'not_done')) as Immunization['status'];
    const record: Immunization = {
      id: id(s),
      code,
      status: given,
      not_done_reason: given === 'not_done' ? ((why ?? 'patient_objection') as Immunization['not_done_reason']) : null,
      occurrence,
      lot_number: given === 'completed' ? lotNumber(s.draw.at(lot, s.index, s.occurrence)) : null,
      site: given === 'completed' ? ((site(s) ?? 'left_arm') as Immunization['site']) : null,
      dose_number: dose(s),
      recorded: recordedAt(s),
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
      location_id: uses(s, visit(s)?.location_id ?? parties(s).locations.clinic[0].id),
    };
    put(s, 'immunizations', record);
    s.trail(context.conceptOf.get(code) ?? -1, 'immunizations', given === 'completed', Math.min(record.occurrence, s.now));
  };
};

export const device: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const site = context.sites.site(`${action.path}/device`);
  const status = fields.or<string>('status', 'active');
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const record: Device = {
      id: id(s),
      code,
      status: status(s) as 'active' | 'inactive',
      ...deviceIdentity(site, s.draw, s.index, s.occurrence, code.code, dayOfMinute(s.now)),
      recorded: recordedAt(s),
      encounter_id: visitId(s),
    };
    put(s, 'devices', record);
    const key = context.conceptOf.get(code) ?? -1;
    if (record.status === 'active') {
      s.clinical.devices ??= new Map();
      s.clinical.devices.set(key, record);
    }
    s.trail(key, 'devices', true);
  };
};

/** A study, and its report where something was seen or concluded. */
export const imaging: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const reportId = idAt(context, `${action.path}/report`);
  const modality = fields.or<string>('modality', 'DX');
  const site = fields.or<Coding | null>('body_site', null);
  const reason = fields.or<Coding | null>('reason', null);
  const findings = fields.or<string | null>('findings', null);
  const conclusion = fields.or<string | null>('conclusion', null);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const studyId = id(s);
    const said = { findings: findings(s), conclusion: conclusion(s) };
    const reader = practitioner(s, context, 'radiology');
    const report = said.findings === null && said.conclusion === null ? null : reportId(s);
    const requestId = requestFor(s, code, visitId(s), recordedAt(s));
    const study: ImagingStudy = {
      id: studyId,
      code,
      status: 'available',
      uid: dicomUid(studyId),
      modality: modality(s) as ImagingStudy['modality'],
      body_site: site(s),
      started: s.now,
      reason: reason(s),
      ...said,
      report_id: report,
      request_id: requestId,
      recorded: recordedAt(s),
      encounter_id: visitId(s),
      practitioner_id: uses(s, reader.id),
    };
    put(s, 'imaging_studies', study);
    s.trail(context.conceptOf.get(code) ?? -1, 'imaging_studies', true);
    if (report === null) return;
    const text: DiagnosticReport = {
      id: report,
      category: 'imaging',
      code,
      status: 'final',
      effective: s.now,
      issued: s.now + s.recording.lag,
      conclusion: said.conclusion ?? said.findings,
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
      organization_id: uses(s, parties(s).organization.id),
      request_id: requestId,
      result_ids: [],
    };
    put(s, 'diagnostic_reports', text);
  };
};
