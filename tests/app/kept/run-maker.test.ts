/** Runs that take longer than somebody waits for: they continue, and the same request finds them. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { RunMaker } from '../../../app/kept/run-maker.ts';
import { RunShelf } from '../../../app/kept/run-shelf.ts';
import { openSource } from '../../../app/scenario-files.ts';
import { program, workFolder } from '../../cli/hsimc.ts';

const cwd = workFolder();
const text = 'hsim 1\nscenario s "S" { as_of: 2025-01-01 }\nprofile adult { age: uniform(18..80) }\n';
const shelf = new RunShelf(join(cwd, 'runs'));
const maker = new RunMaker(shelf, pathToFileURL(join(dirname(program), 'worker.js')));
const waiter = (patience: number, signal = new AbortController().signal) => ({ signal, patience, progress: () => {} });
const keep = (seed: string, patience: number, signal?: AbortSignal) =>
  maker.keep(() => openSource(text, 's.hsim', cwd), { count: 3000, seed, set: new Map() }, waiter(patience, signal));

test('a run that is not done in time is running, then there, under one id', async () => {
  const { run: first } = await keep('1', 0);
  const id = first?.id ?? '';
  expect(first).toMatchObject({ status: 'running', of: 3000 });
  expect([maker.running, shelf.list()]).toEqual([[id], []]);
  expect(maker.progressOf(id)?.of).toBe(3000);
  expect((await keep('1', 600_000)).run).toMatchObject({ id, status: 'done', done: 3000 });
  expect([maker.running, shelf.list(), maker.progressOf(id)]).toEqual([[], [id], null]);
  expect((await keep('1', 0)).run).toMatchObject({ id, status: 'done' });
  const { ir, settings } = await shelf.scenario(id);
  expect([createHash('sha256').update(text).digest('hex'), ir?.scenario.id, settings.size]).toEqual([(await shelf.scenario(id)).files[0].sha256, 's', 0]);
});

test('one who stops waiting does not end the run of another; the last one does', async () => {
  const [one, two] = [new AbortController(), new AbortController()];
  const waiting = [keep('2', 600_000, one.signal), keep('2', 600_000, two.signal)];
  const first = expect(waiting[0]).rejects.toThrow(/cancelled/);
  await expect.poll(() => maker.running.length, { timeout: 60_000 }).toBe(1);
  one.abort();
  await first;
  expect((await waiting[1]).run?.status).toBe('done');
  const alone = new AbortController();
  const third = expect(keep('3', 600_000, alone.signal)).rejects.toThrow(/cancelled/);
  await expect.poll(() => maker.running.length, { timeout: 60_000 }).toBe(1);
  alone.abort();
  await third;
  await maker.close();
  expect(readdirSync(join(cwd, 'runs')).filter((name) => name.startsWith('.new-'))).toEqual([]);
  expect(shelf.list().length).toBe(2);
});
