/**
 * The laws of money for 10,000 random people, and the agreement of the adjudicator with its plain twin over 64,000 random histories of claims, a million lines:
 * what `npm test` checks for 60 people and 200 histories. It is done in parts, each with a seed of its own, as many at once as there are processors, and says after
 * each how far it is; a part that fails is named with the command that repeats it, and the others are checked all the same.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const PARTS = 10;
const { HSIMC_BENEFIT_PEOPLE = '10000', HSIMC_CLAIM_RUNS = '64000' } = process.env;
const checks = [
  { file: 'laws-of-money', amount: 'HSIMC_BENEFIT_PEOPLE', all: Number(HSIMC_BENEFIT_PEOPLE), of: 'people', done: 0 },
  { file: 'adjudication-laws', amount: 'HSIMC_CLAIM_RUNS', all: Number(HSIMC_CLAIM_RUNS), of: 'histories', done: 0 },
];

const began = Date.now();
const failed = [];
const parts = checks.flatMap((check) => Array.from({ length: PARTS }, (_, i) => ({ check, part: i + 1 })));

function checked({ check, part }) {
  const settings = { [check.amount]: String(Math.ceil(check.all / PARTS)), HSIMC_BENEFIT_SEED: String(part) };
  const words = ['vitest', 'run', '--config', 'vitest.benefits.config.ts', `tests/benefits/${check.file}.test.ts`, ...process.argv.slice(2)];
  return new Promise((resolve) => {
    const child = spawn('npx', words, { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (status) => {
      if (status !== 0) {
        const set = Object.entries(settings).map((one) => one.join('='));
        failed.push(`${set.join(' ')} npx ${words.join(' ')}`);
        process.stdout.write(output);
      }
      check.done++;
      const amount = Math.min(check.all, Math.ceil(check.all / PARTS) * check.done);
      const outcome = failed.length === 0 ? 'no law broken' : failed.length === 1 ? '1 part failed' : `${failed.length} parts failed`;
      process.stdout.write(`${check.file}: ${amount} of ${check.all} ${check.of}, ${outcome}, ${Math.round((Date.now() - began) / 1000)} s\n`);
      resolve();
    });
  });
}

async function work() {
  for (let next = parts.shift(); next !== undefined; next = parts.shift()) await checked(next);
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
for (const command of failed) process.stdout.write(`failed: ${command}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
