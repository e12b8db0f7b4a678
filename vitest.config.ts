import { configDefaults, defineConfig } from 'vitest/config';
import { long } from './vitest.long.config.ts';

/** Tests that start processes, replace modules or change the state of the process: each file has modules of its own. */
const apart = [
  ...['cli', 'mcp', 'conformance', 'draws', 'package', 'runtime/demographics', 'app/{api,fhir-server,kept,mllp}', 'targets/{arrow,sql,tables}'].map(
    (folder) => `tests/${folder}/**`,
  ),
  ...[
    'fuzz',
    'generated',
    'runs',
    'reader',
    'cohort',
    'code-search',
    'long-chains',
    'body-diagnostics',
    'reference-executor',
    'tour',
    'interface-terms',
    'file-streams',
    'scale',
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

/** A test is never failed for being slow: machines differ, and share their processors. */
const unhurried = { testTimeout: 600_000, hookTimeout: 600_000 };

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      // Most files, which only call functions, share the modules of their thread: to load them for each file would take longer than many of the tests.
      { test: { ...unhurried, name: 'shared', isolate: false, include: ['tests/**/*.test.ts'], exclude: [...configDefaults.exclude, ...long, ...apart] } },
      {
        test: {
          ...unhurried,
          name: 'apart',
          include: apart.map((path) => path.replace(/\*\*$/, '**/*.test.ts')),
          exclude: [...configDefaults.exclude, ...long],
          globalSetup: ['tests/cli/package.ts'],
        },
      },
    ],
  },
});
