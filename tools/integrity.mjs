/** Asks in SQL for orphans and keys that are there twice among 100,000 people, as Parquet, as CSV and in a database; by one worker and by two. */
import { spawnSync } from 'node:child_process';

const words = ['vitest', 'run', 'tests/targets/tables/integrity.test.ts', ...process.argv.slice(2)];
const { status } = spawnSync('npx', words, { stdio: 'inherit', env: { ...process.env, HSIMC_PEOPLE: process.env.HSIMC_PEOPLE ?? '100000' } });
process.exitCode = status ?? 1;
