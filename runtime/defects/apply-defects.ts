/**
 * Puts deliberate faults into a finished subject, and keeps the answer key. Defects of the person apply to an exact number of subjects, dealt like the
 * arms of a variation; faults of records are drawn for each record, by its place in the list of its kind.
 */

import { type Draw, type Site, type Sites, siteOf } from '../../draws/draw.ts';
import type { Defect } from '../../ir/definition.ts';
import { describe } from '../../model/describe.ts';
import { patient as patientSchema } from '../../model/parties/patient.ts';
import { nothingBefore, previousOf } from '../../model/parties/previous.ts';
import { kindOf, type RecordKind } from '../../model/record-kinds.ts';
import { emptyRecords, type Subject } from '../../model/subject.ts';
import { formatDay, formatMinute } from '../../model/time/civil.ts';
import { type Duration, durationMinutes } from '../../model/time/duration.ts';
import type { InjectedDefect } from '../../model/truth/truth.ts';
import { defectSpecs } from '../../vocabulary/defect-verbs.ts';
import { mrn, personNumber, uuid } from '../demographics/demographics.ts';
import { exactShare } from '../plan/assignment.ts';
import type { Context } from '../plan/compile-context.ts';
import { compile } from '../plan/expressions/compile-expression.ts';
import type { Closure, SubjectState } from '../subject/subject-state.ts';
import { forgetLost } from './lost-records.ts';
import { futureDate, misspell, swapDate } from './typing.ts';

/** 100 %, in the unit of weights. */
const WHOLE = 100_000_000;
/** Duplicates are numbered beyond all subjects, so that no two patients share a record number. */
const BEYOND_SUBJECTS = 90_000_000;

export interface Applied {
  readonly faults: readonly InjectedDefect[];
  /** A second registration of the same person; null for most. */
  readonly duplicate: Subject | null;
  /** By defect: patients or records that it could be dealt to, and faults. */
  readonly counts: readonly (readonly [number, number])[];
}

export type ApplyDefects = (s: SubjectState, subject: Subject) => Applied;

interface Ready {
  readonly defect: Defect;
  readonly site: Site;
  /** Whether a subject is one of those that have the defect. */
  readonly deals: (draw: Draw, index: number) => boolean;
  readonly by: Closure | null;
}

const nothing: Applied = { faults: [], duplicate: null, counts: [] };

export function compileDefects(defects: readonly Defect[], context: Context): ApplyDefects {
  if (defects.length === 0) return () => nothing;
  const ready: Ready[] = defects.map((defect) => ({
    defect,
    site: context.sites.site(defect.path),
    deals:
      defectSpecs[defect.verb].of === 'record'
        ? () => true
        : defect.when === null
          ? exactShare(defect.path, defect.weight, context.sites)
          : drawn(defect, context.sites),
    by: defect.by === null ? null : compile(defect.by, context),
  }));
  const ids = { patient: context.sites.site('defects/patient'), mrn: context.sites.site('person/mrn') };
  return (s, subject) => {
    const faults: InjectedDefect[] = [];
    const counts: [number, number][] = [];
    let duplicate: Subject | null = null;
    for (const [i, each] of ready.entries()) {
      const { verb, target } = each.defect;
      const before = faults.length;
      counts.push([s.spared[i] === true ? 0 : defectSpecs[verb].of === 'record' ? subject[target as RecordKind].length : 1, 0]);
      if (s.spared[i] === true || !each.deals(s.draw, s.index)) continue;
      if (each.defect.verb === 'duplicate') duplicate = registeredAgain(s, subject, each, ids, faults);
      else if (defectSpecs[each.defect.verb].of === 'subject') defectPerson(s, subject, each, faults);
      else defectRecords(s, subject, each, faults);
      counts[i][1] = faults.length - before;
    }
    return { faults, duplicate, counts };
  };
}

/** Which defects do not apply to a person, because their `when` does not hold; asked before anything happens to them, so that a later day changes nothing. */
export function compileSpared(defects: readonly Defect[], context: Context): (s: SubjectState) => readonly boolean[] {
  const conditions = defects.map(({ when }) => (when === null ? null : compile(when, context)));
  if (conditions.every((condition) => condition === null)) return () => none;
  return (s) => conditions.map((condition) => condition !== null && condition(s) !== true);
}

const none: readonly boolean[] = [];

/** Those of a part of the cohort are drawn one by one: how many belong to the part is not known beforehand. */
function drawn({ path, weight }: Defect, sites: Sites): (draw: Draw, index: number) => boolean {
  const site = sites.site(`${path}/chance`);
  return (draw, index) => draw.at(site, index).uniform() * WHOLE < weight;
}

function note(subject: Subject, { verb, target }: Defect, recordId: string | null, before: string | null, after: string | null): InjectedDefect {
  return { subject: subject.index, patient_id: subject.patient.id, fault: verb, target, record_id: recordId, before, after };
}

function defectPerson(s: SubjectState, subject: Subject, { defect, site }: Ready, faults: InjectedDefect[]): void {
  const patient = subject.patient as Record<keyof Subject['patient'], unknown>;
  const field = defect.target as keyof Subject['patient'];
  const before = patient[field];
  const draw = s.draw.at(site, s.index);
  if (before === null) return;
  if (defect.verb === 'swap' || defect.verb === 'future') {
    const after = (defect.verb === 'swap' ? swapDate : futureDate)(before as number);
    patient[field] = after;
    faults.push(note(subject, defect, null, formatDay(before as number), formatDay(after)));
    return;
  }
  if (defect.verb === 'missing') {
    hide(subject, defect, faults);
    return;
  }
  const after = misspell(String(before), draw);
  patient[field] = after;
  faults.push(note(subject, defect, null, String(before), after));
}

/** A field of which registration knows nothing, at any time: what cannot be empty is unknown, and a name is an empty text. */
function hide(subject: Subject, defect: Defect, faults: InjectedDefect[]): void {
  const person = subject.patient as Record<string, unknown>;
  const name = defect.target;
  const field = patientFields.get(name);
  const nothing = field?.nullable === true ? null : field?.type === 'word' ? 'unknown' : '';
  const before = person[name];
  if (before === nothing) return;
  person[name] = nothing;
  faults.push(note(subject, defect, null, name === 'birth_date' ? formatDay(before as number) : String(before), nothing === '' ? null : nothing));
  const emptied = new Set<string>();
  for (const change of subject.changes) {
    if (change.record_id !== subject.patient.id || !change.fields.some((one) => one.name === name)) continue;
    change.fields = change.fields.filter((one) => one.name !== name);
    if (change.fields.length === 0) emptied.add(change.id);
  }
  subject.changes = subject.changes.filter(({ id }) => !emptied.has(id));
  forgetLost(subject, 'changes', emptied);
  Object.assign(subject.patient, previousOf(subject.patient, subject.changes));
}

const patientFields = new Map(describe(patientSchema).map((field) => [field.name, field]));

/**
 * The same person once more, as somebody who did not find the first registration would enter it: another number, no records, and a slip in the name
 * unless the duplicate is exact.
 */
function registeredAgain(s: SubjectState, subject: Subject, { defect, site }: Ready, ids: { patient: Site; mrn: Site }, faults: InjectedDefect[]): Subject {
  const draw = s.draw.at(site, s.index);
  const patient = {
    ...subject.patient,
    id: uuid(siteOf(ids.patient, s.member), s.index, 0),
    mrn: mrn(ids.mrn, BEYOND_SUBJECTS + personNumber(s.draw, s.index)),
    ...nothingBefore(),
    ...(defect.target === 'exact' ? {} : { given: misspell(subject.patient.given, draw), middle: null }),
  };
  faults.push(note(subject, defect, patient.id, `${subject.patient.given} ${subject.patient.family}`, `${patient.given} ${patient.family}`));
  return { ...subject, ...emptyRecords(), patient };
}

type Row = Record<string, unknown> & { id: string };

function defectRecords(s: SubjectState, subject: Subject, { defect, site, by }: Ready, faults: InjectedDefect[]): void {
  const kind = defect.target as RecordKind;
  const rows = subject[kind] as unknown as Row[];
  const kept: Row[] = [];
  rows.forEach((row, i) => {
    const draw = s.draw.at(site, s.index, i);
    if (draw.uniform() * WHOLE >= defect.weight) {
      kept.push(row);
      return;
    }
    kept.push(...withDefect(s, subject, row, defect, i, by, draw, site, faults));
  });
  const left = new Set(kept.map(({ id }) => id));
  const lost = new Set(rows.flatMap(({ id }) => (left.has(id) ? [] : [id])));
  rows.splice(0, rows.length, ...kept);
  forgetLost(subject, kind, lost);
}

/** The records written for one record: none, one or two. */
function withDefect(
  s: SubjectState,
  subject: Subject,
  row: Row,
  defect: Defect,
  place: number,
  by: Closure | null,
  draw: Draw,
  site: Site,
  faults: InjectedDefect[],
): Row[] {
  const { leaf, reported: message } = kindOf[defect.target as RecordKind];
  const event = leaf?.event ?? message;
  switch (defect.verb) {
    case 'drop':
      faults.push(note(subject, defect, row.id, formatMinute(row[event] as number), null));
      return [];
    case 'repeat': {
      const again = { ...row, id: uuid(siteOf(site, s.member), s.index, place) };
      alsoReported(subject, row, again);
      faults.push(note(subject, defect, again.id, row.id, again.id));
      return [row, again];
    }
    case 'shift': {
      const minutes = lengthOf(s, by, place);
      // A date that is wrong is most often too late or too early by the same chance; nothing happens before birth or after what is known.
      const moved = (row[event] as number) + (draw.below(2) === 0 ? minutes : -minutes);
      const after = Math.max(s.birth, Math.min(s.end, moved));
      faults.push(note(subject, defect, row.id, formatMinute(row[event] as number), formatMinute(after)));
      const changed: Row = { ...row, [event]: after };
      // A message is never older than what it tells.
      if ((changed[message] as number) < after) changed[message] = after;
      if (leaf?.end !== undefined && typeof row[leaf.end] === 'number') changed[leaf.end] = after + ((row[leaf.end] as number) - (row[event] as number));
      return [changed];
    }
    case 'late': {
      const after = (row[message] as number) + lengthOf(s, by, place);
      const delivered = after <= s.end;
      faults.push(note(subject, defect, row.id, formatMinute(row[message] as number), delivered ? formatMinute(after) : null));
      return delivered ? [{ ...row, [message]: after }] : [];
    }
    default:
      return [measuredWrong(subject, row, defect, draw, faults)];
  }
}

/** A report lists the copy of a result of its own, which names it. */
function alsoReported(subject: Subject, { id, report_id }: Row, again: Row): void {
  if (typeof report_id !== 'string') return;
  const report = subject.diagnostic_reports.find((one) => one.id === report_id);
  const at = report?.result_ids.indexOf(id) ?? -1;
  if (report !== undefined && at >= 0) report.result_ids.splice(at + 1, 0, again.id);
}

function lengthOf(s: SubjectState, by: Closure | null, place: number): number {
  s.occurrence = place;
  const length = (by?.(s) ?? null) as Duration | null;
  return length === null ? 0 : Math.max(0, Math.round(durationMinutes(length)));
}

/** A result with a lost or doubled decimal place, or in a unit that it is not in. */
function measuredWrong(subject: Subject, row: Row, defect: Defect, draw: Draw, faults: InjectedDefect[]): Row {
  const { value, unit } = row;
  if (typeof value !== 'number' || typeof unit !== 'string') return row;
  if (defect.verb === 'implausible') {
    const after = draw.below(2) === 0 ? value * 10 : value / 10;
    faults.push(note(subject, defect, row.id, String(value), String(after)));
    return { ...row, value: after };
  }
  const wrong = otherUnits[unit] ?? '1';
  faults.push(note(subject, defect, row.id, unit, wrong));
  return { ...row, unit: wrong };
}

/** A unit that is confused with each: both are UCUM and of the same kind of quantity where there is one. */
const otherUnits: Readonly<Record<string, string>> = {
  'mg/dL': 'mmol/L',
  'mmol/L': 'mg/dL',
  'g/dL': 'g/L',
  '%': '1',
  kg: '[lb_av]',
  '[lb_av]': 'kg',
  cm: '[in_i]',
  '[in_i]': 'cm',
  Cel: '[degF]',
  '[degF]': 'Cel',
  'ng/mL': 'ug/mL',
  'umol/L': 'mg/dL',
};
