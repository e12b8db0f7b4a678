/** HL7 v2 messages of a run, sent to a receiver one after the other, each when the one before is acknowledged. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type FeedMessage, feed, messageFiles } from './mllp/message-feed.ts';
import type { Acknowledgement } from './mllp/mllp-acknowledgement.ts';
import { Connection } from './mllp/mllp-connection.ts';
import { identify, type Sent, SentFile } from './mllp/sent-file.ts';
import { MANIFEST } from './output/run-manifest.ts';
import { usage } from './stop.ts';
import { shown } from './wording.ts';

export interface SendOptions {
  /** Messages a second; null for as fast as they are acknowledged. */
  readonly rate: number | null;
  /** Where is kept how far the feed was sent; beside the run or file unless given. */
  readonly state?: string;
  /** From the first message on, whatever was sent before. */
  readonly restart?: boolean;
  /** Ends with the first message that is not accepted. */
  readonly stopOnError?: boolean;
  /** Seconds to wait for an acknowledgement. */
  readonly timeout: number;
  /** Connections to try for one message. */
  readonly tries: number;
}

/** How far the feed was sent before, and how far it is now. */
export interface SendResult {
  readonly before: Sent;
  readonly sent: Sent;
}

/**
 * @param url mllp://host:port
 * @param path an output folder, or one file of messages
 * @param answered called after each acknowledgement with the message's control id, and how far the feed has come
 */
export async function sendMessages(
  url: string,
  path: string,
  options: SendOptions,
  answered: (answer: Acknowledgement, control: string, sent: Sent) => void,
): Promise<SendResult> {
  const to = receiverOf(url);
  const files = messageFiles(path);
  const state = new SentFile(options.state ?? `${outsideOfRuns(path)}.sent.json`);
  if (options.restart === true) state.remove();
  const before = state.read(identify(files, url));
  const connection = new Connection({ ...to, patience: options.timeout * 1000, tries: options.tries });
  let sent = before;
  try {
    for await (const message of paced(skipped(feed(files), before.count), options.rate)) {
      const answer = await connection.send(message.bytes, message.control);
      sent = { ...sent, count: sent.count + 1, last: message.control, [answer.verdict]: sent[answer.verdict] + 1 };
      state.write(sent);
      answered(answer, message.control, sent);
      if (options.stopOnError === true && answer.verdict !== 'accepted') break;
    }
  } finally {
    connection.close();
  }
  return { before, sent };
}

/** What the state is kept beside: the run that a path is in, so that a run stays as it was written. */
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

function receiverOf(text: string): { readonly host: string; readonly port: number } {
  const found = /^mllp:\/\/(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})\/?$/.exec(text);
  const port = Number(found?.[2]);
  if (found === null || port < 1 || port > 65_535) throw usage(`no receiver: ${shown(text)}`, 'it is written mllp://127.0.0.1:2575');
  return { host: found[1].replace(/^\[|\]$/g, ''), port };
}

function* skipped(messages: Iterable<FeedMessage>, count: number): Generator<FeedMessage> {
  let passed = 0;
  for (const message of messages) if (passed++ >= count) yield message;
}

/** Message n goes out n intervals after the first, so that a slow answer is made up for and the rate is kept. */
async function* paced(messages: Iterable<FeedMessage>, rate: number | null): AsyncGenerator<FeedMessage> {
  const start = performance.now();
  let n = 0;
  for (const message of messages) {
    const early = rate === null ? 0 : start + (n * 1000) / rate - performance.now();
    if (early > 1) await pause(early);
    n++;
    yield message;
  }
}
