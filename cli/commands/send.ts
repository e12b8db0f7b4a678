/** `hsimc send`: HL7 v2 messages of a run to a receiver, one after the other, with its acknowledgements. */
import { setTimeout as pause } from 'node:timers/promises';
import { type FeedMessage, feed, messageFiles } from '../../app/mllp/message-feed.ts';
import { Connection } from '../../app/mllp/mllp-connection.ts';
import { identify, type Sent, SentFile } from '../../app/mllp/sent-file.ts';
import { print } from '../../app/output/stream-output.ts';
import { exitCode, usage } from '../../app/stop.ts';
import { counted, shown } from '../../app/wording.ts';
import type { Format } from '../diagnostics-report.ts';
import { complain } from '../failure.ts';

export interface SendFlags {
  readonly format: Format;
  readonly quiet?: boolean;
  /** Messages a second; null for as fast as they are acknowledged. */
  readonly rate: number | null;
  readonly state?: string;
  readonly restart?: boolean;
  readonly stopOnError?: boolean;
  readonly timeout: number;
  readonly tries: number;
}

export function receiverOf(text: string): { readonly host: string; readonly port: number } {
  const found = /^mllp:\/\/(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})\/?$/.exec(text);
  const port = Number(found?.[2]);
  if (found === null || port < 1 || port > 65_535) throw usage(`no receiver: ${shown(text)}`, 'it is written mllp://127.0.0.1:2575');
  return { host: found[1].replace(/^\[|\]$/g, ''), port };
}

export async function sendCommand(url: string, path: string, flags: SendFlags): Promise<number> {
  const to = receiverOf(url);
  const files = messageFiles(path);
  const state = new SentFile(flags.state ?? `${path.replace(/[\\/]+$/, '')}.sent.json`);
  if (flags.restart === true) state.remove();
  const before = state.read(identify(files, url));
  const connection = new Connection({ ...to, patience: flags.timeout * 1000, tries: flags.tries });
  let sent = before;
  try {
    for await (const message of paced(skipped(feed(files), before.count), flags.rate)) {
      const answer = await connection.send(message.bytes, message.control);
      sent = { ...sent, count: sent.count + 1, last: message.control, [answer.verdict]: sent[answer.verdict] + 1 };
      state.write(sent);
      if (answer.verdict === 'accepted') continue;
      if (flags.format === 'text')
        complain(`message ${sent.count} (${shown(message.control)}): ${answer.code}${answer.text === '' ? '' : ` ${shown(answer.text)}`}\n`);
      if (flags.stopOnError === true) break;
    }
  } finally {
    connection.close();
  }
  report(sent, before, flags);
  return sent.error + sent.rejected > 0 ? exitCode.diagnostics : exitCode.ok;
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

function report(sent: Sent, before: Sent, { format, quiet }: SendFlags): void {
  const now = sent.count - before.count;
  const { accepted, error, rejected, count, last } = sent;
  if (format === 'json') print(`${JSON.stringify({ sent: now, total: count, accepted, error, rejected, last })}\n`);
  else if (quiet !== true) {
    const earlier = before.count === 0 ? '' : `, ${before.count} before`;
    print(`${counted(now, 'message')} sent${earlier}: ${accepted} accepted, ${error} in error, ${rejected} rejected\n`);
  }
}
