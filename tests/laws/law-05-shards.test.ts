/** Law 5 across processes: blocks that are made by many shards, some of them killed, stopped or made twice, are the run of one command. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, workFolder } from '../cli/hsimc.ts';

const scenario = join(workFolder(), 's.hsim');
writeFileSync(
  scenario,
  `hsim 1
scenario s "S" { as_of: 2025-01-01 }

profile adult { age: uniform(20..60) }

timeline care of adult {
  event visit every 100 days from 2024-01-01 { encounter ambulatory { note "Seen." } }
}
`,
);

/** `npm run shards` makes 1,000. */
test('60 shards with failures, stragglers and repeats: the bytes of one run', () => {
  const words = ['tools/shards.mjs', '--scenario', scenario, '--shards', '60', '--count', '120', '--seed', '9', '--program', program];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect([status, stderr], stdout).toEqual([0, '']);
  expect(stdout).toMatch(/: [1-9]\d* killed, [1-9]\d* stopped for a while, [1-9]\d* made twice/);
  expect(stdout).toContain('the same bytes as one run: ');
});
