/** Runs that are cancelled, asked for twice at once, or whose client goes away: whole, or not there. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workFolder } from '../cli/hsimc.ts';
import { connected } from './mcp-client.ts';
import { SMALL } from './small-scenario.ts';

const cwd = workFolder();
writeFileSync(join(cwd, 'small.hsim'), SMALL);
const runs = join(cwd, '.hsim', 'runs');
const there = (): string[] => (existsSync(runs) ? readdirSync(runs) : []);
/** Long enough to be interrupted. */
const LONG = 60_000;
const session = await connected(['--dir', cwd], cwd);

test('progress grows, and a run that is cancelled leaves nothing', async () => {
  const cancel = new AbortController();
  const seen: number[] = [];
  const onprogress = ({ progress, total }: { progress: number; total?: number }): void => {
    expect(total).toBe(LONG);
    seen.push(progress);
    if (progress > 0) cancel.abort();
  };
  const call = session.client.callTool(
    { name: 'batch_generate', arguments: { path: 'small.hsim', count: LONG } },
    { signal: cancel.signal, onprogress, timeout: 600_000 },
  );
  await expect(call).rejects.toThrow();
  expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  await expect.poll(there, { timeout: 60_000 }).toEqual([]);
  expect((await session.call('describe_run')).data).toEqual({ runs: [], running: [] });
});

test('two calls at once for one run make it once; files into one folder are written by one of two', async () => {
  const given = { path: 'small.hsim', count: 3000 };
  const [one, two, check] = await Promise.all([
    session.call('batch_generate', given),
    session.call('batch_generate', given),
    session.call('check_scenario', { path: 'small.hsim' }),
  ]);
  expect(one.data).toEqual(two.data);
  expect(check.data['ok']).toBe(true);
  expect(there()).toEqual([one.data['run']]);
  const files = { run: one.data['run'], directory: 'files' };
  const written = await Promise.all([session.call('write_csv', files), session.call('write_csv', files)]);
  expect(written.filter(({ error }) => !error).length).toBe(1);
  expect(written.find(({ error }) => error)?.text).toMatch(/another run is writing to|is not empty/);
  expect(existsSync(join(cwd, 'files', '_SUCCESS'))).toBe(true);
});

test('a client that disconnects in the middle of a run leaves nothing, and the server ends', async () => {
  const other = await connected(['--dir', cwd], cwd, 'legacy');
  const before = there();
  const pid = other.transport.pid as number;
  const call = other.client.callTool({ name: 'batch_generate', arguments: { path: 'small.hsim', count: LONG, seed: 2 } }, { timeout: 600_000 });
  const ended = expect(call).rejects.toThrow();
  await expect.poll(() => there().length, { timeout: 60_000 }).toBe(before.length + 1);
  await other.client.close();
  await ended;
  await expect.poll(() => lives(pid), { timeout: 60_000 }).toBe(false);
  expect(there()).toEqual(before);
});

test('what a killed server left is removed by the next one', async () => {
  const other = await connected(['--dir', cwd], cwd, 'legacy');
  const before = there();
  const pid = other.transport.pid as number;
  const call = other.client.callTool({ name: 'batch_generate', arguments: { path: 'small.hsim', count: LONG, seed: 3 } }, { timeout: 600_000 });
  const ended = expect(call).rejects.toThrow();
  await expect.poll(() => there().length, { timeout: 60_000 }).toBe(before.length + 1);
  process.kill(pid, 'SIGKILL');
  await ended;
  expect(there().length).toBe(before.length + 1);
  const next = await connected(['--dir', cwd], cwd, 'legacy');
  expect((await next.call('batch_generate', { path: 'small.hsim', count: 10 })).data['status']).toBe('done');
  expect(there().filter((name) => name.startsWith('.new-'))).toEqual([]);
});

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
