/** `void` and `adjust`: what statements do to claims after they were decided; and lines of claims in `claim`. */
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../model/benefits/claim.ts';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (events: string, billing = '', statement = '', coverage = ''): string => `hsim 1
scenario t "T" { as_of: 2027-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes px: SNOMED { ecg 29303009 "Electrocardiographic procedure (procedure)" }
codes sv: CPT {
  visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120  facility: $700 }
  ecg   93000 "Electrocardiogram with report"               { charge: $60  allowed: $20  facility: $90  bills: px.ecg }
  night 99232 "Subsequent hospital care, moderate complexity" { charge: $150  facility: $2,000 }
}
plan ppo { type: PPO  coinsurance: 20%  deductible { individual: $100 }  timely_filing: 365 days  turnaround: 9 days }
plan guild { type: PPO  coinsurance: 10%  turnaround: 5 days  secondary: standard }
profile p { age: 40  coverage medical { plan: ppo  effective: 2025-01-01 }  ${coverage}  billing { lag: 3 days  ${billing} } }
timeline care of p {
  anchor d: 2025-03-03
  event one at d { encounter ambulatory { type: sv.visit  reason: dx.htn  procedure px.ecg  ${statement} } }
  ${events}
}`;
const run = (events: string, billing = '', statement = '', coverage = ''): Subject =>
  subjects(compileText(text(events, billing, statement, coverage)), { count: 1 })[0];
const dayOfSending = ({ submitted }: Claim): number => dayOfMinute(submitted) - dayOf(2025, 3, 3);
/** Frequency, day of submission after the visit, charge, units of the lines. */
const sent = ({ claims }: Subject): string[] =>
  claims.map((one) => `${one.frequency} +${dayOfSending(one)} ${one.charge / 100} ${one.lines.map(({ units }) => units).join()}`);
/** Frequency of the claim that a payment is for, status, charge, paid, deductible, coinsurance. */
const decided = ({ claims, claim_payments: payments }: Subject): string[] =>
  payments.map(({ claim_id, status, charge, paid, deductible, coinsurance }) => {
    const { frequency } = claims.find(({ id }) => id === claim_id) as Claim;
    return [frequency, status, ...[charge, paid, deductible, coinsurance].map((cents) => cents / 100)].join(' ');
  });
const deductible = ({ accumulators }: Subject): number[] => accumulators.filter(({ kind }) => kind === 'deductible').map(({ used }) => used / 100);

// 140 allowed: deductible 100 on the visit; 20% of 20 and of 20.
const first = '1 processed_primary 260 32 100 8';

describe('void', () => {
  test('takes the claim back in the evening, and gives the deductible back', () => {
    const subject = run('event mistake at d + 40 days { void one }');
    expect(sent(subject)).toEqual(['1 +3 260 1,1', '8 +40 260 1,1']);
    expect(decided(subject)).toEqual([first, '1 reversal -260 -32 -100 -8']);
    expect(deductible(subject)).toEqual([100, 0]);
    const [original, taken] = subject.claims;
    expect(taken).toMatchObject({ original_id: original.id, control_number: original.control_number });
    // The provider owes what it was paid: nothing is paid on the remittance of the reversal.
    const remitted = subject.remittances.flatMap(({ payments }) => payments.map(({ amount }) => amount));
    expect(remitted).toEqual([3200, -3200]);
  });

  test('waits for the decision about a claim that was sent, or will be', () => {
    // Sent on day 3, decided on day 12.
    for (const day of [1, 5, 11]) expect(sent(run(`event mistake at d + ${day} days { void one }`))).toEqual(['1 +3 260 1,1', '8 +12 260 1,1']);
  });

  test('is sent when it says so', () => {
    const subject = run('event mistake at d + 20 days { void one { submitted: d + 90 days } }');
    expect(sent(subject)).toEqual(['1 +3 260 1,1', '8 +90 260 1,1']);
    expect(sent(run('event mistake at d + 20 days { void one { submitted: d + 2 days } }'))[1]).toBe('8 +20 260 1,1');
  });

  test('takes back each claim of the visit, or that of its type', () => {
    const hospital = 'event two at d + 100 days clock 10:00 { encounter emergency { type: sv.visit  reason: dx.htn } }';
    const voids = (statement: string): string[] =>
      run(`${hospital}  event mistake at d + 150 days { ${statement} }`)
        .claims.filter(({ frequency }) => frequency === '8')
        .map(({ type, type_of_bill }) => `${type} ${type_of_bill}`)
        .sort();
    expect(voids('void two')).toEqual(['institutional 0138', 'professional null']);
    expect(voids('void two { type: institutional }')).toEqual(['institutional 0138']);
    expect(voids('void two { type: professional }')).toEqual(['professional null']);
  });

  test('does nothing twice', () => {
    expect(sent(run('event mistake at d + 40 days { void one }  event again at d + 80 days { void one }'))).toEqual(['1 +3 260 1,1', '8 +40 260 1,1']);
    expect(sent(run('event mistake at d + 40 days { void one }  event again at d + 41 days { void one }'))).toHaveLength(2);
  });

  test('takes back the replacement of a claim that was corrected', () => {
    const subject = run('event mistake at d + 200 days { void one }', 'corrected: 100%');
    const [original, replacement, taken] = subject.claims;
    expect([replacement.original_id, taken.original_id]).toEqual([original.id, replacement.id]);
    expect(deductible(subject).at(-1)).toBe(0);
    expect(subject.claim_payments.reduce((sum, { paid }) => sum + paid, 0)).toBe(0);
  });

  test('takes back what the second payer paid', () => {
    const subject = run('event mistake at d + 60 days { void one }', '', '', 'coverage medical two { plan: guild  after: medical  effective: 2025-01-01 }');
    expect(subject.claims.map(({ frequency, payer_sequence }) => `${frequency} ${payer_sequence}`)).toEqual(['1 1', '1 2', '8 1', '8 2']);
    for (const payer of new Set(subject.claim_payments.map(({ payer_id }) => payer_id)))
      expect(subject.claim_payments.filter(({ payer_id }) => payer_id === payer).reduce((sum, { paid }) => sum + paid, 0)).toBe(0);
  });
});

describe('adjust', () => {
  test('replaces the claim, and decides about it again', () => {
    const subject = run('event review at d + 40 days { adjust one { line: sv.ecg  units: 3 } }');
    expect(sent(subject)).toEqual(['1 +3 260 1,1', '7 +40 380 1,3']);
    // 120 + 60 allowed: deductible 100; 20% of 20 and of 60.
    expect(decided(subject)).toEqual([first, '1 reversal -260 -32 -100 -8', '7 processed_primary 380 64 100 16']);
    expect(deductible(subject)).toEqual([100, 0, 100]);
  });

  test('changes charges of a line or of the claim, and the place of service', () => {
    const charges = (fields: string): number[][] =>
      run(`event review at d + 40 days { adjust one { ${fields} } }`).claims.map(({ lines }) => lines.map(({ charge }) => charge / 100));
    expect(charges('line: sv.ecg  billed: $90')).toEqual([
      [200, 60],
      [200, 90],
    ]);
    expect(charges('billed: $520')[1]).toEqual([400, 120]);
    expect(run('event review at d + 40 days { adjust one { place_of_service: "22" } }').claims.map(({ place_of_service }) => place_of_service)).toEqual([
      '11',
      '22',
    ]);
  });

  test('adds a line that was left out, and leaves one out', () => {
    const subject = run('event review at d + 40 days { adjust one { line: sv.ecg  units: 1 } }', '', 'claim { line: sv.ecg  units: 0 }');
    expect(sent(subject)).toEqual(['1 +3 200 1', '7 +40 260 1,1']);
    const [one, two] = run('event review at d + 40 days { adjust one { line: sv.visit  units: 0 } }').claims;
    expect([one, two].map(({ lines }) => lines.map(({ line, charge }) => [line, charge]))).toEqual([
      [
        [1, 20_000],
        [2, 6_000],
      ],
      [[1, 6_000]],
    ]);
  });

  test('that leaves no line takes the claim back', () => {
    expect(sent(run('event review at d + 40 days { adjust one { units: 0 } }'))).toEqual(['1 +3 260 1,1', '8 +40 260 1,1']);
  });

  test('of a denied claim is decided by the plan, unless it is denied too', () => {
    const denied = 'claim { status: denied  reason: "16"  remark: "N382" }';
    expect(decided(run('event review at d + 40 days { adjust one { line: sv.ecg  units: 3 } }', '', denied)).at(-1)).toBe('7 processed_primary 380 64 100 16');
    expect(decided(run('event review at d + 40 days { adjust one { status: denied } }', '', denied)).at(-1)).toBe('7 processed_primary 260 0 0 0');
  });

  test('builds on earlier changes, each after the decision about the one before', () => {
    const subject = run(
      'event review at d + 40 days { adjust one { line: sv.ecg  units: 3 } }  event later at d + 41 days { adjust one { line: sv.visit  units: 2 } }',
    );
    expect(sent(subject)).toEqual(['1 +3 260 1,1', '7 +40 380 1,3', '7 +49 580 2,3']);
    expect(subject.claims.map(({ original_id }) => original_id)).toEqual([null, subject.claims[0].id, subject.claims[1].id]);
    expect(subject.claim_payments.map(({ status }) => status)).toEqual(['processed_primary', 'reversal', 'processed_primary', 'reversal', 'processed_primary']);
  });

  test('too late leaves the original', () => {
    const subject = run('event review at d + 400 days { adjust one { line: sv.ecg  units: 3 } }  event later at d + 500 days { void one }');
    expect(decided(subject)).toEqual([first, '7 processed_primary 380 0 0 0', '1 reversal -260 -32 -100 -8']);
    const again = run('event review at d + 400 days { adjust one { units: 3 } }  event later at d + 500 days { adjust one { units: 2 } }').claims;
    expect(again.map(({ frequency, original_id }) => [frequency, original_id])).toEqual([
      ['1', null],
      ['7', again[0].id],
      ['7', again[0].id],
    ]);
    expect(new Set(again.map(({ id }) => id)).size).toBe(3);
  });
});

test('is about the stay that an event ended', () => {
  const subject = run(`event stay at d + 100 days clock 10:00 { admit { reason: dx.htn } }
  event leave at stay + 3 days { discharge home }
  event mistake at leave + 60 days { void leave { type: institutional } }`);
  expect(subject.claims.filter(({ frequency }) => frequency === '8').map(({ type_of_bill, lines }) => [type_of_bill, lines.map(({ units }) => units)])).toEqual(
    [['0118', [3]]],
  );
});

test('law 4: what is known on a day is known on every later day', () => {
  const ir = compileText(text('event review at d + 40 days { adjust one { line: sv.ecg  units: 3 } }  event mistake at d + 60 days { void one }'));
  const [all] = subjects(ir, { count: 1 });
  for (const asOf of [dayOf(2025, 4, 14), dayOf(2025, 4, 22), dayOf(2025, 5, 3), dayOf(2025, 5, 20)]) {
    const [{ claims, claim_payments: payments, accumulators }] = subjects(ir, { count: 1, asOf: startOfDay(asOf) + 1439 });
    for (const claim of claims) expect(all.claims).toContainEqual(claim);
    for (const payment of payments) expect(all.claim_payments).toContainEqual(payment);
    for (const one of accumulators) expect(all.accumulators).toContainEqual(one);
  }
});
