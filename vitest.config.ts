import { defineConfig } from 'vitest/config';

/** A test is never failed for being slow: machines differ, and share their processors. */
export default defineConfig({ test: { maxWorkers: '100%', globalSetup: ['tests/cli/package.ts'], testTimeout: 600_000, hookTimeout: 600_000 } });
