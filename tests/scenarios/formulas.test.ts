/** Formulas of the library against examples worked by hand from their sources. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import { parse } from '../../grammar/parse.ts';
import type { Ir } from '../../ir/definition.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { planOf } from '../support/scenario-runs.ts';

/** Age, sex, call, value, and how far from it rounding allows. */
const examples: readonly (readonly [age: number, sex: string, call: string, value: number, error: number])[] = [
  // 142 · (1/0.9)^-1.2 · 0.9938^50 = 142 · 0.8812 · 0.7327
  [50, 'male', 'egfr(1)', 91.69, 0.05],
  // 142 · (0.8/0.7)^-1.2 · 0.9938^60 · 1.012 = 142 · 0.8519 · 0.6886 · 1.012
  [60, 'female', 'egfr(0.8)', 84.3, 0.05],
  // Below the knot: 142 · (0.6/0.7)^-0.241 · 0.9938^30 · 1.012 = 142 · 1.0378 · 0.8298 · 1.012
  [30, 'female', 'egfr(0.6)', 123.76, 0.05],
  // (140 - 60) · 72 / (72 · 1)
  [60, 'male', 'creatinine_clearance(1, 72)', 80, 1e-9],
  [60, 'female', 'creatinine_clearance(1, 72)', 68, 1e-9],
  // 80 kg at 2 m
  [40, 'male', 'bmi(80, 200)', 20, 1e-9],
  // √(80 · 180 / 3600)
  [40, 'male', 'body_surface(80, 180)', 2, 1e-9],
  [40, 'male', 'mean_pressure(120, 75)', 90, 1e-9],
  [40, 'male', 'ldl(200, 50, 150)', 120, 1e-9],
  [40, 'male', 'average_glucose(7)', 154.2, 1e-9],
  [40, 'male', 'corrected_calcium(8, 2.5)', 9.2, 1e-9],
  [40, 'male', 'anion_gap(140, 104, 24)', 12, 1e-9],
  // 10 · (0.957 · ln 1.6 + 0.378 · ln 2.5 + 1.12 · ln 1.8 + 0.643)
  [40, 'male', 'meld(2.5, 1.8, 1.6)', 20.97, 0.01],
  [40, 'male', 'meld(0.5, 0.9, 0.7)', 6.43, 1e-9],
  [40, 'male', 'meld(40, 8, 9)', 40, 1e-9],
  // 50 · 60 / (150 · √49)
  [50, 'male', 'fib4(60, 49, 150)', 2.857, 0.001],
];

test.each(examples)('%s, %s: %s is %s', (age, sex, call, value, error) => {
  const text = `hsim 1
use "std/formulas" as formulas
scenario t "T" { as_of: 2025-06-30 }
profile p { birth_date: 2025-01-06 - ${age} years  sex: ${sex} }
timeline care of p { anchor start: 2025-01-06 }
expect { mean(formulas.${call}) in ${value - error}..${value + error} }`;
  const { host } = openEntry('diabetes');
  const { value: compiled, diagnostics } = compile({ path: 'all.hsim', text, sha256: '' }, host);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const plan = planOf(compiled.ir as Ir, { count: 1 });
  const { tally } = new BlockRunner(plan).subjects(0, 1, '0', []);
  expect(verdictOf((compiled.ir as Ir).expectations[0], tally.expectations[0])).toMatchObject({ outcome: 'passed' });
});

test('each formula has an example and a source', () => {
  const path = 'scenarios/std/formulas.hsim';
  const text = readFileSync(path, 'utf8');
  const named = parse({ path, text }).value.declarations.flatMap((node) => (node.kind === 'let' && node.parameters.length > 0 ? [node.name.text] : []));
  const shown = new Set(examples.map(([, , call]) => call.slice(0, call.indexOf('('))));
  expect(named.filter((name) => !shown.has(name))).toEqual([]);
  for (const name of named) expect(text).toMatch(new RegExp(`(?:19|20)\\d\\d[;,.].*\\nlet ${name}\\(`));
});
