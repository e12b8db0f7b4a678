/** What targets could not carry, for people. */
import type { LossReport } from '../../app/loss-report.ts';
import { counted } from '../../app/wording.ts';

/** Everything for those who ask; else only that values were altered, since the rest was said before the run. */
export function lossText(reports: readonly LossReport[], all: boolean): string {
  return reports
    .flatMap(({ target, records, fields, altered }) => {
      const values = Object.values(altered).reduce((sum, count) => sum + count, 0);
      if (!all) return values === 0 ? [] : [`${target}: ${counted(values, 'value')} changed; use --report-loss to list them`];
      const lines = [
        ...Object.entries(records).map(([kind, count]) => `${counted(count, 'record')} of ${kind} left out`),
        ...fields.map(({ field, why }) => `${field} left out: ${why}`),
        ...Object.entries(altered).map(([what, count]) => `${counted(count, 'value')}: ${what}`),
      ];
      return lines.length === 0 ? [`${target}: nothing left out`] : lines.map((line) => `${target}: ${line}`);
    })
    .map((line) => `${line}\n`)
    .join('');
}
