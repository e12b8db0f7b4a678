import type { CoverageClass, Coverage as FhirCoverage } from 'fhir/r4.js';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import { formatDay } from '../../../model/time/civil.ts';
import type { Edition } from '../editions.ts';
import type { FhirContext } from '../fhir-context.ts';
import { URI } from '../fhir-systems.ts';
import { cleanText } from '../fhir-text.ts';
import { COVERAGE_CLASS, COVERAGE_TYPE, coverageType, MEMBER_NUMBER, SUBSCRIBER_RELATIONSHIP } from '../financial-concepts.ts';
import { idOf, listOf, notCarried, type Reading, wordOf } from '../read-resource.ts';
import { assembled, referenceTo } from '../resource.ts';

const STATUS: { readonly [K in Coverage['status']]: FhirCoverage['status'] } = { active: 'active', ended: 'cancelled' };

/** Member numbers are unique within the payer that gives them. */
export const numberOfMember = ({ payer_id, member_id }: Coverage) => ({
  type: MEMBER_NUMBER,
  system: `urn:uuid:${payer_id}`,
  value: cleanText(member_id),
  assigner: referenceTo('Organization', payer_id),
});

function classes(r: Coverage, { subject }: FhirContext): CoverageClass[] | undefined {
  const [group, plan] = [cleanText(r.group_number), cleanText(r.plan)];
  const sponsor = subject.parties.organizations.find(({ id }) => id === r.sponsor_id);
  const found: CoverageClass[] = [
    ...(group === undefined ? [] : [{ type: COVERAGE_CLASS.group, value: group, name: cleanText(sponsor?.name ?? null) }]),
    ...(plan === undefined ? [] : [{ type: COVERAGE_CLASS.plan, value: plan, name: plan }]),
  ];
  return found.length === 0 ? undefined : found;
}

export const coverage = (edition: Edition) =>
  assembled<Coverage>(
    (r, c): FhirCoverage => ({
      resourceType: 'Coverage',
      id: r.id,
      meta: edition.metaOf('coverage', () => c.instant(r.recorded, r)),
      // The number of a member is the same on several coverages.
      identifier: [{ system: URI, value: `urn:uuid:${r.id}` }, numberOfMember(r)],
      status: STATUS[r.status],
      type: coverageType(r),
      policyHolder: r.sponsor_id === null ? undefined : referenceTo('Organization', r.sponsor_id),
      subscriber: r.relationship === 'self' ? referenceTo('Patient', c.subject.patient.id) : undefined,
      subscriberId: cleanText(r.subscriber_id),
      beneficiary: referenceTo('Patient', c.subject.patient.id),
      relationship: SUBSCRIBER_RELATIONSHIP[r.relationship],
      period: { start: formatDay(r.effective), end: r.termination === null ? undefined : formatDay(r.termination) },
      payor: [referenceTo('Organization', r.payer_id)],
      class: classes(r, c),
      order: r.priority,
    }),
  );

export function readCoverage(r: FhirCoverage): Reading<Coverage> {
  const ofClass = (type: keyof typeof COVERAGE_CLASS) => listOf(r.class).find((one) => wordOf(COVERAGE_CLASS, one.type) === type)?.value;
  return {
    id: r.id,
    kind: wordOf(COVERAGE_TYPE, r.type === undefined ? undefined : { coding: listOf(r.type.coding).slice(0, 1) }),
    name: notCarried,
    priority: r.order,
    plan: ofClass('plan'),
    plan_type: r.type?.text,
    status: wordOf(STATUS, r.status),
    member_id: listOf(r.identifier).find(({ type }) => type !== undefined)?.value,
    subscriber_id: r.subscriberId,
    relationship: wordOf(SUBSCRIBER_RELATIONSHIP, r.relationship),
    effective: r.period?.start,
    termination: r.period?.end,
    reason: notCarried,
    benefit_status: notCarried,
    tier: notCarried,
    carry_over: notCarried,
    payer_id: idOf('Organization', r.payor?.[0]),
    sponsor_id: idOf('Organization', r.policyHolder),
    group_number: ofClass('group'),
    recorded: notCarried,
  };
}
