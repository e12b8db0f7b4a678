/** Views of coverage, claims and fills. Each is in runs that have its tables. */
import type { Table } from '../tables/table-model.ts';
import type { Dialect } from './dialects.ts';
import { RUN_TABLE } from './sql-definitions.ts';
import type { View } from './views.ts';

export function benefitViews(dialect: Dialect, of: readonly Table[]): View[] {
  const has = (...names: readonly string[]): boolean => names.every((name) => of.some((table) => table.name === name));
  const made = (is: boolean, view: () => View): View[] => (is ? [view()] : []);
  const decided = has('claims', 'claim_payments', 'coverages');
  return [
    ...made(has('coverages'), () => memberMonths(dialect)),
    ...made(decided || has('pharmacy_claims', 'coverages'), () => perMemberPerMonth(dialect, decided, has('pharmacy_claims', 'coverages'))),
    ...made(decided, () => claimLag(dialect)),
    ...made(has('claim_payments', 'claim_payment_lines', 'claim_payment_line_adjustments'), () => denialMix(dialect)),
    ...made(has('accumulators', 'coverages'), () => accumulatorPosition(dialect)),
    ...made(has('medication_dispenses'), () => proportionOfDaysCovered(dialect)),
  ];
}

/** Names with the name of their table: `c."plan"`. */
function columns({ quote }: Dialect, table: string, ...names: readonly string[]): string {
  return names.map((name) => `${table}.${quote(name)}`).join(', ');
}

/** The last day that the run knows of. */
function asOf({ quote: q, day }: Dialect): string {
  return `(SELECT ${day(`SUBSTR(${q('value')}, 1, 10)`)} FROM ${q(RUN_TABLE)} WHERE ${q('name')} = 'as_of')`;
}

/** Whole numbers from 0 on, as a table `alias` with a column `n`: digits, so that no engine needs a function for it. */
function numbers({ quote: q }: Dialect, below: number, alias: string): string {
  const list = Array.from({ length: below }, (_, n) => (n === 0 ? `SELECT 0 AS ${q('n')}` : `SELECT ${n}`));
  return `(${list.join(' UNION ALL ')}) ${alias}`;
}

/** One row for each month, coverage and person. Months are compared by their number, year × 12 + month, so that no engine adds months to dates. */
function monthsQuery(dialect: Dialect): string {
  const { quote: q, year, month } = dialect;
  const last = `CASE WHEN c.${q('termination')} < ${asOf(dialect)} THEN c.${q('termination')} ELSE ${asOf(dialect)} END`;
  const covered = `SELECT ${columns(dialect, 'c', 'patient_id', 'kind', 'plan', 'payer_id', 'effective')}, ${last} AS ${q('last')} FROM ${q('coverages')} c`;
  const calendar = `SELECT 1900 + 10 * tens.${q('n')} + ones.${q('n')} AS ${q('year')}, 1 + months.${q('n')} AS ${q('month')} FROM ${numbers(dialect, 20, 'tens')} CROSS JOIN ${numbers(dialect, 10, 'ones')} CROSS JOIN ${numbers(dialect, 12, 'months')}`;
  const at = `12 * m.${q('year')} + m.${q('month')}`;
  const [first, until] = ['effective', 'last'].map((name) => `12 * ${year(`s.${q(name)}`)} + ${month(`s.${q(name)}`)}`);
  return `SELECT DISTINCT ${columns(dialect, 's', 'patient_id', 'kind', 'plan', 'payer_id')}, ${columns(dialect, 'm', 'year', 'month')}\nFROM (${covered}) s JOIN (${calendar}) m ON ${at} BETWEEN ${first} AND ${until}\nWHERE s.${q('effective')} <= s.${q('last')}`;
}

function memberMonths(dialect: Dialect): View {
  return {
    name: 'member_months',
    about: 'The months in which each person is covered by a plan, on one day at least, up to the as-of date',
    query: monthsQuery(dialect),
  };
}

/** Costs are of the month of service. */
function perMemberPerMonth(dialect: Dialect, medical: boolean, pharmacy: boolean): View {
  const { quote: q, year, month } = dialect;
  const of = ['kind', 'plan', 'payer_id'];
  const cost = (day: string, from: string, record: string): string =>
    `SELECT ${columns(dialect, 'v', ...of)}, ${year(day)} AS ${q('year')}, ${month(day)} AS ${q('month')}, ${columns(dialect, record, 'allowed', 'paid')}\n  FROM ${from} JOIN ${q('coverages')} v ON v.${q('id')} = ${record}.${q('coverage_id')}`;
  // A reversal is of the month of the fill that it takes back.
  const reversible = `${q('pharmacy_claims')} f LEFT JOIN ${q('pharmacy_claims')} b ON b.${q('id')} = f.${q('original_id')}`;
  const costs = [
    ...(medical ? [cost(`s.${q('service_start')}`, `${q('claim_payments')} p JOIN ${q('claims')} s ON s.${q('id')} = p.${q('claim_id')}`, 'p')] : []),
    ...(pharmacy ? [cost(`COALESCE(b.${q('at')}, f.${q('at')})`, reversible, 'f')] : []),
  ].join('\n  UNION ALL ');
  const keys = [...of, 'year', 'month'].map(q).join(', ');
  const sums = ['allowed', 'paid'].map((name) => `SUM(${q(name)}) AS ${q(name)}`).join(', ');
  const [allowed, paid] = ['allowed', 'paid'].map((name) => `COALESCE(c.${q(name)}, 0)`);
  const each = (amount: string): string => `ROUND(1.0 * ${amount} / m.${q('member_months')}, 2)`;
  return {
    name: 'pmpm',
    about: 'Allowed and paid amounts per member per month, by plan and month of service',
    query: `SELECT ${columns(dialect, 'm', ...of, 'year', 'month', 'member_months')}, ${allowed} AS ${q('allowed')}, ${paid} AS ${q('paid')}, ${each(allowed)} AS ${q('allowed_pmpm')}, ${each(paid)} AS ${q('paid_pmpm')}\nFROM (SELECT ${keys}, COUNT(*) AS ${q('member_months')} FROM (${monthsQuery(dialect)}) d GROUP BY ${keys}) m\nLEFT JOIN (SELECT ${keys}, ${sums} FROM (${costs}) e GROUP BY ${keys}) c ON ${[...of, 'year', 'month'].map((name) => `c.${q(name)} = m.${q(name)}`).join(' AND ')}`,
  };
}

function claimLag(dialect: Dialect): View {
  const { quote: q, days } = dialect;
  const [service, submitted, decided] = [`c.${q('service_end')}`, `c.${q('submitted')}`, `d.${q('decided')}`];
  return {
    name: 'claim_lag',
    about: 'Days from the end of service over the claim to the first decision, for each claim',
    query: `SELECT c.${q('id')} AS ${q('claim_id')}, ${columns(dialect, 'c', 'patient_id', 'type')}, ${columns(dialect, 'v', 'plan', 'payer_id')}, ${service}, ${submitted}, ${decided},\n  ${days(service, submitted)} AS ${q('days_to_claim')}, ${days(submitted, decided)} AS ${q('days_to_decision')}, ${days(service, decided)} AS ${q('days')}\nFROM ${q('claims')} c JOIN ${q('coverages')} v ON v.${q('id')} = c.${q('coverage_id')}\nLEFT JOIN (SELECT ${q('claim_id')}, MIN(${q('decided')}) AS ${q('decided')} FROM ${q('claim_payments')} GROUP BY ${q('claim_id')}) d ON d.${q('claim_id')} = c.${q('id')}`,
  };
}

/** A reversal takes the lines of its original back. OA-23 is what earlier payers decided, no denial. */
function denialMix(dialect: Dialect): View {
  const { quote: q } = dialect;
  const count = `SUM(CASE WHEN p.${q('status')} = 'reversal' THEN -1 ELSE 1 END)`;
  const lines = (alias: string): string =>
    `${q('claim_payments')} p JOIN ${q('claim_payment_lines')} ${alias} ON ${alias}.${q('claim_payment_id')} = p.${q('id')}`;
  return {
    name: 'denial_mix',
    about: 'Denied lines by payer, group and reason, and their percentage of all lines that the payer decided; reversals are taken off',
    query: `SELECT p.${q('payer_id')}, MIN(o.${q('name')}) AS ${q('payer')}, ${columns(dialect, 'a', 'group', 'reason')}, ${count} AS ${q('lines')}, SUM(a.${q('amount')}) AS ${q('amount')}, 100.0 * ${count} / NULLIF(MAX(t.${q('lines')}), 0) AS ${q('percent')}\nFROM ${lines('l')}\nJOIN ${q('claim_payment_line_adjustments')} a ON a.${q('claim_payment_id')} = l.${q('claim_payment_id')} AND a.${q('line_position')} = l.${q('position')}\nJOIN (SELECT p.${q('payer_id')}, ${count} AS ${q('lines')} FROM ${lines('k')} GROUP BY p.${q('payer_id')}) t ON t.${q('payer_id')} = p.${q('payer_id')}\nLEFT JOIN ${q('organizations')} o ON o.${q('id')} = p.${q('payer_id')}\nWHERE l.${q('denied')} AND a.${q('reason')} <> '23'\nGROUP BY p.${q('payer_id')}, ${columns(dialect, 'a', 'group', 'reason')}\nHAVING ${count} <> 0`,
  };
}

/** The amount of a family is that of its subscriber: whoever of them changed it last. */
function accumulatorPosition(dialect: Dialect): View {
  const { quote: q } = dialect;
  const who = `CASE WHEN a.${q('scope')} = 'family' THEN v.${q('subscriber_id')} ELSE v.${q('member_id')} END`;
  const of = [columns(dialect, 'v', 'plan'), columns(dialect, 'a', 'kind', 'scope', 'network', 'year')].join(', ');
  const order = `a.${q('at')} DESC, a.${q('used')} DESC, a.${q('id')}`;
  return {
    name: 'accumulator_position',
    about: 'The latest amount that each member, and each family, has used of a deductible or out-of-pocket maximum, and what remains',
    query: `SELECT ${['member', 'subscriber_id', 'plan', 'kind', 'scope', 'network', 'year', 'used', 'limit'].map(q).join(', ')}, ${q('limit')} - ${q('used')} AS ${q('remaining')}, ${q('at')}\nFROM (SELECT ${who} AS ${q('member')}, v.${q('subscriber_id')}, ${of}, ${columns(dialect, 'a', 'used', 'limit', 'at')}, ROW_NUMBER() OVER (PARTITION BY ${who}, ${of} ORDER BY ${order}) AS ${q('place')}\n  FROM ${q('accumulators')} a JOIN ${q('coverages')} v ON v.${q('id')} = a.${q('coverage_id')}) r\nWHERE ${q('place')} = 1`,
  };
}

/**
 * A supply begins when the one before it is used up: with days s of a fill on day d and all days t up to it, its last day is t + max(d - (t - s)) over the
 * fills so far. The ingredient is the first word of the name of the drug.
 */
function proportionOfDaysCovered(dialect: Dialect): View {
  const { quote: q, day, days, year, types, firstWord } = dialect;
  const number = (date: string): string => days("'1970-01-01'", date);
  const drug = `LOWER(${firstWord(q('code_display'))})`;
  const key = ['patient_id', 'ingredient', 'year'].map(q).join(', ');
  const fills = `SELECT ${q('patient_id')}, ${drug} AS ${q('ingredient')}, ${year(q('handed_over'))} AS ${q('year')}, ${number(q('handed_over'))} AS ${q('d')}, SUM(${q('days_supply')}) AS ${q('s')}, COUNT(*) AS ${q('fills')}\n    FROM ${q('medication_dispenses')} WHERE ${q('status')} = 'completed' AND ${q('days_supply')} > 0\n    GROUP BY ${q('patient_id')}, ${drug}, ${year(q('handed_over'))}, ${number(q('handed_over'))}`;
  const over = `OVER (PARTITION BY ${key} ORDER BY ${q('d')})`;
  const summed = `SELECT ${key}, ${q('d')}, ${q('s')}, ${q('fills')}, SUM(${q('s')}) ${over} AS ${q('t')} FROM (${fills}) f`;
  const until = `SELECT ${key}, ${q('d')}, ${q('s')}, ${q('fills')}, ${q('t')} + MAX(${q('d')} - (${q('t')} - ${q('s')})) ${over} AS ${q('after')} FROM (${summed}) g`;
  // The day after the last of the period: that of the year, unless the run or the life ends before.
  const nextYear = number(`CAST(h.${q('year')} + 1 AS ${types.text}) || '-01-01'`);
  const death = `CASE WHEN p.${q('death')} IS NULL THEN ${number(asOf(dialect))} ELSE ${number(day(`p.${q('death')}`))} END`;
  const known = `CASE WHEN ${death} < ${number(asOf(dialect))} THEN ${death} ELSE ${number(asOf(dialect))} END + 1`;
  const end = `CASE WHEN ${nextYear} < ${known} THEN ${nextYear} ELSE ${known} END`;
  const ended = `SELECT h.*, ${end} AS ${q('end')} FROM (${until}) h JOIN ${q('patients')} p ON p.${q('id')} = h.${q('patient_id')}`;
  const within = (of: string): string => `CASE WHEN ${of} < ${q('end')} THEN ${of} ELSE ${q('end')} END`;
  const covered = `SUM(${within(q('after'))} - ${within(`(${q('after')} - ${q('s')})`)})`;
  const period = `(MAX(${q('end')}) - MIN(${q('d')}))`;
  return {
    name: 'pdc',
    about: 'The proportion of days covered by fills of an ingredient, from the first fill of each calendar year to its end or the as-of date',
    query: `SELECT ${key}, SUM(${q('fills')}) AS ${q('fills')}, ${period} AS ${q('days')}, ${covered} AS ${q('covered')}, 1.0 * ${covered} / NULLIF(${period}, 0) AS ${q('pdc')}\nFROM (${ended}) i GROUP BY ${key}`,
  };
}
