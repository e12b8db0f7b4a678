/** Canonical records from any source, checked with every rule of `validation`. */
import { action } from '../model/interface-terms.ts';
import { nearest } from '../model/nearest.ts';
import { groups } from '../validation/rule.ts';
import { ruleById } from '../validation/rules/all-rules.ts';
import type { Frame } from '../validation/structure/json-frames.ts';
import { Validator } from '../validation/validator.ts';
import { wireCheckOf } from '../validation/wire/wire-check.ts';
import type { FhirFiles } from './fhir-files.ts';
import { framesOf, named, peeked, textOf } from './input-frames.ts';
import { type Progress, unwatched } from './run/run-order.ts';
import type { RunTables } from './run-tables.ts';
import { usage } from './stop.ts';
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
  else if (judged.kind === 'fhir') await judgeFiles(judged.files, validator, watch);
  else await judgeInputs(judged.inputs, validator, watch);
  if (validator.subjects === 0 && validator.transactions === 0 && validator.result().error_count === 0) throw usage('there are no subjects to validate');
  return validator;
}

async function judgeInputs(inputs: readonly Input[], validator: Validator, watch: WatchReading): Promise<void> {
  await watched(inputs, watch, async (read) => {
    for (const input of inputs) await judge(input, validator, read);
  });
}

async function judgeFiles(files: FhirFiles, validator: Validator, watch: WatchReading): Promise<void> {
  const { judgeFhir } = await import('./validate-fhir.ts');
  const { blocks, parties, bundles } = files;
  const inputs = [...[...blocks, parties].flatMap((byType) => [...byType.values()]), ...bundles].flat();
  await watched(inputs, watch, (read) => judgeFhir(files, validator, read));
}

/** @param act reads the inputs, and calls its argument with the bytes of each piece */
async function watched(inputs: readonly Input[], watch: WatchReading, act: (read: (bytes: number) => void) => Promise<void>): Promise<void> {
  const known = inputs.every(({ bytes }) => bytes !== null);
  const progress = known
    ? watch(
        inputs.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
        'bytes',
      )
    : unwatched;
  let read = 0;
  try {
    await act((bytes) => {
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
    throw usage(
      `unknown rule or group of rules: ${shown(name)}`,
      near.length > 0 ? `nearest: ${near.join(', ')}` : `run ${action('explain')} to list them all`,
    );
  }
  return new Set(names);
}

/** @param read called with the bytes of each piece */
async function judge(input: Input, validator: Validator, read: (bytes: number) => void): Promise<void> {
  const { head, whole } = await peeked(input);
  const check = wireCheckOf(head);
  if (check !== null) {
    validator.wire(input.name, check(await textOf(whole, read)));
    return;
  }
  for await (const frames of framesOf(whole, read)) for (const frame of frames) await enter(frame, input, validator);
}

async function enter(frame: Frame, input: Input, validator: Validator): Promise<void> {
  const place = `${input.name}:${frame.line}`;
  if (frame.kind === 'unreadable') {
    validator.unreadable(place, frame.message, frame.text);
    return;
  }
  const { value, item } = frame;
  const resource = typeof value === 'object' && value !== null && Object.hasOwn(value, 'resourceType');
  const where = item === null ? place : `${place}[${item}]`;
  if (resource) {
    const { isBundle, judgeBundles } = await import('./validate-fhir.ts');
    if (isBundle(value)) {
      judgeBundles([value], where, validator);
      return;
    }
    if (validator.subjects === 0) throw usage(`${named(input)} contains FHIR resources of only one type`, READABLE);
  }
  validator.subject(value, where);
}
