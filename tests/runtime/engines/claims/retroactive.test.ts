/** Claims of people whose coverage ended, or went on, earlier than the payer was told: reversed, and decided again. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + 1439;
const text = (events: string): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2025-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120 } }
provider near { family: "Near" }
plan ppo { type: PPO  turnaround: 5 days  coinsurance: 20%  deductible { individual: $300 } }
plan hdhp { type: PPO  turnaround: 5 days  coinsurance: 20%  deductible { individual: $300 } }
profile p { age: 50  coverage medical { plan: ppo  effective: 2025-01-01 }  billing { lag: 2 days } }
timeline of_p of p {
  event visit every 1 month from 2025-02-14 until 2025-09-30 { encounter ambulatory { type: sv.visit  reason: dx.htn  provider: near } }
  ${events}
}
`;
const run = (events: string, asOf = end(2025, 12, 31)): Subject => subjects(compileText(text(events)), { count: 1, asOf })[0];
const service = ({ claims }: Subject, claim: string): string => formatDay(claims.find(({ id }) => id === claim)?.service_start ?? 0).slice(5);
/** Day of service, status, paid, deductible, and the reasons of the first line. */
const decisions = (subject: Subject, from: string): string[] =>
  subject.claim_payments
    .filter(({ claim_id }) => service(subject, claim_id) >= from)
    .map(({ claim_id, status, paid, deductible, lines: [line] }) => {
      const reasons = line.adjustments.map(({ group, reason, amount }) => `${group}-${reason} ${amount / 100}`);
      return `${service(subject, claim_id)} ${status} ${paid / 100} ${deductible / 100}: ${reasons.join(', ')}`;
    });

const out = 'event out at 2025-05-31 recorded + 8 weeks { terminate medical { reason: termination_of_employment } }';

describe('an end that is told later', () => {
  test('reverses what was paid, and denies it', () => {
    // Visits of March and April use 240 of 300; May 60 and 20% of 60; then 20% of 120. Told on 26 July.
    expect(decisions(run(out), '06')).toEqual([
      '06-16 processed_primary 96 0: CO-45 80, PR-2 24',
      '07-14 processed_primary 96 0: CO-45 80, PR-2 24',
      '06-16 reversal -96 0: CO-45 -80, PR-2 -24',
      '06-16 processed_primary 0 0: PR-27 200',
      '07-14 reversal -96 0: CO-45 -80, PR-2 -24',
      '07-14 processed_primary 0 0: PR-27 200',
    ]);
  });

  test('leaves visits of later days unbilled, and claims of covered days as they were', () => {
    const subject = run(out);
    expect(subject.claims.map(({ service_start }) => formatDay(service_start))).toEqual(
      ['03-14', '04-14', '05-14', '06-16', '07-14'].map((day) => `2025-${day}`),
    );
    expect(decisions(subject, '02').slice(0, 3)).toEqual(decisions(run(''), '02').slice(0, 3));
  });

  test('takes back what the claims used of the out-of-pocket maximum and the deductible', () => {
    const early = run('event out at 2025-03-31 recorded + 8 weeks { terminate medical { reason: voluntary } }');
    const used = early.accumulators.filter(({ kind }) => kind === 'deductible').map((one) => one.used / 100);
    // March 120, April 240, May 300; the reversals leave what March used.
    expect(used).toEqual([120, 240, 300, 180, 120]);
  });

  test('is unknown the day before it is told', () => {
    expect(decisions(run(out, end(2025, 7, 25)), '06')).toEqual(decisions(run(out), '06').slice(0, 2));
  });

  test('gives each record an identifier of its own', () => {
    const { claim_payments: payments, accumulators } = run(out);
    for (const list of [payments, accumulators]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });
});

describe('a continuation that is elected later', () => {
  const elected = `${out}  event cobra at out + 1 day recorded + 100 days { enroll medical { continuation: cobra } }`;

  test('pays what was denied, and bills what nobody paid for', () => {
    const subject = run(elected);
    // Elected on 9 September.
    expect(decisions(subject, '07-14').filter((one) => one.startsWith('07-14'))).toEqual([
      '07-14 processed_primary 96 0: CO-45 80, PR-2 24',
      '07-14 reversal -96 0: CO-45 -80, PR-2 -24',
      '07-14 processed_primary 0 0: PR-27 200',
      '07-14 reversal 0 0: PR-27 -200',
      '07-14 processed_primary 96 0: CO-45 80, PR-2 24',
    ]);
    const august = subject.claims.find(({ service_start }) => service_start === dayOf(2025, 8, 14));
    expect(formatDay(Math.floor((august?.submitted ?? 0) / 1440))).toBe('2025-09-11');
    expect(decisions(subject, '08-14')[0]).toBe('08-14 processed_primary 96 0: CO-45 80, PR-2 24');
  });

  test('leaves as much used as if the coverage had never ended', () => {
    const used = (subject: Subject): number | undefined => subject.accumulators.filter(({ kind }) => kind === 'deductible').at(-1)?.used;
    expect(used(run(elected))).toBe(used(run('')));
  });
});

describe('another plan', () => {
  const swap = (more: string): Subject => run(`event swap at 2025-06-01 { enroll medical { plan: hdhp  ${more} } }`);

  test('starts with a deductible of its own, unless it carries over', () => {
    expect(decisions(swap(''), '06').slice(0, 3)).toEqual([
      '06-16 processed_primary 0 120: CO-45 80, PR-1 120',
      '07-14 processed_primary 0 120: CO-45 80, PR-1 120',
      '08-14 processed_primary 48 60: CO-45 80, PR-1 60, PR-2 12',
    ]);
    expect(decisions(swap('carry_over: yes'), '06')[0]).toBe('06-16 processed_primary 96 0: CO-45 80, PR-2 24');
  });
});
