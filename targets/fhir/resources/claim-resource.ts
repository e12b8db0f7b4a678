/** Claims of providers: professional and institutional. */
import type { ClaimInsurance, ClaimItem, ClaimRelated, Claim as FhirClaim } from 'fhir/r4.js';
import type { Claim } from '../../../model/benefits/claim.ts';
import { payerNumber } from '../../../model/benefits/payer-number.ts';
import { formatDay } from '../../../model/time/civil.ts';
import { billInformation, careTeam, claimItem, diagnoses, numbered, settingOf, some } from '../claim-elements.ts';
import { billedRecords } from '../claim-sources.ts';
import type { Edition } from '../editions.ts';
import { concept } from '../fhir-concepts.ts';
import type { FhirContext } from '../fhir-context.ts';
import { dollars, readDollars } from '../fhir-money.ts';
import { URI } from '../fhir-systems.ts';
import { cleanText } from '../fhir-text.ts';
import {
  ACCOUNT_NUMBER,
  CLAIM_SUBTYPE,
  CLAIM_TYPE,
  codeOf,
  DIAGNOSIS_TYPE,
  NOT_APPLICABLE,
  PAYEE_PROVIDER,
  PRESENT_ON_ADMISSION,
  PRIORITY,
  RELATED_CLAIM,
} from '../financial-concepts.ts';
import { codingOf, idOf, listOf, notCarried, type ReadContext, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { assembled, referenceTo } from '../resource.ts';

/** A claim that another one replaces or voids is no longer asked for. */
export function isWithdrawn({ id }: Claim, { subject }: FhirContext): boolean {
  return subject.claims.some(({ original_id, frequency }) => original_id === id && frequency !== '1');
}

function related(r: Claim, c: FhirContext): ClaimRelated[] | undefined {
  const earlier = c.record('claim_payments', r.prior_payment_id)?.claim_id;
  return some<ClaimRelated>([
    ...(r.original_id === null && r.frequency === '1'
      ? []
      : [{ claim: r.original_id === null ? undefined : referenceTo('Claim', r.original_id), relationship: RELATED_CLAIM[r.frequency] }]),
    ...(earlier === undefined ? [] : [{ claim: referenceTo('Claim', earlier), relationship: RELATED_CLAIM.earlier_payer }]),
  ]);
}

/** The coverages of the payers before, as far as the claims to them are known, and that of the claim. */
function insurance(r: Claim, c: FhirContext): ClaimInsurance[] {
  const before: ClaimInsurance[] = [];
  for (let sequence = r.payer_sequence, prior = r.prior_payment_id; prior !== null; ) {
    const claim = c.record('claims', c.record('claim_payments', prior)?.claim_id ?? null);
    if (claim === undefined || claim.payer_sequence >= sequence) break;
    before.unshift({ sequence: claim.payer_sequence, focal: false, coverage: referenceTo('Coverage', claim.coverage_id) });
    ({ payer_sequence: sequence, prior_payment_id: prior } = claim);
  }
  const number = r.authorization_id === null ? undefined : [payerNumber(r.authorization_id)];
  return [...before, { sequence: r.payer_sequence, focal: true, coverage: referenceTo('Coverage', r.coverage_id), preAuthRef: number }];
}

export const claim = (edition: Edition) =>
  assembled<Claim>((r, c): FhirClaim => {
    const setting = settingOf(r);
    const payer = c.record('coverages', r.coverage_id)?.payer_id;
    const bill = numbered(billInformation(r, c));
    const billed = billedRecords(r, c.subject, bill.length + 1);
    return {
      resourceType: 'Claim',
      id: r.id,
      meta: edition.meta('none'),
      // A claim to the second payer has the number of the claim to the first.
      identifier: [
        { system: URI, value: `urn:uuid:${r.id}` },
        { type: ACCOUNT_NUMBER, system: `urn:uuid:${r.billing_id}`, value: cleanText(r.control_number) },
      ],
      status: isWithdrawn(r, c) ? 'cancelled' : 'active',
      type: CLAIM_TYPE[r.type],
      subType: setting === 'professional' ? undefined : CLAIM_SUBTYPE[setting],
      use: 'claim',
      patient: referenceTo('Patient', c.subject.patient.id),
      billablePeriod: { start: formatDay(r.service_start), end: formatDay(r.service_end) },
      created: c.instant(r.submitted, r),
      insurer: payer === undefined ? undefined : referenceTo('Organization', payer),
      provider: referenceTo('Organization', r.billing_id),
      priority: PRIORITY.normal,
      related: related(r, c),
      payee: { type: PAYEE_PROVIDER },
      facility: referenceTo('Location', r.facility_id),
      careTeam: careTeam(r, c),
      supportingInfo: some([...bill, ...billed.values()]),
      diagnosis: diagnoses(r, (role) => DIAGNOSIS_TYPE[role]),
      insurance: insurance(r, c),
      item: some(
        r.lines.map((line) => {
          const source = line.source_id === null ? undefined : billed.get(line.source_id)?.sequence;
          const own = claimItem(r, line, line.code === null ? NOT_APPLICABLE : concept(line.code));
          return source === undefined ? own : { ...own, informationSequence: [source] };
        }),
      ),
      total: dollars(r.charge),
    };
  });

/** The record that a line bills, of whatever type. */
function sourceOf({ supportingInfo }: FhirClaim, { informationSequence }: ClaimItem): string | undefined {
  const reference = listOf(supportingInfo).find(({ sequence }) => sequence === informationSequence?.[0])?.valueReference?.reference;
  return reference?.slice(reference.indexOf('/') + 1);
}

const RELATIONS = { '1': RELATED_CLAIM['1'], '7': RELATED_CLAIM['7'], '8': RELATED_CLAIM['8'] };

export function readClaim(r: FhirClaim, c: ReadContext): Reading<Claim> {
  const about = (code: string) => listOf(r.supportingInfo).find((one) => codeOf(one.category) === code);
  const original = listOf(r.related).find((one) => (wordOf(RELATIONS, one.relationship) ?? '') in RELATIONS);
  const focal = listOf(r.insurance).find((one) => one.focal === true);
  const items = listOf(r.item);
  return {
    id: r.id,
    control_number: listOf(r.identifier).find(({ type }) => type !== undefined)?.value,
    type: wordOf(CLAIM_TYPE, r.type),
    frequency: wordOf(RELATIONS, original?.relationship) ?? '1',
    original_id: idOf('Claim', original?.claim),
    payer_sequence: focal?.sequence,
    prior_payment_id: notCarried,
    coverage_id: idOf('Coverage', focal?.coverage),
    // The visit and the place of service are on the lines.
    encounter_id: items.length === 0 ? notCarried : idOf('Encounter', items[0].encounter?.[0]),
    authorization_id: c.authorizationOf(focal?.preAuthRef?.[0]),
    place_of_service: items.length === 0 ? notCarried : codeOf(items[0].locationCodeableConcept),
    type_of_bill: codeOf(about('typeofbill')?.code),
    discharge_status: codeOf(about('discharge-status')?.code),
    drg: codingOf(about('drg')?.code),
    diagnoses: listOf(r.diagnosis).map((one) => ({
      code: codingOf(one.diagnosisCodeableConcept),
      role: wordOf(DIAGNOSIS_TYPE, one.type?.[0]),
      present_on_admission: wordOf(PRESENT_ON_ADMISSION, one.onAdmission),
    })),
    billing_id: idOf('Organization', r.provider),
    rendering_id: idOf('Practitioner', r.careTeam?.[0]?.provider),
    facility_id: idOf('Location', r.facility),
    service_start: r.billablePeriod?.start,
    service_end: r.billablePeriod?.end,
    charge: readDollars(r.total),
    lines: items.map((one) => ({
      line: one.sequence,
      code: codeOf(one.productOrService) === codeOf(NOT_APPLICABLE) ? undefined : codingOf(one.productOrService),
      modifiers: listOf(one.modifier).map((modifier) => codeOf(modifier)),
      revenue: codeOf(one.revenue),
      units: one.quantity?.value,
      charge: readDollars(one.net),
      service_date: one.servicedDate,
      diagnosis_pointers: listOf(one.diagnosisSequence),
      source_id: sourceOf(r, one),
    })),
    submitted: timeOf(r.created),
    member_id: notCarried,
    acknowledged: notCarried,
    acknowledgement: notCarried,
    reject_category: notCarried,
    reject_code: notCarried,
  };
}
