/** What the clinical scenarios of the library record of a person agrees with itself: derived results, stages, limits of drugs, pregnancies, codes that exclude each other, renewals. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../model/subject.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';

const COUNT = 25;
const folders = ['patientsim', 'populations'];
const files = folders.flatMap((folder) =>
  readdirSync(`scenarios/${folder}`).flatMap((file) => (/^[^.]+\.hsim$/.test(file) ? [`scenarios/${folder}/${file}`] : [])),
);

const CREATININE = '2160-0';
const FILTRATION = '98979-8';
const YEAR = 365.2425;

const finals = (one: Subject, loinc: string): Subject['observations'][number][] =>
  one.observations.filter(({ code, value, status }) => code.code === loinc && value !== null && status !== 'entered_in_error' && status !== 'cancelled');
const problems = ({ conditions }: Subject): string[] =>
  conditions.flatMap(({ category, clinical_status, code }) => (category === 'problem_list_item' && clinical_status === 'active' ? [code.code] : []));
const ageOn = ({ patient }: Subject, day: number): number => Math.floor((day - (patient.birth_date ?? 0) + 0.25) / YEAR);

/** CKD-EPI 2021, as it was published (Inker LA et al., N Engl J Med 2021;385:1737). */
function ckdEpi(creatinine: number, age: number, female: boolean): number {
  const ratio = creatinine / (female ? 0.7 : 0.9);
  return 142 * Math.min(ratio, 1) ** (female ? -0.241 : -0.302) * Math.max(ratio, 1) ** -1.2 * 0.9938 ** age * (female ? 1.012 : 1);
}

/** Filtration rates that are not those of the last creatinine before them. */
function wrongRates(one: Subject): string[] {
  const creatinines = finals(one, CREATININE);
  return finals(one, FILTRATION).flatMap((rate) => {
    const last = creatinines.filter(({ effective }) => effective <= rate.effective).sort((a, b) => a.effective - b.effective);
    const latest = last.filter(({ effective }) => effective === last[last.length - 1]?.effective);
    const age = ageOn(one, dayOfMinute(rate.effective));
    // On a birthday, the age is that of the day before or after, by a leap year.
    const right = latest.flatMap(({ value }) => [age - 1, age, age + 1].map((years) => ckdEpi(value ?? 0, years, one.patient.sex === 'female')));
    return right.length === 0 || right.some((value) => Math.abs(value - (rate.value ?? 0)) <= 1) ? [] : [`rate ${rate.value} beside ${right.join(', ')}`];
  });
}

/** Stages 3 to 5 that no measured rate supports: each by the rates measured until it was diagnosed, except what was known at the start. */
function unsupportedStages(one: Subject): string[] {
  const below: Readonly<Record<string, number>> = { 'N18.31': 60, 'N18.32': 45, 'N18.4': 30, 'N18.5': 15 };
  return one.conditions.flatMap(({ code, encounter_id: visit, recorded }) => {
    const limit = below[code.code];
    const rates = finals(one, FILTRATION).filter(({ effective }) => effective <= recorded);
    return limit === undefined || visit === null || rates.length === 0 || rates.some(({ value }) => (value ?? 0) < limit)
      ? []
      : [`${code.code} with rates ${rates.map(({ value }) => value).join(', ')}`];
  });
}

/** Metformin that goes on below a rate of 30. */
function beyondLimits(one: Subject): string[] {
  const rates = finals(one, FILTRATION).sort((a, b) => a.effective - b.effective);
  const last = rates[rates.length - 1];
  if (last === undefined || (last.value ?? 99) >= 30) return [];
  return one.medication_requests.flatMap(({ status, code, authored }) =>
    status === 'active' && /metformin/i.test(code.display) && authored >= last.effective ? [`${code.display} with a rate of ${last.value}`] : [],
  );
}

function wrongPregnancies(one: Subject): string[] {
  return one.conditions.flatMap(({ code, onset, recorded }) => {
    if (code.system !== 'ICD10CM' || !/^(O|Z33|Z34|Z3A|Z36)/.test(code.code)) return [];
    const age = ageOn(one, onset ?? dayOfMinute(recorded));
    return one.patient.sex === 'female' && age >= 10 && age <= 56 ? [] : [`${code.code} of a ${one.patient.sex} patient of ${age} years`];
  });
}

/** Of each group, one can be on the problem list: notes "Excludes1" of ICD-10-CM, and stages. */
const EXCLUSIVE: readonly (readonly RegExp[])[] = [
  [/^N18\.1$/, /^N18\.2$/, /^N18\.31$/, /^N18\.32$/, /^N18\.4$/, /^N18\.5$/, /^N18\.6$/],
  [/^I10$/, /^I11\./, /^I12\./, /^I13\./],
  [/^E10\./, /^E11\./],
  [/^J45\.2/, /^J45\.3/, /^J45\.4/, /^J45\.5/],
  [/^I48\.0$/, /^I48\.2/],
  [/^F32\./, /^F33\./],
];
function together(one: Subject): string[] {
  const active = [...new Set(problems(one))];
  return EXCLUSIVE.flatMap((group) => {
    const found = group.flatMap((pattern) => active.filter((code) => pattern.test(code)).slice(0, 1));
    return found.length > 1 ? [found.join(' with ')] : [];
  });
}

/** The drugs of the library that are taken on and on. */
const CHRONIC = new Set(
  readdirSync('scenarios/std').flatMap((file) =>
    [...readFileSync(`scenarios/std/${file}`, 'utf8').matchAll(/^ {2}\w+ +\d+ +"([^"]+)" .*ongoing: yes/gm)].map(([, name]) => name),
  ),
);

/** A chronic drug whose supply ended, that nobody stopped, and that a later visit did not renew although its reason lasts. */
function lapsed(one: Subject): string[] {
  const replaced = new Set(one.medication_requests.map(({ prior_id: prior }) => prior));
  const visits = one.encounters.filter(({ class: of, status }) => (of === 'ambulatory' || of === 'virtual' || of === 'home') && status === 'finished');
  const active = problems(one);
  return one.medication_requests.flatMap(({ id, prior_id: prior, status, code, authored, days_supply: days, refills, reason }) => {
    if (!CHRONIC.has(code.display) || prior === null || replaced.has(id) || status !== 'completed' || days === null) return [];
    if (reason !== null && !active.includes(reason.code)) return [];
    const end = authored + days * (refills + 1) * 1440;
    return visits.some(({ start }) => start > end) ? [`${code.display} ended, and was not renewed`] : [];
  });
}

const checks: Readonly<Record<string, (one: Subject) => string[]>> = {
  'filtration rates are CKD-EPI 2021 of the last creatinine': wrongRates,
  'stages of kidney disease are those of measured rates': unsupportedStages,
  'metformin is not begun below a rate of 30': beyondLimits,
  'pregnancies are of women of an age for it': wrongPregnancies,
  'codes that exclude each other are not together': together,
  'a chronic drug does not lapse': lapsed,
};

describe.each(files)('%s', (file) => {
  const people = subjects(compileText(readFileSync(file, 'utf8')), { count: COUNT });
  test.each(Object.entries(checks))('%s', (_, problem) => {
    expect(people.flatMap(problem)).toEqual([]);
  });
});

/** The same people after an edit of each of them. */
function edited(people: readonly Subject[], edit: (one: Subject) => void): Subject[] {
  const copies = structuredClone(people) as Subject[];
  for (const one of copies) edit(one);
  return copies;
}

test('the checks find what they look for', () => {
  const people = subjects(compileText(readFileSync('scenarios/patientsim/diabetes.hsim', 'utf8')), { count: 40 });
  const found = (name: string, edit: (one: Subject) => void): number => edited(people, edit).flatMap(checks[name]).length;
  const low = (one: Subject): void => {
    for (const rate of finals(one, FILTRATION)) Object.assign(rate, { value: 12 });
  };
  expect(found('filtration rates are CKD-EPI 2021 of the last creatinine', low)).toBeGreaterThan(20);
  const early = (one: Subject): void => {
    for (const rate of finals(one, FILTRATION)) Object.assign(rate, { value: 12, effective: 0 });
  };
  expect(found('metformin is not begun below a rate of 30', early)).toBeGreaterThan(5);
  const recode = (from: RegExp, to: string) => (one: Subject) => {
    for (const { code } of one.conditions) if (from.test(code.code)) Object.assign(code, { code: to });
  };
  expect(found('pregnancies are of women of an age for it', recode(/^E11/, 'O80'))).toBeGreaterThan(10);
  expect(found('codes that exclude each other are not together', recode(/^E78/, 'I11.0'))).toBeGreaterThan(5);
  const stages = (one: Subject): void => {
    for (const { code, encounter_id: visit } of one.conditions) if (visit !== null) Object.assign(code, { code: 'N18.5' });
  };
  expect(found('stages of kidney disease are those of measured rates', stages)).toBeGreaterThan(5);
  const ended = (one: Subject): void => {
    for (const request of one.medication_requests) Object.assign(request, { status: 'completed', days_supply: 1, refills: 0, reason: null });
  };
  expect(found('a chronic drug does not lapse', ended)).toBeGreaterThan(5);
});

/** Medians of stays in days, between 0.6 times the shortest and 1.6 times the longest geometric mean of their groups: CMS, Table 5 of the final rule for fiscal year 2027. */
const STAYS: readonly (readonly [file: string, groups: string, shortest: number, longest: number])[] = [
  ['elective-joint', '470', 2, 2],
  ['colorectal-cancer', '330 and 331', 2.6, 4.7],
  ['copd', '190 to 192', 2.1, 3.3],
  ['heart-failure', '291', 3.8, 3.8],
  ['pneumonia', '193 to 195', 2.2, 3.8],
  ['sepsis', '871 and 872', 3.4, 4.8],
];
test.each(STAYS)('%s: stays are as long as those of MS-DRG %s', (file, _, shortest, longest) => {
  const people = subjects(compileText(readFileSync(`scenarios/patientsim/${file}.hsim`, 'utf8')), { count: 200 });
  const days = people
    .flatMap(({ encounters }) => encounters)
    .flatMap(({ class: of, start, end, status }) => (of === 'inpatient' && status === 'finished' && end !== null ? [(end - start) / 1440] : []))
    .toSorted((a, b) => a - b);
  expect(days.length).toBeGreaterThan(8);
  const median = days[Math.floor(days.length / 2)];
  expect(median).toBeGreaterThan(0.6 * shortest);
  expect(median).toBeLessThan(1.6 * longest);
});
