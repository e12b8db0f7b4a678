/** Reports that take longer than somebody waits for: they continue, and the same request finds them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { AllowedFolders } from '../../../app/allowed-folders.ts';
import { ReportMaker } from '../../../app/kept/report-kept.ts';
import { RunMaker } from '../../../app/kept/run-maker.ts';
import { RunShelf } from '../../../app/kept/run-shelf.ts';
import { openSource } from '../../../app/scenario-files.ts';
import { program, workFolder } from '../../cli/hsimc.ts';

const cwd = workFolder();
const text = 'hsim 1\nscenario s "S" { as_of: 2025-01-01 }\nprofile adult { age: uniform(18..80) }\n';
const shelf = new RunShelf(join(cwd, '.hsim', 'runs'));
const worker = pathToFileURL(join(dirname(program), 'worker.js'));
const waiter = (patience: number, signal = new AbortController().signal) => ({ signal, patience, progress: () => {} });
const { run } = await new RunMaker(shelf, worker).keep(() => openSource(text, 's.hsim', cwd), { count: 3000, seed: '1', set: new Map() }, waiter(600_000));
const id = run?.id ?? '';
const reports = new ReportMaker(shelf, new AllowedFolders([cwd]));

test('a report that is not done in time is running, then there, and is not made twice', async () => {
  expect(await reports.write(id, 'a.html', [], waiter(0))).toMatchObject({ report: null, of: 3000 });
  expect(existsSync(join(cwd, 'a.html'))).toBe(false);
  const { report } = await reports.write(id, 'a.html', [], waiter(600_000));
  expect(report).toMatchObject({ file: join(cwd, 'a.html'), people: 3000, subjects: [0, 1, 2, 3] });
  expect((await reports.write(id, 'a.html', [], waiter(0))).report).toBe(report);
  // One that was changed since is made again.
  const page = readFileSync(join(cwd, 'a.html'), 'utf8');
  writeFileSync(join(cwd, 'a.html'), `${page} `);
  await reports.write(id, 'a.html', [], waiter(600_000));
  expect(readFileSync(join(cwd, 'a.html'), 'utf8')).toBe(page);
});

test('one that is cancelled leaves nothing; a file that came meanwhile stays', async () => {
  const control = new AbortController();
  const cancelled = expect(reports.write(id, 'b.html', [], waiter(600_000, control.signal))).rejects.toThrow(/cancelled/);
  setTimeout(() => control.abort(), 1);
  await cancelled;
  expect(await reports.write(id, 'c.html', [1], waiter(0))).toMatchObject({ report: null });
  writeFileSync(join(cwd, 'c.html'), 'mine');
  await reports.close();
  expect(await reports.write(id, 'd.html', [1], waiter(0))).toMatchObject({ report: null });
  writeFileSync(join(cwd, 'd.html'), 'mine');
  await expect(reports.write(id, 'd.html', [1], waiter(600_000))).rejects.toThrow(/not a report/);
  expect([readFileSync(join(cwd, 'c.html'), 'utf8'), readdirSync(cwd).sort()]).toEqual(['mine', ['.hsim', 'a.html', 'c.html', 'd.html']]);
});
