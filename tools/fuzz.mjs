/**
 * Fuzzes a hundred times as long as the tests do, in one process: 200,000 texts, 40,000 programs that the grammar makes, and 40,000 changed IRs, 66,000
 * changed rosters, manifests and records of blocks. An exception is what the command line answers with exit code 42, and fails.
 */
import { spawnSync } from 'node:child_process';

const files = ['grammar/fuzz', 'grammar/print/generated', 'ir/damaged-ir', 'cli/damaged-inputs'].map((name) => `tests/${name}.test.ts`);
// Under load some of these take longer than a test may.
const words = ['vitest', 'run', '--maxWorkers=1', '--testTimeout=0', ...files, ...process.argv.slice(2)];
const { status } = spawnSync('npx', words, { stdio: 'inherit', env: { ...process.env, HSIMC_FUZZ: process.env.HSIMC_FUZZ ?? '100' } });
process.exitCode = status ?? 1;
