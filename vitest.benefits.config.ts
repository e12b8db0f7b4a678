import { defineConfig } from 'vitest/config';

/** The laws of money at size, by `npm run test:benefits`: they call functions alone, and need no program to be packed. */
export default defineConfig({
  test: { include: ['tests/benefits/{laws-of-money,adjudication-laws}.test.ts'], maxWorkers: 1, testTimeout: 0, hookTimeout: 0 },
});
