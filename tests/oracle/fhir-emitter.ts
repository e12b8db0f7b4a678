/**
 * The plain, obvious way to write FHIR: objects and `JSON.stringify`. Tests compare the fast writers with it, byte for byte. It shares with them what a resource
 * says (the definitions in `targets/fhir/resources`), and nothing of how it is written.
 */
import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';
import type { Parties, Subject } from '../../model/subject.ts';
import type { Output, RunInfo, Writer } from '../../model/target.ts';
import type { ReportedMeasure } from '../../model/truth/truth.ts';
import { CLINICAL } from '../../targets/fhir/clinical-resources.ts';
import { createEdition } from '../../targets/fhir/editions.ts';
import { FhirContext } from '../../targets/fhir/fhir-context.ts';
import type { FhirOptions } from '../../targets/fhir/fhir-options.ts';
import { FINANCIAL_STREAMS } from '../../targets/fhir/financial-resources.ts';
import { insurancePlan } from '../../targets/fhir/resources/insurance-plan-resource.ts';
import { measureReport } from '../../targets/fhir/resources/measure-report-resource.ts';
import { location, organization, practitioner, practitionerRole } from '../../targets/fhir/resources/party-resources.ts';
import { patient } from '../../targets/fhir/resources/patient-resource.ts';
import { acts, provenance } from '../../targets/fhir/resources/provenance-resource.ts';
import type { TemplateDefinition } from '../../targets/shared/json-template.ts';
import { plain } from './plain-template.ts';

/** A FHIR string has no control characters but tab, line feed and carriage return, and is well-formed. */
const allowed = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]/gu, (one) => (/[\t\n\r\u007f-\u009f]/.test(one) ? one : '\ufffd'));

function resourcesOf<R, C>(records: readonly R[], definition: TemplateDefinition<R, C, FhirResource>, context: C): FhirResource[] {
  return records.map((record) => plain(definition, allowed, record, context));
}

export function oracle(run: RunInfo, options: FhirOptions): Writer {
  const edition = createEdition(run, options.us_core, options.profile);
  const partyResources = ({ organizations, locations, practitioners }: Parties): FhirResource[] => [
    ...resourcesOf(organizations, organization(edition), undefined),
    ...resourcesOf(locations, location(edition), undefined),
    ...resourcesOf(practitioners, practitioner(edition), undefined),
    ...resourcesOf(practitioners, practitionerRole(edition), undefined),
    ...resourcesOf(
      (run.plans ?? []).filter(({ payer_id }) => organizations.some(({ id }) => id === payer_id)),
      insurancePlan(edition),
      undefined,
    ),
  ];
  const subjectResources = (subject: Subject, measures: readonly ReportedMeasure[] = []): FhirResource[] => {
    const context = new FhirContext(subject, measures);
    return [
      ...resourcesOf([subject.patient], patient(edition), context),
      ...CLINICAL.flatMap(({ list, define }) => resourcesOf(subject[list], define(edition), context)),
      ...FINANCIAL_STREAMS.flatMap(({ records, define }) => resourcesOf(records(subject), define(edition), context)),
      ...resourcesOf(measures, measureReport(edition, run), context),
      ...resourcesOf(acts(subject), provenance(edition), context),
    ];
  };
  const lines = (resources: readonly FhirResource[], block: string, out: Output): void => {
    for (const resource of resources) out.append(`${resource.resourceType}${block}.ndjson`, `${JSON.stringify(resource)}\n`);
  };
  const { bundle: type, max_entries: limit = Number.MAX_SAFE_INTEGER } = options;
  if (type === 'none') {
    return {
      subject: (subject, block, out, _before, measures) => lines(subjectResources(subject, measures), `.${block}`, out),
      directory: (parties, out) => lines(partyResources(parties), '', out),
    };
  }
  return {
    subject(subject, block, out, _before, measures) {
      const entries = [...partyResources(subject.parties), ...subjectResources(subject, measures)].map((resource): BundleEntry => {
        const url = `${resource.resourceType}/${resource.id}`;
        return { fullUrl: `https://hsimc.invalid/fhir/${url}`, resource, request: type === 'collection' ? undefined : { method: 'PUT', url } };
      });
      const tag = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST', display: 'test health data' }];
      const parts = entries.length > limit ? split(entries, limit) : [entries];
      for (const [i, entry] of parts.entries()) {
        const bundle: Bundle = { resourceType: 'Bundle', meta: { tag }, type, entry };
        const part = parts.length > 1 ? `-${String(i + 1).padStart(String(parts.length).length, '0')}` : '';
        out.append(
          `${block}/Bundle-${String(subject.index).padStart(7, '0')}${subject.member === undefined ? '' : `-${subject.member}`}${part}.json`,
          `${JSON.stringify(bundle)}\n`,
        );
      }
    },
  };
}

/** Parts of at most `limit` entries, each visit with its diagnoses in one. */
function split(entries: readonly BundleEntry[], limit: number): BundleEntry[][] {
  const parts: BundleEntry[][] = [[]];
  const left = new Set(entries);
  for (const entry of entries) {
    if (!left.has(entry)) continue;
    const { resource } = entry;
    const together = [entry, ...entries.filter((other) => left.has(other) && isDiagnosisOf(other.resource!, resource!))];
    for (const one of together) left.delete(one);
    if (parts[parts.length - 1].length > 0 && parts[parts.length - 1].length + together.length > limit) parts.push([]);
    parts[parts.length - 1].push(...together);
  }
  return parts;
}

function isDiagnosisOf(other: FhirResource, visit: FhirResource): boolean {
  if (other.resourceType !== 'Condition' || visit.resourceType !== 'Encounter') return false;
  return other.encounter?.reference === `Encounter/${visit.id}` && other.verificationStatus?.coding?.[0].code !== 'entered-in-error';
}
