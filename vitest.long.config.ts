import { defineConfig } from 'vitest/config';

/** Tests of minutes each, apart from `npm test`: the recipes on a copy of the tree, runs killed at any moment, runs in many shards, memory over many subjects, expectations of
 * the library at other seeds. */
export const long = [
  'tests/recipes/**',
  'tests/laws/law-05-shards.test.ts',
  'tests/laws/law-06-killed-runs.test.ts',
  'tests/laws/law-07-flat-memory.test.ts',
  'tests/scenarios/library-expectations-seeds.test.ts',
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
