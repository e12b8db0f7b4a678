/** MeasureReport says of every person what the truth says, as FHIR counts populations. */
import type { Bundle, MeasureReport } from 'fhir/r4.js';
import { describe, expect, test } from 'vitest';
import { ReadyJob, runInfoOf } from '../../../app/run/run-job.ts';
import { dayOf, startOfDay } from '../../../model/time/civil.ts';
import type { MeasureResult } from '../../../model/truth/truth.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import { judge } from '../../conformance/medplum.ts';
import { compileText } from '../../support/scenario-runs.ts';
import { Files, registered, run, uuid } from '../fixtures/basics.ts';
import { A1C_URL, reportedOf, standings } from '../fixtures/measures.ts';

const text = `hsim 1
scenario pops "Populations" { as_of: 2025-12-31 }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 } }
codes dx: ICD10CM { renal N18.6 "End stage renal disease" }
profile adult {
  age: uniform(12..85)
  attribute a1c: uniform(5.5..11)
  history { condition dx.renal chance 30% { onset: start - 1 year } }
}
timeline care of adult {
  anchor start: uniform(2025-01-08..2025-06-28)
  event visit at start chance 70% { encounter ambulatory { observe labs.a1c: a1c } }
}
measure poor_control {
  title: "Glycemic status above 9"
  url: "${A1C_URL}|0.1.002"
  initial: age in 18..75
  denominator: any(visit)
  exclusion: has(dx.renal)
  numerator: last(labs.a1c) > 9
}
measure tested { initial: age >= 18  numerator: any(labs.a1c) }
defects { duplicate subject: 20%  drop observations: 30% }`;
const ir = compileText(text);
const COUNT = 60;

interface Options {
  readonly bundle?: string;
  readonly method?: string;
  readonly asOf?: number;
  readonly since?: number;
  readonly scenario?: ReturnType<typeof compileText>;
}

/** What a run writes to FHIR and to the truth. */
async function written({ bundle = 'none', method, asOf = startOfDay(dayOf(2025, 12, 31)) + 1439, since, scenario = ir }: Options = {}) {
  const options = { seed: '1', count: COUNT, asOf, ...(since === undefined ? {} : { since }) };
  const ready = await ReadyJob.make({
    ir: scenario,
    options,
    run: { ...runInfoOf(scenario), seed: '1', asOf, version: 'test', ...(since === undefined ? {} : { since }) },
    targets: [
      { name: 'fhir', options: fhir.options.parse({ bundle, method }) },
      { name: 'truth', options: {} },
    ],
    blockSize: COUNT,
    inputs: '',
    only: null,
  });
  const outputs = { fhir: new Files(), truth: new Files() };
  ready.runBlock(0, (name) => outputs[name as 'fhir' | 'truth']);
  const lines = [...outputs.fhir.texts.values()].flatMap((one) =>
    one
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { resourceType: string }),
  );
  const entries = lines.flatMap((one) => (one.resourceType === 'Bundle' ? (one as Bundle).entry! : [{ resource: one as MeasureReport }]));
  const all = entries.map(({ resource }) => resource!);
  const reports = all.filter((one) => one.resourceType === 'MeasureReport');
  const truth = [...outputs.truth.texts].flatMap(([path, one]) =>
    path.startsWith('measures')
      ? one
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as MeasureResult)
      : [],
  );
  return { all, entries, reports, truth, outputs };
}

/** The populations of a report by their codes. */
const populationsOf = ({ group }: MeasureReport): Record<string, number> =>
  Object.fromEntries(group![0].population!.map(({ code, count }) => [code!.coding![0].code!, count!]));

const nameOf = ({ measure }: MeasureReport): string => (measure === `${A1C_URL}|0.1.002` ? 'poor_control' : measure.split('/').at(-1)!);

describe.each(['none', 'collection', 'transaction'])('bundle: %s', (bundle) => {
  test('there is one report for each line of the truth, with its populations', async () => {
    const { reports, truth } = await written({ bundle });
    expect(truth).toHaveLength(2 * COUNT);
    const found = new Map(reports.map((one) => [`${one.subject!.reference} ${nameOf(one)}`, one]));
    expect(reports).toHaveLength(truth.length);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(truth.length);
    const met = new Set<string>();
    for (const { patient_id, measure, initial, denominator, exclusion, numerator } of truth) {
      const report = found.get(`Patient/${patient_id} ${measure}`)!;
      met.add(`${measure} ${initial} ${denominator} ${exclusion} ${numerator}`);
      expect(populationsOf(report)).toEqual({
        'initial-population': initial ? 1 : 0,
        denominator: denominator || exclusion ? 1 : 0,
        ...(measure === 'tested' ? {} : { 'denominator-exclusion': exclusion ? 1 : 0 }),
        numerator: numerator ? 1 : 0,
      });
      expect(report.group![0].measureScore).toEqual(denominator ? { value: numerator ? 1 : 0 } : undefined);
    }
    // Somebody is in each population, and somebody is not.
    expect([...met].filter((one) => one.startsWith('poor_control'))).toHaveLength(5);
  });
});

test('what is said around the populations', async () => {
  const { reports, all } = await written({ bundle: 'collection' });
  const organizations = new Set(all.flatMap(({ resourceType, id }) => (String(resourceType) === 'Organization' ? [String(id)] : [])));
  for (const report of reports) {
    expect(report).toMatchObject({ status: 'complete', type: 'individual', date: '2025-12-31', period: { end: '2025-12-31' } });
    expect(organizations.has(report.reporter!.reference!.replace('Organization/', ''))).toBe(true);
  }
  expect(new Set(reports.map(({ measure }) => measure))).toEqual(new Set([`${A1C_URL}|0.1.002`, 'https://hsimc.invalid/scenario/pops/measure/tested']));
  const titles = new Set(reports.map(({ text: { div } = { status: 'empty', div: '' } }) => div.replace(/<[^>]*>/g, '')));
  expect(titles).toEqual(new Set(['Glycemic status above 9', 'tested']));
});

test('the address of a measure without one does not depend on the seed', () => {
  const one = registered(0);
  const measureOf = (seed: string): string[] => {
    const files = new Files();
    fhir.open({ ...run, seed }, { bundle: 'none', us_core: '6.1.0' }).subject(one, '0000', files, undefined, reportedOf(one, 4, uuid));
    return files.texts
      .get('MeasureReport.0000.ndjson')!
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as MeasureReport).measure);
  };
  expect(measureOf('1')).toEqual([A1C_URL, 'https://hsimc.invalid/scenario/diabetes-management/measure/seen']);
  expect(measureOf('2')).toEqual(measureOf('1'));
});

test('a second registration of a patient has no reports', async () => {
  const { all, reports, truth } = await written();
  const patients = all.filter(({ resourceType }) => String(resourceType) === 'Patient');
  expect(patients.length).toBeGreaterThan(COUNT);
  expect(new Set(reports.map((one) => one.subject!.reference))).toEqual(new Set(truth.map(({ patient_id }) => `Patient/${patient_id}`)));
});

test('each feed has the reports of everybody, of its day; a person without other news comes with their Patient alone', async () => {
  const [first, last] = [startOfDay(dayOf(2025, 12, 30)) + 1439, startOfDay(dayOf(2025, 12, 31)) + 1439];
  const [whole, feed] = [await written({ asOf: last }), await written({ asOf: last, since: first })];
  const byId = (list: readonly MeasureReport[]) => new Map(list.map((one) => [one.id, one]));
  expect(byId(feed.reports)).toEqual(byId(whole.reports));
  expect(new Set(feed.all.map(({ resourceType }) => String(resourceType)))).toEqual(new Set(['Patient', 'MeasureReport']));
  const before = byId((await written({ asOf: first })).reports);
  expect([...before.keys()].sort()).toEqual(whole.reports.map(({ id }) => id!).sort());
  expect([...before.values()].every(({ date }) => date === '2025-12-30')).toBe(true);
});

test('loaded by POST, the report of the same day is there already, and that of another day is new', async () => {
  const searches = async (day: number): Promise<string[]> =>
    (await written({ bundle: 'transaction', method: 'post', asOf: startOfDay(dayOf(2025, 12, day)) + 1439 })).entries.flatMap(({ resource, request }) =>
      resource?.resourceType === 'MeasureReport' ? [request!.ifNoneExist!] : [],
    );
  const [one, same, other] = [await searches(30), await searches(30), await searches(31)];
  expect(new Set(one).size).toBe(2 * COUNT);
  expect(same).toEqual(one);
  expect(other.filter((search) => one.includes(search))).toEqual([]);
});

test('a scenario without measures has no reports, and the bytes that it had', async () => {
  const without = compileText(text.replace(/measure [\s\S]*(?=defects)/, ''));
  const { reports, outputs } = await written({ scenario: without });
  expect(reports).toEqual([]);
  const withThem = (await written()).outputs.fhir.texts;
  expect([...outputs.fhir.texts.keys()]).toEqual([...withThem.keys()].filter((path) => !path.startsWith('MeasureReport')));
  for (const [path, bytes] of outputs.fhir.texts) expect(withThem.get(path)).toBe(bytes);
});

test('every standing is valid FHIR', { timeout: 120_000 }, () => {
  const one = registered(0);
  for (const standing of standings.keys()) {
    const files = new Files();
    fhir.open(run, { bundle: 'collection', us_core: '6.1.0' }).subject(one, '0000', files, undefined, reportedOf(one, standing, uuid));
    expect(judge([...files.texts.values()].map((bundle) => JSON.parse(bundle)))).toEqual([]);
  }
});
