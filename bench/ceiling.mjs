/**
 * The ceiling of a rate: bytes that are already in memory, written to files of the same number and size, by as many threads. Started as
 * `ceiling.mjs SAMPLE FOLDER BYTES FILES THREADS`; prints the seconds of the writing alone.
 */
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const CHUNK = 1 << 18;

function write({ sample, folder, bytes, files, thread, threads }) {
  const content = Buffer.from(sample);
  const each = Math.ceil(bytes / files);
  for (let file = thread; file < files; file += threads) {
    const descriptor = openSync(join(folder, `${file}.bin`), 'w');
    for (let left = each; left > 0; left -= CHUNK) writeSync(descriptor, content, 0, Math.min(CHUNK, left, content.length));
    closeSync(descriptor);
  }
}

if (!isMainThread) {
  parentPort.once('message', () => {
    write(workerData);
    parentPort.postMessage('done');
    parentPort.close();
  });
  parentPort.postMessage('ready');
} else {
  const [sampleFile, folder, bytes, files, threads] = process.argv.slice(2);
  mkdirSync(folder, { recursive: true });
  const content = readFileSync(sampleFile);
  const sample = new SharedArrayBuffer(CHUNK);
  const view = Buffer.from(sample);
  for (let at = 0; at < CHUNK; at += content.length) content.copy(view, at, 0, Math.min(content.length, CHUNK - at));
  const workers = Array.from(
    { length: Number(threads) },
    (_, thread) =>
      new Worker(new URL(import.meta.url), { workerData: { sample, folder, bytes: Number(bytes), files: Number(files), thread, threads: Number(threads) } }),
  );
  const all = (word) => Promise.all(workers.map((worker) => new Promise((resolve) => worker.on('message', (message) => message === word && resolve()))));
  await all('ready');
  const started = process.hrtime.bigint();
  const done = all('done');
  for (const worker of workers) worker.postMessage('go');
  await done;
  process.stdout.write(`${Number(process.hrtime.bigint() - started) / 1e9}\n`);
}
