/** Where a run goes whose command names no place. */
import { basename } from 'node:path';
import { targets as registry } from '../targets/registry.ts';
import type { Job } from './run/run-job.ts';

/**
 * A folder named after the scenario, in the current one; for `duckdb` alone a database file. Null where everything fits on standard output.
 * @param scenario path of the file, or name in the library
 */
export function defaultOutput(scenario: string, targets: Job['targets']): string | null {
  const [first, ...others] = targets.map(({ name }) => registry.get(name));
  if (first === undefined || (others.length === 0 && first.standardOutput)) return null;
  const name = basename(scenario).replace(/\.(hsim|json)$/u, '');
  return others.length === 0 && first.needs === 'duckdb' ? `${name}.duckdb` : name;
}
