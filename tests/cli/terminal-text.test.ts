/** Text of files never steers the terminal: control characters of a scenario, a roster, a name of a file and an option are shown. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hsimc, workFolder } from './hsimc.ts';

const cwd = workFolder();
/** Sets the title of the window; moves the cursor; the same in one character (C1); an override of direction. */
const attack = '\u001b]0;title\u0007\u001b[2J\u009b31m\u202e\r';
/** The same without what the language itself refuses, so that it comes as far as a run. */
const accepted = '\u001b]0;title\u0007\u001b[2J\u009b31m';
const file = (name: string, text: string): string => {
  writeFileSync(join(cwd, name), text);
  return name;
};
const head = (title = 'T'): string => `hsim 1\nscenario t "${title}" { as_of: 2025-01-01 }\n`;
const people = `profile p { age: 40 given: "${accepted}" }\nexpect { share(subjects where given == "${accepted}") == 0% }\n`;

file('data.csv', `id,${attack}\nM1,x\n`);
file(`${attack}.csv`, 'id,dob\nM1,nope\n');
const wrong = file('wrong.hsim', `${head(attack)}facility f { state: "${attack}" }\nprofile p { age: 40 }\n`);
const right = file('right.hsim', `${head(accepted)}${people}`);
const roster = file('roster.hsim', `${head()}subjects from "data.csv" { mrn: id  birth_date: nope }\nprofile p { age: 40 }\n`);
const odd = file(`${attack}.hsim`, `${head()}facility f { state: "ZZ" }\nprofile p { age: 40 }\n`);
const rosterOfName = file('named.hsim', `${head()}subjects from "${attack}.csv" { mrn: id  birth_date: dob }\nprofile p { age: 40 }\n`);
const note = file('note.hsim', `${head()}profile p { age: 40 }\ntimeline c of p { event v at start { encounter ambulatory { note "${accepted}" } } }\n`);

const commands: readonly (readonly string[])[] = [
  ['check', wrong],
  ['check', '--format', 'json', wrong],
  ['check', '--format', 'sarif', wrong],
  ['check', right],
  ['check', odd],
  ['check', roster],
  ['check', rosterOfName],
  ['check', 'diabetes', '--set', `${attack}=1`],
  ['check', 'diabetes', '--set', `follow_up=${attack}`],
  ['check', `${attack}/nothing.hsim`],
  ['describe', right],
  ['describe', '--format', 'json', right],
  ['preview', right, '--count', '3'],
  ['preview', '--format', 'json', right, '--count', '3'],
  ['test', right],
  ['compile', right, '--count', '2', '--out', 'made'],
  ['compile', right, '--count', '2', '--out', `made${attack}`],
  ['compile', right, '--count', '2', '--format', 'json', '--out', 'other'],
  ['compile', note, '--count', '1', '--target', attack],
  ['fix', wrong, attack],
  ['fmt', '--check', odd],
  ['explain', attack],
  ['lock', odd],
  ['why', attack, '--id', attack],
  ['verify', attack],
  ['query', 'made', `SELECT '${attack}' AS x`],
  ['query', 'made', `SELECT nothing FROM "${attack}"`],
  ['codes', attack],
  [attack],
];

describe('no control character reaches the terminal', () => {
  for (const words of commands)
    test(JSON.stringify(words.join(' ')), () => {
      const { code, out, err } = hsimc(words, { cwd });
      expect(code).not.toBe(42);
      expect(`${out}${err}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      if (words.includes('json') || words.includes('sarif'))
        for (const line of [...out.split(/\n(?=\{)/), ...err.split(/\n(?=\{)/)]) if (line.startsWith('{')) expect(() => JSON.parse(line)).not.toThrow();
    });
});
