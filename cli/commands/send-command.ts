/** `hsimc send`: HL7 v2 messages of a run to a receiver, one after the other, with its acknowledgements. */
import { InvalidArgumentError } from 'commander';
import type { SendOptions, SendResult } from '../../app/send-messages.ts';
import { counted, shown } from '../../app/wording.ts';
import { type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { wholeNumber } from '../option-values.ts';
import { complain, type Format, print } from '../terminal.ts';

/** `50/s`, `600/min`: messages a second. */
function rate(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\/(s|min)$/.exec(text);
  const perSecond = Number(found?.[1]) / (found?.[2] === 'min' ? 60 : 1);
  if (found === null || !(perSecond > 0)) throw new InvalidArgumentError('A rate is written 50/s or 600/min.');
  return perSecond;
}

export const send: Declare = ({ root, run }) => {
  root
    .command('send')
    .description('send the HL7 v2 messages of a run over MLLP, and read the acknowledgements')
    .argument('<receiver>', 'mllp://host:port')
    .argument('<path>', 'output folder, or one file of messages')
    .option('--rate <rate>', 'most messages in a second or minute, such as 50/s', rate, null)
    .option('--state <file>', 'where is kept how far the feed was sent; RUN.sent.json beside the run, or beside a file that is in none, unless given')
    .option('--restart', 'send from the first message on, whatever was sent before')
    .option('--stop-on-error', 'end with the first message that is not accepted')
    .option('--timeout <seconds>', 'how long to wait for an acknowledgement', wholeNumber('The time to wait', 1, 3600), 30)
    .option('--tries <number>', 'connections to try for one message', wholeNumber('The number of tries', 1, 1000), 5)
    .addOption(format())
    .addOption(quiet())
    .action((receiver, path, flags) => run(flags, () => sendCommand(receiver, path, flags)));
};

interface SendFlags extends SendOptions {
  readonly format: Format;
  readonly quiet?: boolean;
}

async function sendCommand(url: string, path: string, flags: SendFlags): Promise<number> {
  const { sendMessages } = await import('../../app/send-messages.ts');
  const progress = sendProgress(flags);
  const result = await sendMessages(url, path, flags, ({ verdict, code, text }, control, { count }) => {
    progress(count);
    if (verdict !== 'accepted' && flags.format === 'text') complain(`message ${count} (${shown(control)}): ${code}${text === '' ? '' : ` ${shown(text)}`}\n`);
  });
  report(result, flags);
  return result.sent.error + result.sent.rejected > 0 ? exitCode.diagnostics : exitCode.ok;
}

/** Milliseconds between two lines of progress. */
const PROGRESS = 2000;

/** A line every two seconds, on standard error. */
function sendProgress({ quiet, format }: SendFlags): (count: number) => void {
  if (quiet === true || format === 'json') return () => {};
  let shownAt = performance.now();
  return (count) => {
    const now = performance.now();
    if (now - shownAt < PROGRESS) return;
    shownAt = now;
    complain(`${counted(count, 'message')} acknowledged so far\n`);
  };
}

function report({ sent, before }: SendResult, { format, quiet }: SendFlags): void {
  const now = sent.count - before.count;
  const { accepted, error, rejected, count, last } = sent;
  if (format === 'json') print(`${JSON.stringify({ sent: now, total: count, accepted, error, rejected, last })}\n`);
  else if (quiet !== true) {
    const earlier = before.count === 0 ? '' : `, ${before.count} before`;
    print(`${counted(now, 'message')} sent${earlier}: ${accepted} accepted, ${error} in error, ${rejected} rejected\n`);
  }
}
