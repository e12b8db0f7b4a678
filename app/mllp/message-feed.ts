/** The messages of some files as one feed: each file is in order of time, and the files are merged by the time of the next message of each (MSH-7). */

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { option } from '../../model/interface-terms.ts';
import { piecesOf } from '../file-chunks.ts';
import { usage } from '../stop.ts';
import { shown } from '../wording.ts';

export interface FeedMessage {
  /** Its control id (MSH-10). */
  readonly name: string;
  readonly bytes: Buffer;
}

const HEADER = Buffer.from('MSH|');
const FRAME = /^[\u000b\u001c\r\n]$/;

/** The files with messages below a folder, or the one file, by name. */
export function messageFiles(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw usage(`there is no ${shown(path)}`);
  if (stat.isFile()) return [path];
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hl7'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) throw usage(`${shown(path)} contains no HL7 v2 messages (*.hl7)`, `create them with ${option('target', 'hl7v2')}`);
  return files;
}

/** The messages of one file, a piece of it in memory at a time. Frames around them do not matter. */
export function* messagesOf(file: string): Generator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  for (const piece of piecesOf(file)) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    // A header begins a line: the letters within a field are none.
    for (let next = headerAfter(held, 1); next >= 0; next = headerAfter(held, 1)) {
      yield* whole(held.subarray(0, next));
      held = held.subarray(next);
    }
  }
  yield* whole(held);
}

function headerAfter(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(HEADER, from); at >= 0; at = bytes.indexOf(HEADER, at + 1)) if (FRAME.test(String.fromCharCode(bytes[at - 1]))) return at;
  return -1;
}

function* whole(bytes: Buffer): Generator<Buffer> {
  const start = bytes.subarray(0, 4).equals(HEADER) ? 0 : headerAfter(bytes, 1);
  if (start < 0) return;
  let end = bytes.length;
  while (end > start && [0x0b, 0x1c, 0x0a, 0x0d].includes(bytes[end - 1])) end--;
  yield Buffer.concat([bytes.subarray(start, end), Buffer.from('\r')]);
}

/** Order of a message: its time in UTC as far as MSH-7 tells it. */
function instantOf(header: readonly string[]): number {
  const found = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:\.\d+)?(?:([+-])(\d{2})(\d{2}))?/.exec(header[6] ?? '');
  if (found === null) return 0;
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', sign, hours = '0', minutes = '0'] = found;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - (sign === undefined ? 0 : offset);
}

interface Head {
  readonly rest: Generator<Buffer>;
  readonly file: number;
  readonly instant: number;
  readonly message: FeedMessage;
}

function headOf(rest: Generator<Buffer>, file: number): Head | null {
  const { value, done } = rest.next();
  if (done === true) return null;
  const end = value.indexOf(0x0d);
  const header = value.subarray(0, end).toString('utf8').split('|');
  return { rest, file, instant: instantOf(header), message: { name: header[9] ?? '', bytes: value } };
}

/** Whether a message goes out before another: the earlier one, and of one instant that of the earlier file. */
function isBefore(a: Head, b: Head): boolean {
  return a.instant === b.instant ? a.file < b.file : a.instant < b.instant;
}

/** All messages, merged: of one instant those of the earlier file first. Of each file the next message is in memory. */
export function* feed(files: readonly string[]): Generator<FeedMessage> {
  const heads = files.map((file, i) => headOf(messagesOf(file), i)).filter((head) => head !== null);
  // The next message is the last of the list, which stays in order.
  heads.sort((a, b) => (isBefore(a, b) ? 1 : -1));
  for (let first = heads.pop(); first !== undefined; first = heads.pop()) {
    yield first.message;
    const next = headOf(first.rest, first.file);
    if (next !== null) heads.splice(placeOf(next, heads), 0, next);
  }
}

/** Where a message belongs in a list whose last is the next. */
function placeOf(head: Head, heads: readonly Head[]): number {
  let [low, high] = [0, heads.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(head, heads[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
