import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fhirFiles, readResources } from '../lib/files.mjs';
import { Lacking } from '../lib/lacking.mjs';
import { table } from '../lib/table.mjs';

const COUNT = 100;
const PERIOD = { measurementPeriodStart: '2024-07-01', measurementPeriodEnd: '2025-06-30' };

const CMS122 = 'https://madie.cms.gov/Measure/DiabetesGlycemicStatusAssessmentGreaterThan9PercentFHIR';

/** What CMS122 asks, in words of the scenario: adults with diabetes and a visit, in an office or by telephone, in the year, whose last A1c is above 9 or missing. */
const OWN = `
group diabetes: ICD10CM { E11 }

measure cms122 {
  title: "CMS122: glycemic status above 9"
  url: "${CMS122}"
  initial: age in 18..75 and has(diabetes) and (count(encounter.ambulatory) > count(encounter.ambulatory, before: ${PERIOD.measurementPeriodStart}) or count(encounter.virtual) > count(encounter.virtual, before: ${PERIOD.measurementPeriodStart}))
  numerator: last(labs.a1c) > 9 or count(labs.a1c) == count(labs.a1c, before: ${PERIOD.measurementPeriodStart})
}
`;

/** Each measure with the populations that may not be empty. */
const measures = [
  { file: 'DiabetesGlycemicStatusAssessmentGreaterThan9PercentFHIR', name: 'CMS122', filled: ['initial-population', 'denominator', 'numerator'], own: true },
  { file: 'ControllingHighBloodPressureFHIR', name: 'CMS165', filled: ['initial-population', 'denominator', 'numerator'], own: false },
  { file: 'KidneyHealthEvaluationFHIR', name: 'CMS951', filled: ['initial-population', 'denominator', 'numerator'], own: false },
];

/** Published quality measures, calculated by MITRE's fqm-execution over bundles with QI-Core profiles. */
export const qualityMeasures = {
  name: 'measures',
  sees: `fqm-execution over ${COUNT} patients of diabetes: CMS122 against the scenario's own measure and its MeasureReports, CMS165 and CMS951 for populations that are not empty (HSIMC_MEASURES)`,
  async judge({ cohorts }) {
    const folder = process.env.HSIMC_MEASURES;
    if (!folder) throw new Lacking('The measure bundles are missing: set HSIMC_MEASURES to their folder.');
    const paths = measures.map(({ file }) => join(folder, `${file}.json.gz`));
    for (const path of paths) if (!existsSync(path)) throw new Lacking(`The measure bundles are missing: there is no ${path}.`);

    const out = await cohorts.compiledWith(
      'diabetes',
      OWN,
      '--count',
      `${COUNT}`,
      '--target',
      'fhir',
      '--target',
      'truth',
      '--bundle',
      'collection',
      '--profile',
      'qi-core',
    );
    const bundles = readResources(fhirFiles([join(out, 'fhir')]));
    const own = ownAnswers(out);
    const { Calculator } = createRequire(import.meta.url)('fqm-execution');
    const rows = [];
    const complaints = [];
    for (const [i, { name, filled, own: compared }] of measures.entries()) {
      const bundle = JSON.parse(gunzipSync(readFileSync(paths[i])).toString('utf8'));
      const options = { calculateHTML: false, calculateClauseCoverage: false, calculateSDEs: true, trustMetaProfile: true };
      const { results } = await Calculator.calculate(bundle, bundles, { ...PERIOD, ...options });
      if (compared) complaints.push(...differentReports(name, results, bundle, bundles));
      const sizes = new Map();
      for (const { patientId, detailedResults } of results) {
        for (const { populationType, result } of detailedResults[0].populationResults) {
          sizes.set(populationType, (sizes.get(populationType) ?? 0) + (result ? 1 : 0));
          const expected = compared ? own.get(patientId)?.[populationType] : undefined;
          if (expected !== undefined && expected !== result)
            complaints.push(`${name}: ${patientId} ${populationType}: ${result}, by the scenario's measure ${expected}`);
        }
      }
      if (compared && own.size !== COUNT) complaints.push(`${name}: ${own.size} answers of the scenario's measure, not ${COUNT}`);
      if (results.length !== COUNT) complaints.push(`${name}: ${results.length} results, not ${COUNT}`);
      for (const population of filled) if (!sizes.get(population)) complaints.push(`${name}: nobody in ${population}`);
      // A measure that asks for race gets it for every patient; not every measure asks.
      const asks = bundle.entry.some(({ resource }) => resource.supplementalData?.some(({ criteria }) => /Race/.test(criteria?.expression)));
      const answered = results.filter(({ supplementalData = [] }) => supplementalData.some(({ name: of, rawResult }) => /Race/.test(of) && rawResult !== null));
      if (asks && answered.length !== COUNT) complaints.push(`${name}: race for ${answered.length} patients in the supplemental data, not ${COUNT}`);
      rows.push([name, ...['initial-population', 'denominator', 'denominator-exclusion', 'numerator'].map((population) => sizes.get(population) ?? 0)]);
    }
    console.log(table([['measure', 'initial', 'denominator', 'exclusion', 'numerator'], ...rows]));
    for (const complaint of complaints.slice(0, 20)) console.log(complaint);
    if (complaints.length > 20) console.log(`… and ${complaints.length - 20} more`);
    return complaints.length === 0;
  },
};

/** Reports that have other populations than those that the calculator found, or name another measure than the one that it calculated. */
function differentReports(name, results, bundle, bundles) {
  const { url } = bundle.entry.find(({ resource }) => resource.resourceType === 'Measure').resource;
  const theirs = new Map(results.map(({ patientId, detailedResults }) => [patientId, detailedResults[0].populationResults]));
  const reports = bundles.flatMap(({ entry }) => entry.map(({ resource }) => resource)).filter(({ resourceType }) => resourceType === 'MeasureReport');
  const ours = reports.filter(({ measure }) => measure === url);
  const complaints = ours.length === COUNT ? [] : [`${name}: ${ours.length} reports of ${url}, not ${COUNT}`];
  for (const { subject, group } of ours) {
    const patient = subject.reference.split('/').at(-1);
    const found = new Map(theirs.get(patient)?.map(({ populationType, result }) => [populationType, result ? 1 : 0]));
    for (const { code, count } of group[0].population) {
      const population = code.coding[0].code;
      if (found.get(population) !== count)
        complaints.push(`${name}: ${patient} ${population}: ${count} in the report, ${found.get(population)} by the calculator`);
    }
  }
  return complaints;
}

/** What the scenario's measure says of each patient: `truth/measures.*.ndjson`. */
function ownAnswers(out) {
  const folder = join(out, 'truth');
  const files = readdirSync(folder).filter((name) => name.startsWith('measures.'));
  const answers = files.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
  return new Map(answers.map(({ patient_id, initial, denominator, numerator }) => [patient_id, { 'initial-population': initial, denominator, numerator }]));
}
