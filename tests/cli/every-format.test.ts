/** `examples/outputs`: one patient in every format, as the command of its page writes them. */
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { targets } from '../../targets/registry.ts';
import { filesIn, hsimc, workFolder } from './hsimc.ts';

const folder = 'examples/outputs';
const page = readFileSync(join(folder, 'README.md'), 'utf8');
const command = (/^hsimc (compile .*)$/m.exec(page)?.[1] ?? '').split(' ');
const cwd = workFolder();

test('the files are those that the command writes, and the page names the formats', () => {
  cpSync(join(folder, 'one_visit.hsim'), join(cwd, 'one_visit.hsim'));
  expect(hsimc([...command, '-q'], { cwd }).code).toBe(0);
  const written = new Map(
    filesIn(join(cwd, 'one-visit'))
      .filter((path) => path.includes('/') && !path.startsWith('_blocks'))
      .map((path) => [path, readFileSync(join(cwd, 'one-visit', path), 'utf8')] as const)
      // A table without rows has its header alone.
      .filter(([path, text]) => !path.endsWith('.csv') || text.trimEnd().split('\n').length > 1),
  );
  if (process.env['UPDATE_BASELINES'] !== undefined) {
    rmSync(join(folder, 'one-visit'), { recursive: true, force: true });
    for (const path of written.keys()) {
      mkdirSync(dirname(join(folder, 'one-visit', path)), { recursive: true });
      cpSync(join(cwd, 'one-visit', path), join(folder, 'one-visit', path));
    }
  }
  expect(filesIn(join(folder, 'one-visit'))).toEqual([...written.keys()]);
  for (const [path, text] of written) expect(readFileSync(join(folder, 'one-visit', path), 'utf8'), path).toBe(text);
  const given = command[command.indexOf('--target') + 1].split(',');
  const tables = ['parquet', 'arrow', 'duckdb'];
  // A template is the text of a user, and the answer key is of measures and faults.
  expect([...given, ...tables, 'template', 'truth'].sort()).toEqual([...targets.keys()].sort());
});
