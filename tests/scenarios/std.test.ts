/** The modules of the library: complete, formatted, and usable by the names in their headers. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import { parse } from '../../grammar/parse.ts';
import { print } from '../../grammar/print/print.ts';

const folder = 'scenarios/std';
const modules = readdirSync(folder).map((name) => {
  const path = `${folder}/${name}`;
  const text = readFileSync(path, 'utf8');
  return { name: name.replace('.hsim', ''), path, text, node: parse({ path, text }).value };
});

/** A scenario that imports modules under their own names: every one, or those that its text names. */
function scenario(body: string, expectations = '', every = false): string {
  const uses = modules
    .filter(({ name }) => every || new RegExp(`\\b${name}\\.`).test(`${body} ${expectations}`))
    .map(({ name }) => `use "std/${name}" as ${name}`)
    .join('\n');
  return `hsim 1\n${uses}\nscenario all "All" { as_of: 2025-06-30 }\nprofile adult { age: 40 sex: female }\ntimeline care of adult { event visit at 2024-05-06 { encounter ambulatory { ${body} } } }\n${expectations}`;
}

function check(text: string): { readonly found: readonly string[]; readonly names: readonly string[] } {
  const { host } = openEntry('diabetes');
  const { value, diagnostics } = compile({ path: 'all.hsim', text, sha256: '' }, host);
  return {
    found: diagnostics.filter(({ severity }) => severity !== 'note').map((d) => `${d.code} ${d.file}: ${d.message}`),
    names: (value.ir?.concepts ?? []).map((concept) => concept.name),
  };
}

describe.each(modules)('std/$name', ({ path, text, node }) => {
  test('is written formatted, with its sources or its owner at its head', () => {
    expect(print({ path, text }).value).toBe(text);
    expect(text.split('codes ')[0].split('panel ')[0]).toMatch(/Source|NOTICE|`std\//);
  });

  test('gives each code one name', () => {
    const seen = new Set<string>();
    for (const declaration of node.declarations) {
      if (declaration.kind !== 'codes') continue;
      for (const { code } of declaration.rows) {
        const key = `${declaration.system.text}:${code.text}`;
        expect(seen.has(key), key).toBe(false);
        seen.add(key);
      }
    }
  });
});

test('every module compiles without a word, and the table named as its file is reached without its name', () => {
  const { found, names } = check(scenario('note "Seen."', '', true));
  expect(found).toEqual([]);
  for (const name of ['labs.a1c', 'vitals.systolic', 'diagnoses.hypertension', 'drugs.metformin_500', 'vaccines.tdap', 'procedures.colonoscopy'])
    expect(names).toContain(name);
  expect(names).toContain('procedures.visits.established_moderate');
  expect(names).toContain('social.smoking.never');
});

test('every test of every panel has a unit and a reference range, from which what is not given is drawn', () => {
  const panels = modules.flatMap(({ node }) => node.declarations).filter((declaration) => declaration.kind === 'panel');
  expect(panels.length).toBeGreaterThan(8);
  expect(check(scenario(panels.map(({ name }) => `panel panels.${name.text}`).join(' '))).found).toEqual([]);
  const labs = modules.find(({ name }) => name === 'labs')?.node.declarations.find((declaration) => declaration.kind === 'codes');
  const rows = new Map((labs?.kind === 'codes' ? labs.rows : []).map((row) => [row.name.text, row]));
  for (const panel of panels) {
    for (const item of panel.body.items) {
      if (item.kind !== 'statement' || item.argument?.kind !== 'path') continue;
      const columns = (rows.get(item.argument.names[1].text)?.body?.items ?? []).map((cell) => (cell.kind === 'field' ? cell.path.names[0].text : ''));
      expect(columns, item.argument.names[1].text).toEqual(expect.arrayContaining(['unit', 'normal']));
    }
  }
});

test('an imported row can be asked about like one of the file', () => {
  const body = 'diagnose diagnoses.hypertension observe labs.a1c: 8.1 observe labs.strep_a_antigen: answers.positive';
  const asks = 'expect { every subject has labs.a1c at labs.strep_a_antigen  every subject has labs.labs.a1c  never labs.tsh before labs.a1c }';
  expect(check(scenario(body, asks)).found).toEqual([]);
});

test('a misspelled row is met by its neighbour, and a table without its row by what it has', () => {
  expect(check(scenario('observe labs.a1v: 8')).found).toEqual([expect.stringContaining('the code table `labs` has no row `a1v`')]);
});
