/**
 * Loaded before the program, with --expose-gc: says at the end, in the file named by PEAK, how much the program kept at most, in kilobytes. Garbage is collected
 * before each look, so that what V8 leaves lying does not count.
 */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  let most = 0;
  const look = () => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    most = Math.max(most, heapUsed + external);
  };
  setInterval(look, 500).unref();
  process.on('exit', () => {
    look();
    writeFileSync(process.env.PEAK, String(Math.round(most / 1024)));
  });
}
