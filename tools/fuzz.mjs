/** Fuzzes the front end, and prints programs that the grammar makes, a hundred times as long as the tests do: 200,000 texts, 40,000 programs. */
import { spawnSync } from 'node:child_process';

const words = ['vitest', 'run', 'tests/grammar/fuzz.test.ts', 'tests/grammar/print/generated.test.ts', ...process.argv.slice(2)];
const { status } = spawnSync('npx', words, { stdio: 'inherit', env: { ...process.env, HSIMC_FUZZ: process.env.HSIMC_FUZZ ?? '100' } });
process.exitCode = status ?? 1;
