/** What ends a run early: the user's fault as a diagnostic, the system's as one line, ours with a command that shows it again. */
import { diagnose, kind } from '../../grammar/diagnostic.ts';
import type { SourceFile } from '../../grammar/source.ts';
import { exitCode, Stop, systemWords } from '../exit.ts';
import { type Format, report } from '../report.ts';
import type { Job } from './job.ts';
import type { Answer } from './worker.ts';

export function stopFor(answer: Exclude<Answer, { kind: 'done' }>, job: Job, output: string, sources: ReadonlyMap<string, SourceFile>, format: Format): Stop {
  const again = (subject: number): string =>
    `hsimc compile ${job.ir.files[0]?.path ?? 'FILE'} --count ${job.options.count} --seed ${job.options.seed} --only ${subject} --target ${job.targets.map((t) => t.name).join(',')}`;
  switch (answer.kind) {
    case 'fault': {
      const [file, start, end] = answer.at;
      const fault = kind(answer.code, 'error', '', (_: { message: string }) => _.message);
      const path = job.ir.files[file]?.path ?? '';
      const subject = answer.subject === null ? '' : ` (subject ${answer.subject})`;
      report([diagnose(fault, path, { start, end }, { message: `${answer.message}${subject}` })], sources, format);
      return new Stop(exitCode.diagnostics, 'the run was stopped', answer.subject === null ? null : `to see it alone: ${again(answer.subject)}`);
    }
    case 'system':
      return new Stop(
        exitCode.output,
        `cannot write ${output}: ${systemWords({ code: answer.code, message: answer.message })}`,
        answer.code === 'ENOSPC' ? 'free some space and go on with --resume' : null,
      );
    case 'bug':
      return new Stop(
        exitCode.bug,
        `a fault of hsimc itself in block ${answer.block}: ${answer.stack.split('\n')[0]}`,
        `please report it with this command: ${again(answer.block * job.blockSize)}\n${answer.stack}`,
      );
  }
}
