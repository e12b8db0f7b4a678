/**
 * Files of the first version of the language: `hsimc fix` makes them compile, they meet their expectations, and their people stay the same.
 *
 * The removal of words changed nobody, but for what this list names:
 * - `referral`, `first_year`: the id of a referral contains its verb, which was `refer` and is `order`.
 * - `states`: the official display of a code.
 */

import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyFixes } from '../../app/fix-scenario.ts';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Kind } from '../../model/kind.ts';
import { kindList } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { planOf, subjects } from '../support/scenario-runs.ts';

const folder = 'tests/migration';
const COUNT = 200;
const files = readdirSync(folder).filter((file) => file.endsWith('.hsim'));

/** Lists that only scenarios with coverage have are empty in these files. */
const benefits = kindList.filter((kind: Kind) => kind.onlyWhereMade === true).map(({ list }) => list as string);
const withoutEmptyBenefits = (subject: Subject): object =>
  Object.fromEntries(Object.entries(subject).filter(([name, value]) => !(benefits.includes(name) && Array.isArray(value) && value.length === 0)));

test.each(files)('%s', (file) => {
  const { text: entry, host } = openEntry(`${folder}/${file}`);
  const compiled = (text: string): ReturnType<typeof compile> => compile({ ...entry, text }, host);
  expect(compiled(entry.text).diagnostics.filter(({ severity }) => severity === 'error').length, 'a file of the first version needs the edits').toBeGreaterThan(
    0,
  );
  const { text } = applyFixes(entry.path, entry.text, (of) => compiled(of).diagnostics);
  const { value, diagnostics } = compiled(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  const ir = value.ir as Ir;
  const { tally } = new BlockRunner(planOf(ir, { count: COUNT })).subjects(0, COUNT, '0', []);
  const verdicts = ir.expectations.map((expectation, i) => verdictOf(expectation, tally.expectations[i]));
  expect(verdicts.filter(({ outcome }) => outcome === 'failed').map((verdict) => verdict.text)).toEqual([]);
  expect(
    createHash('sha256')
      .update(JSON.stringify(subjects(ir, { count: 20 }).map(withoutEmptyBenefits)))
      .digest('hex')
      .slice(0, 16),
  ).toMatchSnapshot();
});
