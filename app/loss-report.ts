/** What targets could not carry: as diagnostics before a run, and with counts after it. */
import { type Carrier, carriedDiagnostics } from '../compiler/check/carried.ts';
import type { Diagnostic } from '../grammar/diagnostic.ts';
import type { Ir } from '../ir/definition.ts';
import { recordKinds } from '../model/record-kinds.ts';
import { targets as registry } from '../targets/registry.ts';
import type { Job } from './run/run-job.ts';
import type { RunResult } from './run/run-order.ts';

function carriers(targets: Job['targets']): Carrier[] {
  return targets.flatMap(({ name, options }) => {
    const target = registry.get(name);
    return target === undefined || target.carries === null ? [] : [{ name, carries: target.carries, omits: target.omits?.(options) ?? [] }];
  });
}

export function lossDiagnostics(ir: Ir, targets: Job['targets']): Diagnostic[] {
  return carriedDiagnostics(ir, carriers(targets));
}

/** What one target left out or altered. */
export interface LossReport {
  readonly target: string;
  /** Records of kinds that it does not carry. */
  readonly records: Readonly<Record<string, number>>;
  /** Why those are left out, and fields that it has no place for, of records that there were. */
  readonly fields: readonly { readonly field: string; readonly why: string }[];
  /** Values by what was done about them. */
  readonly altered: Readonly<Record<string, number>>;
}

export function lossReports(targets: Job['targets'], { records, losses }: Pick<RunResult, 'records' | 'losses'>): LossReport[] {
  return carriers(targets).map(({ name, carries, omits }) => {
    const left = recordKinds.filter((kind) => carries[kind] !== true && records[kind] > 0);
    return {
      target: name,
      records: Object.fromEntries(left.map((kind) => [kind, records[kind]])),
      fields: [
        ...left.map((kind) => ({ field: kind, why: String(carries[kind]) })),
        ...omits.filter(({ record }) => records[record] > 0).map(({ record, field, why }) => ({ field: `${record}.${field}`, why })),
      ],
      altered: losses[name] ?? {},
    };
  });
}
