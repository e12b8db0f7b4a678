/** Canonical records from any source, checked with every rule of `validation`. */
import { nearest } from '../model/nearest.ts';
import { groups } from '../validation/rule.ts';
import { ruleById } from '../validation/rules/all-rules.ts';
import { type Frame, Frames } from '../validation/structure/json-frames.ts';
import { Validator } from '../validation/validator.ts';
import { type Progress, unwatched } from './run/run-order.ts';
import type { RunTables } from './run-tables.ts';
import { usage } from './stop.ts';
import { isSystemError, systemWords } from './system-errors.ts';
import { type Input, judgedOf, READABLE, streamInput } from './validate-input.ts';
import { shown } from './wording.ts';

export interface ValidateRequest {
  /** Findings of each severity that are listed; all are counted. */
  readonly limit: number;
  /** Warnings count as errors. */
  readonly strict?: boolean;
  /** Rules and groups of rules that do not apply. */
  readonly ignore: readonly string[];
}

/** Makes the progress of so many subjects or bytes. */
export type WatchReading = (total: number, of: 'subjects' | 'bytes') => Progress;

/**
 * @param from a run, a folder or a file, or the bytes of standard input
 * @returns the validator, which has seen all subjects
 */
export async function validateRecords(
  from: string | AsyncIterable<Uint8Array>,
  { limit, strict, ignore }: ValidateRequest,
  watch: WatchReading = () => unwatched,
): Promise<Validator> {
  const validator = new Validator({ limit, strict: strict === true, ignore: ignored(ignore) });
  const judged = typeof from === 'string' ? judgedOf(from) : { kind: 'json' as const, inputs: [streamInput(from)] };
  if (judged.kind === 'tables') await judgeTables(judged.tables, validator, watch);
  else await judgeInputs(judged.inputs, validator, watch);
  if (validator.subjects === 0 && validator.result().error_count === 0) throw usage('there are no subjects to validate');
  return validator;
}

async function judgeInputs(inputs: readonly Input[], validator: Validator, watch: WatchReading): Promise<void> {
  const known = inputs.every(({ bytes }) => bytes !== null);
  const progress = known
    ? watch(
        inputs.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
        'bytes',
      )
    : unwatched;
  let read = 0;
  try {
    for (const input of inputs)
      await judge(input, validator, (bytes) => {
        read += bytes;
        progress.update(read, 0);
      });
  } finally {
    progress.end('done');
  }
}

async function judgeTables(tables: RunTables, validator: Validator, watch: WatchReading): Promise<void> {
  let progress = unwatched;
  const { eachSubjectOfTables } = await import('./validate-tables.ts');
  try {
    await eachSubjectOfTables(
      tables,
      (people) => {
        progress = watch(people, 'subjects');
      },
      (subject, index) => {
        validator.subject(subject, `subject ${index}`);
        progress.update(validator.subjects, 0);
      },
    );
  } finally {
    progress.end('done');
  }
}

function ignored(names: readonly string[]): ReadonlySet<string> {
  const known = [...ruleById.keys(), ...groups.keys()];
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = nearest(name, known, 3);
    throw usage(`unknown rule or group of rules: ${shown(name)}`, near.length > 0 ? `nearest: ${near.join(', ')}` : 'run `hsimc explain` to list them all');
  }
  return new Set(names);
}

/** @param read called with the bytes of each piece */
async function judge(input: Input, validator: Validator, read: (bytes: number) => void): Promise<void> {
  const frames = new Frames(input.lines);
  // A byte-order mark is skipped by the decoder.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let begun = false;
  const take = (text: string): void => {
    if (!begun && text.trim() !== '') {
      begun = true;
      refuseOthers(text, input);
    }
    for (const frame of frames.push(text)) enter(frame, input, validator);
  };
  try {
    for await (const chunk of input.chunks()) {
      take(decoded(() => decoder.decode(chunk, { stream: true }), input));
      read(chunk.length);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') === true) throw usage(`${named(input)} is not a whole file of gzip`);
    if (isSystemError(error)) throw usage(`cannot read ${shown(input.name)}: ${systemWords(error)}`);
    throw error;
  }
  take(decoded(() => decoder.decode(), input));
  if (!begun) throw usage(`${named(input)} is empty`);
  for (const frame of frames.end()) enter(frame, input, validator);
}

const named = ({ name }: Input): string => (name === '-' ? 'standard input' : shown(name));

function decoded(decode: () => string, input: Input): string {
  let text = '\u0000';
  try {
    text = decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  // Text holds no NUL; UTF-16 is full of them.
  if (!text.includes('\u0000')) return text;
  throw usage(`${named(input)} is not UTF-8 text`, READABLE);
}

/** Refuses what is not JSON at all by how it begins. */
function refuseOthers(text: string, input: Input): void {
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return;
  const what = /^(?:MSH|FHS|BHS)\|/.test(start) ? 'is an HL7 v2 message' : start.startsWith('<') ? 'is XML' : 'is not JSON';
  throw usage(`${named(input)} ${what}`, READABLE);
}

function enter(frame: Frame, input: Input, validator: Validator): void {
  const place = `${input.name}:${frame.line}`;
  if (frame.kind === 'unreadable') {
    validator.unreadable(place, frame.message, frame.text);
    return;
  }
  const { value, item } = frame;
  const resource = typeof value === 'object' && value !== null && Object.hasOwn(value, 'resourceType');
  if (resource && validator.subjects === 0) throw usage(`${named(input)} contains FHIR resources`, READABLE);
  validator.subject(value, item === null ? place : `${place}[${item}]`);
}
