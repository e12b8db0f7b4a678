/** Requests for review of services (278, BHT02 13) and answers (BHT02 11), both 005010X217: one request in each transaction set. */

import type { Authorization } from '../../model/benefits/authorization.ts';
import type { Coverage } from '../../model/benefits/coverage.ts';
import { payerNumber } from '../../model/benefits/payer-number.ts';
import type { Organization } from '../../model/parties/providers.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { demographics, memberName, organizationName, practitionerName } from './claim-parties.ts';
import type { SegmentList } from './segment-list.ts';
import type { SubjectParties } from './subject-parties.ts';
import { taxIdentifier, x12Date, x12Minute } from './x12-values.ts';

/** UM01. */
const CATEGORY = { service: 'HS', admission: 'AR', specialty_care: 'SC' } as const satisfies Record<Authorization['category'], string>;
/** UM02: a first request, an appeal within 72 hours, another appeal. */
const INITIAL = 'I';
const APPEAL = { expedited: '1', standard: '2' } as const;
/** UM06: urgent. */
const URGENT = 'U';
/** HCR01. */
const ACTION = { approved: 'A1', partial: 'A2', denied: 'A3', pended: 'A4', not_required: 'NA' } as const;
/** BHT06 of an answer: final, or another one follows. */
const FINAL = '18';
const NOT_FINAL = '19';
/** SV101 of codes that X12 has a qualifier for. */
const QUALIFIER: Readonly<Record<string, string>> = { CPT: 'HC', HCPCS: 'HC' };

export interface ReviewToSend {
  readonly authorization: Authorization;
  readonly coverage: Coverage;
  readonly of: SubjectParties;
}

export function reviewRequest(segments: SegmentList, sent: ReviewToSend, payer: Organization): void {
  const { authorization: request } = sent;
  heading(segments, sent, payer, '13', request.recorded, '');
  const served = serviceOf(request);
  event(segments, sent, '1', served !== null);
  if (request.category === 'admission') {
    const stay = request.encounter_id === null ? undefined : sent.of.encounter(request.encounter_id);
    if (stay !== undefined) segments.add('DTP', '435', 'D8', x12Date(dayOfMinute(stay.start)));
  }
  if (served === null && request.service !== null) segments.add('MSG', segments.text(request.service.display, 264));
  if (served !== null) service(segments, served, request.units_requested);
}

/** @param action what is answered: a request that is not decided at once is pended first */
export function reviewAnswer(segments: SegmentList, sent: ReviewToSend, payer: Organization, action: keyof typeof ACTION, at: number): void {
  const { authorization: request } = sent;
  const pended = action === 'pended';
  heading(segments, sent, payer, '11', at, pended ? NOT_FINAL : FINAL);
  const served = action === 'partial' ? serviceOf(request) : null;
  event(segments, sent, '2', served !== null);
  const certified = action === 'approved' || action === 'partial';
  segments.add('HCR', ACTION[action], certified ? payerNumber(request.id) : '');
  if (action === 'denied' || pended) segments.add('REF', 'NT', payerNumber(request.id));
  if (certified && request.valid_from !== null && request.valid_to !== null)
    segments.add('DTP', '007', 'RD8', `${x12Date(request.valid_from)}-${x12Date(request.valid_to)}`);
  if (served !== null) service(segments, served, request.units_approved);
}

/** The levels of payer, requester and member. */
function heading(segments: SegmentList, { authorization, coverage, of }: ReviewToSend, payer: Organization, purpose: string, at: number, type: string): void {
  const minute = x12Minute(at);
  segments.add('BHT', '0007', purpose, payerNumber(authorization.id), minute.slice(0, 8), minute.slice(8), type);
  segments.add('HL', '1', '', '20', '1');
  organizationName(segments, 'X3', payer, 'PI', payer.npi);
  segments.add('HL', '2', '1', '21', '1');
  practitionerName(segments, '1P', of.practitioner(authorization.practitioner_id));
  segments.add('HL', '3', '2', '22', '1');
  memberName(segments, 'IL', of.subject.patient, coverage.member_id);
  demographics(segments, of.subject.patient);
}

/** @param trace TRN01: 1 of a request, 2 of its answer. @param services whether a level of services follows */
function event(segments: SegmentList, { authorization, of }: ReviewToSend, trace: '1' | '2', services: boolean): void {
  const { id, category, level, expedited, appeal_of: appealed, practitioner_id } = authorization;
  segments.add('HL', '4', '3', 'EV', services ? '1' : '0');
  segments.add('TRN', trace, payerNumber(id), `9${taxIdentifier(of.practitioner(practitioner_id).npi)}`);
  segments.add('UM', CATEGORY[category], level === 0 ? INITIAL : APPEAL[expedited ? 'expedited' : 'standard'], '', '', '', expedited ? URGENT : '');
  if (trace === '1' && appealed !== null) segments.add('REF', 'NT', payerNumber(appealed));
}

function serviceOf({ service: code }: Authorization): readonly [string, string] | null {
  const qualifier = code === null ? undefined : QUALIFIER[code.system];
  return code === null || qualifier === undefined ? null : [qualifier, code.code];
}

function service(segments: SegmentList, code: readonly [string, string], units: number | null): void {
  segments.add('HL', '5', '4', 'SS', '0');
  segments.add('SV1', code, '', units === null ? '' : 'UN', units === null ? '' : String(units));
}
