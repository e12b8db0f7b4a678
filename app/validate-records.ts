/** Canonical records, whoever wrote them, checked by every rule of `validation`. */
import { nearest } from '../model/nearest.ts';
import { groups } from '../validation/rule.ts';
import { ruleById } from '../validation/rules/all-rules.ts';
import { type Frame, Frames } from '../validation/structure/json-frames.ts';
import { Validator } from '../validation/validator.ts';
import { usage } from './stop.ts';
import { isSystemError, systemWords } from './system-errors.ts';
import { type Input, inputsOf, streamInput } from './validate-input.ts';
import { shown } from './wording.ts';

export interface ValidateRequest {
  /** Findings of each severity that are listed; all are counted. */
  readonly limit: number;
  /** Warnings count as errors. */
  readonly strict?: boolean;
  /** Rules and groups of rules that do not apply. */
  readonly ignore: readonly string[];
}

/**
 * @param from a run, a folder or a file, or the bytes of standard input
 * @returns the validator, which has seen all subjects
 */
export async function validateRecords(from: string | AsyncIterable<Uint8Array>, { limit, strict, ignore }: ValidateRequest): Promise<Validator> {
  const validator = new Validator({ limit, strict: strict === true, ignore: ignored(ignore) });
  for (const input of typeof from === 'string' ? inputsOf(from) : [streamInput(from)]) await judge(input, validator);
  if (validator.subjects === 0 && validator.result().error_count === 0) throw usage('there are no subjects to validate');
  return validator;
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

async function judge(input: Input, validator: Validator): Promise<void> {
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
    for await (const chunk of input.chunks()) take(decoded(() => decoder.decode(chunk, { stream: true }), input));
  } catch (error) {
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
  throw usage(`${named(input)} is not UTF-8 text`, 'use subjects as UTF-8 JSON, as written by `hsimc compile --target json`');
}

/** Refuses what is not JSON at all by how it begins. */
function refuseOthers(text: string, input: Input): void {
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return;
  const what = /^(?:MSH|FHS|BHS)\|/.test(start) ? 'is an HL7 v2 message' : start.startsWith('<') ? 'is XML' : 'is not JSON';
  throw usage(`${named(input)} ${what}`, 'validate canonical JSON: hsimc compile --target json');
}

function enter(frame: Frame, input: Input, validator: Validator): void {
  const place = `${input.name}:${frame.line}`;
  if (frame.kind === 'unreadable') {
    validator.unreadable(place, frame.message, frame.text);
    return;
  }
  const { value, item } = frame;
  const resource = typeof value === 'object' && value !== null && Object.hasOwn(value, 'resourceType');
  if (resource && validator.subjects === 0) throw usage(`${named(input)} contains FHIR resources`, 'validate canonical JSON: hsimc compile --target json');
  validator.subject(value, item === null ? place : `${place}[${item}]`);
}
