/** A run to standard output: blocks in order, then what all blocks share. */
import type { SourceFile } from '../../grammar/source.ts';
import type { BlockResult } from '../../runtime/sink/block.ts';
import { blocksOf } from '../../runtime/sink/blocks.ts';
import { partiesOf } from '../../runtime/sink/directory.ts';
import { judge } from '../../runtime/sink/judge.ts';
import { addTally, emptyTally } from '../../runtime/sink/tally.ts';
import { ReaderGone, StandardOutput } from '../output/stdout.ts';
import { progress } from '../progress.ts';
import { stopFor } from './answers.ts';
import { type Job, ReadyJob } from './job.ts';
import { runPool } from './pool.ts';
import type { RunFlags, RunResult } from './to-folder.ts';
import { type Answer, answerError } from './worker.ts';

export async function runToStandardOutput(job: Job, workers: number, flags: RunFlags, sources: ReadonlyMap<string, SourceFile>): Promise<RunResult> {
  const count = job.only !== null ? 1 : blocksOf(job.options.count, job.blockSize).count;
  const bar = progress(flags.progress, job.only !== null ? 1 : job.options.count, flags.quiet === true);
  const done = new Map<number, BlockResult>();
  let subjects = 0;
  const failures: Exclude<Answer, { kind: 'done' }>[] = [];
  const take = (answer: Answer): boolean => {
    if (answer.kind !== 'done') {
      failures.push(answer);
      return true;
    }
    done.set(answer.block, answer.result);
    subjects += answer.result.tally.subjects;
    bar.update(subjects, 0);
    return false;
  };
  const blocks = Array.from({ length: count }, (_, block) => block);
  const out = new StandardOutput();
  const ready = new ReadyJob(job);
  if (workers <= 1) {
    for (const block of blocks) {
      let answer: Answer;
      try {
        answer = { kind: 'done', block, files: [], result: ready.runBlock(block, () => out) };
      } catch (error) {
        if (error instanceof ReaderGone) throw error;
        answer = answerError(block, error);
      }
      if (take(answer)) break;
    }
    out.flush();
  } else await runPool({ job, blocks, workers, folder: null, onAnswer: take });
  bar.end();
  const [failure] = failures;
  if (failure !== undefined) {
    if (failure.kind === 'bug' && failure.stack.includes('ReaderGone')) throw new ReaderGone();
    throw stopFor(failure, job, 'standard output', sources, flags.format);
  }
  const parties = partiesOf(ready.plan, done.values());
  for (const target of ready.open(() => out)) target.writer.directory?.(parties, target.output);
  out.flush();
  const tally = emptyTally(job.ir);
  for (const block of blocks) addTally(tally, (done.get(block) as BlockResult).tally);
  return { verdicts: job.ir.expectations.map((expectation, i) => judge(expectation, tally.expectations[i])), summary: null };
}
