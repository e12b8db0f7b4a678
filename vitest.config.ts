import { configDefaults, defineConfig } from 'vitest/config';
import { long } from './vitest.long.config.ts';

/** A test is never failed for being slow: machines differ, and share their processors. */
export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, ...long],
    maxWorkers: '100%',
    globalSetup: ['tests/cli/package.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
