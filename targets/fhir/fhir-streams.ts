/** The resource streams of a run: for each resource type its records and how one is written. */
import type { FhirResource } from 'fhir/r4.js';
import type { Parties } from '../../model/subject.ts';
import type { RunInfo } from '../../model/target.ts';
import { type TemplateDefinition, template } from '../shared/json-template.ts';
import { CLINICAL } from './clinical-resources.ts';
import { createEdition, type Edition, type ProfileFamily, type UsCoreVersion } from './editions.ts';
import type { FhirContext } from './fhir-context.ts';
import { clean } from './fhir-text.ts';
import { FINANCIAL_STREAMS } from './financial-resources.ts';
import { insurancePlan } from './resources/insurance-plan-resource.ts';
import { measureReport } from './resources/measure-report-resource.ts';
import { location, organization, practitioner, practitionerRole } from './resources/party-resources.ts';
import { patient } from './resources/patient-resource.ts';
import { acts, provenance } from './resources/provenance-resource.ts';

/** From: what is known of a subject for their own resources, the parties for shared ones. C: what the writers of one subject share. */
export interface Stream<From, C> {
  readonly type: string;
  records(from: From): readonly unknown[];
  id(record: unknown): string;
  /** The resource as JSON text. */
  write(record: unknown, context: C): string;
}

export interface Streams {
  readonly parties: readonly Stream<Parties, undefined>[];
  /** Patient first, then in order of dependency, provenance last. */
  readonly subject: readonly Stream<FhirContext, FhirContext>[];
}

function stream<R, From, C>(
  type: string,
  definition: TemplateDefinition<R, C, FhirResource>,
  records: (from: From) => readonly R[],
  id: (record: R) => string,
  write = template(definition, clean),
): Stream<From, C> {
  return {
    type,
    records,
    id: id as (record: unknown) => string,
    write: write as Stream<From, C>['write'],
  };
}

/** Parties do not depend on the subject that refers to them, and many do: each one is written once. */
function party<R extends object>(
  type: string,
  definition: TemplateDefinition<R, undefined, FhirResource>,
  records: (from: Parties) => readonly R[],
  id: (record: R) => string,
): Stream<Parties, undefined> {
  const write = template(definition, clean);
  const written = new WeakMap<R, string>();
  return stream(type, definition, records, id, (record, context) => {
    let text = written.get(record);
    if (text === undefined) {
      text = write(record, context);
      written.set(record, text);
    }
    return text;
  });
}

export function createStreams(run: RunInfo, version: UsCoreVersion, family?: ProfileFamily): Streams {
  const edition: Edition = createEdition(run, version, family);
  const { plans = [] } = run;
  return {
    parties: [
      party(
        'Organization',
        organization(edition),
        (p) => p.organizations,
        (r) => r.id,
      ),
      party(
        'Location',
        location(edition),
        (p) => p.locations,
        (r) => r.id,
      ),
      party(
        'Practitioner',
        practitioner(edition),
        (p) => p.practitioners,
        (r) => r.id,
      ),
      party(
        'PractitionerRole',
        practitionerRole(edition),
        (p) => p.practitioners,
        (r) => r.role_id,
      ),
      party(
        'InsurancePlan',
        insurancePlan(edition),
        ({ organizations }) => plans.filter(({ payer_id }) => organizations.some(({ id }) => id === payer_id)),
        (r) => r.id,
      ),
    ],
    subject: [
      stream(
        'Patient',
        patient(edition),
        ({ subject }: FhirContext) => [subject.patient],
        (r) => r.id,
      ),
      ...CLINICAL.map(({ type, list, define }) =>
        stream(
          type,
          define(edition),
          ({ subject }: FhirContext) => subject[list],
          (r) => r.id,
        ),
      ),
      ...FINANCIAL_STREAMS.map(({ type, define, records, id }) => stream(type, define(edition), ({ subject }: FhirContext) => records(subject), id)),
      stream(
        'MeasureReport',
        measureReport(edition, run),
        ({ measures }: FhirContext) => measures,
        (r) => r.report_id,
      ),
      stream(
        'Provenance',
        provenance(edition),
        ({ subject }: FhirContext) => acts(subject),
        (r) => r.id,
      ),
    ],
  };
}
