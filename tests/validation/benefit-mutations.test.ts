/** Benefits of a run that is valid, broken in one way at a time: each break is caught by the rule that it is against, and the run before it by none. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import { subject } from '../../model/subject.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';
import { idsOf, judge } from './judge.ts';

// biome-ignore lint/suspicious/noExplicitAny: broken data has no type
type Json = any;

const fills = `hsim 1
scenario fills "Fills" { start: 2025-01-01  as_of: 2025-12-31 }
use "std/diagnoses" as dx
codes rx: RXNORM {
  lisinopril 314076 "lisinopril 10 MG Oral Tablet" { cost: $0.10  charge: $0.50  ndc: "99999-0513-01" }
  amlodipine 308135 "amlodipine 10 MG Oral Tablet" { cost: $0.10 }
}
formulary list { tier generic { level: 1  copay: $10 }  drug rx.amlodipine { covered: no }  else: generic }
plan one { type: PPO  formulary: list  deductible { individual: $20 } }
profile p { age: uniform(40..60)  coverage pharmacy { plan: one  termination: 2025-10-31 }  fills { start: 70% } }
timeline care of p { event visit every 30 days from 2025-02-05 for 4 months {
  encounter ambulatory { reason: dx.hypertension  prescribe rx.lisinopril { quantity: 30  days_supply: 30  refills: 2 }  prescribe rx.amlodipine { quantity: 30  days_supply: 30 } }
} }`;
const scenario = (path: string): Ir => {
  const { text, host } = openEntry(path);
  return compile(text, host).value.ir as Ir;
};
const programs = [
  scenario('scenarios/membersim/ppo_2025.hsim'),
  compileText(fills),
  scenario('scenarios/membersim/prior_auth.hsim'),
  scenario('scenarios/rxmembersim/retail_specialty.hsim'),
];
const cohort: Json[] = programs.flatMap((ir) => subjects(ir, { count: 60 }).map((one) => JSON.parse(JSON.stringify(z.encode(subject, one)))));

/** Breaks a subject; false where it has nothing to break. */
type Break = (s: Json) => unknown;

/** Breaks the first record of a list that is like this. */
const at =
  (list: string, act: (record: Json, s: Json) => unknown, where: (record: Json) => boolean = () => true): Break =>
  (s) => {
    const found = s[list].find(where);
    return found === undefined ? false : act(found, s);
  };
const set = (list: string, field: string, value: unknown, where?: (record: Json) => boolean): Break =>
  at(
    list,
    (record) => {
      record[field] = value;
    },
    where,
  );
const onLine = (act: (line: Json, payment: Json) => unknown, where: (line: Json) => boolean = () => true): Break =>
  at(
    'claim_payments',
    (payment) => act(payment.lines.find(where), payment),
    (payment) => payment.lines.some(where),
  );
const onAdjustment = (reason: string, act: (adjustment: Json) => unknown): Break =>
  onLine(
    (line) => act(line.adjustments.find((one: Json) => one.reason === reason)),
    (line) => line.adjustments.some((one: Json) => one.reason === reason),
  );
const cents = (amount: string, more: number): string => (Number(amount) + more).toFixed(2);
const institutional = ({ type }: Json): boolean => type === 'institutional';
const professional = ({ type }: Json): boolean => type === 'professional';
const paid = ({ response }: Json): boolean => response === 'paid';
const rejected = ({ response }: Json): boolean => response === 'rejected';
const reversal = ({ transaction }: Json): boolean => transaction === 'B2';
const collected = ({ dispense_id }: Json): boolean => dispense_id !== null;

const approved = ({ status }: Json): boolean => status === 'approved';
const denied = ({ status }: Json): boolean => status === 'denied';
const appealing = ({ level }: Json): boolean => level === 1;
const ofService = ({ category }: Json): boolean => category === 'service';
const authorized = ({ authorization_id: id }: Json): boolean => id !== null;
const deniedBefore = (s: Json, { appeal_of: of }: Json): Json => s.authorizations.find(({ id }: Json) => id === of);
const approvalOf = (s: Json, { authorization_id: of }: Json): Json => s.authorizations.find(({ id }: Json) => id === of);
const claimOf = (s: Json, { pharmacy_claim_id: of }: Json): Json => s.pharmacy_claims.find(({ id }: Json) => id === of);

const breaks: readonly (readonly [string, string, Break])[] = [
  ['STRUCT-003', 'a claim without a coverage', at('claims', (claim) => delete claim.coverage_id)],
  ['STRUCT-006', 'an amount as a number', at('claims', (claim) => (claim.charge = Number(claim.charge)))],
  ['STRUCT-008', 'an amount in dollars', at('claims', (claim) => (claim.charge = `$${claim.charge}`))],
  ['REF-001', 'a claim for a visit of nobody', set('claims', 'encounter_id', '00000000-0000-4000-8000-00000000dead')],
  ['REF-001', 'a fill of a prescription of nobody', set('pharmacy_claims', 'request_id', '00000000-0000-4000-8000-00000000dead')],
  ['REF-004', 'the pharmacy bills another drug', at('pharmacy_claims', ({ code }) => (code.code = '310490'))],
  ['TIME-003', 'a coverage ends before it begins', set('coverages', 'termination', '2020-01-01')],
  ['TIME-006', 'a claim is sent before the visit', set('claims', 'submitted', '2020-01-01T10:00')],
  ['COV-001', 'the number of the subscriber is lost', set('coverages', 'subscriber_id', '')],
  ['COV-002', 'a real Medicare number', set('coverages', 'member_id', '1EG4-TE5-MK73')],
  ['COV-003', 'a coverage is there twice', at('coverages', (coverage, s) => s.coverages.push({ ...coverage, id: coverage.id.replace(/^./, '0') }))],
  ['COV-004', 'a coverage ends on no day', set('coverages', 'status', 'ended', ({ termination }) => termination === null)],
  [
    'COV-005',
    'a clinic pays',
    at('coverages', (coverage, s) => (coverage.payer_id = s.parties.organizations.find(({ kind }: Json) => kind === 'provider').id)),
  ],
  [
    'COV-006',
    'a cent beyond the limit',
    at(
      'accumulators',
      (one) => (one.used = cents(one.limit, 0.01)),
      ({ limit }) => limit !== null,
    ),
  ],
  ['COV-007', 'a deductible that melts', (s) => s.accumulators.length > 4 && s.accumulators.reverse()],
  [
    'COV-008',
    'used under the coverage of another plan',
    at('accumulators', (one, s) => {
      const other = { ...s.coverages[0], id: one.id.replace(/^./, '0'), kind: 'dental' };
      s.coverages.push(other);
      one.coverage_id = other.id;
    }),
  ],
  ['CLAIM-001', 'a cent more than the lines', at('claims', (claim) => (claim.charge = cents(claim.charge, 0.01)))],
  ['CLAIM-002', 'a claim without a diagnosis', set('claims', 'diagnoses', [])],
  ['CLAIM-003', 'a pointer beyond the diagnoses', at('claims', ({ lines }) => lines[0].diagnosis_pointers.push(12))],
  ['CLAIM-004', 'nothing is principal', at('claims', ({ diagnoses }) => (diagnoses[0].role = 'other'))],
  ['CLAIM-005', 'a diagnosis of SNOMED', at('claims', ({ diagnoses }) => (diagnoses[0].code.system = 'SNOMED'))],
  ['CLAIM-006', 'a line of no code', at('claims', ({ lines }) => (lines[0].code = null), professional)],
  ['CLAIM-006', 'a hospital bills no revenue code', at('claims', ({ lines }) => (lines[0].revenue = null), institutional)],
  ['CLAIM-006', 'lines begin at 0', at('claims', ({ lines }) => (lines[0].line = 2))],
  ['CLAIM-007', 'a line of last year', at('claims', ({ lines }) => (lines[0].service_date = '2024-06-01'))],
  ['CLAIM-008', 'a visit of another day', at('claims', (claim) => (claim.service_end = claim.submitted.slice(0, 10)))],
  [
    'CLAIM-009',
    'a stay is billed before its end',
    at(
      'claims',
      (claim) => (claim.submitted = `${claim.service_start}T23:59`),
      ({ service_start, service_end }) => service_start !== service_end,
    ),
  ],
  ['CLAIM-010', 'a place that is not assigned', set('claims', 'place_of_service', '40', professional)],
  ['CLAIM-011', 'an office visit in a hospital bed', set('claims', 'place_of_service', '21', ({ place_of_service }) => place_of_service === '11')],
  ['CLAIM-012', 'a bill of three digits', set('claims', 'type_of_bill', '131', institutional)],
  [
    'CLAIM-012',
    'a bill that replaces another, by its type alone',
    at('claims', (claim) => (claim.type_of_bill = `${claim.type_of_bill.slice(0, 3)}7`), institutional),
  ],
  ['CLAIM-013', 'a discharge to nowhere', set('claims', 'discharge_status', '08', institutional)],
  ['CLAIM-014', 'a negative charge', at('claims', ({ lines }) => (lines[0].charge = `-${lines[0].charge}`))],
  [
    'CLAIM-015',
    'the claim goes to the coverage for drugs',
    at(
      'coverages',
      (coverage) => (coverage.kind = 'pharmacy'),
      ({ kind }) => kind === 'medical',
    ),
  ],
  ['CLAIM-016', 'a doctor says what was present on admission', at('claims', ({ diagnoses }) => (diagnoses[0].present_on_admission = 'Y'), professional)],
  [
    'CLAIM-017',
    'one number for all claims',
    (s) => {
      const visits = new Set(s.claims.map(({ encounter_id }: Json) => encounter_id));
      for (const claim of s.claims) claim.control_number = 'C1';
      return visits.size > 1;
    },
  ],
  [
    'PAY-001',
    'a cent is lost',
    onLine(
      (line) => (line.paid = cents(line.paid, -0.01)),
      ({ paid: of }) => of !== '0.00',
    ),
  ],
  [
    'PAY-001',
    'an adjustment is lost',
    onLine(
      (line) => line.adjustments.pop(),
      ({ adjustments }) => adjustments.length > 1,
    ),
  ],
  ['PAY-002', 'more is paid than the lines say', at('claim_payments', (payment) => (payment.paid = cents(payment.paid, 100)))],
  ['PAY-003', 'the deductible is forgotten', set('claim_payments', 'deductible', '0.00', ({ deductible }) => deductible !== '0.00')],
  ['PAY-003', 'what is denied is nobody’s', set('claim_payments', 'patient_responsibility', '0.00', ({ patient_responsibility: of }) => of !== '0.00')],
  ['PAY-004', 'a reason of three digits', onAdjustment('1', (one) => (one.reason = '001'))],
  ['PAY-004', 'a remark that does not exist', onAdjustment('45', (one) => (one.remark = 'X12'))],
  ['PAY-005', 'the provider bears the deductible', onAdjustment('1', (one) => (one.group = 'CO'))],
  ['PAY-006', 'information is missing, and nobody knows which', onAdjustment('45', (one) => (one.reason = '16'))],
  [
    'PAY-007',
    'the contract takes everything',
    onLine((line) => {
      line.adjustments = [{ group: 'CO', reason: '45', remark: null, amount: line.charge }];
    }),
  ],
  ['PAY-008', 'an adjustment of nothing', onAdjustment('45', (one) => (one.amount = '0.00'))],
  ['PAY-009', 'a line is not decided', at('claim_payments', ({ lines }) => lines.pop())],
  ['PAY-009', 'a line that the claim does not have', onLine((line) => (line.line = 99))],
  ['PAY-010', 'decided before it was sent', set('claim_payments', 'decided', '2025-01-01T06:00')],
  [
    'PAY-011',
    'denied, but paid',
    onLine(
      (line) => (line.denied = true),
      ({ paid: of }) => of !== '0.00',
    ),
  ],
  ['PAY-012', 'the second payer of the first', set('claim_payments', 'status', 'processed_secondary')],
  ['PAY-012', 'denied as a stranger', set('claim_payments', 'status', 'denied')],
  ['PAY-013', 'another payer pays', at('claim_payments', (payment, s) => (payment.payer_id = s.parties.organizations[0].id))],
  ['PAY-014', 'a reversal of what was not paid', set('claim_payments', 'status', 'reversal')],
  ['PAY-015', 'paid twice', at('claim_payments', (payment, s) => s.claim_payments.push({ ...payment, id: payment.id.replace(/^./, '0') }))],
  [
    'PAY-016',
    'the coverage ended before',
    at(
      'coverages',
      (coverage) => Object.assign(coverage, { termination: '2025-01-02', status: 'ended' }),
      ({ kind }) => kind === 'medical',
    ),
  ],
  ['COV-009', 'a coverage ends, and nobody said so', set('coverages', 'termination', '2025-12-30')],
  ['COV-009', 'a change before the beginning', at('enrollments', (one) => (one.maintenance_type = 'change'))],
  ['CLAIM-021', 'a modifier in words', at('claims', ({ lines }) => lines[0].modifiers.push('separate visit'), professional)],
  ['CLAIM-021', 'a modifier twice', at('claims', ({ lines }) => lines[0].modifiers.push('25', '25'), professional)],
  [
    'CLAIM-021',
    'a modifier of nothing',
    at(
      'claims',
      ({ lines }) => lines[0].modifiers.push('25'),
      ({ lines }) => lines[0].code === null,
    ),
  ],
  ['CLAIM-018', 'a replacement of nothing', set('claims', 'frequency', '7')],
  ['CLAIM-018', 'an original of its own', at('claims', (claim) => (claim.original_id = claim.id))],
  ['REMIT-001', 'a cent is kept', at('remittances', (one) => (one.total = cents(one.total, 0.01)))],
  ['REMIT-002', 'a decision is paid in part', at('remittances', ({ payments }) => (payments[0].amount = '-0.01'))],
  ['REMIT-002', 'a decision is paid twice', at('remittances', ({ payments }) => payments.push(payments[0]))],
  ['REMIT-002', 'paid before it was decided', set('remittances', 'payment_date', '2025-01-01')],
  ['REMIT-003', 'paid to the payer', at('remittances', (one) => (one.payee_id = one.payer_id))],
  [
    'REMIT-004',
    'one number for all',
    (s) => {
      for (const one of s.remittances) one.trace_number = 'T1';
      return s.remittances.length > 1;
    },
  ],
  ['RX-001', 'the fee is forgotten', at('pharmacy_claims', (claim) => (claim.ingredient_cost = cents(claim.ingredient_cost, 1)), paid)],
  ['RX-002', 'nobody pays a cent', at('pharmacy_claims', (claim) => (claim.patient_pay = cents(claim.patient_pay, -0.01)), paid)],
  ['RX-003', 'paid and rejected', set('pharmacy_claims', 'rejects', ['79'], paid)],
  ['RX-003', 'rejected without a reason', set('pharmacy_claims', 'rejects', [], rejected)],
  ['RX-003', 'rejected, but allowed', set('pharmacy_claims', 'allowed', '1.00', rejected)],
  ['RX-003', 'nobody got the drug', set('pharmacy_claims', 'dispense_id', null, collected)],
  [
    'RX-003',
    'nobody got the drug, and the reversal is lost',
    at('pharmacy_claims', (one, s) => s.pharmacy_claims.splice(s.pharmacy_claims.indexOf(one), 1), reversal),
  ],
  ['RX-004', 'a reject in words', set('pharmacy_claims', 'rejects', ['Refill too soon'], rejected)],
  ['RX-005', 'a copay that nobody pays', at('pharmacy_claims', (claim) => (claim.copay = cents(claim.copay, 20)), paid)],
  ['RX-006', 'half of it is billed', at('pharmacy_claims', (claim) => (claim.days_supply = 15), collected)],
  ['RX-007', 'nothing is billed', set('pharmacy_claims', 'quantity', 0)],
  ['RX-008', 'a code of ten digits', set('pharmacy_claims', 'ndc', '99999-513-01')],
  [
    'RX-009',
    'the coverage ended before',
    at(
      'coverages',
      (coverage) => (coverage.termination = '2025-01-15'),
      ({ kind }) => kind === 'pharmacy',
    ),
  ],
  ['RX-010', 'paid twice', at('pharmacy_claims', (claim, s) => s.pharmacy_claims.push({ ...claim, id: claim.id.replace(/^./, '0') }), collected)],
  ['RX-011', 'a fill of no prescription', set('medication_dispenses', 'request_id', null)],
  ['RX-005', 'a reversal that pays', at('pharmacy_claims', (one) => (one.dispensing_fee = '1.50'), reversal)],
  ['RX-012', 'a cent is kept', at('pharmacy_claims', (one) => (one.patient_pay = cents(one.patient_pay, 0.01)), reversal)],
  ['RX-012', 'reversed before it was paid', set('pharmacy_claims', 'at', '2025-01-02T10:00', reversal)],
  ['RX-012', 'reversed and paid', set('pharmacy_claims', 'response', 'paid', reversal)],
  ['RX-012', 'nothing is reversed', set('pharmacy_claims', 'original_id', null, reversal)],
  ['RX-012', 'a reversal is reversed', at('pharmacy_claims', (one) => (one.original_id = one.id), reversal)],
  ['RX-012', 'reversed twice', at('pharmacy_claims', (one, s) => s.pharmacy_claims.push({ ...one, id: one.id.replace(/^./, '0') }), reversal)],
  ['RX-012', 'a billing that takes another back', at('pharmacy_claims', (one) => (one.original_id = one.id), paid)],
  ['AUTH-001', 'an approval with a reason', set('authorizations', 'reason', 'other', approved)],
  ['AUTH-001', 'a denial without one', set('authorizations', 'reason', null, denied)],
  ['AUTH-001', 'approved without days', set('authorizations', 'valid_to', null, approved)],
  ['AUTH-001', 'days that end before they begin', set('authorizations', 'valid_to', '2020-01-01', approved)],
  ['AUTH-001', 'answered, but pended', set('authorizations', 'status', 'pended', approved)],
  ['AUTH-002', 'fewer units than the answer says', at('authorizations', (one) => Object.assign(one, { units_requested: 4, units_approved: 3 }), approved)],
  [
    'AUTH-002',
    'in part, but all of it',
    at('authorizations', (one) => Object.assign(one, { status: 'partial', units_requested: 4, units_approved: 4 }), approved),
  ],
  ['AUTH-003', 'an appeal of nothing', set('authorizations', 'appeal_of', null, appealing)],
  ['AUTH-003', 'two levels at once', set('authorizations', 'level', 2, appealing)],
  ['AUTH-003', 'an appeal of an approval', at('authorizations', (one, s) => Object.assign(deniedBefore(s, one), { status: 'approved' }), appealing)],
  [
    'AUTH-003',
    'appealed before it was denied',
    at('authorizations', (one, s) => Object.assign(deniedBefore(s, one), { decided: '2030-01-01T08:00' }), appealing),
  ],
  ['AUTH-004', 'a service without its code', set('authorizations', 'service', null, ofService)],
  ['AUTH-004', 'an admission with a service', set('authorizations', 'category', 'admission', ofService)],
  ['AUTH-004', 'a payer of drugs', at('authorizations', (one, s) => (s.coverages.find(({ id }: Json) => id === one.coverage_id).kind = 'pharmacy'))],
  ['AUTH-005', 'a denial on a claim', at('claims', (one, s) => Object.assign(approvalOf(s, one), { status: 'denied' }), authorized)],
  ['AUTH-005', 'approved after the claim', at('claims', (one, s) => Object.assign(approvalOf(s, one), { decided: '2030-01-01T08:00' }), authorized)],
  ['DUR-001', 'a reason of something else', at('dur_alerts', (one) => (one.reason = one.reason === 'TD' ? 'DD' : 'TD'))],
  ['DUR-002', 'another drug without its code', set('dur_alerts', 'other_code', null, ({ reason }) => reason === 'DD')],
  ['DUR-002', 'a diagnosis of an interaction', set('dur_alerts', 'diagnosis', 'I10', ({ reason }) => reason === 'DD')],
  ['DUR-003', 'another drug than that of the claim', at('dur_alerts', (one) => (one.code.code = '999999'))],
  ['DUR-003', 'an hour later', set('dur_alerts', 'at', '2030-01-01T08:00')],
  ['DUR-004', 'an answer to a message', set('dur_alerts', 'reject', 'none', ({ reject }) => reject !== 'none')],
  ['DUR-004', 'no answer to a reject', set('dur_alerts', 'result', null, ({ reject }) => reject !== 'none')],
  [
    'DUR-004',
    'overridden for good',
    at(
      'dur_alerts',
      (one) => Object.assign(one, { reject: 'hard' }),
      ({ result }) => result === 'filled_with_approval',
    ),
  ],
  [
    'DUR-004',
    'rejected, but not for it',
    at(
      'dur_alerts',
      (one, s) => (claimOf(s, one).rejects = ['79']),
      ({ reject }) => reject !== 'none',
    ),
  ],
];

test('before it is broken, nothing is found', () => {
  expect(judge(cohort)).toMatchObject({ errors: [], warnings: [] });
});

describe('broken', () => {
  test.each(breaks)('%s: %s', (id, _, act) => {
    let copy: Json = null;
    for (const one of cohort) {
      copy = structuredClone(one);
      if (act(copy) !== false) break;
      copy = null;
    }
    expect(copy, 'some subject has what is broken').not.toBeNull();
    expect(idsOf(judge([copy]))).toContain(id);
  });
});
