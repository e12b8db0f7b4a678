/** Requests for prior authorization and the answers of payers: Claim and ClaimResponse for preauthorization. */
import type { ClaimRelated, ClaimResponseItem, CodeableConcept, Claim as FhirClaim, ClaimResponse as FhirResponse } from 'fhir/r4.js';
import type { Authorization } from '../../../model/benefits/authorization.ts';
import { payerNumber } from '../../../model/benefits/payer-number.ts';
import { formatDay } from '../../../model/time/civil.ts';
import type { Edition } from '../editions.ts';
import { concept } from '../fhir-concepts.ts';
import { URI } from '../fhir-systems.ts';
import { cleanText } from '../fhir-text.ts';
import {
  ADJUDICATED,
  ALLOWED_UNITS,
  APPEAL,
  CLAIM_TYPE,
  codeOf,
  GENERAL_INFORMATION,
  NOT_APPLICABLE,
  PRIORITY,
  REQUEST_CATEGORY,
  REVIEW_ACTION,
} from '../financial-concepts.ts';
import { codingOf, idOf, listOf, notCarried, type ReadContext, type Reading, timeOf, wordOf } from '../read-resource.ts';
import { assembled, derivedId, referenceTo } from '../resource.ts';

function typeOf({ category, service }: Authorization): CodeableConcept {
  if (service?.system === 'RXNORM' || service?.system === 'NDC') return CLAIM_TYPE.pharmacy;
  return CLAIM_TYPE[category === 'admission' ? 'institutional' : 'professional'];
}

/** Its level is the number of denials that it follows. */
function appeal({ level, appeal_of }: Authorization): ClaimRelated[] | undefined {
  if (level === 0 && appeal_of === null) return undefined;
  return [{ claim: appeal_of === null ? undefined : referenceTo('Claim', appeal_of), relationship: { ...APPEAL, text: `Appeal, level ${level}` } }];
}

export const preauthorization = (edition: Edition) =>
  assembled<Authorization>((r, c): FhirClaim => {
    const payer = c.record('coverages', r.coverage_id)?.payer_id;
    const benefit = cleanText(r.benefit);
    return {
      resourceType: 'Claim',
      id: r.id,
      meta: edition.meta('none'),
      identifier: [{ system: URI, value: `urn:uuid:${r.id}` }],
      status: r.status === 'cancelled' ? 'cancelled' : 'active',
      type: typeOf(r),
      subType: REQUEST_CATEGORY[r.category],
      use: 'preauthorization',
      patient: referenceTo('Patient', c.subject.patient.id),
      created: c.instant(r.requested, r),
      insurer: payer === undefined ? undefined : referenceTo('Organization', payer),
      provider: referenceTo('Practitioner', r.practitioner_id),
      priority: PRIORITY[r.expedited ? 'stat' : 'normal'],
      related: appeal(r),
      supportingInfo: [{ sequence: 1, category: GENERAL_INFORMATION, valueString: r.review }],
      insurance: [{ sequence: 1, focal: true, coverage: referenceTo('Coverage', r.coverage_id) }],
      item: [
        {
          sequence: 1,
          category: benefit === undefined ? undefined : { text: benefit },
          productOrService: r.service === null ? NOT_APPLICABLE : concept(r.service),
          quantity: r.units_requested === null ? undefined : { value: r.units_requested },
          encounter: r.encounter_id === null ? undefined : [referenceTo('Encounter', r.encounter_id)],
        },
      ],
    };
  });

/** Nothing is certified and nothing is refused: an answer has an item where either is. */
function answered(r: Authorization): ClaimResponseItem[] | undefined {
  const adjudication = [
    ...(r.units_approved === null ? [] : [{ category: ALLOWED_UNITS, value: r.units_approved }]),
    ...(r.reason === null ? [] : [{ category: ADJUDICATED.adjustmentreason, reason: { text: r.reason } }]),
  ];
  return adjudication.length === 0 ? undefined : [{ itemSequence: 1, adjudication }];
}

export const preauthorizationResponse = (edition: Edition) =>
  assembled<Authorization>((r, c): FhirResponse => {
    const payer = c.record('coverages', r.coverage_id)?.payer_id ?? c.subject.patient.organization_id;
    const valid =
      r.valid_from === null && r.valid_to === null
        ? undefined
        : { start: r.valid_from === null ? undefined : formatDay(r.valid_from), end: r.valid_to === null ? undefined : formatDay(r.valid_to) };
    return {
      resourceType: 'ClaimResponse',
      id: derivedId(r.id),
      meta: edition.meta('none'),
      identifier: [{ system: URI, value: `urn:uuid:${derivedId(r.id)}` }],
      status: r.status === 'cancelled' ? 'cancelled' : 'active',
      type: typeOf(r),
      use: 'preauthorization',
      patient: referenceTo('Patient', c.subject.patient.id),
      created: c.instant(r.decided ?? r.requested, r),
      insurer: referenceTo('Organization', payer),
      requestor: referenceTo('Practitioner', r.practitioner_id),
      request: referenceTo('Claim', r.id),
      outcome: r.decided === null ? 'queued' : 'complete',
      disposition: REVIEW_ACTION[r.status],
      preAuthRef: payerNumber(r.id),
      preAuthPeriod: valid,
      item: answered(r),
    };
  });

export const isPreauthorization = (r: FhirClaim): boolean => r.use === 'preauthorization';

export function readPreauthorization(r: FhirClaim, c: ReadContext): Reading<Authorization> {
  const [item] = listOf(r.item);
  const [related] = listOf(r.related);
  const response = c.responseTo(r.id);
  const adjudication = listOf(response?.item?.[0]?.adjudication);
  const level = /level (\d+)/.exec(related?.relationship?.text ?? '')?.[1];
  return {
    id: r.id,
    category: wordOf(REQUEST_CATEGORY, r.subType),
    service: codeOf(item?.productOrService) === codeOf(NOT_APPLICABLE) ? undefined : codingOf(item?.productOrService),
    benefit: item?.category?.text,
    review: r.supportingInfo?.[0]?.valueString,
    expedited: wordOf(PRIORITY, r.priority) === 'stat',
    status: response === undefined ? 'pended' : wordOf(REVIEW_ACTION, response.disposition),
    reason: adjudication.find(({ category }) => wordOf(ADJUDICATED, category) === 'adjustmentreason')?.reason?.text,
    units_requested: item?.quantity?.value,
    units_approved: adjudication.find(({ category }) => codeOf(category) === codeOf(ALLOWED_UNITS))?.value,
    level: level === undefined ? 0 : Number(level),
    appeal_of: idOf('Claim', related?.claim),
    valid_from: response?.preAuthPeriod?.start,
    valid_to: response?.preAuthPeriod?.end,
    requested: timeOf(r.created),
    decided: response?.outcome === 'complete' ? timeOf(response.created) : undefined,
    coverage_id: idOf('Coverage', r.insurance?.[0]?.coverage),
    encounter_id: idOf('Encounter', item?.encounter?.[0]),
    practitioner_id: idOf('Practitioner', r.provider),
    recorded: notCarried,
  };
}
