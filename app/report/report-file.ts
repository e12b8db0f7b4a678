/** Where a report is written: an earlier report is replaced, and any other file stays as it is. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { usage } from '../stop.ts';
import { shown } from '../wording.ts';
import { REPORT_START } from './report-page.ts';

/** @throws Stop where there is a file that is no report */
export function refuseOtherFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || (stat.isFile() && (stat.size === 0 || beginsAsReport(file)))) return;
  throw usage(`${shown(file)} already exists and is not a report`, 'use another name, or delete it');
}

function beginsAsReport(file: string): boolean {
  const start = Buffer.alloc(Buffer.byteLength(REPORT_START));
  const descriptor = openSync(file, 'r');
  try {
    return readSync(descriptor, start, 0, start.length, 0) === start.length && start.toString('utf8') === REPORT_START;
  } finally {
    closeSync(descriptor);
  }
}
