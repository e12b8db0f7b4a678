/** The report of a run: one page that needs nothing else, on screen and on paper. */
import { createHash } from 'node:crypto';
import { reasonWords } from '../../model/benefits/adjustment-reasons.ts';
import { grouped } from '../../model/counted.ts';
import { rejectMeanings } from '../../model/pharmacy/reject-codes.ts';
import type { Subject } from '../../model/subject.ts';
import { formatDay } from '../../model/time/civil.ts';
import type { CalibratedTarget } from '../calibrate/calibrate-scenario.ts';
import { figureText, kindText, sourceText, toleranceText, valueText, verdictText } from '../calibrate/calibration-words.ts';
import { short } from '../explain/text-bars.ts';
import type { ManifestHead } from '../output/run-manifest.ts';
import type { MoneyStep } from './cohort-charts.ts';
import { type ArmShare, bandName, countChart, medicalSteps, moneyChart, pyramidChart, resultChart, variationChart } from './cohort-charts.ts';
import { BANDS, type CohortFigures, type ListedKind } from './cohort-figures.ts';
import type { DrawChart } from './draw-chart.ts';
import { figure } from './figure.ts';
import { details, html, type Markup, raw, table } from './markup.ts';
import { patientChart } from './patient-chart.ts';
import { codeCell, dollars, words } from './record-tables.ts';
import { STYLE } from './report-style.ts';
import { periodMonths, periodsOf } from './result-periods.ts';

/** What a report shows. */
export interface ReportContent {
  readonly head: ManifestHead;
  readonly figures: CohortFigures;
  readonly variations: readonly { readonly axis: string; readonly arms: readonly ArmShare[] }[];
  readonly targets: readonly CalibratedTarget[];
  /** Subjects who are shown whole. */
  readonly subjects: readonly Subject[];
  /** The day up to which things are known. */
  readonly until: number;
  readonly version: string;
}

/** Results with charts, and codes and reasons in lists. */
const RESULTS = 12;
const LISTED = 12;

/** How every report begins, and nothing else: a file that does is replaced by another report. */
export const REPORT_START = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="hsimc report">`;

/** Opens what is folded before it is printed, but for the tables of all records, which are pages for each person. */
const SCRIPT = "addEventListener('beforeprint',()=>{for(const d of document.querySelectorAll('details:not(.records)'))d.open=true});";

export async function reportPage(content: ReportContent, draw: DrawChart): Promise<{ readonly page: string; readonly sections: readonly string[] }> {
  const { head, subjects, until } = content;
  const patients: Markup[] = [];
  for (const subject of subjects) patients.push(await patientChart(subject, until, draw));
  const sections: readonly (readonly [id: string, title: string, content: Markup | null])[] = [
    ['run', 'Run', runSection(content)],
    ['people', 'Age and sex', await people(content, draw)],
    ['variations', 'Variations', await variations(content, draw)],
    ['results', 'Results over time', await results(content, draw)],
    ['claims', 'Claims', await claims(content, draw)],
    ['money', 'Money', await money(content, draw)],
    ['pharmacy', 'Pharmacy', await pharmacy(content, draw)],
    ['codes', 'Diagnoses, drugs and procedures', codes(content)],
    ['expectations', 'Expectations', expectations(head)],
    ['targets', 'Published figures', targets(content.targets)],
    ['subjects', 'Subjects', patients.length === 0 ? null : html`${patients}`],
  ];
  const used = sections.filter((section): section is readonly [string, string, Markup] => section[2] !== null);
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const { title } = head.inputs.scenario;
  const page = html`${raw(REPORT_START)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src ${raw(hash(SCRIPT))}">
<title>${title}: report</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header><h1>${title}</h1><p class="notice">${head.synthetic}</p></header>
<nav aria-label="Sections"><ul>${used.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main>
${used.map(([id, name, body]) => html`<section id="${id}"><h2>${name}</h2>\n${body}</section>\n`)}</main>
<script>${raw(SCRIPT)}</script>
</body>
</html>
`;
  return { page: page.markup, sections: used.map(([, name]) => name) };
}

function runSection({ head, figures, version }: ReportContent): Markup {
  const { inputs, records } = head;
  const facts: readonly (readonly [string, string])[] = [
    ['scenario', inputs.scenario.id],
    ['people', grouped(figures.people)],
    ['died', grouped(figures.deceased)],
    ['seed', inputs.seed],
    ['as of', inputs.as_of],
    ['made by', `hsimc ${inputs.engine}${inputs.engine === version ? '' : `; this report by ${version}`}`],
    ['targets', inputs.targets.map(({ name }) => name).join(', ')],
    ...inputs.settings.map((one) => [one.name, one.value] as const),
    ...(inputs.since === undefined ? [] : [['files since', inputs.since] as const]),
  ];
  const rows = Object.entries(records).flatMap(([kind, count]) => (count > 0 ? [[words(kind), grouped(count)]] : []));
  const counts = details('Records by kind', table('Records of the run', [{ title: 'kind' }, { title: 'records', numeric: true }], rows));
  return html`<dl class="facts">${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>\n${counts}`;
}

const outcomeWords: Readonly<Record<string, string>> = {
  passed: 'holds',
  failed: 'FAILED',
  too_few: 'unsure: too few subjects',
  not_applicable: 'not applicable',
};

function expectations({ expectations: list }: ManifestHead): Markup | null {
  if (list.length === 0) return null;
  const rows = list.map(({ text, outcome, found }) => [
    text,
    found,
    outcome === 'failed' ? html`<strong class="flag">FAILED</strong>` : (outcomeWords[outcome] ?? outcome),
  ]);
  return table('What the scenario expects of the cohort, and what was found', [{ title: 'expectation' }, { title: 'found' }, { title: 'result' }], rows);
}

function targets(list: readonly CalibratedTarget[]): Markup | null {
  if (list.length === 0) return null;
  const rows = list.map((target) => [
    target.title,
    target.published === null ? null : figureText(target.published, target.unit),
    toleranceText(target),
    valueText(target.value, target.interval, target.unit),
    target.verdict === 'fail' ? html`<strong class="flag">${verdictText(target)}</strong>` : verdictText(target),
    kindText(target),
    sourceText(target),
  ]);
  const columns = ['figure', 'published', 'tolerance', 'cohort (95 % interval)', 'result', 'kind', 'source'].map((title) => ({ title }));
  const note = html`<p class="note">An echo is a figure that the scenario states itself, so that it is no evidence; an emergent one follows from others.</p>\n`;
  return html`${table('Published figures that the targets of the scenario name, and what the cohort has', columns, rows)}${note}`;
}

async function people({ figures: { ages } }: ReportContent, draw: DrawChart): Promise<Markup | null> {
  if (ages.size === 0) return null;
  const sexes = ['female', 'male', 'other', 'unknown'].filter((sex) => ages.has(sex));
  const bands = Array.from({ length: BANDS }, (_, band) => band).filter((band) => sexes.some((sex) => (ages.get(sex)?.[band] ?? 0) > 0));
  const rows = bands.map((band) => [bandName(band), ...sexes.map((sex) => grouped(ages.get(sex)?.[band] ?? 0))]);
  const columns = [{ title: 'age' }, ...sexes.map((title) => ({ title, numeric: true as const }))];
  const note = html`<p class="note">Ages on the as-of day, or at death.</p>\n`;
  return html`${await figure(pyramidChart(ages), details('As a table', table('People by age and sex', columns, rows)), draw)}${note}`;
}

const percent = (share: number): string => `${short(Math.round(share * 10_000) / 100)}%`;

async function variations({ variations: axes }: ReportContent, draw: DrawChart): Promise<Markup | null> {
  if (axes.length === 0) return null;
  const columns = [{ title: 'arm' }, ...['people', 'share', 'stated'].map((title) => ({ title, numeric: true as const }))];
  const parts: Markup[] = [];
  for (const { axis, arms } of axes) {
    const rows = arms.map(({ arm, people: count, share, stated }) => [arm, grouped(count), percent(share), percent(stated)]);
    parts.push(await figure(variationChart(axis, arms), details('As a table', table(`Arms of ${axis}`, columns, rows)), draw));
  }
  return html`<p class="note">Bars: shares in the cohort. Ticks: shares that the scenario states.</p><div class="grid">\n${parts}</div>\n`;
}

async function results({ figures }: ReportContent, draw: DrawChart): Promise<Markup | null> {
  const all = figures.series();
  const shown = all.slice(0, RESULTS);
  if (shown.length === 0) return null;
  const columns = [{ title: 'from' }, ...['values', '5 %', '25 %', 'median', '75 %', '95 %'].map((title) => ({ title, numeric: true as const }))];
  const parts: Markup[] = [];
  for (const series of shown) {
    const { coding, unit, low, high } = series;
    const size = periodMonths(series);
    const periods = periodsOf(series, size);
    const each = size === 1 ? 'month' : size === 3 ? 'quarter' : 'year';
    const rows = periods.map(({ start, values, p5, p25, p50, p75, p95 }) => [formatDay(start), grouped(values), ...[p5, p25, p50, p75, p95].map(short)]);
    const name = coding.display;
    parts.push(
      await figure(
        resultChart(name, unit ?? '', low, high, periods),
        details('As a table', table(`${name}${unit === null ? '' : ` in ${unit}`}, by ${each}`, columns, rows)),
        draw,
      ),
    );
  }
  const more = all.length > shown.length ? ` The ${shown.length} most frequent of ${all.length} numeric results.` : '';
  const note = `By month, quarter or year: the median, the middle half and the middle 90 % of values; dashed: ends of the reference range above 0.${more}`;
  return html`<p class="note">${note}</p><div class="grid">\n${parts}</div>\n`;
}

async function claims({ figures: { benefits } }: ReportContent, draw: DrawChart): Promise<Markup | null> {
  if (benefits.claims === 0) return null;
  const outcomes = mostFirst(benefits.outcomes);
  const rows = outcomes.map(({ name, count }) => [name, grouped(count), percent(count / benefits.claims)]);
  const columns = [{ title: 'outcome' }, { title: 'claims', numeric: true as const }, { title: 'share', numeric: true as const }];
  const about = `What became of ${benefits.claims} claims: ${outcomes.map(({ name, count }) => `${count} ${name}`).join(', ')}.`;
  const first = await figure(
    countChart('Outcomes of claims', about, 'claims', outcomes),
    details('As a table', table('Claims by outcome', columns, rows)),
    draw,
  );
  const reasons = [...benefits.denials].sort(([, a], [, b]) => b.lines - a.lines).slice(0, LISTED);
  if (reasons.length === 0) return first;
  const named = reasons.map(([code, count]) => ({ name: `${code} ${reasonWords(code) ?? ''}`.trim(), count: count.lines }));
  const lines = reasons.map(([code, { lines: count, charge }]) => [code, reasonWords(code) ?? '', grouped(count), dollars(charge)]);
  const titles = [{ title: 'reason' }, { title: 'meaning' }, { title: 'lines', numeric: true as const }, { title: 'charged', numeric: true as const }];
  const denials = countChart(
    'Reasons of denied lines',
    `Denied lines by Claim Adjustment Reason Code, most frequent first: ${named.map(({ name }) => name).join('; ')}.`,
    'lines',
    named,
  );
  return html`<div class="grid">\n${first}${await figure(denials, details('As a table', table('Denied lines by Claim Adjustment Reason Code', titles, lines)), draw)}</div>\n`;
}

function moneyTable(caption: string, steps: readonly MoneyStep[]): Markup {
  const [whole] = steps;
  const rows = steps.map(({ name, cents, kind }) => [
    name,
    `${kind === 'part' ? '−' : ''}${dollars(cents)}`,
    whole.cents === 0 ? null : percent(cents / whole.cents),
  ]);
  return table(caption, [{ title: '' }, { title: 'amount', numeric: true }, { title: `of ${whole.name}`, numeric: true }], rows);
}

async function money({ figures: { benefits } }: ReportContent, draw: DrawChart): Promise<Markup | null> {
  const { medical } = benefits;
  if (medical.charged === 0) return null;
  const steps = medicalSteps(medical);
  const about = `Where the charges of decided claims went: ${steps.map(({ name, cents }) => `${name} ${dollars(cents)}`).join(', ')}.`;
  const note = html`<p class="note">Decisions of the first payer of each claim, with reversals taken off.</p>\n`;
  return html`${await figure(moneyChart('From charge to payment', about, steps), moneyTable('From charge to payment', steps), draw)}${note}`;
}

async function pharmacy({ figures: { benefits } }: ReportContent, draw: DrawChart): Promise<Markup | null> {
  if (benefits.fills === 0) return null;
  const answers = mostFirst(benefits.answers);
  const rejects = mostFirst(benefits.rejects).slice(0, LISTED);
  const meaning = (code: string): string => (rejectMeanings as Readonly<Record<string, string>>)[code] ?? '';
  const { allowed, otherPayers, patient, paid } = benefits.drugs;
  const parts: readonly MoneyStep[] = [
    { name: 'allowed', cents: allowed, kind: 'level' },
    { name: 'other payers', cents: otherPayers, kind: 'part' },
    { name: 'patient', cents: patient, kind: 'part' },
    { name: 'plan', cents: paid, kind: 'level' },
  ];
  const steps = parts.filter(({ kind, cents }) => kind === 'level' || cents !== 0);
  const counts = (caption: string, list: readonly { readonly name: string; readonly count: number }[], text: (name: string) => string): Markup =>
    table(
      caption,
      [{ title: '' }, { title: 'fills', numeric: true }],
      list.map(({ name, count }) => [text(name), grouped(count)]),
    );
  const figures = [
    await figure(
      countChart('Answers to fills', `Answers of payers to fills: ${answers.map(({ name, count }) => `${count} ${name}`).join(', ')}.`, 'fills', answers),
      details(
        'As a table',
        counts('Fills by answer', answers, (name) => name),
      ),
      draw,
    ),
    ...(rejects.length === 0
      ? []
      : [
          await figure(
            countChart(
              'Reject codes',
              'Rejected fills by NCPDP reject code, most frequent first.',
              'fills',
              rejects.map(({ name, count }) => ({ name: `${name} ${meaning(name)}`.trim(), count })),
            ),
            details(
              'As a table',
              counts('Rejected fills by NCPDP reject code', rejects, (name) => `${name} ${meaning(name)}`.trim()),
            ),
            draw,
          ),
        ]),
  ];
  const about = `Where the cost of paid fills went: ${steps.map(({ name, cents }) => `${name} ${dollars(cents)}`).join(', ')}.`;
  const flow = await figure(moneyChart('From cost to plan payment', about, steps), moneyTable('From cost to plan payment', steps), draw);
  return html`<div class="grid">\n${figures}</div>\n${flow}`;
}

function codes({ figures }: ReportContent): Markup | null {
  const lists: readonly (readonly [ListedKind, string])[] = [
    ['conditions', 'Diagnoses'],
    ['medication_requests', 'Prescribed drugs'],
    ['procedures', 'Procedures'],
  ];
  const columns = [{ title: 'code' }, ...['people', 'share', 'records'].map((title) => ({ title, numeric: true as const }))];
  const parts = lists.flatMap(([kind, title]) => {
    const all = figures.codes(kind);
    if (all.length === 0) return [];
    const rows = all
      .slice(0, LISTED)
      .map(({ coding, people: count, records }) => [codeCell(coding), grouped(count), percent(count / figures.people), grouped(records)]);
    return [table(`${title}${all.length > LISTED ? `, the ${LISTED} most frequent of ${all.length}` : ''}`, columns, rows)];
  });
  return parts.length === 0 ? null : html`${parts}`;
}

function mostFirst(counts: ReadonlyMap<string, number>): readonly { readonly name: string; readonly count: number }[] {
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
