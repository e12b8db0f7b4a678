/** Every scenario of this folder compiles, runs, meets its own expectations, and runs the same by the reference executor. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import type { Ir } from '../../ir/definition.ts';
import { irSchema } from '../../ir/ir-schema.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { planOf, subjects } from '../support/scenario-runs.ts';

const folder = 'tests/conformance/language';
const files = readdirSync(folder).filter((file) => file.endsWith('.hsim'));
const COUNT = 200;

function compiled(file: string): Ir {
  const { text, host } = openEntry(`${folder}/${file}`);
  const { value, diagnostics } = compile(text, host);
  expect(diagnostics.filter((d) => hasErrors([d])).map((d) => `${d.code} ${d.message}`)).toEqual([]);
  return value.ir as Ir;
}

test.each(files)(
  '%s',
  (file) => {
    const ir = compiled(file);
    expect(irSchema.parse(JSON.parse(JSON.stringify(ir)))).toEqual(JSON.parse(JSON.stringify(ir)));
    expect(ir.expectations.length, 'a scenario here says what must be true of it').toBeGreaterThan(0);
    const count = Math.min(COUNT, ir.roster?.rows ?? COUNT);
    const plan = planOf(ir, { count });
    const { tally } = new BlockRunner(plan).subjects(0, count, '0', []);
    const verdicts = ir.expectations.map((expectation, i) => verdictOf(expectation, tally.expectations[i]));
    expect(verdicts.filter((verdict) => verdict.outcome === 'failed').map((verdict) => `${verdict.text}: ${verdict.found}`)).toEqual([]);
    const some = [0, 1, 7, 31, COUNT - 1].filter((index) => index < count);
    expect(subjects(ir, { count, reference: true }, some)).toEqual(subjects(ir, { count }, some));
    // Who else is made changes nobody.
    expect(subjects(ir, { count }, [1])).toEqual(subjects(ir, { count }).filter((one) => one.index === 1));
  },
  60_000,
);

test('every row of the table of coverage has its scenario', () => {
  const rows = [...readFileSync('docs/language-coverage.md', 'utf8').matchAll(/^\|(?! ?-)(.*)\|$/gm)].map((match) =>
    match[1].split('|').map((cell) => cell.trim()),
  );
  const named = rows.slice(1).map((row) => [row[0], [...(row[row.length - 1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1])] as const);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(([, paths]) => paths.length === 0 || !paths.every((path) => existsSync(path)))).toEqual([]);
  // Each scenario of this folder is there for a row.
  const shown = new Set(named.flatMap(([, paths]) => paths));
  expect(files.filter((file) => !shown.has(`${folder}/${file}`))).toEqual([]);
});
