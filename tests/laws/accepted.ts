/** What a scenario comes to: its records, answers and verdicts, or its diagnostics. */
import { measuresOf } from '../../app/run/run-job.ts';
import { compile } from '../../compiler/compile.ts';
import type { Host } from '../../compiler/load/load-modules.ts';
import type { Subject } from '../../model/subject.ts';
import type { Writer } from '../../model/target.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { targets } from '../../targets/registry.ts';
import { planOf } from '../support/scenario-runs.ts';
import { openTarget, partiesOf, writeBlocks } from '../support/written-target.ts';

export interface Outcome {
  /** Canonical records, measures with their results, and verdicts; null where there are errors. */
  readonly json: string | null;
  readonly diagnostics: readonly string[];
  readonly subjects: readonly Subject[];
}

/** A file to import: a mixin, and a table of the name of the file. */
const part = `hsim 1
mixin more { event extra at 2024-08-01 { encounter ambulatory } }
codes part: RXNORM {
  metformin_500 861007 "metformin hydrochloride 500 MG Oral Tablet" { dose: 1  dose_unit: "tablet"  times_per_day: 2  route: oral  quantity: 180  days_supply: 90 }
}
`;

const host: Host = {
  read: (path) =>
    path === 'roster.csv'
      ? { path, text: 'Number,Place\nA1,Ames\nA2,Boone\n', sha256: '' }
      : path.startsWith('part')
        ? { path, text: part, sha256: '' }
        : { problem: 'there is no such file' },
};

export function outcome(text: string, count = 12): Outcome {
  const { value, diagnostics } = compile({ path: 'law.hsim', text, sha256: '' }, host);
  const said = diagnostics.map(({ severity, code, message }) => `${severity} ${code} ${message}`);
  const { ir } = value;
  if (ir === null) return { json: null, diagnostics: said, subjects: [] };
  const plan = planOf(ir, { count });
  const subjects: Subject[] = [];
  const truth: unknown[] = [];
  const writer: Writer = { subject: (subject) => subjects.push(structuredClone(subject)), truth: (one) => truth.push(structuredClone(one)) };
  const { tally } = new BlockRunner(plan).subjects(0, count, '00000', [{ name: 'law', writer, output: { append: () => {}, part: () => {} } }]);
  const verdicts = ir.expectations.map((expectation, i) => verdictOf(expectation, tally.expectations[i]));
  // What `calibrate` prints and asks, wherever it is written.
  const targetsOfAll = JSON.parse(JSON.stringify(ir.targets ?? [], (key, value) => (key === 'at' ? undefined : value)));
  return { json: JSON.stringify([subjects, truth, verdicts, targetsOfAll, measuresOf(ir)]), diagnostics: said, subjects };
}

/** What a target writes of the same. */
export async function written(name: 'fhir' | 'hl7v2', { subjects }: Outcome): Promise<string> {
  const target = targets.get(name);
  if (target === undefined) throw new Error(name);
  const { files } = writeBlocks(await openTarget(target, {}), [{ label: '00000', subjects }], partiesOf(subjects));
  return [...files.values()].map((bytes) => bytes.toString('latin1')).join('\n');
}

/** What one thing does, in a scenario with it and in one without: null where it changes the outcome or is reported, else what is wrong. */
export function silent(without: string, withIt: string, count?: number): string | null {
  const [before, after] = [outcome(without, count), outcome(withIt, count)];
  if (before.json === null) return `the scenario without it has errors: ${before.diagnostics[0]}`;
  if (after.json === null || after.json !== before.json) return null;
  return after.diagnostics.some((one) => !before.diagnostics.includes(one)) ? null : `no effect: ${difference(without, withIt)}`;
}

/** The first line that differs. */
function difference(a: string, b: string): string {
  const before = new Set(a.split('\n'));
  return (
    b
      .split('\n')
      .find((line) => !before.has(line))
      ?.trim() ?? ''
  );
}
