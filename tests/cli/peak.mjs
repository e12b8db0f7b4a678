/** Loaded before the program: says at the end, in the file named by PEAK, the most memory that the process had, in kilobytes. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) process.on('exit', () => writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));
