/** One subject as a clinician reads a chart: who it is, problems, drugs, results over time, visits with what was done, claims; then every record. */
import { reasonWords } from '../../model/benefits/adjustment-reasons.ts';
import { grouped } from '../../model/counted.ts';
import type { Subject } from '../../model/subject.ts';
import { completedYears, dayOfMinute, formatDay, formatMinute } from '../../model/time/civil.ts';
import { lanesOfLife } from '../explain/life-lanes.ts';
import { short } from '../explain/text-bars.ts';
import type { DrawChart } from './draw-chart.ts';
import { figure } from './figure.ts';
import { lifeChart } from './life-chart.ts';
import { html, type Markup, table } from './markup.ts';
import { anchorOf, codeCell, dollars, partyNames, recordTables, words } from './record-tables.ts';

/** Days of results that a flow sheet shows: the last ones. */
const RESULT_DAYS = 10;

const flags = { low: 'L', normal: '', high: 'H', critical_low: 'LL', critical_high: 'HH', abnormal: 'A' } as const;

/** @param until the day up to which things are known */
export async function patientChart(subject: Subject, until: number, draw: DrawChart): Promise<Markup> {
  const name = `${subject.patient.given} ${subject.patient.family}`;
  const life = lifeChart(
    name,
    lanesOfLife(subject, until, ({ display }) => display),
    until,
  );
  const parts = [
    head(subject, until),
    life === null ? html`` : await figure(life, html``, draw),
    problems(subject),
    allergies(subject),
    medications(subject),
    results(subject),
    visits(subject),
    claims(subject),
    html`<h4>All records</h4>\n${recordTables(subject)}`,
  ];
  const place = subject.member === undefined ? '' : `, member ${subject.member}`;
  return html`<section class="patient" id="subject-${subject.index}-${subject.member ?? 0}">
<h3>Subject ${subject.index}${place}: ${name}</h3>
${parts}</section>
`;
}

function head({ patient, variations, attributes, parties }: Subject, until: number): Markup {
  const died = patient.death === null ? null : formatMinute(patient.death).replace('T', ' ');
  const age =
    patient.birth_date === null ? null : completedYears(patient.birth_date, patient.death === null ? until : Math.min(until, dayOfMinute(patient.death)));
  const doctor = parties.practitioners.find(({ id }) => id === patient.practitioner_id);
  const facts: readonly (readonly [string, string | null])[] = [
    ['sex', patient.sex],
    [
      'born',
      patient.birth_date === null ? 'unknown' : `${formatDay(patient.birth_date)}${age === null ? '' : ` (${age} years${died === null ? '' : ' at death'})`}`,
    ],
    ['died', died],
    ['MRN', patient.mrn],
    ['race, ethnicity', `${words(patient.race)}, ${words(patient.ethnicity)}`],
    ['language', patient.language],
    ['marital status', words(patient.marital_status)],
    ['address', [patient.line, patient.city, patient.state, patient.zip].filter((part) => part !== null).join(', ')],
    ['primary care', doctor === undefined ? null : `${doctor.given} ${doctor.family}`],
    ...Object.entries(variations),
    ...Object.entries(attributes ?? {}),
  ];
  const shown = facts.filter(([, value]) => value !== null && value !== '');
  return html`<dl class="facts">${shown.map(([term, value]) => html`<div><dt>${words(term)}</dt><dd>${value}</dd></div>`)}</dl>\n`;
}

function section(title: string, content: Markup | null): Markup {
  return content === null ? html`` : html`<h4>${title}</h4>\n${content}`;
}

function problems({ conditions }: Subject): Markup {
  const rows = conditions
    .filter(({ verification_status }) => verification_status !== 'entered_in_error')
    .map(({ code, clinical_status, severity, onset, abatement }) => [
      codeCell(code),
      words(clinical_status),
      severity,
      formatDay(onset),
      abatement === null ? null : formatDay(abatement),
    ]);
  const columns = ['condition', 'status', 'severity', 'onset', 'until'].map((title) => ({ title }));
  return section('Problems', rows.length === 0 ? null : table('Conditions', columns, rows));
}

function allergies({ allergy_intolerances: list }: Subject): Markup {
  const rows = list.map(({ code, criticality, reaction, severity, clinical_status }) => [
    codeCell(code),
    words(criticality),
    reaction === null ? null : codeCell(reaction),
    severity,
    clinical_status,
  ]);
  const columns = ['substance', 'criticality', 'reaction', 'severity', 'status'].map((title) => ({ title }));
  return section('Allergies', rows.length === 0 ? null : table('Allergies and intolerances', columns, rows));
}

function medications({ medication_requests: list }: Subject): Markup {
  const rows = list
    .filter(({ status }) => status !== 'entered_in_error')
    .map(({ code, sig, status, authored, stopped, reason }) => [
      codeCell(code),
      sig,
      status,
      formatDay(dayOfMinute(authored)),
      stopped === null ? null : formatDay(dayOfMinute(stopped)),
      reason?.display ?? null,
    ]);
  const columns = ['drug', 'directions', 'status', 'from', 'until', 'for'].map((title) => ({ title }));
  return section('Medications', rows.length === 0 ? null : table('Prescriptions', columns, rows));
}

type Measured = Pick<
  Subject['observations'][number]['components'][number],
  'code' | 'value' | 'unit' | 'value_code' | 'value_boolean' | 'value_date' | 'value_text' | 'interpretation'
>;

function measuredText({ value, value_code, value_boolean, value_date, value_text }: Measured): string | null {
  if (value !== null) return short(value);
  if (value_code !== null) return value_code.display;
  if (value_boolean !== null) return value_boolean ? 'yes' : 'no';
  return value_date === null ? value_text : formatDay(value_date);
}

/** Results as a flow sheet: a row for each test, a column for each day. */
function results({ observations }: Subject): Markup {
  const days = [...new Set(observations.map(({ effective }) => dayOfMinute(effective)))].sort((a, b) => a - b).slice(-RESULT_DAYS);
  const rows = new Map<string, { readonly name: string; readonly unit: string; readonly range: string; readonly cells: Map<number, Markup> }>();
  for (const observation of observations) {
    if (observation.status === 'entered_in_error' || observation.status === 'cancelled') continue;
    const day = dayOfMinute(observation.effective);
    if (!days.includes(day)) continue;
    for (const one of [observation, ...observation.components]) {
      const value = measuredText(one);
      if (value === null) continue;
      const { code, unit, reference_low: low, reference_high: high } = one;
      const row = rows.get(code.code) ?? { name: code.display, unit: unit ?? '', range: rangeText(low, high), cells: new Map<number, Markup>() };
      rows.set(code.code, row);
      const flag = flags[one.interpretation ?? 'normal'];
      // The last of a day is what counts; the others are among all records.
      row.cells.set(day, flag === '' ? html`${value}` : html`<strong class="flag">${value} ${flag}</strong>`);
    }
  }
  if (rows.size === 0) return html``;
  const columns = [{ title: 'test' }, { title: 'unit' }, { title: 'reference' }, ...days.map((day) => ({ title: formatDay(day), numeric: true as const }))];
  const body = [...rows.values()].map(({ name, unit, range, cells }) => [name, unit, range, ...days.map((day) => cells.get(day) ?? null)]);
  const all = new Set(observations.map(({ effective }) => dayOfMinute(effective))).size;
  const caption = `Results${all > days.length ? `, the last ${days.length} of ${all} days` : ''}. H high, L low, HH and LL critical, A abnormal.`;
  return section('Results', table(caption, columns, body));
}

function rangeText(low: number | null, high: number | null): string {
  if (low === null) return high === null ? '' : `≤ ${short(high)}`;
  return high === null ? `≥ ${short(low)}` : `${short(low)}–${short(high)}`;
}

/** Visits in order of time, each with what was found and done. */
function visits(subject: Subject): Markup {
  const names = partyNames(subject);
  const items = subject.encounters.map((visit) => {
    const of = <R extends { readonly encounter_id: string | null }>(list: readonly R[]): readonly R[] =>
      list.filter(({ encounter_id }) => encounter_id === visit.id);
    const lines: (readonly [string, readonly string[]])[] = [
      ['diagnoses', of(subject.conditions).map(({ code }) => code.display)],
      ['procedures', of(subject.procedures).map(({ code }) => code.display)],
      ['prescribed', of(subject.medication_requests).map(({ code }) => code.display)],
      ['given', of(subject.medication_administrations).map(({ code }) => code.display)],
      ['vaccines', of(subject.immunizations).map(({ code }) => code.display)],
      ['ordered', of(subject.service_requests).map(({ code }) => code.display)],
      [
        'results',
        of(subject.observations).flatMap((one) => [`${one.code.display} ${[measuredText(one), one.unit].filter((part) => part !== null).join(' ')}`.trim()]),
      ],
    ];
    const notes = of(subject.document_references);
    const until = visit.end === null ? '' : ` to ${formatMinute(visit.end).replace('T', ' ')}`;
    const reason = visit.reason === null ? '' : `: ${visit.reason.display}`;
    return html`<li><p><strong>${formatMinute(visit.start).replace('T', ' ')}</strong>${until} · <a href="#${anchorOf(subject, visit.id)}">${words(visit.class)}</a>${reason} · ${words(visit.specialty)}, ${names.get(visit.practitioner_id) ?? ''}${visit.disposition === null ? '' : ` · discharged: ${words(visit.disposition)}`}</p>
${lines.filter(([, all]) => all.length > 0).map(([what, all]) => html`<p class="line"><span>${what}</span> ${all.join('; ')}</p>`)}${notes.map(({ title, text }) => html`<details><summary>${title}</summary><pre>${text}</pre></details>`)}</li>\n`;
  });
  return section(`Visits (${grouped(items.length)})`, items.length === 0 ? null : html`<ol class="visits">\n${items}</ol>\n`);
}

function claims(subject: Subject): Markup {
  if (subject.claims.length === 0) return html``;
  const rows = subject.claims.map((claim) => {
    const payment = subject.claim_payments.findLast(({ claim_id, status }) => claim_id === claim.id && status !== 'reversal');
    const denied = payment?.lines.filter((line) => line.denied) ?? [];
    const reasons = [...new Set(denied.flatMap(({ adjustments }) => adjustments.map(({ reason }) => reason)))];
    const state =
      claim.acknowledgement === 'rejected'
        ? 'rejected'
        : payment === undefined
          ? 'not decided'
          : payment.denied
            ? 'denied'
            : denied.length > 0
              ? 'partly denied'
              : 'accepted';
    return [
      html`<a href="#${anchorOf(subject, claim.id)}">${formatDay(claim.service_start)}</a>`,
      claim.type,
      state,
      reasons.map((reason) => `${reason} ${reasonWords(reason) ?? ''}`.trim()).join('; '),
      dollars(claim.charge),
      payment === undefined ? null : dollars(payment.allowed),
      payment === undefined ? null : dollars(payment.paid),
      payment === undefined ? null : dollars(payment.patient_responsibility),
    ];
  });
  const columns = [
    ...['service', 'type', 'decision', 'reasons'].map((title) => ({ title })),
    ...['charged', 'allowed', 'paid', 'patient'].map((title) => ({ title, numeric: true as const })),
  ];
  return section('Claims', table('Claims, each with its last decision', columns, rows));
}
