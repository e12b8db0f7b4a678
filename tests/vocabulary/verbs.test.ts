import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kindOf } from '../../model/record-kinds.ts';
import { profileStatements, timelineStatements } from '../../vocabulary/block-statements.ts';
import { laterVerbs, statementForms } from '../../vocabulary/statement-forms.ts';
import { historyNouns, verbAliases, verbList, verbNamed } from '../../vocabulary/verbs.ts';
import { projectFiles } from '../structure/imports.ts';

test('a verb that can be corrected makes a record', () => {
  expect(verbList.filter(({ correctable, makes }) => correctable && makes === null)).toEqual([]);
});

test('each field of a correctable verb is a field of its record, or the verb says what it decides', () => {
  for (const { name, correctable, makes, fields, decides } of verbList) {
    if (!correctable || makes === null) continue;
    const known = Object.keys(kindOf[makes].schema.shape);
    const decided = [...fields.keys()].flatMap((field) => decides[field] ?? [field]);
    expect(
      decided.filter((field) => !known.includes(field)),
      name,
    ).toEqual([]);
    expect(
      Object.keys(decides).filter((field) => !fields.has(field)),
      name,
    ).toEqual([]);
  }
});

test('an alias is not a verb, and names one verb alone', () => {
  const aliases = verbList.flatMap(({ aliases: words }) => words);
  expect(new Set(aliases).size).toBe(aliases.length);
  for (const alias of aliases) {
    expect(verbNamed(alias), alias).toBeUndefined();
    expect(statementForms.has(alias) && !historyNouns.has(alias), alias).toBe(false);
    expect(verbAliases.has(alias)).toBe(true);
  }
});

test('words of every object are not verbs', () => {
  for (const word of ['constructor', 'toString', '__proto__']) {
    expect(verbNamed(word)).toBeUndefined();
    expect(statementForms.has(word)).toBe(false);
  }
});

test('the form of a statement follows from its specification', () => {
  const form = (word: string) => statementForms.get(word);
  expect(form('observe')).toMatchObject({ argument: 'path', value: true, braces: true, conditions: true, after: null });
  expect(form('note')).toMatchObject({ argument: 'text', value: false });
  expect(form('admit')).toMatchObject({ argument: 'none', braces: true });
  expect(form('set')).toMatchObject({ argument: 'path', value: true, braces: false });
  expect(form('merge')?.after).toEqual({ word: 'into', takes: 'event' });
  expect(form('discharge')?.words).toContain('transfer');
  expect(form('attribute')).toMatchObject({ argument: 'path', value: true, conditions: false });
  expect(form('coverage')).toMatchObject({ argument: 'named', value: false, conditions: true });
  expect(form('deductible')).toMatchObject({ argument: 'none', braces: true });
  expect(form('plan')).toBeUndefined();
});

test('a word that begins a verb and a noun of history is written alike in both', () => {
  for (const [word, noun] of historyNouns) {
    const verb = verbNamed(word);
    if (verb !== undefined) expect(noun.argument.kind).toBe(verb.argument.kind);
  }
});

test('words of later versions begin no statement of this one', () => {
  for (const word of laterVerbs.keys()) expect(statementForms.has(word), word).toBe(false);
});

test('statements of two blocks do not share a word', () => {
  expect(Object.keys(timelineStatements).filter((word) => word in profileStatements)).toEqual([]);
});

test('no code compares with the name of a verb: it asks the specification', () => {
  const comparison = new RegExp(`\\b(?:verb|verb\\.text|verb\\.name|spec\\.name)\\)? *[!=]== *'(?:${verbList.map(({ name }) => name).join('|')})'`);
  const sources = projectFiles().filter((path) => /^(?:app|cli|compiler|grammar|ir|runtime|targets|validation|vocabulary)\/.*\.ts$/.test(path));
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.filter((path) => comparison.test(readFileSync(path, 'utf8')))).toEqual([]);
  expect(comparison.test("if (item.verb.text === 'admit') return;")).toBe(true);
  expect(comparison.test("if (action.verb !== 'die') return;")).toBe(true);
});
