/** Inquiries about eligibility and the answers of payers: CoverageEligibilityRequest and CoverageEligibilityResponse. */
import type { CoverageEligibilityRequest, CoverageEligibilityResponse, CoverageEligibilityResponseInsuranceItem, Reference } from 'fhir/r4.js';
import type { EligibilityInquiry } from '../../../model/benefits/eligibility-inquiry.ts';
import { formatDay } from '../../../model/time/civil.ts';
import { knownLimits } from '../../shared/known-limits.ts';
import type { Edition } from '../editions.ts';
import { ANNUAL, ANSWER, LIMIT, LIMIT_OF, NETWORK, REJECT_REASON, SERVICE_TYPE } from '../eligibility-concepts.ts';
import type { FhirContext } from '../fhir-context.ts';
import { dollars } from '../fhir-money.ts';
import { URI } from '../fhir-systems.ts';
import { cleanText } from '../fhir-text.ts';
import { MEMBER_NUMBER } from '../financial-concepts.ts';
import { idOf, listOf, notCarried, type ReadContext, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { assembled, derivedId, referenceTo } from '../resource.ts';

/** The number that was sent, which may be wrong, and the coverage that the payer found. */
const coverageOf = ({ coverage_id, member_id }: EligibilityInquiry): Reference => ({
  reference: coverage_id === null ? undefined : `Coverage/${coverage_id}`,
  type: 'Coverage',
  identifier: { type: MEMBER_NUMBER, value: cleanText(member_id) },
});

export const eligibilityRequest = (edition: Edition) =>
  assembled<EligibilityInquiry>(
    (r, c): CoverageEligibilityRequest => ({
      resourceType: 'CoverageEligibilityRequest',
      id: r.id,
      meta: edition.meta('none'),
      identifier: [{ system: URI, value: `urn:uuid:${r.id}` }],
      status: 'active',
      purpose: ['validation', 'benefits'],
      patient: referenceTo('Patient', c.subject.patient.id),
      servicedDate: formatDay(r.service_date),
      created: c.instant(r.asked, r),
      provider: referenceTo('Practitioner', r.practitioner_id),
      insurer: referenceTo('Organization', r.payer_id),
      supportingInfo: r.encounter_id === null ? undefined : [{ sequence: 1, information: referenceTo('Encounter', r.encounter_id), appliesToAll: true }],
      insurance: [{ focal: true, coverage: coverageOf(r) }],
      item: [{ category: SERVICE_TYPE[r.service_type] }],
    }),
  );

export const eligibilityResponse = (edition: Edition) =>
  assembled<EligibilityInquiry>((r, c): CoverageEligibilityResponse => {
    const period =
      r.effective === null && r.termination === null
        ? undefined
        : { start: r.effective === null ? undefined : formatDay(r.effective), end: r.termination === null ? undefined : formatDay(r.termination) };
    return {
      resourceType: 'CoverageEligibilityResponse',
      id: derivedId(r.id),
      meta: edition.meta('none'),
      identifier: [{ system: URI, value: `urn:uuid:${derivedId(r.id)}` }],
      status: 'active',
      purpose: ['validation', 'benefits'],
      patient: referenceTo('Patient', c.subject.patient.id),
      servicedDate: formatDay(r.service_date),
      created: c.instant(r.asked, r),
      requestor: referenceTo('Practitioner', r.practitioner_id),
      request: referenceTo('CoverageEligibilityRequest', r.id),
      outcome: r.status === 'rejected' ? 'error' : 'complete',
      disposition: ANSWER[r.status],
      insurer: referenceTo('Organization', r.payer_id),
      insurance:
        r.coverage_id === null && period === undefined
          ? undefined
          : [{ coverage: coverageOf(r), inforce: r.status === 'active', benefitPeriod: period, item: limits(r, c) }],
      error: r.reject_reason === null ? undefined : [{ code: REJECT_REASON[r.reject_reason] }],
    };
  });

/** Deductibles and out-of-pocket maximums of the year, with what was used of them: an item for each network and scope. */
function limits(r: EligibilityInquiry, { subject }: FhirContext): CoverageEligibilityResponseInsuranceItem[] | undefined {
  if (r.status !== 'active' || r.coverage_id === null) return undefined;
  const items = new Map<string, CoverageEligibilityResponseInsuranceItem & { readonly benefit: object[] }>();
  for (const { kind, scope, network, used, limit } of knownLimits(subject.accumulators, r.coverage_id, r)) {
    const key = `${network} ${scope}`;
    const item = items.get(key) ?? {
      category: SERVICE_TYPE.health_benefit_plan_coverage,
      network: NETWORK[network === 'in' ? 'in' : 'out'],
      unit: LIMIT_OF[scope],
      term: ANNUAL,
      benefit: [],
    };
    item.benefit.push({ type: LIMIT[kind], allowedMoney: dollars(limit), usedMoney: dollars(used) });
    items.set(key, item);
  }
  return items.size === 0 ? undefined : [...items.values()];
}

export function readEligibility(r: CoverageEligibilityRequest, c: ReadContext): Reading<EligibilityInquiry> {
  const response = c.eligibilityOf(r.id);
  const [asked] = listOf(r.insurance);
  const [answered] = listOf(response?.insurance);
  return {
    id: r.id,
    kind: notCarried,
    service_type: wordOf(SERVICE_TYPE, r.item?.[0]?.category),
    service_date: r.servicedDate,
    status: wordOf(ANSWER, response?.disposition),
    reject_reason: wordOf(REJECT_REASON, response?.error?.[0]?.code),
    effective: answered?.benefitPeriod?.start,
    termination: answered?.benefitPeriod?.end,
    member_id: asked?.coverage?.identifier?.value,
    coverage_id: asked?.coverage?.reference === undefined ? undefined : idOf('Coverage', asked.coverage),
    payer_id: idOf('Organization', r.insurer),
    encounter_id: idOf('Encounter', r.supportingInfo?.[0]?.information),
    practitioner_id: idOf('Practitioner', r.provider),
    asked: timeOf(r.created),
    recorded: notCarried,
  };
}
