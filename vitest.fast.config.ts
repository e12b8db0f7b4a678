import { defineConfig } from 'vitest/config';

/**
 * The tests for every commit: about two minutes on two cores. Whatever starts a process, opens a database, draws thousands of
 * people or generates many programs is left to `npm test`.
 */
const left = [
  ...['cli', 'mcp', 'conformance', 'draws', 'package', 'runtime/demographics', 'app/{api,fhir-server,kept,mllp}', 'targets/{arrow,sql,tables}'].map(
    (folder) => `tests/${folder}/**`,
  ),
  ...[
    'fuzz',
    'generated',
    'recipes',
    'runs',
    'reader',
    'cohort',
    'code-search',
    'long-chains',
    'body-diagnostics',
    'reference-executor',
    'tour',
    'interface-terms',
    // It replaces modules, which other tests without isolation would share.
    'file-streams',
    // They start processes, or analyse the whole library.
    'law-05-shards',
    'scale',
    'library-completions',
    'library-expectations-seeds',
  ].map((name) => `tests/**/${name}.test.ts`),
  ...[
    'json',
    'fhir-{oracle,validity,differential}',
    'hl7v2-{feed,fields,validity}',
    'print',
    'law-{01,03,06,07,08,11,12}-*',
    'law-04-{life-is-bounded,feeds-add-up}',
    'library-{expectations,panels}',
    'subject-of-resources',
    'every-target',
    'any-shards',
    'laws-of-money',
    'analyse',
    'published-grammar',
  ].map((name) => `tests/**/${name}.test.ts`),
];

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: left,
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 600_000,
    hookTimeout: 600_000,
    env: { HSIMC_TESTS: 'small' },
  },
});
