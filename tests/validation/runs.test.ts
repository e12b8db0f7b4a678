/** What hsimc itself makes is valid: the scenarios of the library whole, and every construct of the language in shape, identifiers and references. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import { subject } from '../../model/subject.ts';
import type { Writer } from '../../model/target.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { Validator } from '../../validation/validator.ts';
import { planOf } from '../support/scenario-runs.ts';

function irOf(path: string): Ir {
  const { text, host } = openEntry(path);
  return compile(text, host).value.ir as Ir;
}

const nowhere = (): void => {};
const output = { append: nowhere, part: nowhere };

function judged(ir: Ir, count: number): Validator {
  const validator = new Validator({ limit: 50, strict: false, ignore: new Set() });
  const writer: Writer = { subject: (one) => validator.subject(JSON.parse(JSON.stringify(z.encode(subject, one))), `${one.index}`) };
  // As a run does it, deliberate faults included.
  new BlockRunner(planOf(ir, { count })).subjects(0, count, '0', [{ name: 'validate', writer, output }]);
  return validator;
}

const library = ['patientsim', 'membersim', 'rxmembersim'].flatMap((area) =>
  readdirSync(`scenarios/${area}`).map((file) => `${area}/${file.replace('.hsim', '')}`),
);

test.each(library)('%s: 75 subjects without an error or a warning', (name) => {
  const validator = judged(irOf(`scenarios/${name}.hsim`), 75);
  expect(validator.result()).toEqual({ valid: true, error_count: 0, warning_count: 0, errors: [], warnings: [] });
});

const folder = 'tests/conformance/language';
const files = readdirSync(folder).filter((file) => file.endsWith('.hsim'));
/** Rules that hold for whatever a scenario says. */
const mechanical = /^(?:STRUCT|IDENT|CODE-001|CODE-004|TIME-003|TIME-006|STATE-00[125]|REF)/;

test.each(files)('%s: nothing that only the program could have done wrong', (file) => {
  const ir = irOf(`${folder}/${file}`);
  const sound = { ...ir, defects: [] };
  const { errors } = judged(sound, Math.min(100, ir.roster?.rows ?? 100)).result();
  expect(errors.filter(({ code }) => mechanical.test(code)).map(({ code, field, message }) => `${code} ${field} ${message}`)).toEqual([]);
});

test('deliberate faults are found', () => {
  const ir = irOf(`${folder}/faults.hsim`);
  expect(ir.defects.length).toBeGreaterThan(0);
  const found = new Set(judged(ir, 400).tallies.map(({ rule }) => rule.id));
  // A percentage under another unit and a lost decimal point, a flag that no longer fits, a result and a person entered twice.
  for (const id of ['LAB-004', 'LAB-005', 'LAB-006', 'STATE-008', 'IDENT-005']) expect(found, [...found].join(' ')).toContain(id);
});
