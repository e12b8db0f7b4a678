/** What the tests of the laws share: compiling text, running subjects, and texts of targets. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runInfoOf } from '../../app/run/run-job.ts';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Subject } from '../../model/subject.ts';
import type { RunInfo, Target, Writer } from '../../model/target.ts';
import { dayOfMinute, startOfDay } from '../../model/time/civil.ts';
import { makeExecutionPlan } from '../../runtime/plan/execution-plan.ts';
import { UnitRunner } from '../../runtime/run/unit-runner.ts';
import { blocksOf, label, rangeOf } from '../../runtime/sink/blocks.ts';
import type { Hl7v2Options } from '../../targets/hl7v2/hl7v2-options.ts';
import { hl7v2Writer } from '../../targets/hl7v2/hl7v2-writer.ts';
import type { NcpdpOptions } from '../../targets/ncpdp/ncpdp-options.ts';
import { NcpdpWriter } from '../../targets/ncpdp/ncpdp-writer.ts';
import { targets } from '../../targets/registry.ts';
import type { X12Options } from '../../targets/x12/x12-options.ts';
import { X12Writer } from '../../targets/x12/x12-writer.ts';
import { executor } from '../oracle/executor.ts';

export const diabetesText = readFileSync('scenarios/patientsim/diabetes.hsim', 'utf8');

export function compileText(text: string, settings: ReadonlyMap<string, string> = new Map()): Ir {
  const { value, diagnostics } = compile({ path: 'test.hsim', text, sha256: '' }, openEntry('diabetes').host, settings);
  expect(diagnostics.filter((d) => d.severity === 'error').map((d) => `${d.code} ${d.message}`)).toEqual([]);
  return value.ir as Ir;
}

export interface Options {
  readonly seed?: string;
  readonly count: number;
  readonly asOf?: number;
  readonly reference?: boolean;
}

const endOf = (minute: number): number => startOfDay(dayOfMinute(minute)) + 1439;

export function planOf(ir: Ir, { seed = '1', count, asOf, reference = false }: Options): ReturnType<typeof makeExecutionPlan> {
  return makeExecutionPlan(ir, { seed, count, asOf: asOf ?? endOf(ir.scenario.asOf ?? 0), ...(reference ? { executor } : {}) });
}

/** Subjects as plain data, those of the chosen units or all. */
export function subjects(ir: Ir, options: Options, indices?: readonly number[]): Subject[] {
  const runner = new UnitRunner(planOf(ir, options));
  return (indices ?? Array.from({ length: options.count }, (_, i) => i)).flatMap((index) => structuredClone([...runner.run(index)]));
}

/** Writers of targets that load theirs when they are opened. */
const loaded: Readonly<Record<string, (run: RunInfo, options: unknown) => Writer>> = {
  hl7v2: (run, options) => hl7v2Writer(run, options as Hl7v2Options),
  ncpdp: (run, options) => new NcpdpWriter(run, options as NcpdpOptions),
  x12: (run, options) => new X12Writer(run, options as X12Options),
};

/** Texts that a target writes, by path; every subject in its block. */
export function texts(ir: Ir, options: Options, name: string, targetOptions: object, blockSize: number): Map<string, string> {
  const plan = planOf(ir, options);
  const target = targets.get(name) as Target;
  const run = { ...runInfoOf(ir), seed: options.seed ?? '1', asOf: plan.asOf, version: 'test' };
  const given = target.options.parse(targetOptions);
  const writer = loaded[name]?.(run, given) ?? target.open(run, given);
  if (writer instanceof Promise) throw new Error(`${name} loads what it needs first`);
  const files = new Map<string, string>();
  const append = (path: string, text: string | Uint8Array): void => {
    files.set(path, (files.get(path) ?? '') + text);
  };
  const out = { append, part: append };
  const runner = new UnitRunner(plan);
  const blocks = blocksOf(options.count, blockSize);
  for (let block = 0; block < blocks.count; block++) {
    const [first, end] = rangeOf(block, blockSize, options.count);
    for (let index = first; index < end; index++) for (const subject of runner.run(index)) writer.subject(subject, label(block), out);
    writer.end?.(label(block), out);
  }
  return files;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** All records of a subject with the name of their list, by id. */
export function recordsById(subject: Subject): Map<string, { readonly kind: string; readonly record: Record<string, unknown> }> {
  const found = new Map<string, { kind: string; record: Record<string, unknown> }>();
  for (const [kind, list] of Object.entries(subject)) {
    if (!Array.isArray(list)) continue;
    for (const record of list as Record<string, unknown>[]) found.set(String(record['id']), { kind, record });
  }
  return found;
}
