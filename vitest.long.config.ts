import { defineConfig } from 'vitest/config';

/**
 * Tests of minutes each, apart from `npm test`: the recipes on a copy of the tree, runs killed at any moment, runs in many shards, memory over many subjects,
 * completions in the library, its expectations at other seeds, and scripts of SQL in PostgreSQL and SQLite, which `npm run conformance` loads too.
 */
export const long = [
  'tests/recipes/**',
  'tests/laws/law-05-shards.test.ts',
  'tests/laws/law-06-killed-runs.test.ts',
  'tests/laws/law-07-flat-memory.test.ts',
  'tests/compiler/analysis/library-completions.test.ts',
  'tests/scenarios/library-expectations-seeds.test.ts',
  'tests/targets/sql/sql.test.ts',
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
