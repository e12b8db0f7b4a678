/** Claims of services that need authorization: what the payer has on file decides about each line. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (body: string, plan = ''): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2026-06-30 }
codes dx: ICD10CM { pain M54.50 "Low back pain, unspecified" }
codes sv: CPT {
  visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120 }
  mri 72148 "MRI of the lumbar spine without contrast" { charge: $1,000  allowed: $400  benefit: imaging }
  night 99232 "Hospital, following day, moderate complexity" { charge: $90  allowed: $90  facility: $3,000 }
}
plan ppo { type: PPO  coinsurance: 0%  turnaround: 20 days  benefit imaging { prior_auth { turnaround: 2 days  valid_for: 60 days } } ${plan} }
profile p { age: 40  coverage medical { plan: ppo  effective: 2025-01-01 } }
timeline care of p {
${body} }`;
const run = (body: string, plan?: string): Subject => subjects(compileText(text(body, plan)), { count: 1 })[0];
const asks = (fields: string): string => `event ask at 2025-02-03 { authorize sv.mri { ${fields} } }`;
const scan = (day: string, name = 'scan'): string => `event ${name} at ${day} { encounter ambulatory { type: sv.visit  reason: dx.pain  imaging sv.mri } }`;

/** The reason by which the scan is denied, with its amount in dollars; what was paid. */
function outcome({ claims, claim_payments: payments }: Subject): (string | number | null)[][] {
  return claims.flatMap(({ id, lines }) => {
    const line = lines.find(({ code }) => code?.code === '72148')?.line;
    return payments.flatMap((payment) => {
      const paid = payment.claim_id === id ? payment.lines.find((one) => one.line === line) : undefined;
      const denied = paid?.adjustments.find(({ reason }) => ['15', '39', '197', '198'].includes(reason));
      return paid === undefined ? [] : [[denied === undefined ? null : `${denied.group}-${denied.reason} ${denied.amount / 100}`, paid.paid / 100]];
    });
  });
}

describe('a line is', () => {
  test('paid, and the claim names the authorization, where it was approved for the day', () => {
    const subject = run(`${asks('status: approved')} ${scan('2025-03-03')}`);
    expect(outcome(subject)).toEqual([[null, 400]]);
    expect(subject.claims.map((claim) => claim.authorization_id)).toEqual([subject.authorizations[0].id]);
  });

  test.each([
    ['refused, where the request was', 'status: denied', '2025-03-03', 'CO-39 1000'],
    ['denied, where the approval is over', 'status: approved', '2025-05-12', 'CO-197 1000'],
    ['denied, where it came before the request', 'status: approved', '2025-01-06', 'CO-197 1000'],
  ])('%s', (_what, fields, day, expected) => {
    const subject = run(`${asks(fields)} ${scan(day)}`);
    expect(outcome(subject)).toEqual([[expected, 0]]);
    expect(subject.claims.map((claim) => claim.authorization_id)).toEqual([null]);
  });

  test('paid for the units that were approved', () => {
    const scans = ['2025-03-03', '2025-03-10', '2025-03-17'].map((day, i) => scan(day, `scan${i}`)).join('  ');
    const subject = run(`${asks('status: approved  units: 2')} ${scans}`);
    expect(
      outcome(subject)
        .map(([reason]) => reason)
        .toSorted(),
    ).toEqual(['CO-198 1000', null, null]);
  });

  test('paid after an appeal that was won, and by an authorization that was given afterwards', () => {
    const appeal = 'event again at 2025-02-20 { appeal sv.mri { status: approved } }';
    expect(outcome(run(`${asks('status: denied')} ${appeal} ${scan('2025-03-03')}`))).toEqual([[null, 400]]);
    const late = 'event ask at 2025-03-04 { authorize sv.mri { status: approved  review: retrospective } }';
    expect(outcome(run(`${scan('2025-03-03')} ${late}`))).toEqual([[null, 400]]);
  });
});

test('an admission is authorized as a whole', () => {
  const stay = 'event stay at 2025-03-03 { encounter inpatient { reason: dx.pain  duration: 80 days } }';
  const of = (fields: string): boolean[] =>
    run(`event ask at 2025-02-03 { authorize admission { ${fields} } } ${stay}`, 'benefit inpatient { prior_auth { turnaround: 2 days } }').claim_payments.map(
      ({ denied }) => denied,
    );
  expect(of('status: approved')).toEqual(of('status: approved').map(() => false));
  expect(of('status: denied')).toEqual(of('status: denied').map(() => true));
  expect(of('status: approved').length).toBeGreaterThan(0);
});
