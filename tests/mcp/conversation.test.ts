/** The conversation of the example, through the real server: its cohort has exactly 20, 15, 10 and 5. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hsimc, workFolder } from '../cli/hsimc.ts';
import { containing, type Turn } from './conversation.ts';
import { connected } from './mcp-client.ts';

const folder = 'examples/diabetes-dashboard';
const cwd = workFolder();
cpSync(join(folder, 'diabetes_dashboard.hsim'), join(cwd, 'diabetes_dashboard.hsim'));
const turns = JSON.parse(readFileSync(join(folder, 'conversation.json'), 'utf8')) as readonly Turn[];
const { call } = await connected(['--dir', cwd], cwd);

test('fifty patients: 20, 15, 10 and 5 by glycemic control', async () => {
  let run = '';
  let characters = 0;
  for (const turn of turns) {
    const given = Object.fromEntries(Object.entries(turn.arguments).map(([name, value]) => [name, value === '$run' ? run : value]));
    const { data, text, error } = await call(turn.tool, given);
    expect(error, text).toBe(false);
    if (turn.answers !== undefined) expect(data, turn.tool).toEqual(containing(turn.answers));
    if (turn.tool === 'batch_generate') run = String(data['run']);
    characters += text.length;
  }
  // The answers of the whole conversation are less than the records of one patient.
  expect(characters).toBeLessThan(60_000);
  const rows = readFileSync(join(cwd, 'dashboard', 'csv', 'variations.csv'), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .slice(1);
  const count = (arm: string): number => rows.filter((row) => row.endsWith(`,control,${arm}`)).length;
  expect(['well', 'moderate', 'poor', 'very_poor'].map(count)).toEqual([20, 15, 10, 5]);
});

test('the command line makes the same files', () => {
  expect(hsimc(['compile', 'diabetes_dashboard.hsim', '--count', '50', '--target', 'csv', '--out', 'out', '-q'], { cwd }).code).toBe(0);
  expect(readFileSync(join(cwd, 'out', '_SUCCESS'), 'utf8')).toBe(readFileSync(join(cwd, 'dashboard', '_SUCCESS'), 'utf8'));
});
