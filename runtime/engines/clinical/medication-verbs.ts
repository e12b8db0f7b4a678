/** `prescribe`, `change`, `stop`, `administer`. */

import { siteOf } from '../../../draws/draw.ts';
import type { Expression } from '../../../ir/expression.ts';
import type { MedicationAdministration, MedicationRequest } from '../../../model/clinical/medication.ts';
import type { Coding } from '../../../model/scalars.ts';
import { uuid } from '../../demographics/demographics.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import { put, recordedAt, rename, revise } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { habitOfStatement, stateHabit } from '../pharmacy/fills/stated-habit.ts';
import { conceptArgument, Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb, VerbContext } from '../verb-context.ts';
import { responsible, visitId } from './care-context.ts';
import { endCareplan } from './care-verbs.ts';
import { type OngoingDrug, prescriptionOf, supplyEnd } from './clinical-state.ts';
import { beginOngoing, correctOngoing } from './renewals.ts';

type Build = (s: SubjectState, code: Coding, priorId: string | null) => MedicationRequest;

function request(action: Parameters<CompileVerb>[0], context: VerbContext): Build {
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const sig = fields.or<string>('sig', 'Take as directed');
  const dose = fields.or<number | null>('dose', null);
  const unit = fields.or<string | null>('dose_unit', null);
  const route = fields.or<string | null>('route', null);
  const times = fields.or<number | null>('times_per_day', null);
  const asNeeded = fields.or<boolean>('as_needed', false);
  const quantity = fields.or<number | null>('quantity', null);
  const days = fields.or<number | null>('days_supply', null);
  const refills = fields.or<number>('refills', 0);
  const reason = fields.or<Coding | null>('reason', null);
  const started = fields.or<number | null>('started', null);
  return (s, code, priorId) => ({
    id: id(s),
    code,
    status: 'active',
    intent: 'order',
    authored: started(s) ?? s.now,
    stopped: null,
    stop_reason: null,
    sig: sig(s),
    dose: dose(s),
    dose_unit: unit(s),
    route: route(s) as MedicationRequest['route'],
    times_per_day: times(s),
    as_needed: asNeeded(s),
    quantity: quantity(s),
    days_supply: days(s),
    refills: refills(s),
    reason: reason(s),
    prior_id: priorId,
    recorded: recordedAt(s),
    encounter_id: visitId(s),
    practitioner_id: responsible(s),
  });
}

type Start = (s: SubjectState, record: MedicationRequest) => void;

/** Puts a prescription in force, and keeps it for renewal where the statement or the row says `ongoing: yes`. */
function starting(action: Parameters<CompileVerb>[0], context: VerbContext): Start {
  const fields = new Fields(action, context);
  const ongoing = fields.has('ongoing') ? fields.or<boolean>('ongoing', false) : null;
  const renewalId = renewalIds(action.path, context);
  const habit = habitOfStatement(action, context);
  return (s, record) => {
    const key = context.conceptOf.get(record.code) ?? -1;
    const filled = s.recording.correcting === null ? (habit?.(s) ?? null) : null;
    if (filled !== null) stateHabit(s, record.id, filled);
    put(s, 'medication_requests', record);
    if (s.recording.correcting !== null) {
      correct(s, context, key, record);
      return;
    }
    s.clinical.prescriptions.set(key, record);
    s.trail(key, 'medication_requests', true, Math.min(record.authored, s.now));
    if (ongoing === null || !ongoing(s)) return;
    const reason = record.reason === null ? null : (context.conceptOf.get(record.reason) ?? null);
    beginOngoing(s, key, { request: { ...record }, first: record.id, reason, renewals: 0, seen: s.now, renewalId: renewalId(s), filled });
  };
}

function correct(s: SubjectState, context: VerbContext, key: number, record: MedicationRequest): void {
  const { corrected, given } = s.recording.correcting ?? { corrected: null, given: [] };
  rename(s.clinical.prescriptions, key, corrected as MedicationRequest | null);
  s.trail(key, 'medication_requests', true);
  if (corrected === null || s.clinical.ongoing === null) return;
  const values = Object.fromEntries(Object.entries(record).filter(([name]) => given.includes(name)));
  correctOngoing(s, key, corrected.id, values, record.reason === null ? null : (context.conceptOf.get(record.reason) ?? null));
}

/** Renewals of what an occurrence of a statement prescribed have ids of their own, whichever visits write them. */
function renewalIds(path: string, context: VerbContext): (s: SubjectState) => OngoingDrug['renewalId'] {
  const sites = [context.sites.site(`${path}/renewal`)];
  const { trace } = context;
  return (s) => {
    const { occurrence } = s;
    return (nth) => {
      while (sites.length <= nth) sites.push(context.sites.site(`${path}/renewal.${sites.length}`));
      const id = uuid(siteOf(sites[nth], s.member), s.index, occurrence);
      trace?.id(id, path, s);
      return id;
    };
  };
}

function end(s: SubjectState, context: VerbContext, code: Coding, status: 'completed' | 'stopped', reason: string | null): MedicationRequest | null {
  const key = context.conceptOf.get(code) ?? -1;
  const record = prescriptionOf(s.clinical, key, s.now);
  s.clinical.ongoing?.delete(key);
  if (record === undefined) return null;
  s.clinical.prescriptions.delete(key);
  // A supply that was used up has ended by itself, whatever is said of it later.
  revise(s, 'medication_requests', record, supplyEnd(record) <= s.now ? { status: 'completed' } : { status, stopped: s.now, stop_reason: reason });
  return record;
}

/** A drug that is already taken is renewed: the old prescription is completed, and the new one names it. */
export const prescribe: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const build = request(action, context);
  const started = new Fields(action, context).or<number | null>('started', null);
  const start = starting(action, context);
  return (s) => {
    const code = coding(s);
    const first = started(s) ?? s.now;
    if (code === null || first < s.birth || first > s.now) return;
    const prior = s.recording.correcting === null ? end(s, context, code, 'completed', null) : null;
    start(s, build(s, code, prior?.id ?? null));
  };
};

/** `change rx.a { to: rx.b }` stops the one and starts the other; without `to` the same drug continues with other directions. */
export const change: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const build = request(action, context);
  const to = new Fields(action, context).or<Coding | null>('to', null);
  const start = starting(action, context);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const prior = end(s, context, code, 'stopped', 'Changed');
    if (prior === null) return;
    start(s, build(s, to(s) ?? code, prior.id));
  };
};

export const stop: CompileVerb = (action, context) => {
  const what = compile(action.argument as Expression, context);
  const reason = new Fields(action, context).or<string | null>('reason', null);
  return (s) => {
    const code = what(s) as Coding | string | null;
    if (code === null) return;
    if (typeof code === 'string') {
      endCareplan(s, code);
      return;
    }
    end(s, context, code, 'stopped', reason(s));
    const key = context.conceptOf.get(code) ?? -1;
    const device = s.clinical.devices?.get(key);
    s.clinical.devices?.delete(key);
    if (device !== undefined) revise(s, 'devices', device, { status: 'inactive' });
  };
};

export const administer: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const status = fields.or<string>('status', 'completed');
  const sig = fields.or<string | null>('sig', null);
  const dose = fields.or<number | null>('dose', null);
  const unit = fields.or<string | null>('dose_unit', null);
  const route = fields.or<string | null>('route', null);
  const reason = fields.or<Coding | null>('reason', null);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const key = context.conceptOf.get(code) ?? -1;
    const record: MedicationAdministration = {
      id: id(s),
      code,
      status: status(s) as MedicationAdministration['status'],
      effective: s.now,
      sig: sig(s),
      dose: dose(s),
      dose_unit: unit(s),
      route: route(s) as MedicationAdministration['route'],
      reason: reason(s),
      request_id: prescriptionOf(s.clinical, key, s.now)?.id ?? null,
      recorded: recordedAt(s),
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
    };
    put(s, 'medication_administrations', record);
    s.trail(key, 'medication_administrations', true);
  };
};
