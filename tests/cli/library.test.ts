/** Scenarios of the library, printed, copied and begun from; and what a shell completes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectRefusal, hsimc, shell, workFolder } from './hsimc.ts';

const cwd = workFolder();
const run = (...words: string[]) => hsimc(words, { cwd });
const read = (file: string): string => readFileSync(join(cwd, file), 'utf8');

test('show prints a scenario, copy writes the same bytes, and both compile alike', () => {
  const { out } = run('scenarios', 'show', 'diabetes');
  expect(out).toMatch(/^scenario diabetes "/m);
  expect(run('scenarios', 'copy', 'diabetes', 'mine.hsim')).toMatchObject({ code: 0, err: '' });
  expect(read('mine.hsim')).toBe(out);
  expect(run('compile', 'mine.hsim', '-q').out).toBe(run('compile', 'diabetes', '-q').out);
});

test('copy names the file itself, and never replaces one', () => {
  expect(run('scenarios', 'copy', 'adt_workflow').out).toMatch(/^adt_workflow\.hsim written/);
  expectRefusal(run('scenarios', 'copy', 'adt_workflow'), 5, /adt_workflow\.hsim already exists/);
  expectRefusal(run('scenarios', 'copy', 'diabetes', 'notes.txt'), 2, /notes\.txt does not end in \.hsim/);
  expectRefusal(run('scenarios', 'show', 'diabets'), 2, /no scenario diabets\n {2}nearest: diabetes/);
  expectRefusal(run('scenarios', 'diabetes'), 2, /\n {2}hsimc scenarios show diabetes\n/);
});

test('new --from begins from a scenario of the library under a new name', () => {
  expect(run('new', 'clinic', '--from', 'diabetes').code).toBe(0);
  expect(read('clinic.hsim')).toBe(run('scenarios', 'show', 'diabetes').out.replace('scenario diabetes', 'scenario clinic'));
  expect(run('check', 'clinic.hsim', '-q')).toEqual({ code: 0, out: '', err: '' });
  expectRefusal(run('new', 'other', '--from', 'diabetes', '--template', 'visit'), 2, /--template and --from cannot be combined/);
});

test('new --set writes the values of parameters as their defaults, and refuses what they cannot be', () => {
  expect(run('new', 'town', '--from', 'us-population', '--set', 'state=OH').code).toBe(0);
  expect(read('town.hsim')).toBe(
    run('scenarios', 'show', 'us-population').out.replace('scenario us_population', 'scenario town').replace('param state: "US"', 'param state: "OH"'),
  );
  const people = run('compile', 'town.hsim', '--count', '25', '--as-of', '2025-02-01', '-q').out.trim().split('\n');
  expect(new Set(people.map((line) => JSON.parse(line).patient.state))).toEqual(new Set(['OH']));
  expectRefusal(run('new', 'other', '--from', 'us-population', '--set', 'state=OX'), 1, /HS3013[\s\S]*allowed: `OH`, `OK`, `OR`/);
  expectRefusal(run('new', 'other', '--from', 'us-population', '--set', 'county=Stark'), 1, /no parameter `county`[\s\S]*allowed: `state`/);
  expect(run('new', 'short', '--from', 'diabetes', '--set', 'follow_up=1 year').code).toBe(0);
  expect(read('short.hsim')).toMatch(/^param follow_up: 1 year in 6 months\.\.5 years$/m);
});

test('a shell completes commands, options of targets, choices and scenarios', () => {
  writeFileSync(join(cwd, 'words.sh'), run('completion', 'bash').out);
  const completed = (...words: string[]): string[] => {
    const line = words.map((word) => `"${word}"`).join(' ');
    const { out, err } = shell(`. ./words.sh; COMP_WORDS=(hsimc ${line}); COMP_CWORD=${words.length}; _hsimc; printf '%s\\n' "\${COMPREPLY[@]}"`, cwd);
    expect(err).toBe('');
    return out.split('\n').filter((word) => word !== '');
  };
  expect(completed('comp')).toEqual(['compile', 'completion']);
  expect(completed('compile', '--bun')).toEqual(['--bundle']);
  expect(completed('compile', 'x.hsim', '--bundle', 'trans')).toEqual(['transaction']);
  expect(completed('compile', 'x.hsim', '-t', 'hl')).toEqual(['hl7v2']);
  expect(completed('compile', 'orders_')).toEqual(['orders_results']);
  expect(completed('scenarios', 'show', 'orders_')).toEqual(['orders_results']);
  expect(completed('check', 'x.hsim', '--format', 'sa')).toEqual(['sarif']);
  expect(completed('query', 'run', '--format', '')).toEqual(['table', 'csv', 'json']);
  expect(run('completion', 'fish').out).toMatch(/__fish_seen_subcommand_from compile' -l bundle -d/);
});
