import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareCache } from '../lib/build.mjs';
import { command } from '../lib/command.mjs';
import { settings } from '../lib/hl7.mjs';
import { python } from '../lib/python.mjs';
import { SUBJECTS, tableScenarios } from '../lib/table-scenarios.mjs';
import { tablesOf } from '../lib/tables-of-run.mjs';

/** DuckDB is of the version that makes the database. */
const PACKAGES = ['pyarrow==26.0.1', 'duckdb==1.5.6'];

/** pyarrow and DuckDB read every table in every form: the types of the model, the same rows, no key twice, no orphan. */
export const tablesPyarrow = {
  name: 'tables-pyarrow',
  sees: `pyarrow and DuckDB: tables of ${SUBJECTS} subjects of each scenario as Parquet, Arrow, CSV and database, and broken copies of them`,
  async judge({ cohorts }) {
    const { cache } = settings();
    prepareCache(cache);
    const interpreter = await python(cache, 'tables', PACKAGES);
    const scratch = mkdtempSync(join(tmpdir(), 'hsimc-tables-'));
    try {
      const model = join(scratch, 'model.json');
      const { model: all } = await cohorts.module('../table-model.ts');
      let well = true;
      for (const [i, scenario] of tableScenarios.entries()) {
        const run = await cohorts.compiled(scenario, '--count', SUBJECTS, '--target', 'parquet,arrow,csv,duckdb');
        writeFileSync(model, JSON.stringify(tablesOf(run, all)));
        // Faults are put into the first alone: it has rows in most tables.
        const script = new URL('../tables.py', import.meta.url).pathname;
        const { status, out, err } = await command(interpreter, [script, run, model, ...(i === 0 ? ['--faults'] : [])]);
        console.log(`${scenario}: ${out.trim()}${err}`);
        well &&= status === 0;
      }
      return well;
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
};
