import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasPostgres, hasSqlite, postgres, sqlite } from '../lib/engines.mjs';
import { Lacking } from '../lib/lacking.mjs';
import { faultsOf } from '../lib/sql-database.mjs';
import { sqlFaults } from '../lib/sql-faults.mjs';
import { SUBJECTS, tableScenarios } from '../lib/table-scenarios.mjs';
import { tablesOf } from '../lib/tables-of-run.mjs';

/** Scripts are broken on a small run. */
const FEW = '4';
const SCRIPT = 'cohort.sql';

const title = { postgres: 'PostgreSQL', sqlite: 'SQLite' };

/** The engine loads the script of each scenario without a word, and then has the tables of the model and the rows of the Parquet files. */
function judgeOf(dialect, loads, start) {
  return {
    name: `sql-${dialect}`,
    sees: `${title[dialect]}: the scripts of ${SUBJECTS} subjects of each scenario, and broken copies, each of which it must object to`,
    async judge({ cohorts }) {
      const scratch = mkdtempSync(join(tmpdir(), 'hsimc-sql-'));
      const engine = start(scratch);
      try {
        const { model: all, engines } = await cohorts.module('../table-model.ts');
        const { types, viewsOf } = engines.find(({ name }) => name === dialect);
        const compiled = (scenario, count, ...more) => cohorts.compiled(scenario, '--count', count, '--target', 'parquet,sql', '--dialect', dialect, ...more);
        const faults = (run, script = SCRIPT) => {
          const model = tablesOf(run, all);
          return faultsOf({ engine, dialect, model, types, views: viewsOf(model.map(({ name }) => name)), run, script, scratch });
        };
        let well = true;
        for (const scenario of tableScenarios)
          for (const load of loads) {
            const run = await compiled(scenario, SUBJECTS, ...load);
            const model = tablesOf(run, all);
            const found = await faults(run);
            const rows = () => model.reduce((sum, { name }) => sum + Number(engine.ask(`SELECT COUNT(*) FROM "${name}"`)), 0);
            console.log(`${[scenario, ...load].join(' ')}: ${model.length} tables, ${found.length === 0 ? `${rows()} rows` : `${found.length} faults`}`);
            for (const fault of found.slice(0, 20)) console.log(`  ${fault}`);
            well &&= found.length === 0;
          }
        return (await bites(await compiled('diabetes', FEW), faults)) && well;
      } finally {
        engine.stop();
        rmSync(scratch, { recursive: true, force: true });
      }
    },
  };
}

/** Whether each broken copy of a script is objected to, and the good one is not. */
async function bites(run, faults) {
  const good = readFileSync(join(run, 'sql', SCRIPT), 'utf8');
  const slipped = [];
  for (const [what, change] of sqlFaults) {
    const script = change(good);
    if (script === good) throw new Error(`the fault changes nothing: ${what}`);
    writeFileSync(join(run, 'sql', 'broken.sql'), script);
    if ((await faults(run, 'broken.sql')).length === 0) slipped.push(what);
  }
  for (const what of slipped) console.log(`not seen: ${what}`);
  console.log(`${sqlFaults.length - slipped.length} of ${sqlFaults.length} broken copies seen`);
  return slipped.length === 0 && (await faults(run)).length === 0;
}

export const sqlPostgres = judgeOf('postgres', [[], ['--load', 'copy']], () => {
  if (!hasPostgres) throw new Lacking('PostgreSQL is missing (Debian: apt-get install postgresql).');
  return postgres();
});

export const sqlSqlite = judgeOf('sqlite', [[]], (scratch) => {
  if (!hasSqlite) throw new Lacking('SQLite is missing (Debian: apt-get install sqlite3).');
  return sqlite(scratch);
});
