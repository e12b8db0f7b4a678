/** The files of a FHIR run by their names: bulk files of blocks or of the whole run, and the bundles of subjects. */
import { partyTypes, patientTypes } from '../targets/fhir/subject-of-resources.ts';
import type { Input } from './validate-input.ts';

export interface FhirFiles {
  /** The bulk files of each block by type: what belongs to patients. A run with one file for each type is one block. */
  readonly blocks: readonly ReadonlyMap<string, readonly Input[]>[];
  /** The bulk files of what patients share. */
  readonly parties: ReadonlyMap<string, readonly Input[]>;
  /** The bundle of each subject, in its parts. */
  readonly bundles: readonly (readonly Input[])[];
}

const BULK = /(?:^|\/)([A-Z][A-Za-z]+)(?:\.(\d+))?\.ndjson(?:\.gz)?$/;
/** Named by the position of the subject or the id of its patient; parts are numbered. */
const BUNDLE = /(?:^|\/)(Bundle-(?:\d{7,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}))(?:-\d+)?\.json$/;
/** Files of a run without a record: what was written when, what measures say, the plans of payers, and the order of loading. */
const BESIDE = /(?:^|\/)(?:(?:(?:Provenance|MeasureReport)(?:\.\d+)?|InsurancePlan)\.ndjson(?:\.gz)?|import\.json)$/;

const ofPatients: ReadonlySet<string> = new Set(['Patient', ...patientTypes]);
const shared: ReadonlySet<string> = new Set(partyTypes);

/** Null where no patient of FHIR is among the files, or something else is. */
export function fhirFilesOf(inputs: readonly Input[]): FhirFiles | null {
  const blocks = new Map<string, Map<string, Input[]>>();
  const parties = new Map<string, Input[]>();
  const bundles = new Map<string, Input[]>();
  const add = (to: Map<string, Input[]>, key: string, input: Input): void => {
    const others = to.get(key);
    if (others === undefined) to.set(key, [input]);
    else others.push(input);
  };
  for (const input of inputs) {
    const [, type = '', block = ''] = BULK.exec(input.name) ?? [];
    const bundle = BUNDLE.exec(input.name)?.[1];
    if (ofPatients.has(type)) {
      const files = blocks.get(block) ?? new Map<string, Input[]>();
      blocks.set(block, files);
      add(files, type, input);
    } else if (shared.has(type)) add(parties, type, input);
    else if (bundle !== undefined) add(bundles, bundle, input);
    else if (!BESIDE.test(input.name)) return null;
  }
  if (bundles.size === 0 && ![...blocks.values()].some((files) => files.has('Patient'))) return null;
  return { blocks: [...blocks.values()], parties, bundles: [...bundles.values()] };
}
