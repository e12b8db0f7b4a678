/** A run, sent to a receiver one item after the other, each when the one before was answered. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fhirChannel } from './fhir-server/fhir-channel.ts';
import { mllpChannel } from './mllp/mllp-channel.ts';
import { MANIFEST } from './output/run-manifest.ts';
import type { Channel, SendAnswer, SendOptions } from './send/channel.ts';
import { identify, type Sent, SentFile } from './send/sent-file.ts';
import { usage } from './stop.ts';
import { shown } from './wording.ts';

/** How far the run was sent before, and how far it is now. */
export interface SendResult {
  readonly noun: Channel['noun'];
  readonly before: Sent;
  readonly sent: Sent;
}

/** Called after each answer with the name of the item, how far the run is sent, and how many items it has where that is known. */
export type Answered = (answer: SendAnswer, name: string, sent: Sent, total: number | null) => void;

/**
 * @param url mllp://host:port, or the base of a FHIR server: http://… or https://…
 * @param path an output folder, or one file of it
 */
export async function sendRun(url: string, path: string, options: SendOptions, answered: Answered): Promise<SendResult> {
  const channel = channelTo(url, path, options);
  const state = new SentFile(options.state ?? `${outsideOfRuns(path)}.sent.json`);
  if (options.restart === true) state.remove();
  const before = state.read(identify(channel.files, url));
  let sent = before;
  try {
    for await (const item of paced(skipped(channel.items(), before.count), options.rate)) {
      const answer = await channel.send(item);
      sent = { ...sent, count: sent.count + 1, last: item.name, [answer.verdict]: sent[answer.verdict] + 1 };
      state.write(sent);
      answered(answer, item.name, sent, channel.total);
      if (options.stopOnError === true && answer.verdict !== 'accepted') break;
    }
  } finally {
    channel.close();
  }
  return { noun: channel.noun, before, sent };
}

function channelTo(url: string, path: string, options: SendOptions): Channel {
  if (/^https?:/i.test(url)) return fhirChannel(url, path, options) as Channel;
  if (options.headers.length > 0) throw usage('headers and tokens apply only to HTTP', 'omit them, or use a receiver https://…');
  if (/^mllp:/i.test(url)) return mllpChannel(url, path, options) as Channel;
  throw usage(`not a receiver address: ${shown(url)}`, 'use the form mllp://127.0.0.1:2575 or https://example.org/fhir');
}

/** What the state is kept next to: the run that a path is in, so that a run stays as it was written. */
function outsideOfRuns(path: string): string {
  let run = resolve(path);
  for (let folder = run; ; folder = dirname(folder)) {
    if (existsSync(join(folder, MANIFEST))) run = folder;
    if (dirname(folder) === folder) break;
  }
  // Parts of a run are feeds of their own.
  const part = relative(run, resolve(path));
  return part === '' ? run : `${run}.${part.split(sep).join('.')}`;
}

function* skipped<Item>(items: Iterable<Item>, count: number): Generator<Item> {
  let passed = 0;
  for (const item of items) if (passed++ >= count) yield item;
}

/** Item n goes out n intervals after the first, so that a slow answer is made up for and the rate is kept. */
async function* paced<Item>(items: Iterable<Item>, rate: number | null): AsyncGenerator<Item> {
  const start = performance.now();
  let n = 0;
  for (const item of items) {
    const early = rate === null ? 0 : start + (n * 1000) / rate - performance.now();
    if (early > 1) await pause(early);
    n++;
    yield item;
  }
}
