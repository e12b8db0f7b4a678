/** Commands of pages without shown output: in an empty folder, block after block, each does what it says with the files that it names. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shell } from '../cli/hsimc.ts';

/** Programs of others, receivers, and files of the reader. */
const ELSEWHERE = /\b(?:psql|sqlite3|databricks|snowsql|claude|hsimc (?:send|mcp))\b|\b(?:claims|history)\.json|plans\.hsim|\| less$/;
const program = 'npx() { shift; $HSIMC "$@"; }; hsimc() { $HSIMC "$@"; };';

const pages = ['adjudication', 'ncpdp', 'report', 'script', 'targets', 'x12', 'language/reference/target'].map((name) => `docs/${name}.md`);

test.each(pages)('%s', (page) => {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
  const lines = blocks.flatMap((block) => block.split('\n')).filter((line) => line.trim() !== '' && !ELSEWHERE.test(line));
  expect(lines.length).toBeGreaterThan(0);
  const cwd = mkdtempSync(join(tmpdir(), 'hsimc-page-'));
  for (const line of lines) {
    // A later line writes into the folder of an earlier one.
    const { code, err } = shell(`${program} ${line.replace(/(--out (?:run|out))$/, '$1 --overwrite')}`, cwd);
    // 1: what was read or published has findings.
    expect({ line, code: /\b(?:ack|calibrate|adjudicate)\b/.test(line) && code === 1 ? 0 : code, err }).toEqual({
      line,
      code: 0,
      err: expect.not.stringMatching(/^error|^hsimc:/m),
    });
  }
  rmSync(cwd, { recursive: true, force: true });
});
