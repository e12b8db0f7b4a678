/** Codes that their code systems do not have. No terminology server is asked, so these show what the project must check by itself. */
import { fault } from './make.mjs';

const NOWHERE = [
  ['LOINC', 'http://loinc.org', '99999-0'],
  ['SNOMED CT', 'http://snomed.info/sct', '1'],
  ['ICD-10-CM', 'http://hl7.org/fhir/sid/icd-10-cm', 'E99.99'],
  ['RxNorm', 'http://www.nlm.nih.gov/research/umls/rxnorm', '1'],
  ['CVX', 'http://hl7.org/fhir/sid/cvx', '999999'],
];

const list = (value) => (value === undefined ? [] : [value].flat());
const codings = (value) => list(value).flatMap((concept) => concept?.coding ?? []);

/** The first coding of a system whose code no profile fixes: those of vital signs and of social history are left alone. */
function coding(resource, system) {
  if (codings(resource.category).some(({ code }) => code === 'vital-signs' || code === 'social-history')) return undefined;
  const concepts = ['code', 'type', 'vaccineCode', 'medicationCodeableConcept'].map((name) => resource[name]);
  return concepts.flatMap(codings).find((c) => c.system === system);
}

export const codeFaults = NOWHERE.map(([name, system, code]) =>
  fault(
    `code: ${name} code that does not exist`,
    (r) => r.resourceType !== 'Bundle' && coding(r, system) !== undefined,
    (r) => {
      const found = coding(r, system);
      found.code = code;
      delete found.display;
    },
  ),
);
