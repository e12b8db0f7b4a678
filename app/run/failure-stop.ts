/** What ends a run early: the user's fault as a diagnostic, the system's as one line, ours with its trace. */

import { diagnose, kind } from '../../grammar/diagnostic.ts';
import { option } from '../../model/interface-terms.ts';
import { ReaderGone, Stop } from '../stop.ts';
import { remedyFor, systemWords } from '../system-errors.ts';
import { shown } from '../wording.ts';
import type { Failure } from './block-answer.ts';
import type { Order } from './run-order.ts';

export function stopFor(failure: Failure, { job, sources, to }: Pick<Order, 'job' | 'sources' | 'to'>): Error {
  switch (failure.kind) {
    case 'fault': {
      const [file, start, end] = failure.at;
      const fault = kind(failure.code, 'error', '', (_: { message: string }) => _.message);
      const path = job.ir.files[file]?.path ?? '';
      const subject = failure.subject === null ? '' : ` (subject ${failure.subject})`;
      const diagnostics = [diagnose(fault, path, { start, end }, { message: `${failure.message}${subject}` })];
      return new Stop('input', 'the run was stopped', null, { findings: { diagnostics, sources }, ...at(failure.subject) });
    }
    case 'refused':
      return new Stop('input', failure.message, failure.remedy);
    case 'system': {
      const output = 'path' in to ? shown(to.path) : 'standard output';
      // A run to standard output leaves nothing that could be resumed.
      return new Stop('output', `cannot write ${output}: ${systemWords(failure)}`, 'path' in to ? remedyFor(failure.code) : null);
    }
    case 'gone':
      return new ReaderGone();
    case 'lost': {
      const where = failure.block === null ? 'no worker could be started' : `the worker of block ${failure.block} ended twice without a result`;
      // A worker that cannot load its program says so in the words of the system: `EMFILE: too many open files, …`.
      const [, code] = /^(E[A-Z]+): /.exec(failure.why) ?? [];
      if (code !== undefined) return new Stop('output', `${where}: ${systemWords({ code, message: failure.why })}`, remedyFor(code));
      if (failure.memory) return new Stop('output', `${where}: not enough memory`, `use fewer ${option('workers')}, or a smaller ${option('blockSize')}`);
      return new Stop('internal', `${where}: ${failure.why.split('\n')[0]}`, `try ${option('workers', 1)}`);
    }
    case 'bug': {
      const subject = failure.subject === null ? '' : ` at subject ${failure.subject}`;
      return new Stop('internal', `internal error${subject}: ${failure.stack}`, null, at(failure.subject ?? Math.max(failure.block, 0) * job.blockSize));
    }
  }
}

const at = (subject: number | null): { readonly subject?: number } => (subject === null ? {} : { subject });
