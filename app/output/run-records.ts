/**
 * Records of blocks, as they are read back. A folder may come from anywhere, so a record is untrusted input: what does not have its exact shape is no
 * record, and its block is made again.
 */
import { recordKinds } from '../../model/record-kinds.ts';
import type { BlockResult } from '../../runtime/sink/block-runner.ts';
import type { WrittenFile } from './file-streams.ts';
import { isPlain } from './paths-below.ts';

export interface BlockRecord extends BlockResult {
  readonly block: number;
  /** Hash of everything that decides the bytes: a record of another run does not fit. */
  readonly inputs: string;
  readonly files: readonly WrittenFile[];
}

/** What all blocks share, as the files that it is in. */
export interface SharedRecord {
  readonly inputs: string;
  readonly files: readonly WrittenFile[];
  /** What targets could not write as it is, by target. */
  readonly losses: BlockResult['losses'];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): value is string => typeof value === 'string';
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isListOf = <T>(value: unknown, one: (item: unknown) => item is T): value is T[] => Array.isArray(value) && value.every(one);
const isCounts = (value: unknown): value is number[] => isListOf(value, isCount);
const isSum = (value: unknown): boolean => isFields(value) && Number.isSafeInteger(value['high']) && isCount(value['low']);

/** A path that a run may have written: below the folder of a target or of parts, never a file that the folder keeps for itself. */
export function isRunPath(path: unknown): path is string {
  return typeof path === 'string' && isPlain(path) && /^(?:_parts|[^_/][^/]*)\/./.test(path);
}

function isFile(value: unknown): value is WrittenFile {
  if (!isFields(value)) return false;
  const { path, bytes, sha256, content } = value;
  return isRunPath(path) && isCount(bytes) && isHash(sha256) && (content === undefined || isHash(content));
}

function isLosses(value: unknown): boolean {
  return isFields(value) && Object.values(value).every((lost) => isFields(lost) && Object.values(lost).every(isCount));
}

function isExpectation(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { asked, yes, sum, squares, ratio, failing, holding, cells } = value;
  return (
    isCount(asked) &&
    isCount(yes) &&
    isSum(sum) &&
    isSum(squares) &&
    Array.isArray(ratio) &&
    ratio.every(isSum) &&
    isCounts(failing) &&
    isCounts(holding) &&
    isCounts(cells)
  );
}

function isAct(value: unknown): boolean {
  return isFields(value) && isCount(value['reached']) && isCount(value['changed']);
}

function isTally(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { subjects, members, arms, records, expectations, unbilled, acts, defects } = value;
  if (!isCount(subjects) || !isCount(members) || !Array.isArray(arms) || !isFields(records) || !Array.isArray(expectations)) return false;
  if (![acts, defects].every((list) => Array.isArray(list) && list.every(isAct))) return false;
  if (!isFields(unbilled) || ![unbilled['withoutDiagnosis'], unbilled['withoutPrice'], unbilled['services']].every(isCount)) return false;
  return arms.every(isCounts) && recordKinds.every((kind) => isCount(records[kind])) && expectations.every(isExpectation);
}

/** The record of a block, or null where it is not one. */
export function blockRecordOf(value: unknown, block: number): BlockRecord | null {
  if (!isFields(value)) return null;
  const { inputs, files, tally, parties, states, losses } = value;
  const whole = isText(inputs) && isListOf(files, isFile) && isTally(tally) && isListOf(parties, isText) && isListOf(states, isText) && isLosses(losses);
  return whole && value['block'] === block ? (value as unknown as BlockRecord) : null;
}

/** The record of what all blocks share, or null where it is not one. */
export function sharedRecordOf(value: unknown): SharedRecord | null {
  if (!isFields(value)) return null;
  const { inputs, files, losses } = value;
  return isText(inputs) && isListOf(files, isFile) && isLosses(losses) ? (value as unknown as SharedRecord) : null;
}

/** Whether a record counts what a run of this scenario counts, over so many subjects. */
export function fitsTally({ tally }: BlockResult, like: BlockResult['tally'], subjects: number): boolean {
  return (
    tally.subjects === subjects &&
    tally.arms.length === like.arms.length &&
    tally.arms.every((arms, axis) => arms.length === like.arms[axis].length && arms.reduce((sum, count) => sum + count, 0) <= subjects) &&
    tally.expectations.length === like.expectations.length &&
    tally.acts.length === like.acts.length &&
    tally.defects.length === like.defects.length &&
    tally.expectations.every(({ cells, ratio }, i) => cells.length === like.expectations[i].cells.length && ratio.length === like.expectations[i].ratio.length)
  );
}
