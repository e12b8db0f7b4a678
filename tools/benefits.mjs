/**
 * The laws of money for 10,000 random people, and the agreement of the adjudicator with its plain twin over 64,000 random histories of claims, a million lines:
 * what `npm test` checks for 60 people and 200 histories.
 */
import { spawnSync } from 'node:child_process';

const files = ['laws-of-money', 'adjudication-laws'].map((name) => `tests/benefits/${name}.test.ts`);
// Under load some of these take longer than a test may.
const words = ['vitest', 'run', '--maxWorkers=1', '--testTimeout=0', ...files, ...process.argv.slice(2)];
const { HSIMC_BENEFIT_PEOPLE = '10000', HSIMC_CLAIM_RUNS = '64000' } = process.env;
const { status } = spawnSync('npx', words, { stdio: 'inherit', env: { ...process.env, HSIMC_BENEFIT_PEOPLE, HSIMC_CLAIM_RUNS } });
process.exitCode = status ?? 1;
