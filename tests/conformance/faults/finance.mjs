/** Faults of Coverage, CoverageEligibilityRequest and its response, Claim, ClaimResponse and ExplanationOfBenefit. */
import { concept, faultOf, put, without } from './make.mjs';

const EOB = 'ExplanationOfBenefit';
const twoServiced = (r) => Object.assign(r.item[0], { servicedDate: '2025-01-01', servicedPeriod: { start: '2025-01-01' } });
const twoLocations = (r) => Object.assign(r.item[0], { locationCodeableConcept: { text: 'office' }, locationReference: { display: 'office' } });
const twoDiagnoses = (r) => Object.assign(r.diagnosis[0], { diagnosisCodeableConcept: { text: 'any' }, diagnosisReference: { display: 'any' } });
const twoValues = (r) => Object.assign(r.supportingInfo[0], { valueString: 'any', valueBoolean: true });

export const financeFaults = [
  without('Coverage', 'status'),
  without('Coverage', 'beneficiary'),
  without('Coverage', 'payor'),
  put('Coverage', 'status outside its value set', 'status', 'ended'),
  put('Coverage', 'order of zero', 'order', 0),
  put('Coverage', 'order as text', 'order', '1'),
  put('Coverage', 'beneficiary is an organization', 'beneficiary', { reference: 'Organization/o1' }),
  put('Coverage', 'start of the period is no date', 'period.start', '01/01/2025'),
  without('Coverage', 'class.value'),
  faultOf('Coverage', 'us-core-coverage: no relationship', ['relationship'], (r) => {
    delete r.relationship;
  }),
  faultOf('Coverage', 'us-core-coverage: two payors', ['payor'], (r) => {
    r.payor.push(r.payor[0]);
  }),
  faultOf('Coverage', 'us-core-coverage: neither member number nor subscriber id (us-core-15)', ['subscriberId', 'identifier'], (r) => {
    delete r.subscriberId;
    r.identifier = r.identifier.filter(({ type }) => type === undefined);
  }),
  faultOf('Coverage', 'us-core-coverage: two plans', ['class'], (r) => {
    r.class = [r.class[0], r.class[0]].map((one) => ({ ...one, type: concept('http://terminology.hl7.org/CodeSystem/coverage-class', 'plan') }));
  }),
  without('Claim', 'type'),
  without('Claim', 'priority'),
  without('Claim', 'provider'),
  without('Claim', 'insurance'),
  put('Claim', 'use outside its value set', 'use', 'billing'),
  put('Claim', 'status outside its value set', 'status', 'void'),
  put('Claim', 'created without a zone', 'created', '2025-03-07T08:17:00'),
  without('Claim', 'insurance.focal'),
  put('Claim', 'focal as text', 'insurance.focal', 'true'),
  put('Claim', 'line number of zero', 'item.sequence', 0),
  without('Claim', 'item.productOrService'),
  put('Claim', 'diagnosis pointer that is no number', 'item.diagnosisSequence', ['A']),
  put('Claim', 'currency outside its value set', 'total.currency', 'dollars'),
  put('Claim', 'total as text', 'total.value', '125.00'),
  put('Claim', 'coverage is a patient', 'insurance.coverage', { reference: 'Patient/p1' }),
  faultOf('Claim', 'two serviced[x]', ['item'], twoServiced),
  faultOf('Claim', 'two diagnosis[x]', ['diagnosis'], twoDiagnoses),
  without('ClaimResponse', 'outcome'),
  without('ClaimResponse', 'insurer'),
  put('ClaimResponse', 'outcome outside its value set', 'outcome', 'approved'),
  put('ClaimResponse', 'answer to a patient', 'request', { reference: 'Patient/p1' }),
  put('ClaimResponse', 'end of the authorization before its start (per-1)', 'preAuthPeriod', { start: '2025-03-01', end: '2025-02-01' }),
  without('CoverageEligibilityRequest', 'insurer'),
  without('CoverageEligibilityRequest', 'created'),
  put('CoverageEligibilityRequest', 'purpose outside its value set', 'purpose', ['payment']),
  put('CoverageEligibilityRequest', 'day of service in month 13', 'servicedDate', '2025-13-01'),
  without('CoverageEligibilityResponse', 'request'),
  without('CoverageEligibilityResponse', 'outcome'),
  put('CoverageEligibilityResponse', 'outcome outside its value set', 'outcome', 'active'),
  put('CoverageEligibilityResponse', 'currency outside its value set', 'insurance.item.benefit.allowedMoney.currency', 'dollars'),
  put('CoverageEligibilityResponse', 'in force as text', 'insurance.inforce', 'yes'),
  put('CoverageEligibilityResponse', 'end of the coverage before its start (per-1)', 'insurance.benefitPeriod', { start: '2025-03-01', end: '2025-02-01' }),
  without(EOB, 'outcome'),
  without(EOB, 'insurer'),
  without(EOB, 'created'),
  put(EOB, 'outcome outside its value set', 'outcome', 'paid'),
  put(EOB, 'status outside its value set', 'status', 'reversed'),
  put(EOB, 'use outside its value set', 'use', 'payment'),
  without(EOB, 'insurance.coverage'),
  without(EOB, 'item.adjudication.category'),
  put(EOB, 'adjudicated amount as text', 'item.adjudication.amount.value', '12.34'),
  put(EOB, 'adjudicated currency outside its value set', 'item.adjudication.amount.currency', 'US$'),
  without(EOB, 'total.amount'),
  without(EOB, 'total.category'),
  put(EOB, 'payment date with a time', 'payment.date', '2025-03-07T08:17:00-05:00'),
  without(EOB, 'careTeam.provider'),
  put(EOB, 'precedence of zero', 'precedence', 0),
  put(
    EOB,
    'adjudication category that its system does not have',
    'item.adjudication.category',
    concept('http://terminology.hl7.org/CodeSystem/adjudication', 'allowed'),
  ),
  faultOf(EOB, 'two location[x]', ['item'], twoLocations),
  faultOf(EOB, 'two value[x] of information', ['supportingInfo'], twoValues),
  put(EOB, 'insurer is a practitioner', 'insurer', { reference: 'Practitioner/d1' }),
];
