/** Every stage of a case as text, by the name of its file. */

import { vi } from 'vitest';
import { runInfoOf } from '../../app/run/run-job.ts';
import { renderFrames } from '../../compiler/diagnostics/diagnostics-terminal.ts';
import { Draw } from '../../draws/draw.ts';
import { print } from '../../grammar/print/print.ts';
import type { Ir } from '../../ir/definition.ts';
import { commandLineTerms, inTerms } from '../../model/interface-terms.ts';
import { recordKinds } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { Target } from '../../model/target.ts';
import { dayOfMinute, startOfDay } from '../../model/time/civil.ts';
import { insurancePlans } from '../../runtime/engines/insurance-plans.ts';
import { type ExecutionPlan, makeExecutionPlan } from '../../runtime/plan/execution-plan.ts';
import { UnitRunner } from '../../runtime/run/unit-runner.ts';
import { label } from '../../runtime/sink/blocks.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { Counter, emptyTally } from '../../runtime/sink/tally.ts';
import type { SubjectState } from '../../runtime/subject/subject-state.ts';
import { targets } from '../../targets/registry.ts';
import { executor } from '../oracle/executor.ts';
import type { Case, Compiled } from './case.ts';
import { layout, outline } from './tree.ts';

/** Subjects that are run, and of them those that are written out. */
const COUNT = 2;
const SHOWN = 2;
const SEED = '1';

export function planOf(ir: Ir, count: number, reference = false): ExecutionPlan {
  return makeExecutionPlan(ir, { seed: SEED, count, asOf: startOfDay(dayOfMinute(ir.scenario.asOf ?? 0)) + 1439, ...(reference ? { executor } : {}) });
}

/** Diagnostics as a terminal shows them. */
export function frames({ diagnostics, sources }: Compiled): string {
  return diagnostics.length === 0 ? 'none\n' : `${inTerms(renderFrames(diagnostics, sources, 100), commandLineTerms)}\n`;
}

export async function stages(of: Case, compiled: Compiled): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const [main] = compiled.modules;
  files.set('main.diagnostics', frames(compiled));
  files.set('main.ast.txt', outline(main.node, main.source.text));
  files.set('main.formatted.hsim', print(main.source).value ?? '');
  const { ir } = compiled;
  if (ir === null) return files;
  files.set('main.ir.json', `${layout(ir)}\n`);
  const plan = planOf(ir, of.options.count ?? COUNT);
  files.set('out.attributes.json', `${layout(attributes(ir, plan))}\n`);
  const records = (await written(ir, plan, 'json', {}, SHOWN)).trimEnd().split('\n');
  files.set('out.json', `${layout(records.map((line) => JSON.parse(line) as unknown))}\n`);
  files.set('out.fhir.ndjson', await written(ir, plan, 'fhir', { bundle: 'collection' }, 1));
  files.set('operations.txt', operations(ir, plan));
  return files;
}

function subjectsOf(plan: ExecutionPlan, count: number, visit: (subject: Subject, state: SubjectState) => void): void {
  const runner = new UnitRunner(plan);
  for (let index = 0; index < Math.min(count, plan.options.count); index++)
    for (const [i, subject] of runner.run(index).entries()) visit(subject, runner.members[i].state);
}

/** What was drawn of each subject, as it is at the end. */
function attributes(ir: Ir, plan: ExecutionPlan): object[] {
  const list: object[] = [];
  subjectsOf(plan, plan.options.count, (_, state) => {
    if (state.member === 0) list.push(Object.fromEntries(ir.attributes.map(({ name }, slot) => [name, state.attributes[slot]])));
  });
  return list;
}

async function written(ir: Ir, plan: ExecutionPlan, name: string, options: object, count: number): Promise<string> {
  const target = targets.get(name) as Target;
  const run = { ...runInfoOf(ir), plans: insurancePlans(plan.context), seed: SEED, asOf: plan.asOf, version: 'baseline' };
  const writer = await target.open(run, target.options.parse(options));
  let text = '';
  const append = (_: string, more: string | Uint8Array): void => {
    text += more;
  };
  const out = { append, part: append };
  subjectsOf(plan, count, (subject) => writer.subject(subject, label(0), out));
  writer.end?.(label(0), out);
  return text;
}

/** What the run did, in numbers that grow when work is done twice, and what became of the expectations. */
function operations(ir: Ir, plan: ExecutionPlan): string {
  const at = vi.spyOn(Draw.prototype, 'at');
  const tally = emptyTally(ir);
  const counter = new Counter(plan);
  let steps = 0;
  try {
    subjectsOf(plan, plan.options.count, (subject, state) => {
      steps += state.steps;
      counter.count(tally, state, subject);
    });
    const records = recordKinds.filter((kind) => tally.records[kind] > 0).map((kind) => `${kind} ${tally.records[kind]}`);
    const arms = ir.axes.map((axis, i) => `axis ${axis.name}: ${axis.arms.map((arm, j) => `${arm.name} ${tally.arms[i][j]}`).join(', ')}`);
    const verdicts = ir.expectations.map((expectation, i) => {
      const { text, outcome, found } = verdictOf(expectation, tally.expectations[i]);
      return `${outcome}: ${text}  (${found})`;
    });
    return [`subjects ${tally.subjects}`, `draws ${at.mock.calls.length}`, `events ${steps}`, ...records, ...arms, ...verdicts, ''].join('\n');
  } finally {
    at.mockRestore();
  }
}
