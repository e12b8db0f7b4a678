import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Calibration, type CalibrationRequest, calibrateScenario } from '../../../app/calibrate/calibrate-scenario.ts';
import { openEntry } from '../../../app/scenario-files.ts';
import { Stop } from '../../../app/stop.ts';
import { openTargets } from '../../../app/targets-file.ts';
import { calibrationJunit } from '../../../cli/view/calibration-junit.ts';
import { calibrationText } from '../../../cli/view/calibration-text.ts';

const text = (targets: string): string => `hsim 1
scenario survey "Survey" { as_of: 2025-06-30 }
use "std/labs" as labs
use "std/procedures" as px
param share_of_smokers: 25%
profile adult {
  age: uniform(40..80)
  sex: choose { male: 56%, female: 44% }
  attribute smoker: chance share_of_smokers
  attribute weight: if sex == male then 80 else 60
  attribute level: 7 + 0.03 * (age - 60)
  attribute drinks: no
}
variations control { poor 20% { } well 50% { } fair rest { } }
timeline care of adult {
  anchor index: 2024-01-05
  event visit every 3 months from index for 1 year {
    encounter ambulatory {
      observe labs.a1c: level
      procedure px.eye_exam chance 60%
      procedure px.foot_exam when smoker
      set drinks: smoker
    }
  }
}
mixin from_survey { source: "Survey of adults"  year: 2021..2023  population: "US adults"  grade: B }
${targets}`;

const target = (name: string, figure: string, more = ''): string => `target ${name} { include from_survey  figure: ${figure}  ${more} }\n`;

async function calibrated(targets: string, more: Partial<CalibrationRequest> = {}): Promise<Calibration> {
  const entry = { ...openEntry('diabetes'), text: { path: 'survey.hsim', text: text(targets), sha256: '' } };
  const request = { count: 400, seed: '1', set: new Map<string, string>(), only: [], by: null, ...more };
  const { findings, result } = await calibrateScenario(entry, request, { shown: false, update: () => {}, end: () => {} });
  expect(findings.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return result as Calibration;
}

test('values and verdicts', async () => {
  const { targets } = await calibrated(
    target('poor', 'share(subjects where control == poor) in 10%..30%', 'published: 20%') +
      target('slope', 'slope(last(labs.a1c), age) in 0.02..0.04') +
      target('weights', 'mean(weight where sex == male) / mean(weight where sex == female) in 1.2..1.4') +
      target('visits', 'sum(count(encounter)) / sum(age) in 0..1') +
      target('a1c', 'mean(observations.value where code == labs.a1c) in 9..10') +
      target('none', 'mean(last(labs.glucose)) in 80..120') +
      target('men', 'share(subjects where sex == male) in 55%..57%'),
  );
  const of = new Map(targets.map((one) => [one.name, one]));
  const value = (name: string): number => of.get(name)?.value ?? Number.NaN;
  // Exactly a fifth of 400 subjects.
  expect([value('poor'), of.get('poor')?.verdict]).toEqual([0.2, 'ok']);
  expect(value('slope')).toBeCloseTo(0.03, 3);
  expect(value('weights')).toBe(80 / 60);
  expect(of.get('weights')?.interval?.low).toBeCloseTo(80 / 60, 6);
  expect(of.get('weights')?.verdict).toBe('ok');
  expect(value('visits')).toBeGreaterThan(4 / 80);
  expect(value('visits')).toBeLessThan(5 / 40);
  expect(of.get('a1c')?.verdict).toBe('fail');
  expect(of.get('none')).toMatchObject({ value: null, interval: null, verdict: 'not_computable' });
  expect(of.get('men')?.verdict).toBe('undecided');
  expect(of.get('men')?.needed).toBeGreaterThan(400);
  expect(of.get('poor')).toMatchObject({ source: 'Survey of adults', years: [2021, 2023], population: 'US adults', grade: 'B', unit: 'share' });
});

test('the records of a subject count together', async () => {
  const records = 'mean(observations.value where code == labs.a1c) in 6..8';
  const { targets } = await calibrated(target('records', records) + target('subjects', 'mean(last(labs.a1c)) in 6..8'));
  const width = ({ interval }: Calibration['targets'][number]): number => (interval?.high ?? 0) - (interval?.low ?? 0);
  // Four values, which are equal, of each subject say no more than one.
  expect(width(targets[0])).toBeCloseTo(width(targets[1]), 2);
});

test.each([
  ['a weight', 'share(subjects where sex == male) in 50%..60%', '56%', 'figure'],
  ['what is left of a weight', 'share(subjects where sex == female) in 40%..50%', '44%', 'figure'],
  ['a parameter', 'share(subjects where smoker) in 20%..30%', '25%', 'figure'],
  ['an arm', 'share(subjects where control == well) in 40%..60%', '50%', 'figure'],
  ['two arms', 'share(subjects where control in [poor, well]) in 60%..80%', '70%', 'figure'],
  ['the chance of a statement', 'share(subjects where any(px.eye_exam)) in 50%..70%', '60%', 'figure'],
  ['a factor, of a slope', 'slope(last(labs.a1c), age) in 0.02..0.04', '0.03', 'figure'],
  ['another value of the profile', 'mean(weight) in 60..80', '71.2', 'input'],
  ['the chance of an attribute that a statement depends on', 'share(subjects where any(px.foot_exam)) in 20%..30%', '25%', 'figure'],
  ['deaths', 'count(subjects where not missing(death)) / sum(age) in 0..1', '0.01', null],
  ['a result', 'mean(last(labs.a1c)) in 6..8', '7.01', null],
  ['an attribute that events set', 'share(subjects where drinks) in 20%..30%', '24%', null],
] as const)('echo: %s', async (_, figure, published, kind) => {
  const { targets } = await calibrated(target('one', figure, `published: ${published}`), { count: 20 });
  expect(targets[0].echo?.kind ?? null).toBe(kind);
  if (kind === 'figure') expect(targets[0].echo?.place).toMatch(/^survey\.hsim:\d+$/);
});

test('groups have values of their own', async () => {
  const { targets } = await calibrated(
    target('by_weight', 'mean(weight) in 60..80') + target('ratio', 'share(encounters where class == emergency) in 0%..1%'),
    { by: 'sex' },
  );
  expect(targets[0].strata.map(({ label, value }) => [label, value])).toEqual([
    ['male', 80],
    ['female', 60],
  ]);
  const asked = targets[1].strata.map((stratum) => stratum.asked);
  expect(asked.reduce((a, b) => a + b, 0)).toBe(400 * 4);
  const { targets: byAge } = await calibrated(target('by_age', 'mean(age) in 40..80'), { by: 'age' });
  for (const { label, value } of byAge[0].strata.filter((stratum) => stratum.value !== null)) {
    const [low, high] = label.split(' to ').map(Number);
    expect(value).toBeGreaterThanOrEqual(low || 75);
    expect(value).toBeLessThanOrEqual(high || 150);
  }
});

test('targets are chosen by name, and an unknown one is refused', async () => {
  const both = target('a_one', 'mean(age) in 40..80') + target('b_two', 'mean(age) in 40..80');
  expect((await calibrated(both, { only: ['a*'], count: 10 })).targets.map(({ name }) => name)).toEqual(['a_one']);
  await expect(calibrated(both, { only: ['a_on'], count: 10 })).rejects.toBeInstanceOf(Stop);
  await expect(calibrated(both, { by: 'colour', count: 10 })).rejects.toBeInstanceOf(Stop);
});

test('as text and as JUnit', async () => {
  const calibration = await calibrated(
    target('poor', 'share(subjects where control == poor) in 10%..30%', 'published: 20%  title: "Poor & bad"') +
      target('a1c', 'mean(last(labs.a1c)) in 9..10') +
      target('none', 'mean(last(labs.glucose)) in 80..120'),
  );
  const shown = calibrationText(calibration);
  expect(shown).toContain('poor    20%        20% (16.19–24.26)');
  expect(shown).toContain('Poor & bad: Survey of adults; 2021–2023; US adults; grade B');
  expect(shown).toContain('3 targets on 400 subjects: 1 ok (1 echo), 1 FAIL, 1 not computable');
  expect(
    calibrationText(calibration, true)
      .split('\n')
      .filter((line) => /^\S/.test(line))
      .map((line) => line.split(' ')[0]),
  ).toEqual(['target', 'a1c']);
  const junit = calibrationJunit(calibration);
  expect(junit).toContain('<testsuite name="survey" tests="3" failures="1" errors="0" skipped="1">');
  expect(junit).toContain('<testcase classname="survey.echo" name="poor"/>');
  expect(junit).toMatch(/name="a1c">\n {6}<failure message="a1c: 7\.\d+ \(/);
});

test('targets are in the scenario, or in a file beside it', () => {
  expect(openTargets('diabetes').text.path).toBe('patientsim/diabetes.targets.hsim');
  expect(openTargets('maternity').text.path).toBe('patientsim/maternity.hsim');
  const folder = mkdtempSync(join(tmpdir(), 'hsimc-targets-'));
  const write = (name: string, more: string): string => {
    writeFileSync(join(folder, name), text(more));
    return join(folder, name);
  };
  const alone = write('alone.hsim', target('poor', 'share(subjects where control == poor) in 10%..30%'));
  expect(openTargets(alone).text.path).toBe(alone);
  const scenario = write('care.hsim', '');
  const beside = write('care.targets.hsim', target('poor', 'share(subjects where control == poor) in 10%..30%'));
  expect(openTargets(scenario).text.path).toBe(beside);
  expect(openTargets(beside).text.path).toBe(beside);
  // Targets in both files: those of one would be without effect.
  write('care.hsim', target('poor', 'share(subjects where control == poor) in 10%..30%'));
  expect(() => openTargets(scenario)).toThrow(Stop);
});
