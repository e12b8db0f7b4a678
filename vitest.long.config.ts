import { defineConfig } from 'vitest/config';

/**
 * Tests of minutes each, apart from `npm test`: the recipes on a copy of the tree, folders and disks that a run must survive, progress, runs killed at any moment, runs in many shards, memory over many subjects,
 * completions in the library, its expectations at other seeds, and what commands of their own
 * check too: the same bytes everywhere (`npm run matrix`), scripts of SQL in PostgreSQL and SQLite (`npm run conformance`), keys of tables (`npm run integrity`), and hostile texts that a database reads back (law 11 reads them for every target).
 */
export const long = [
  'tests/docs/guide-sessions.test.ts',
  'tests/docs/page-commands.test.ts',
  'tests/cli/hostile-folder.test.ts',
  'tests/cli/output-failure.test.ts',
  'tests/cli/progress.test.ts',
  'tests/recipes/**',
  'tests/laws/law-01-same-inputs-same-bytes.test.ts',
  'tests/laws/law-05-shards.test.ts',
  'tests/laws/law-06-killed-runs.test.ts',
  'tests/laws/law-06-private-rename-record.test.ts',
  'tests/laws/law-07-flat-memory.test.ts',
  'tests/compiler/analysis/library-completions.test.ts',
  'tests/scenarios/library-expectations-seeds.test.ts',
  'tests/targets/sql/sql.test.ts',
  'tests/targets/tables/hostile.test.ts',
  'tests/targets/tables/integrity.test.ts',
];

export default defineConfig({
  test: {
    include: long.map((path) => path.replace(/\*\*$/, '**/*.test.ts')),
    maxWorkers: '100%',
    globalSetup: ['tests/cli/package.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
