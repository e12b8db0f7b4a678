/** ORU^R01: reports with their results, and results on their own (chapter 7). */
import type { DiagnosticReport } from '../../../model/clinical/diagnostic-report.ts';
import type { Observation } from '../../../model/clinical/observation.ts';
import type { Coding } from '../../../model/scalars.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { type Hl7v2Message, message, rank } from '../hl7v2-message.ts';
import { nte } from '../segments/nte.ts';
import { type ObservationRequest, obr } from '../segments/obr.ts';
import { measures, nothing, obx, type ResultStatus, type Taken, textObx } from '../segments/obx.ts';
import { orc } from '../segments/orc.ts';
import { spm } from '../segments/spm.ts';
import { patientAndVisit } from './message-head.ts';

const VITAL_SIGNS: Coding = { system: 'LOINC', code: '8716-3', display: 'Vital signs' };
const FINDINGS: Coding = { system: 'LOINC', code: '18782-3', display: 'Radiology Study observation (narrative)' };
const IMPRESSION: Coding = { system: 'LOINC', code: '19005-8', display: 'Radiology Imaging study [Impression] (narrative)' };

export const RESULT_STATUS: Readonly<Record<Observation['status'], ResultStatus>> = {
  final: 'F',
  preliminary: 'P',
  corrected: 'C',
  cancelled: 'X',
  entered_in_error: 'W',
};
const REQUEST_STATUS: Readonly<Record<Observation['status'], NonNullable<ObservationRequest['status']>>> = {
  final: 'F',
  preliminary: 'P',
  corrected: 'C',
  cancelled: 'X',
  entered_in_error: 'C',
};

/** One request with what was found for it. */
export interface ResultOrder {
  readonly code: Coding;
  readonly placer: string | null;
  readonly filler: string;
  readonly status: Observation['status'];
  readonly observed: number;
  readonly reported: number;
  readonly section: string | null;
  readonly practitioner: string;
  /** Who reports; results say it themselves. */
  readonly organization: string | null;
  readonly reason: Coding | null;
  /** Who read the pictures. */
  readonly interpreter: string | null;
  readonly conclusion: string | null;
  readonly results: readonly Observation[];
  /** The findings of an imaging study, in words. */
  readonly words: readonly (readonly [Coding, string])[];
}

function taken(r: Observation): Taken {
  return { status: RESULT_STATUS[r.status], observed: r.effective, organization: r.organization_id, practitioner: r.practitioner_id };
}

function takenFor(o: ResultOrder): Taken {
  return { status: RESULT_STATUS[o.status], observed: o.observed, organization: o.organization, practitioner: o.practitioner };
}

/** ORC, OBR, results with their notes, specimens. */
export function orderGroup(c: Hl7v2Context, o: ResultOrder, number: number): string {
  const lines: string[] = [
    orc(c, { control: 'RE', placer: o.placer, filler: o.filler, time: o.reported, practitioner: o.practitioner }),
    obr(
      c,
      {
        placer: o.placer,
        filler: o.filler,
        code: o.code,
        observed: o.observed,
        reported: o.reported,
        section: o.section,
        status: REQUEST_STATUS[o.status],
        practitioner: o.practitioner,
        reason: o.reason,
        interpreter: o.interpreter,
      },
      number,
    ),
    nte(c, o.conclusion),
  ];
  let count = 0;
  o.results.forEach((r, i) => {
    const of = taken(r);
    if (r.components.length === 0) lines.push(obx(c, r, of, ++count));
    else {
      // The whole before its parts, unless the request names it and it has no value of its own.
      const group = { ...of, group: String(i + 1) };
      if (r.code.code !== o.code.code || measures(r)) lines.push(obx(c, r, group, ++count));
      for (const part of r.components) lines.push(obx(c, part, group, ++count));
    }
    lines.push(nte(c, r.note));
  });
  for (const [code, text] of o.words) lines.push(textObx(c, code, text, takenFor(o), ++count));
  // A report must have an observation: one without results has one without a value.
  if (count === 0) lines.push(obx(c, nothing(o.code), takenFor(o), 1));
  const specimens = c.index.some(
    c.subject.specimens,
    o.results.map((r) => r.specimen_id),
  );
  lines.push(...specimens.map((s, i) => spm(c, s, i + 1)));
  return lines.join('');
}

/** A report with its results, as they were first sent or as they are reported at a minute. */
export function reportOrder(c: Hl7v2Context, r: DiagnosticReport, sent: number | 'first'): ResultOrder {
  const results = r.result_ids.flatMap((id) => c.index.first(c.subject.observations, 'id', id) ?? []);
  const found = c.index.first(c.subject.imaging_studies, 'report_id', r.id);
  const study = found === undefined ? undefined : sent === 'first' ? c.history.first(found) : c.history.at(found, sent);
  const findings = study?.findings ?? null;
  const words: (readonly [Coding, string])[] = [];
  if (findings !== null && findings !== '') words.push([FINDINGS, findings]);
  const imaging = r.category === 'imaging';
  if (imaging && study?.conclusion !== undefined && study.conclusion !== null && study.conclusion !== '') words.push([IMPRESSION, study.conclusion]);
  return {
    code: r.code,
    placer: r.request_id,
    filler: r.id,
    status: r.status,
    observed: r.effective,
    reported: r.issued,
    section: imaging ? 'RAD' : 'LAB',
    practitioner: r.practitioner_id,
    organization: r.organization_id,
    reason: study?.reason ?? null,
    interpreter: study?.practitioner_id ?? null,
    conclusion: imaging ? null : r.conclusion,
    results: results.map((o) => (sent === 'first' ? c.history.first(o) : c.history.at(o, sent))),
    words,
  };
}

/** An observation as its own order; vital signs taken together are one order. */
export function ownOrders(observations: readonly Observation[]): ResultOrder[] {
  const together = (r: Observation): boolean => r.category === 'vital_signs' && r.components.length === 0 && r.request_id === null;
  const signs = observations.filter(together);
  const others = observations.filter((r) => !together(r));
  const order = (results: readonly Observation[], code: Coding): ResultOrder => ({
    code,
    placer: results[0].request_id,
    filler: results[0].id,
    status: results[0].status,
    observed: results[0].effective,
    reported: results[0].issued,
    section: results[0].category === 'laboratory' ? 'LAB' : null,
    practitioner: results[0].practitioner_id,
    organization: null,
    reason: null,
    interpreter: null,
    conclusion: null,
    results,
    words: [],
  });
  return [...(signs.length === 0 ? [] : [order(signs, VITAL_SIGNS)]), ...others.map((r) => order([r], r.code))];
}

export function resultBody(c: Hl7v2Context, encounterId: string | null, sent: number, orders: readonly ResultOrder[]): string {
  return patientAndVisit(c, encounterId, sent) + orders.map((order, i) => orderGroup(c, order, i + 1)).join('');
}

export function results(c: Hl7v2Context): Hl7v2Message[] {
  const { diagnostic_reports, observations } = c.subject;
  const reported = new Set(diagnostic_reports.map((r) => r.id));
  const messages = diagnostic_reports.map((last) => {
    const r = c.history.first(last);
    const here = c.about(r);
    return message(here, 'ORU', 'R01', r.id, r.issued, rank.result, resultBody(here, r.encounter_id, r.issued, [reportOrder(here, r, 'first')]));
  });
  // Results that are issued together in one visit are sent together.
  const groups = new Map<string, Observation[]>();
  for (const last of observations) {
    const r = c.history.first(last);
    if (r.report_id !== null && reported.has(r.report_id)) continue;
    const key = `${r.encounter_id ?? ''} ${c.about(r).place} ${r.issued}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [r]);
    else group.push(r);
  }
  for (const group of groups.values()) {
    const [{ id, issued, encounter_id }] = group;
    const here = c.about(group[0]);
    messages.push(message(here, 'ORU', 'R01', id, issued, rank.result, resultBody(here, encounter_id, issued, ownOrders(group))));
  }
  return messages;
}
