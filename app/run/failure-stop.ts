/** What ends a run early: the user's fault as a diagnostic, the system's as one line, ours with a command that shows it again. */

import { report } from '../../cli/diagnostics-report.ts';
import { diagnose, kind } from '../../grammar/diagnostic.ts';
import { exitCode, ReaderGone, Stop } from '../stop.ts';
import { remedyFor, systemWords } from '../system-errors.ts';
import { shown } from '../wording.ts';
import type { Failure } from './block-answer.ts';
import type { Order } from './run-order.ts';

/** @param folder the output folder, or null for standard output */
export function stopFor(failure: Failure, order: Order, folder: string | null): Error {
  const { job, again } = order;
  switch (failure.kind) {
    case 'fault': {
      const [file, start, end] = failure.at;
      const fault = kind(failure.code, 'error', '', (_: { message: string }) => _.message);
      const path = job.ir.files[file]?.path ?? '';
      const subject = failure.subject === null ? '' : ` (subject ${failure.subject})`;
      report([diagnose(fault, path, { start, end }, { message: `${failure.message}${subject}` })], order.sources, order.flags.format);
      return new Stop(exitCode.diagnostics, 'the run was stopped', failure.subject === null ? null : `to see it alone: ${again(failure.subject)}`);
    }
    case 'refused':
      return new Stop(exitCode.diagnostics, failure.message, failure.remedy);
    case 'system': {
      const output = folder === null ? 'standard output' : shown(folder);
      // A run to standard output leaves nothing that could be gone on with.
      return new Stop(exitCode.output, `cannot write ${output}: ${systemWords(failure)}`, folder === null ? null : remedyFor(failure.code));
    }
    case 'gone':
      return new ReaderGone();
    case 'lost': {
      const where = failure.block === null ? 'no worker could be begun' : `block ${failure.block} was lost twice`;
      // A worker that cannot load its program says so in the words of the system: `EMFILE: too many open files, …`.
      const [, code] = /^(E[A-Z]+): /.exec(failure.why) ?? [];
      if (code !== undefined) return new Stop(exitCode.output, `${where}: ${systemWords({ code, message: failure.why })}`, remedyFor(code));
      if (failure.memory) return new Stop(exitCode.output, `${where}: there is not enough memory`, 'use fewer --workers, or a smaller --block-size');
      return new Stop(exitCode.bug, `${where}: ${failure.why.split('\n')[0]}`, '--workers 1 may do without');
    }
    case 'bug':
      return new Stop(
        exitCode.bug,
        `a fault of hsimc itself${failure.subject === null ? '' : ` at subject ${failure.subject}`}: ${failure.stack}`,
        `please report it with this command: ${again(failure.subject ?? Math.max(failure.block, 0) * job.blockSize)}`,
      );
  }
}
