/**
 * Asks of the scenarios that readers of the skill wrote whether their cohorts are what was asked for: each check of `checks.sql` is a query on the tables of
 * its scenario, with the number of people of the request. `npm run evaluate -- 31 44` asks about some; `--scenarios FOLDER` about others than those kept.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checksIn } from './evaluate/checks-in.mjs';

const EVALS = 'skills/hsim/evals';
const { values, positionals } = parseArgs({ options: { scenarios: { type: 'string', default: `${EVALS}/scenarios` } }, allowPositionals: true });

async function answers(database, checks) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const found = [];
  for (const { name, sql } of checks) {
    try {
      const rows = (await connection.runAndReadAll(sql)).getRows();
      found.push({ name, passed: rows.length === 1 && rows[0].length === 1 && rows[0][0] === true, problem: null });
    } catch (error) {
      // A table that the scenario has no records for.
      found.push({ name, passed: false, problem: String(error.message).split('\n')[0] });
    }
  }
  connection.closeSync();
  instance.closeSync();
  return found;
}

async function evaluate({ number, people, checks }, folder) {
  const out = join(folder, number);
  const words = ['dist/hsimc.js', 'compile', resolve(values.scenarios, `${number}.hsim`), '--count', String(people), '--target', 'duckdb', '--out', out];
  const made = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (made.status !== 0) return [{ name: 'compiles', passed: false, problem: made.stderr.trim().split('\n')[0] }];
  const found = await answers(join(out, 'duckdb', 'cohort.duckdb'), checks);
  rmSync(out, { recursive: true });
  return found;
}

const folder = mkdtempSync(join(tmpdir(), 'hsimc-evaluate-'));
const asked = checksIn(readFileSync(`${EVALS}/checks.sql`, 'utf8')).filter(({ number }) => positionals.length === 0 || positionals.includes(number));
let met = 0;
for (const request of asked) {
  const found = existsSync(resolve(values.scenarios, `${request.number}.hsim`))
    ? await evaluate(request, folder)
    : [{ name: 'is written', passed: false, problem: null }];
  const failed = found.filter(({ passed }) => !passed);
  if (failed.length === 0) met++;
  console.log(`${request.number}  ${failed.length === 0 ? 'ok' : 'FAIL'}  ${found.length - failed.length} of ${found.length} checks`);
  for (const { name, problem } of failed) console.log(`      ${name}${problem === null ? '' : `: ${problem}`}`);
}
rmSync(folder, { recursive: true });
console.log(`${met} of ${asked.length} cohorts pass every check`);
process.exitCode = met === asked.length ? 0 : 1;
