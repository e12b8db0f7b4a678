/** `hsimc send`: a run to a receiver: HL7 v2 messages over MLLP, FHIR bundles over HTTP. */
import { InvalidArgumentError, Option } from 'commander';
import type { Progress } from '../../app/run/run-order.ts';
import type { SendOptions } from '../../app/send/channel.ts';
import type { SendResult } from '../../app/send-run.ts';
import { usage } from '../../app/stop.ts';
import { counted, shown } from '../../app/wording.ts';
import { type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { wholeNumber } from '../option-values.ts';
import { progress } from '../progress-display.ts';
import { complain, type Format, print } from '../terminal.ts';

/** `50/s`, `600/min`: items a second. */
function rate(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\/(s|min)$/.exec(text);
  const perSecond = Number(found?.[1]) / (found?.[2] === 'min' ? 60 : 1);
  if (found === null || !(perSecond > 0)) throw new InvalidArgumentError('a rate has the form 50/s or 600/min.');
  return perSecond;
}

type Header = readonly [string, string];

/** `Name: value`: a token and visible characters (RFC 9110, 5.1 and 5.5). */
function header(text: string, so: readonly Header[]): readonly Header[] {
  const found = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?)[ \t]*$/.exec(text);
  if (found === null) throw new InvalidArgumentError('a header has the form "Name: value".');
  return [...so, [found[1].toLowerCase(), found[2]]];
}

export const send: Declare = ({ root, run }) => {
  root
    .command('send')
    .description('send a run: HL7 v2 messages over MLLP, or FHIR bundles to a server over HTTP')
    .argument('<receiver>', 'mllp://host:port, or the base URL of a FHIR server: https://host/fhir')
    .argument('<path>', 'output folder, a file of messages, or a bundle')
    .addOption(
      new Option('--rate <rate>', 'maximum number of messages or bundles per second or minute, such as 50/s').argParser(rate).default(null, 'no limit'),
    )
    .option('--state <file>', 'file that records what has been sent (default: RUN.sent.json next to the run or file)')
    .option('--restart', 'send everything again from the first message or bundle')
    .option('--stop-on-error', 'stop at the first message or bundle that is not accepted')
    .option('--timeout <seconds>', 'seconds to wait for a response (default: 30 for a message, 120 for a bundle)', wholeNumber('the time to wait', 1, 3600))
    .option('--tries <number>', 'number of attempts for each message or bundle', wholeNumber('the number of attempts', 1, 1000), 5)
    .option('--token-env <name>', 'environment variable with a bearer token for the FHIR server')
    .addOption(new Option('--header <header>', 'header of every HTTP request, "Name: value"; can be repeated').argParser(header).default([], 'none'))
    .addOption(format())
    .addOption(quiet())
    .action((receiver, path, flags) => run(flags, () => sendCommand(receiver, path, flags)));
};

interface SendFlags extends Omit<SendOptions, 'headers'> {
  readonly header: readonly Header[];
  readonly format: Format;
  readonly quiet?: boolean;
  readonly tokenEnv?: string;
}

async function sendCommand(url: string, path: string, flags: SendFlags): Promise<number> {
  const { sendRun } = await import('../../app/send-run.ts');
  const watched = sendProgress(flags);
  const headers = [...flags.header, ...authorization(flags)];
  const result = await sendRun(url, path, { ...flags, headers }, ({ lines: [first, ...more] }, name, { count }, total) => {
    watched.update(count, total);
    if (first === undefined || flags.format !== 'text') return;
    watched.end();
    complain(`${count} (${shown(name)}): ${shown(first)}\n${more.map((line) => `  ${shown(line)}\n`).join('')}`);
  }).finally(() => watched.end());
  report(result, flags);
  return result.sent.error + result.sent.rejected > 0 ? exitCode.diagnostics : exitCode.ok;
}

/** The token itself is never on the command line, which every user of the machine can read. */
function authorization({ tokenEnv }: SendFlags): Header[] {
  if (tokenEnv === undefined) return [];
  const token = process.env[tokenEnv];
  if (token === undefined || token === '') throw usage(`there is no environment variable ${shown(tokenEnv)}`, 'set it to the token of the FHIR server');
  // RFC 6750, 2.1.
  if (!/^[\w.~+/-]+=*$/.test(token)) throw usage(`the environment variable ${shown(tokenEnv)} does not contain a bearer token`);
  return [['authorization', `Bearer ${token}`]];
}

/** Milliseconds between two lines of progress: at first, and at most. */
const FIRST_LINE = 2000;
const LATER_LINES = 60_000;

interface SendProgress {
  readonly update: (count: number, total: number | null) => void;
  /** Clears the line, for what is to be said above it. */
  readonly end: () => void;
}

/** A bar on a terminal where the whole is known; else a line after two seconds, and then ever less often, on standard error. */
function sendProgress({ quiet, format }: SendFlags): SendProgress {
  if (quiet === true || format === 'json') return { update: () => {}, end: () => {} };
  let bar: Progress | null = null;
  let [shownAt, wait] = [performance.now(), FIRST_LINE];
  return {
    update: (count, total) => {
      if (total !== null) bar ??= progress('auto', total, false, false);
      if (bar?.shown === true) {
        bar.update(count, 0);
        return;
      }
      const now = performance.now();
      if (now - shownAt < wait) return;
      shownAt = now;
      wait = Math.min(wait * 2, LATER_LINES);
      complain(`${count}${total === null ? '' : ` of ${total}`} answered so far\n`);
    },
    end: () => {
      bar?.end('done');
      bar = null;
    },
  };
}

function report({ sent, before, noun }: SendResult, { format, quiet }: SendFlags): void {
  const now = sent.count - before.count;
  const { accepted, error, rejected, count, last } = sent;
  if (format === 'json') print(`${JSON.stringify({ sent: now, total: count, accepted, error, rejected, last })}\n`);
  else if (quiet !== true) {
    const earlier = before.count === 0 ? '' : `, ${before.count} before`;
    print(`${counted(now, noun)} sent${earlier}: ${accepted} accepted, ${error} in error, ${rejected} rejected\n`);
  }
}
