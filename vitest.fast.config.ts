import { configDefaults, defineConfig } from 'vitest/config';

/** The parts of the road, each by its own tests. */
const parts = ['compiler', 'grammar', 'model', 'runtime', 'semantics', 'structure', 'targets', 'vocabulary'];

/** Whatever takes more than about half a second: it draws many people, generates many programs, opens a database or starts a process. */
const slow = [
  ...['runtime/demographics', 'targets/{arrow,sql,tables}'].map((folder) => `tests/${folder}/**`),
  ...[
    'compiler/**/{analyse,body-diagnostics,library-completions,long-chains}',
    'grammar/**/{fuzz,generated,parser,print,published-grammar,white-space}',
    'model/{time/zone,units/ucum-unit}',
    'runtime/defects/missing-fields',
    'runtime/**/{cohort,directory,engine-seam,household,interval,ratio,spread,unit,why-claims,why-fills}',
    'runtime/engines/**/{billing,claim-decisions,claims-attribution,drug-authorizations,early-refills,enroll-and-terminate,enrollment-engine,fills-of-a-prescription,hospital-care,own-service,partial-fills,pharmacy-claims,pharmacy-engine,shared-amounts,stated-changes,uncollected-fills,visit-claims}',
    'semantics/{03,05,09,11,12,19,27,28,34,35,36,37,39}-*',
    'semantics/30-{imports,let,units}',
    'semantics/33-{attendance,business-days,lasting,mixins,not-measured,ongoing,turnaround}',
    'structure/{directions,interface-terms}',
    'targets/**/{escape,gzip,json,json-template,script-messages}',
    'targets/fhir/{fhir-bundle,fhir-choices,fhir-differential,fhir-oracle,fhir-validity,fhir-writer,financial-balance,measure-reports,subject-of-resources}',
    'targets/hl7v2/hl7v2-*',
    'targets/{ncpdp/ncpdp,x12/x12}-files',
  ].map((name) => `tests/${name}.test.ts`),
];

/** The tests for every commit, under half a minute on two cores with the types and the linter. The whole of them is `npm test`. */
export default defineConfig({
  test: {
    include: parts.map((part) => `tests/${part}/**/*.test.ts`),
    exclude: [...configDefaults.exclude, ...slow],
    isolate: false,
    experimental: { fsModuleCache: true },
    maxWorkers: '100%',
    testTimeout: 600_000,
    hookTimeout: 600_000,
    env: { HSIMC_TESTS: 'small' },
  },
});
