import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { outlineOf, outlineText } from '../../app/describe/describe-outline.ts';
import { applyAll, applyFixes } from '../../app/fix-scenario.ts';
import { templates } from '../../app/scenario-library.ts';
import { commandLine } from '../../cli/command-line.ts';
import { compile } from '../../compiler/compile.ts';
import { toSarif } from '../../compiler/diagnostics/diagnostics-sarif.ts';
import { Draw } from '../../draws/draw.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import { print } from '../../grammar/print/print.ts';
import { planOf } from '../support/scenario-runs.ts';

const compiled = (text: string) => compile({ path: 'x.hsim', text, sha256: '' });

describe('templates', () => {
  test.each([...templates()])('%s compiles as it is', (_, file) => {
    const text = readFileSync(file, 'utf8');
    expect(compiled(text).diagnostics).toEqual([]);
    expect(print({ path: file, text }).value).toBe(text);
  });
  test('are the ones that the help text names', async () => {
    const root = await commandLine(
      async () => {},
      () => {},
      new URL('file:///worker'),
      [],
    );
    const help = root.commands.find((command) => command.name() === 'new')?.helpInformation() ?? '';
    for (const name of templates().keys()) expect(help).toContain(name);
  });
});

describe('repairing', () => {
  const wrong = `hsim 1
scenario x 'A text' { as_of: 2025-01-31, }
profile adult {
  age: normal(mean: 50, sd: 10) in 18...90
  attribute smoker: chance 0.4
  attribute wait: 3mo
}
`;
  test('applies what is safe, round after round, until nothing is left', () => {
    const { text, applied, diagnostics } = applyFixes('x.hsim', wrong, (t) => compiled(t).diagnostics);
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(applied.map(({ code }) => code)).toContain('HS3002');
    expect(text).toContain('in 18..90');
    expect(text).toContain('chance 40%');
    expect(text).toContain('3 months');
  });
  test('leaves what is not safe alone unless asked', () => {
    const typo = 'hsim 1\nscenario x "X" { as_of: 2025-01-31 }\nprofile adult { age: 50  attribute bmi: 30  attribute heavy: bmy > 30 }\n';
    const check = (t: string) => compiled(t).diagnostics;
    expect(applyFixes('x.hsim', typo, check).text).toBe(typo);
    expect(hasErrors(applyFixes('x.hsim', typo, check, true).diagnostics)).toBe(false);
  });
  test('leaves an edit alone that has a place to fill in', () => {
    const text = 'hsim 1\nscenario x "X" { as_of: 2025-01-31 }\nmixin older(base: number) { age: uniform(base..90) }\nprofile adult { include older }\n';
    const { text: same, diagnostics } = applyFixes('x.hsim', text, (t) => compiled(t).diagnostics, true);
    expect(same).toBe(text);
    expect(diagnostics[0].suggestions.map(({ title }) => title)).toEqual(['add `base: …`']);
  });
  test('edits do not disturb each other', () => {
    expect(
      applyAll('abcdef', [
        { span: { start: 4, end: 5 }, text: 'X' },
        { span: { start: 1, end: 2 }, text: '' },
        { span: { start: 6, end: 6 }, text: '!' },
      ]),
    ).toBe('acdXf!');
  });
});

test('a scenario is read back with its head counts', () => {
  const text = readFileSync('scenarios/templates/follow_up.hsim', 'utf8');
  const { value } = compiled(text);
  if (value.ir === null) throw new Error('does not compile');
  const plan = planOf(value.ir, { count: 50 });
  const arms: number[] = [];
  const words = outlineText(
    outlineOf(value.modules, value.ir, { count: 50, asOf: value.ir.scenario.asOf ?? 0, set: new Map() }, (index) => {
      plan.assign(new Draw(), index, arms);
      return arms;
    }),
  );
  expect(words).toContain('good: 30 subjects (60%)');
  expect(words).toContain('poor: 20 subjects (the remainder)');
  expect(words).toContain('age: mean 61, SD 12, from 30 to 90');
  expect(words).toContain('quarterly: every 3 months, starting at diagnosis, for length, plus or minus 10 days');
});

test('every command has a description and words for its options', async () => {
  const root: Command = await commandLine(
    async () => {},
    () => {},
    new URL('file:///worker'),
    ['compile'],
  );
  for (const command of root.commands) {
    expect(command.description()).not.toBe('');
    for (const option of command.options) expect(`${command.name()} ${option.flags}: ${option.description}`).toMatch(/: \S/);
  }
});

test('diagnostics as SARIF name rule, place and fix', () => {
  const text = 'hsim 1\nscenario x "X" { as_of: 2025-01-31 }\nprofile adult { age: 50  attribute smoker: chance 0.4 }\n';
  const { diagnostics } = compiled(text);
  const log = toSarif(diagnostics, new Map([['x.hsim', { path: 'x.hsim', text }]]), '0.1.0');
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hsimc', rules: [{ id: 'HS3002' }] } },
        results: [
          {
            ruleId: 'HS3002',
            level: 'error',
            locations: [{ physicalLocation: { artifactLocation: { uri: 'x.hsim' }, region: { startLine: 3, startColumn: 51, endLine: 3, endColumn: 54 } } }],
            fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: '40%' } }] }] }],
          },
        ],
      },
    ],
  });
});
