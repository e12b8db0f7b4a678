/** FHIR bundles of a run to the base of a server, over HTTP: again where the server is busy or the connection drops. */

import { dirname, relative, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { option } from '../../model/interface-terms.ts';
import { version } from '../package-root.ts';
import type { Channel, SendAnswer, SendOptions } from '../send/channel.ts';
import { Stop, usage } from '../stop.ts';
import { counted, megabytes, shown } from '../wording.ts';
import { bundleFiles, type RequestBundle, readBundle } from './bundle-files.ts';
import { carriedOut, isOutcome, refused } from './fhir-answer.ts';
import { AnswerTooLong, type HttpAnswer, HttpPort, LONGEST_ANSWER } from './http-exchange.ts';

/** Seconds to wait for an answer: a server carries out the whole bundle first. */
const PATIENCE = 120;
/** Milliseconds between two tries that fail, where the server names none: doubled each time, up to ten seconds. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;
/** Longest wait that a server may ask for, in milliseconds. */
const LONGEST_RETRY_AFTER = 300_000;

/** The server, or something before it, is busy or away for now: RFC 9110, 15.5.9 and 15.6; RFC 6585, 4. */
const FOR_NOW: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

export function fhirChannel(text: string, path: string, { timeout = PATIENCE, tries, headers }: SendOptions): Channel<RequestBundle> {
  const url = baseOf(text);
  const files = bundleFiles(path);
  const folder = files[0] === path ? dirname(path) : path;
  const media = 'application/fhir+json';
  const port = new HttpPort(url, { 'content-type': media, accept: media, 'user-agent': `hsimc/${version()}`, ...Object.fromEntries(headers) }, timeout * 1000);
  return {
    noun: 'bundle',
    files,
    total: files.length,
    *items() {
      for (const file of files) yield readBundle(file, relative(folder, file).split(sep).join('/'));
    },
    async send(bundle) {
      return judged(await posted(port, bundle, tries, text), bundle, text);
    },
    close: () => port.close(),
  };
}

function baseOf(text: string): URL {
  if (!URL.canParse(text)) throw usage(`not a server address: ${shown(text)}`, 'use the form https://example.org/fhir');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    throw usage(
      'an address must not contain a user name or password',
      `use ${option('tokenEnv', 'NAME')} for a token in an environment variable, or ${option('header', '"Authorization: …"')}`,
    );
  if (url.search !== '' || url.hash !== '') throw usage(`${shown(text)} is not the base URL of a server`, 'remove everything from ? or # on');
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

/** Posts a bundle until the server answers about it. Loading by id, or by `ifNoneExist`, twice is the same as once. */
async function posted(port: HttpPort, { bytes, name }: RequestBundle, tries: number, url: string): Promise<HttpAnswer> {
  const unanswered = (why: string): Stop =>
    new Stop('output', `${shown(url)} did not accept ${shown(name)}: ${why}`, 'run the same command again to continue with this bundle');
  let last = '';
  for (let attempt = 0, wait = FIRST_PAUSE; attempt < tries; attempt++, wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    let asked: number | null = null;
    try {
      const answer = await port.post(bytes);
      if (!FOR_NOW.has(answer.status)) return answer;
      last = answer.title;
      asked = retryAfter(answer);
      if (asked !== null && asked > LONGEST_RETRY_AFTER) throw unanswered(`${last}, and the server asks to wait ${counted(Math.ceil(asked / 1000), 'second')}`);
    } catch (error) {
      if (error instanceof Stop) throw error;
      if (error instanceof AnswerTooLong) throw unanswered(`the response is larger than ${megabytes(LONGEST_ANSWER)}`);
      last = error instanceof Error && error.message !== '' ? error.message : String((error as NodeJS.ErrnoException).code ?? error);
    }
    if (attempt + 1 < tries) await pause(asked ?? wait);
  }
  throw unanswered(`${last} (${counted(tries, 'attempt')})`);
}

/** Milliseconds that a server asks to wait: seconds or a date (RFC 9110, 10.2.3); null where it asks for nothing that can be read. */
function retryAfter({ headers }: HttpAnswer): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

function judged(answer: HttpAnswer, bundle: RequestBundle, url: string): SendAnswer {
  const { status, title, headers } = answer;
  const stop = (remedy: string): Stop => new Stop('output', `${shown(url)} answers ${shown(title)}`, remedy);
  if (status >= 200 && status < 300) {
    const outcome = carriedOut(answer, bundle);
    if (outcome !== null) return outcome;
    throw new Stop(
      'output',
      `${shown(url)} answers ${shown(title)}, but without a bundle of responses`,
      'use the base URL of a FHIR server, such as https://example.org/fhir',
    );
  }
  if (status >= 300 && status < 400)
    throw stop(headers.location === undefined ? 'use the address that it redirects to' : `use the address that it redirects to: ${shown(headers.location)}`);
  if (status === 401 || status === 403) throw stop(`use a token with write access: ${option('tokenEnv', 'NAME')}`);
  // Bundles that come next would have the same answer.
  if ((status === 404 || status === 405) && !isOutcome(answer)) throw stop('use the base URL of a FHIR server, such as https://example.org/fhir');
  return refused(answer);
}
