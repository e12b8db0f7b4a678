/** The conversations of the examples, through the real server: each answer contains what it must. */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import { print } from '../../grammar/print/print.ts';
import { hsimc, workFolder } from '../cli/hsimc.ts';
import { containing, type Turn } from './conversation.ts';
import { connected } from './mcp-client.ts';

const cwd = workFolder();
const { call } = await connected(['--dir', cwd], cwd);
const folders = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join('examples', entry.name, 'conversation.json')))
  .map(({ name }) => join('examples', name));

test('there are examples', () => expect(folders.length).toBeGreaterThan(3));

test.each(folders.filter((folder) => !folder.endsWith('diabetes-dashboard')))('%s', async (folder) => {
  const [scenario] = readdirSync(folder).filter((name) => name.endsWith('.hsim'));
  cpSync(join(folder, scenario), join(cwd, scenario));
  let run = '';
  for (const turn of JSON.parse(readFileSync(join(folder, 'conversation.json'), 'utf8')) as readonly Turn[]) {
    const given = Object.fromEntries(
      Object.entries(turn.arguments).map(([name, value]) => [
        name,
        value === '$run' ? run : name === 'directory' ? join(scenario.replace('.hsim', ''), String(value)) : value,
      ]),
    );
    const { data, text, error } = await call(turn.tool, given);
    expect(error, text).toBe(false);
    if (turn.answers !== undefined) expect(data, turn.tool).toEqual(containing(turn.answers));
    if (turn.tool === 'batch_generate') run = String(data['run']);
  }
});

test.each(folders)('%s: its scenario is formatted and without findings, and its command runs', (folder) => {
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.hsim'));
  const { text: entry, host } = openEntry(join(folder, name));
  expect(compile(entry, host).diagnostics).toEqual([]);
  expect(print(entry).value).toBe(entry.text);
  const place = workFolder();
  cpSync(folder, place, { recursive: true });
  const commands = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^hsimc (compile .*)$/gm)].map(([, line]) => line.split(' '));
  expect(commands.length).toBeGreaterThan(0);
  for (const words of commands) expect(hsimc([...words, '-q'], { cwd: place })).toMatchObject({ code: 0, err: '' });
});
