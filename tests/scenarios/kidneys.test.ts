/** Kidneys of people with diabetes: stages as surveys find them, each diagnosed once and by the latest results. */
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Subject } from '../../model/subject.ts';
import { subjects } from '../support/scenario-runs.ts';

const { text, host } = openEntry('diabetes');
const people = subjects(compile(text, host).value.ir as Ir, { count: 1000 });
const FILTRATION = '98979-8';

const rates = ({ observations }: Subject): number[] => observations.flatMap(({ code, value }) => (code.code === FILTRATION && value !== null ? [value] : []));
const problems = ({ conditions }: Subject): string[] =>
  conditions.flatMap(({ category, clinical_status, code }) => (category === 'problem_list_item' && clinical_status === 'active' ? [code.code] : []));

test('filtration: stage 3 is the most frequent below 60, and stages 4 and 5 occur', () => {
  const last = people.flatMap((one) => rates(one).slice(-1));
  const share = (least: number, below: number): number => last.filter((rate) => rate >= least && rate < below).length / last.length;
  // 22.0% below 60, 9.0% below 45: Bailey RA et al., BMC Res Notes 2014;7:415.
  expect(share(0, 60)).toBeGreaterThan(0.17);
  expect(share(0, 60)).toBeLessThan(0.27);
  expect(share(0, 45)).toBeGreaterThan(0.05);
  expect(share(0, 45)).toBeLessThan(0.13);
  expect(share(30, 60)).toBeGreaterThan(3 * share(0, 30));
  expect(share(0, 30)).toBeGreaterThan(0.005);
});

test('each person has one stage, and diabetic kidney disease has its stage beside it', () => {
  const stages = new Map<string, number>();
  for (const one of people) {
    const active = problems(one);
    const found = active.filter((code) => code.startsWith('N18'));
    expect(found.length).toBeLessThanOrEqual(1);
    if (active.includes('E11.22')) expect(found).toHaveLength(1);
    for (const code of found) stages.set(code, (stages.get(code) ?? 0) + 1);
  }
  expect([...stages.keys()].sort()).toEqual(expect.arrayContaining(['N18.1', 'N18.2', 'N18.31', 'N18.32', 'N18.4']));
});
