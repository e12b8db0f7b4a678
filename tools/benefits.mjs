/**
 * The laws of money for 10,000 random people, and the agreement of the adjudicator with its plain twin over 64,000 random histories of claims, a million lines:
 * what `npm test` checks for 60 people and 200 histories. It is done in parts, each with a seed of its own, and says after each how far it is; a part that fails
 * is named with the command that repeats it, and the others are checked all the same.
 */
import { spawnSync } from 'node:child_process';

const PARTS = 20;
const { HSIMC_BENEFIT_PEOPLE = '10000', HSIMC_CLAIM_RUNS = '64000' } = process.env;
const checks = [
  { file: 'laws-of-money', amount: 'HSIMC_BENEFIT_PEOPLE', all: Number(HSIMC_BENEFIT_PEOPLE), of: 'people' },
  { file: 'adjudication-laws', amount: 'HSIMC_CLAIM_RUNS', all: Number(HSIMC_CLAIM_RUNS), of: 'histories' },
];

const failed = [];
for (const { file, amount, all, of } of checks) {
  const began = Date.now();
  for (let part = 1; part <= PARTS; part++) {
    const settings = { [amount]: String(Math.ceil(all / PARTS)), HSIMC_BENEFIT_SEED: String(part) };
    // Under load some of these take longer than a test may.
    const words = ['vitest', 'run', '--maxWorkers=1', '--testTimeout=0', `tests/benefits/${file}.test.ts`, ...process.argv.slice(2)];
    const { status, stdout, stderr } = spawnSync('npx', words, { encoding: 'utf8', env: { ...process.env, ...settings } });
    if (status !== 0) {
      failed.push(
        `${Object.entries(settings)
          .map((one) => one.join('='))
          .join(' ')} npx ${words.join(' ')}`,
      );
      process.stdout.write(`${stdout}${stderr}`);
    }
    const done = Math.min(all, Math.ceil(all / PARTS) * part);
    const seconds = Math.round((Date.now() - began) / 1000);
    process.stdout.write(`${file}: ${done} of ${all} ${of}, ${failed.length === 0 ? 'no law broken' : `${failed.length} parts failed`}, ${seconds} s\n`);
  }
}
for (const command of failed) process.stdout.write(`failed: ${command}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
