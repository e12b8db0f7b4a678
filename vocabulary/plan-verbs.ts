/** The verbs of plans and of the pharmacy: what each takes. Their records are those of the canonical model for coverage, claims and fills. */
import { careGap, outreach, outreachChannels } from '../model/benefits/care-gap.ts';
import { authorization, claim, claimTypes, payment } from '../model/benefits/claim.ts';
import { attribution, coverageKinds, eligibilityInquiry } from '../model/benefits/coverage.ts';
import { copayCard, durAlert, fill, rejection } from '../model/pharmacy/pharmacy.ts';
import type { CodeSystem } from '../model/scalars.ts';
import { coverageFields } from './plan-vocabulary.ts';
import { coding, day, duration, money, type Type, text, whole } from './types.ts';
import { concept, spec, type VerbSpec, word } from './verb-spec.ts';

const services: readonly CodeSystem[] = ['CPT', 'HCPCS', 'ICD10PCS', 'SNOMED', 'LOINC'];
const drugs: readonly CodeSystem[] = ['RXNORM', 'NDC'];
const medical = word('a kind of coverage', coverageKinds);
const covered: Readonly<Record<string, Type>> = Object.fromEntries(coverageFields);
const ofEvent = { kind: 'event' } as const;
const any = 'any' as const;

const list: readonly VerbSpec[] = [
  spec('enroll', 'coverage begins', medical, { more: covered, stands: any }),
  spec('change_coverage', 'another plan takes over', medical, { more: covered, stands: any }),
  spec('terminate', 'coverage ends', medical, { more: { on: day, reason: covered['reason'] }, stands: any }),
  spec('claim', 'a claim that differs from the one a visit makes by itself', word('a type of claim', claimTypes), { record: claim, stands: any }),
  spec('authorize', 'prior authorization of a service or drug', concept([...services, ...drugs]), {
    record: authorization,
    more: { valid_for: duration },
    stands: any,
  }),
  spec('appeal', 'an appeal against a denial', concept([...services, ...drugs]), { record: authorization, stands: any }),
  spec('pay', 'the payer pays the claim of an event', ofEvent, { record: payment, stands: any }),
  spec('adjust', 'the claim of an event is replaced', ofEvent, { record: claim, stands: any }),
  spec('void', 'the claim of an event is taken back', ofEvent, { more: { reason: text }, stands: any }),
  spec('inquire_eligibility', 'a question whether a coverage is active', medical, { record: eligibilityInquiry, stands: any }),
  spec(
    'assign_pcp',
    'a primary-care provider is chosen',
    { kind: 'none' },
    { record: attribution, more: { provider: { kind: 'party', of: 'provider' } }, stands: any },
  ),
  spec('capitate', 'the plan pays the primary-care provider for a month', { kind: 'none' }, { more: { amount: money, months: whole }, stands: any }),
  spec('outreach', 'an attempt to reach the member', word('a channel', outreachChannels), { record: outreach, stands: any }),
  spec('open_gap', 'a gap in care is found', concept(services), { record: careGap, stands: any }),
  spec('close_gap', 'a gap in care is closed', concept(services), { record: careGap, stands: any }),
  spec('fill', 'a prescription is filled', concept(drugs), { record: fill, more: { pharmacy: { kind: 'party', of: 'pharmacy' } }, stands: any }),
  spec('refill', 'a prescription is filled again', concept(drugs), { record: fill, more: { pharmacy: { kind: 'party', of: 'pharmacy' } }, stands: any }),
  spec('reject', 'the payer rejects a pharmacy claim', concept(drugs), { record: rejection, stands: any }),
  spec('dur', 'an alert of drug-utilisation review', concept(drugs), { record: durAlert, stands: any }),
  spec('dur_override', 'the pharmacist answers an alert', concept(drugs), { record: durAlert, stands: any }),
  spec('copay_card', 'a card pays a part of the patient’s share', concept(drugs), { record: copayCard, stands: any }),
  spec('rx_auth', 'prior authorization of a drug at the pharmacy', concept(drugs), {
    record: authorization,
    more: { valid_for: duration, diagnosis: coding },
    stands: any,
  }),
];
export const planVerbs: ReadonlyMap<string, VerbSpec> = new Map(list.map((verb) => [verb.verb, verb]));
