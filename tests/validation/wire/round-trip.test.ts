/** What X12 and NCPDP have of records is read back as it was, field by field; what has no place is on a list. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Claim, ClaimLine } from '../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import type { EligibilityInquiry } from '../../../model/benefits/eligibility-inquiry.ts';
import { payerNumber } from '../../../model/benefits/payer-number.ts';
import type { PharmacyClaim } from '../../../model/benefits/pharmacy-claim.ts';
import { describe as describeRecord } from '../../../model/describe.ts';
import { specialties } from '../../../model/parties/providers.ts';
import { kindList } from '../../../model/record-kinds.ts';
import type { Subject } from '../../../model/subject.ts';
import type { Target } from '../../../model/target.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import { targets } from '../../../targets/registry.ts';
import type { ReadClaim } from '../../../validation/wire/reading/read-claims.ts';
import { type ReadInquiry, readNcpdpRecords } from '../../../validation/wire/reading/read-pharmacy-claims.ts';
import { readX12Records } from '../../../validation/wire/reading/read-x12-records.ts';
import { recordPlaces } from '../../../validation/wire/reading/record-places.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';

const asOf = startOfDay(dayOf(2026, 12, 31));

async function written(target: 'x12' | 'ncpdp', people: readonly Subject[], options: object = {}): Promise<string[]> {
  const { files } = writeBlocks(await openTarget(targets.get(target) as Target, options, { asOf }), [{ label: '00000', subjects: people }]);
  return [...files.values()].map((bytes) => bytes.toString('latin1'));
}

/** Files of hsimc, read back. */
async function readBack(people: readonly Subject[], options: object = {}) {
  const x12 = (await written('x12', people, options)).map(readX12Records);
  const ncpdp = (await written('ncpdp', people)).map(readNcpdpRecords);
  return {
    claims: x12.flatMap((one) => one.claims),
    remittances: x12.flatMap((one) => one.remittances),
    enrollments: x12.flatMap((one) => one.enrollments),
    requests: ncpdp.flatMap((one) => one.requests),
    responses: ncpdp.flatMap((one) => one.responses),
    inquiries: ncpdp.flatMap((one) => one.inquiries),
    answers: ncpdp.flatMap((one) => one.answers),
    findings: [...x12, ...ncpdp].flatMap((one) => one.findings),
  };
}

/** Records by what they refer to, of one subject. */
class Of {
  readonly subject: Subject;
  constructor(subject: Subject) {
    this.subject = subject;
  }
  npi = (id: string | undefined): string | null =>
    [...this.subject.parties.organizations, ...this.subject.parties.practitioners].find((one) => one.id === id)?.npi ?? null;
  coverage = (id: string) => this.subject.coverages.find((one) => one.id === id);
  claim = (id: string) => this.subject.claims.find((one) => one.id === id) as Claim;
  payment = (id: string | null) => this.subject.claim_payments.find((one) => one.id === id);
}

/** Letters without accents. */
const plain = (text: string | null): string | null => (text === null || text === '' ? null : text.normalize('NFD').replace(/\p{M}/gu, ''));
const coded = (code: { readonly system: string; readonly code: string } | null) => (code === null ? null : { system: code.system, code: code.code });
const numberOf = (id: string | null): string | null => (id === null ? null : payerNumber(id));
const sexOf = (sex: string): string | null => (sex === 'female' || sex === 'male' ? sex : null);

/** A claim as its 837 has it. */
function claimSent(claim: Claim, of: Of): Omit<ReadClaim, 'segment' | 'lines'> & { lines: unknown[] } {
  const coverage = of.coverage(claim.coverage_id);
  const { patient } = of.subject;
  const professional = claim.type === 'professional';
  const principal = claim.diagnoses.find(({ role }) => role === 'principal');
  const admitting = claim.diagnoses.find(({ role }) => role === 'admitting') ?? principal;
  const inpatient = claim.type_of_bill?.startsWith('011') === true;
  // HI of institutional claims: principal, admitting (inpatient claims have one always), others.
  const diagnoses = professional
    ? claim.diagnoses.map((one, i) => ({ code: coded(one.code), role: i === 0 ? 'principal' : 'other', present_on_admission: null }))
    : [
        ...claim.diagnoses.filter(({ role }) => role === 'principal').map((one) => ({ ...one, code: coded(one.code) })),
        ...(inpatient && admitting !== undefined ? [{ code: coded(admitting.code), role: 'admitting', present_on_admission: null }] : []),
        ...claim.diagnoses.filter(({ role }) => role === 'other').map((one) => ({ ...one, code: coded(one.code) })),
      ];
  const earlier = earlierOf(claim, of);
  return {
    type: claim.type,
    control_number: claim.control_number,
    charge: claim.charge,
    frequency: claim.frequency,
    original_id: numberOf(claim.original_id),
    authorization_id: numberOf(claim.authorization_id),
    medical_record_number: of.subject.encounters.find(({ id }) => id === claim.encounter_id)?.mrn ?? null,
    payer_sequence: claim.payer_sequence as 1 | 2 | 3,
    group_number: coverage?.group_number ?? null,
    member_id: claim.member_id,
    family: plain(patient.family),
    given: plain(patient.given),
    relationship: null,
    birth_date: patient.birth_date,
    sex: sexOf(patient.sex) as 'female' | 'male' | null,
    payer_id: of.npi(coverage?.payer_id),
    billing_id: of.npi(claim.billing_id),
    rendering_id: of.npi(claim.rendering_id),
    specialty: specialtyOf(claim, of),
    place_of_service: claim.place_of_service,
    type_of_bill: claim.type_of_bill,
    discharge_status: professional ? null : (claim.discharge_status ?? '01'),
    drg: coded(claim.drg) as ReadClaim['drg'],
    diagnoses: diagnoses as ReadClaim['diagnoses'],
    service_start: professional ? Math.min(...claim.lines.map(({ service_date }) => service_date)) : claim.service_start,
    service_end: professional ? Math.max(...claim.lines.map(({ service_date }) => service_date)) : claim.service_end,
    earlier: earlier.map(({ payment, claim: before }) => ({
      ...{ payer_sequence: before.payer_sequence as 1 | 2 | 3, paid: payment.paid, payer_id: of.npi(payment.payer_id) },
    })),
    lines: claim.lines.map((line) => lineSent(line, claim, of, earlier)),
  };
}

function specialtyOf({ rendering_id }: Claim, { subject }: Of): string | null {
  const practitioner = subject.parties.practitioners.find(({ id }) => id === rendering_id);
  return practitioner === undefined ? null : specialties[practitioner.specialty].code;
}

interface Earlier {
  readonly payment: ClaimPayment;
  readonly claim: Claim;
}

function earlierOf(claim: Claim, of: Of): Earlier[] {
  const payment = of.payment(claim.prior_payment_id);
  if (payment === undefined) return [];
  const before = of.claim(payment.claim_id);
  return [...earlierOf(before, of), { payment, claim: before }];
}

function lineSent(line: ClaimLine, { type }: Claim, of: Of, earlier: readonly Earlier[]) {
  return {
    line: line.line,
    code: coded(line.code),
    modifiers: line.modifiers,
    revenue: line.revenue,
    charge: line.charge,
    units: line.units,
    service_date: line.service_date,
    diagnosis_pointers: type === 'professional' ? line.diagnosis_pointers : [],
    earlier: earlier.flatMap(({ payment }) => {
      const decided = payment.lines.find((one) => one.line === line.line);
      return decided === undefined
        ? []
        : [{ payer_id: of.npi(payment.payer_id), paid: decided.paid, decided: dayOfMinute(payment.decided), adjustments: inGroups(decided.adjustments) }];
    }),
  };
}

/** CAS has the adjustments of each group together. */
function inGroups(adjustments: ClaimPayment['lines'][number]['adjustments']) {
  const groups = [...new Set(adjustments.map(({ group }) => group))];
  return groups.flatMap((group) => adjustments.filter((one) => one.group === group).map(({ reason, amount }) => ({ group, reason, amount })));
}

/** A decision as the 835 has it. */
function paymentSent(payment: ClaimPayment, of: Of) {
  const claim = of.claim(payment.claim_id);
  return {
    control_number: claim.control_number,
    status: payment.status,
    charge: payment.charge,
    paid: payment.paid,
    patient_responsibility: payment.patient_responsibility === 0 ? null : payment.patient_responsibility,
    claim_id: payerNumber(claim.id),
    member_id: of.coverage(payment.coverage_id)?.member_id ?? null,
    rendering_id: of.npi(claim.rendering_id),
    service_start: claim.service_start,
    service_end: claim.service_end,
    received: dayOfMinute(claim.submitted),
    ...{ deductible: payment.deductible, coinsurance: payment.coinsurance, copay: payment.copay },
    adjustments: [],
    lines: payment.lines.map((line) => {
      const billed = claim.lines.find((one) => one.line === line.line) as ClaimLine;
      return {
        line: line.line,
        code: coded(billed.code),
        ...{ charge: line.charge, paid: line.paid, units: billed.units, service_date: billed.service_date },
        allowed: line.allowed > 0 ? line.allowed : null,
        adjustments: inGroups(line.adjustments),
        remarks: [...new Set(line.adjustments.flatMap(({ remark }) => (remark === null ? [] : [remark])))],
      };
    }),
  };
}

const byJson = (all: readonly unknown[]): string[] => all.map((one) => JSON.stringify(one, sorted)).sort();
/** Fields in the order of their names. */
function sorted(_: string, value: unknown): unknown {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
const without = <T extends object, K extends keyof T>(one: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = one;
  return rest;
};

const SCENARIOS = [
  ['scenarios/membersim/one_person.hsim', 8],
  ['scenarios/membersim/coordination_of_benefits.hsim', 12],
  ['tests/conformance/x12/members.hsim', 12],
  ['tests/conformance/ncpdp/members.hsim', 12],
  ['tests/conformance/language/enrollment.hsim', 12],
] as const;

describe.each(SCENARIOS)('%s', (path, count) => {
  const people = subjects(compileText(readFileSync(path, 'utf8')), { count });
  const all = people.map((one) => new Of(one));
  const read = readBack(people);

  test('nothing is found in the files', async () => {
    expect((await read).findings).toEqual([]);
  });

  test('claims, their lines, and what earlier payers decided', async () => {
    const expected = all.flatMap((of) => of.subject.claims.map((claim) => claimSent(claim, of)));
    const found = (await read).claims.map((one) => ({ ...without(one, 'segment'), lines: one.lines.map((line) => without(line, 'segment')) }));
    expect(byJson(found)).toEqual(byJson(expected));
  });

  test('decisions with their adjustments, and what was paid with them', async () => {
    const sent = all.flatMap((of) => of.subject.remittances.map((remittance) => ({ remittance, of })));
    const expected = sent.flatMap(({ remittance, of }) => remittance.payments.map((one) => paymentSent(of.payment(one.claim_payment_id) as ClaimPayment, of)));
    const { remittances } = await read;
    expect(byJson(remittances.flatMap(({ payments }) => payments))).toEqual(byJson(expected));
    const traces = new Map<string, { total: number; payer: string | null; payee: string | null; date: number }>();
    for (const { remittance, of } of sent) {
      const { trace_number, total, payer_id, payee_id, payment_date } = remittance;
      const known = traces.get(trace_number)?.total ?? 0;
      traces.set(trace_number, { total: known + total, payer: of.npi(payer_id), payee: of.npi(payee_id), date: payment_date });
    }
    expect(
      new Map(
        remittances.map((one) => [one.trace_number?.split('-')[0], { total: one.total, payer: one.payer_id, payee: one.payee_id, date: one.payment_date }]),
      ),
    ).toEqual(traces);
  });

  test('enrollment', async () => {
    const expected = all.flatMap((of) =>
      of.subject.enrollments.map((one) => {
        const coverage = of.coverage(one.coverage_id);
        const ends = one.maintenance_type === 'termination';
        return {
          ...{ relationship: coverage?.relationship, maintenance_type: one.maintenance_type, benefit_status: one.benefit_status },
          qualifying_event: one.qualifying_event,
          ...{ subscriber_id: coverage?.subscriber_id, group_number: coverage?.group_number ?? null, plan: coverage?.plan, tier: one.tier },
          ...{ effective: one.effective, termination: ends ? one.effective : one.termination },
          ...{ ssn: of.subject.patient.ssn.replaceAll('-', '') || null, birth_date: of.subject.patient.birth_date, sex: sexOf(of.subject.patient.sex) },
          ...{ family: plain(of.subject.patient.family), given: plain(of.subject.patient.given) },
        };
      }),
    );
    const found = (await read).enrollments.map((one) => without(without(one, 'maintenance_reason'), 'begins'));
    expect(byJson(found)).toEqual(byJson(expected));
  });

  test('claims of pharmacies and their answers', async () => {
    const { requests, responses } = await read;
    const byReference = new Map(requests.map((one) => [one.reference, one]));
    const answers = new Map(responses.map((one) => [one.reference, one]));
    // The reversal of a rebill is sent with it.
    const claims = all.flatMap((of) => {
      const replaced = new Set(of.subject.pharmacy_claims.flatMap((one) => (one.transaction === 'B3' && one.response === 'paid' ? [one.original_id] : [])));
      return of.subject.pharmacy_claims.filter((one) => one.transaction !== 'B2' || !replaced.has(one.original_id)).map((claim) => ({ claim, of }));
    });
    expect(byReference.size).toBe(claims.length);
    for (const { claim, of } of claims) {
      const reference = claim.id.replaceAll('-', '').slice(0, 10).toUpperCase();
      const [sent, answer] = [byReference.get(reference), answers.get(reference)];
      expect([sent, answer]).toMatchObject(pharmacySent(claim, of));
    }
  });

  test('inquiries of pharmacies and their answers', async () => {
    const { inquiries, answers } = await read;
    const asked = all.flatMap((of) => of.subject.eligibility_inquiries.filter(({ kind }) => kind === 'pharmacy').map((one) => ({ one, of })));
    expect([inquiries.length, answers.length]).toEqual([asked.length, asked.length]);
    for (const { one, of } of asked) {
      const reference = one.id.replaceAll('-', '').slice(0, 10).toUpperCase();
      const [sent, answer] = [inquiries, answers].map((list) => list.find((each) => each.reference === reference));
      const { patient } = of.subject;
      const coverage = of.coverage(one.coverage_id ?? '');
      expect(`${(sent as ReadInquiry).subscriber_id}${(sent as ReadInquiry).person_code}`).toBe(one.member_id);
      expect(sent).toMatchObject({
        ...{ transaction: 'E1', date_of_service: one.service_date, practitioner_id: of.npi(one.practitioner_id), birth_date: patient.birth_date },
        ...{ sex: sexOf(patient.sex), group_number: coverage?.group_number ?? null, relationship: coverage?.relationship ?? null },
      });
      expect(answer).toMatchObject({ status: one.status === 'active' ? 'active' : 'rejected', reject_code: one.status === 'active' ? null : rejectOf(one) });
    }
  });
});

/** By the reason, or by where the day is. */
function rejectOf({ status, reject_reason: reason, service_date: day, effective }: EligibilityInquiry): string {
  if (status === 'rejected') return { birth_date_mismatch: '09', patient_not_found: '65' }[reason as string] as string;
  return effective !== null && day < effective ? '67' : '65';
}

function pharmacySent(claim: PharmacyClaim, of: Of): [object, object] {
  const coverage = of.coverage(claim.coverage_id);
  const { medication_requests, pharmacy_claims, patient } = of.subject;
  const request = medication_requests.find(({ id }) => id === claim.request_id);
  const billed = pharmacy_claims.find(({ id }) => id === claim.original_id) ?? claim;
  const common = { transaction: claim.transaction, pharmacy_id: of.npi(claim.pharmacy_id), date_of_service: dayOfMinute(billed.at) };
  const ndc = claim.ndc?.replaceAll('-', '') ?? '0';
  const fill = { ...common, subscriber_id: coverage?.subscriber_id, group_number: coverage?.group_number ?? null, ndc, fill_number: claim.fill_number };
  const paid = claim.response === 'paid';
  const cost = paid ? claim.ingredient_cost : (claim.usual_charge ?? 0);
  const bases = { AWP: '01', MAC: '06', usual: '07', WAC: '09', NADAC: '09' } as const;
  const answer = { ...common, response: claim.response, rejects: claim.rejects };
  if (claim.transaction === 'B2') return [fill, { ...answer, paid: null }];
  return [
    {
      ...fill,
      ...{ dispensing_status: claim.dispensing_status, quantity_intended: claim.quantity_intended, days_supply_intended: claim.days_supply_intended },
      ...{ quantity: claim.quantity, days_supply: claim.days_supply, daw: claim.daw, basis: bases[claim.basis ?? 'usual'] },
      ...{ birth_date: patient.birth_date, sex: sexOf(patient.sex), relationship: coverage?.relationship },
      ...{ authored: dayOfMinute(request?.authored ?? 0), refills: request?.refills, prescriber_id: of.npi(request?.practitioner_id) },
      ...{ ingredient_cost: cost, dispensing_fee: claim.dispensing_fee, usual_charge: claim.usual_charge, gross_amount_due: cost + claim.dispensing_fee },
    },
    paid
      ? {
          ...answer,
          ...{ patient_pay: claim.patient_pay, ingredient_cost: claim.ingredient_cost, dispensing_fee: claim.dispensing_fee, paid: claim.paid },
          ...{ deductible: claim.deductible, copay: claim.copay, coinsurance: claim.coinsurance },
          other_payer_paid: claim.other_payer_paid === 0 ? null : claim.other_payer_paid,
        }
      : { ...answer, paid: null },
  ];
}

test('other separators are read as they are', async () => {
  const people = subjects(compileText(readFileSync('tests/conformance/x12/members.hsim', 'utf8')), { count: 4 });
  const usual = await readBack(people);
  const others = { element_separator: '|', component_separator: '>', repetition_separator: '!', segment_terminator: "'", line_breaks: false };
  expect((await readBack(people, others)).claims).toEqual(usual.claims);
});

test.each(recordPlaces)('each field of $of has a place or a reason', ({ of, places, notCarried }) => {
  const [list, nested] = of.split('.');
  const fields = describeRecord(kindList.find((kind) => kind.list === list)?.schema as z.ZodObject);
  const inside = fields.find(({ name }) => name === nested);
  const names = (inside?.type === 'list' && inside.item.type === 'object' ? inside.item.fields : fields).map(({ name }) => name);
  const placed = names.filter((name) => name in places);
  expect([...placed, ...Object.keys(notCarried)].sort()).toEqual(names.toSorted());
});
