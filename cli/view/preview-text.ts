/** A cohort at a glance, as text and as data. */

import { bar, short, sparkline } from '../../app/explain/text-bars.ts';
import type { Preview } from '../../app/preview-scenario.ts';
import { counted, shown } from '../../app/wording.ts';
import type { Ir } from '../../ir/definition.ts';
import { grouped } from '../../model/counted.ts';
import type { Coding } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import { completedYears, dayOfMinute, formatMinute } from '../../model/time/civil.ts';
import { summarise } from '../../runtime/study/cohort-summary.ts';
import type { Study } from '../../runtime/study/study-cohort.ts';
import { defectLines } from './defects-text.ts';
import { lanesOf } from './subject-lanes.ts';

/** People in the list, codes in the table, and columns of a sketch. */
export const PEOPLE = 8;
const CODES = 20;
const COLUMNS = 24;

/** What the scenario calls a code. */
function namer(ir: Ir): (coding: Coding) => string {
  const names = new Map(ir.concepts.map(({ system, code, name }) => [`${system} ${code}`, name]));
  return ({ system, code }) => names.get(`${system} ${code}`) ?? code;
}

/**
 * @param index the subject whose life is drawn
 * @param width columns of the terminal
 */
export function previewText({ ir, plan, study: found }: Preview, index: number, width: number): string {
  const total = Object.values(found.records).reduce((a, b) => a + b, 0);
  const title = `${ir.scenario.title}\n${counted(found.subjects, 'subject')}, seed ${plan.options.seed}, up to ${formatMinute(plan.asOf).slice(0, 10)}; ${counted(total, 'record')}`;
  // Further patients of a unit have its index, too.
  const subject = found.first.find((one) => one.index === index && one.member === undefined) as Subject;
  return [
    title,
    variations(found),
    section('Subjects', people(found.first.slice(0, PEOPLE), plan.asOf)),
    section(`Subject ${subject.index}: ${named(subject)}`, lanesOf(subject, width, dayOfMinute(plan.asOf), namer(ir))),
    section('Coverage, claims and fills', benefits(found)),
    section('Defects', defectLines(found.defects)),
    section('Values', spreads(found)),
    section(`Codes${found.codes.length > CODES ? `, the first ${CODES} of ${found.codes.length}` : ''}`, codes(found, width)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(title: string, body: string): string {
  return body === '' ? '' : `${title}\n${body}`;
}

function variations({ arms, subjects }: Study): string {
  return arms
    .map(({ axis, counts }) =>
      section(
        `Variation ${axis}`,
        counts
          .map(({ name, count }) => `  ${name.padEnd(20)} ${String(count).padStart(6)}  ${percent(count, subjects)}  ${bar(count / subjects, 30)}`)
          .join('\n'),
      ),
    )
    .join('\n\n');
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)}%`.padStart(6);
}

const named = ({ patient }: Subject): string => shown(`${patient.given} ${patient.family}, ${patient.sex}`);

function people(list: readonly Subject[], asOf: number): string {
  const rows = list.map((subject) => {
    const { patient } = subject;
    const arms = Object.values(subject.variations).join(' ');
    const { birth_date } = patient;
    const age = birth_date === null ? '' : completedYears(birth_date, dayOfMinute(patient.death ?? asOf));
    const records = counted(subject.encounters.length, 'encounter');
    return [
      String(subject.index),
      `${patient.given} ${patient.family}`,
      patient.sex,
      String(age),
      `${patient.city ?? ''} ${patient.state ?? ''}`,
      arms,
      records,
    ];
  });
  return table(rows);
}

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const plain = rows.map((row) => row.map(shown));
  const widths = (plain[0] ?? []).map((_, i) => Math.max(...plain.map((row) => row[i].length)));
  return plain.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i])).join('  ')}`.trimEnd()).join('\n');
}

function benefits({ records, benefits: sums }: Study): string {
  const { coverages, claims, claim_payments: decisions, medication_dispenses: fills, pharmacy_claims: drugClaims } = records;
  if (coverages === 0) return '';
  const rows: (readonly [kind: string, count: number, more: string])[] = [
    ['coverages', coverages, ''],
    ['claims', claims, `charged ${dollars(sums.charged)}`],
    ['claim_payments', decisions, `paid ${dollars(sums.paid)}, patients ${dollars(sums.patient)}; ${sums.denied} denied`],
    ['medication_dispenses', fills, ''],
    ['pharmacy_claims', drugClaims, `paid ${dollars(sums.drugsPaid)}, patients ${dollars(sums.drugsPatient)}; ${sums.rejected} rejected`],
  ];
  return rows
    .filter(([, count]) => count > 0)
    .map(([kind, count, more]) => `  ${kind.padEnd(20)} ${String(count).padStart(7)}  ${more}`.trimEnd())
    .join('\n');
}

const dollars = (cents: number): string => `$${grouped(Math.round(cents / 100))}`;

function spreads({ spreads: all, subjects }: Study): string {
  return all
    .map(({ name, unit, numbers, words, missing }) => {
      const gone = missing === 0 ? '' : `; missing in ${percent(missing, subjects).trim()}`;
      if (numbers.length > 0) {
        const { columns, least, median, mean, greatest } = summarise(numbers, COLUMNS);
        return `  ${name.padEnd(24)} ${sparkline(columns)}  ${short(least)} … ${short(greatest)}, median ${short(median)}, mean ${short(mean)}${unit === null ? '' : ` ${unit}`}${gone}`;
      }
      const total = [...words.values()].reduce((a, b) => a + b, 0);
      const most = [...words].sort((a, b) => b[1] - a[1]).slice(0, 6);
      return `  ${name.padEnd(24)} ${most.map(([word, count]) => `${shown(word)} ${percent(count, total).trim()}`).join(', ')}${words.size > 6 ? ', …' : ''}${gone}`;
    })
    .join('\n');
}

function codes({ codes: all, subjects }: Study, width: number): string {
  return all
    .slice(0, CODES)
    .map(({ kind, coding, records, subjects: having }) => {
      const line = `  ${percent(having, subjects)} ${String(records).padStart(7)}  ${kind.padEnd(26)} ${coding.system.padEnd(8)} ${coding.code.padEnd(12)} ${shown(coding.display)}`;
      return line.length > width ? `${line.slice(0, width - 1)}…` : line;
    })
    .join('\n');
}
