/** The preview of coverage, claims and fills: marks on the timeline, and sums of the cohort. */
import { describe, expect, test } from 'vitest';
import { previewData } from '../../../app/preview-data.ts';
import { previewText } from '../../../cli/view/preview-text.ts';
import { lanesOf } from '../../../cli/view/subject-lanes.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { study } from '../../../runtime/study/study-cohort.ts';
import { compileText, planOf, subjects } from '../../support/scenario-runs.ts';

const ir = compileText(`hsim 1
scenario seen "Seen" { as_of: 2025-12-31 }
use "std/diagnoses" as dx
use "std/services" as sv
codes rx: RXNORM { pill 617311 "atorvastatin 40 MG Oral Tablet" { cost: $0.50 } }
formulary f { tier one { level: 1  copay: $5 }  refill_after: 100%  else: one }
plan hmo { type: HMO  coinsurance: 10%  benefit pcp_visit { covered: no } }
plan drugs { type: PPO  formulary: f  coinsurance: 0% }
profile parent {
  age: 40
  coverage medical { plan: hmo  effective: 2025-01-01  termination: 2025-09-30 }
  coverage pharmacy { plan: drugs  effective: 2025-01-01 }
  household { child { is: kid } }
}
profile kid { age: 6 }
timeline a of parent {
  event v at 2025-02-03 {
    encounter ambulatory { reason: dx.hyperlipidemia  prescribe rx.pill { quantity: 30  days_supply: 30  refills: 5 } }
  }
  event w at 2025-03-03 { encounter emergency { reason: dx.chest_pain } }
}
timeline b of kid { event v at 2025-04-01 { encounter ambulatory { reason: dx.upper_respiratory_infection } } }
`);
const plan = planOf(ir, { count: 3 });
const people = subjects(ir, { count: 3 });
const found = study(plan, 3);

describe('the timeline of a subject', () => {
  const [parent] = people;
  const lines = lanesOf(parent, 100, dayOfMinute(plan.asOf), ({ code }) => code).split('\n');
  const noteOf = (name: string): string | undefined => lines.find((line) => line.startsWith(name))?.replace(/^.*[·●◆━▷┫] /, '');

  test('has a span for each coverage', () => {
    expect(noteOf('medical coverage hmo')).toBe('until 2025-09-30');
    expect(noteOf('pharmacy coverage drugs')).toBe('since 2025-01-01');
  });

  test('has a mark for each claim, decision, denial and fill', () => {
    const own = parent.claims.filter(({ type }) => type === 'professional');
    const charged = own.reduce((sum, { charge }) => sum + charge, 0);
    expect(noteOf('professional claim')).toBe(`${own.length}× $${(charged / 100).toFixed(2)}`);
    expect(noteOf('decision with a denied line')).toBe('1×');
    expect(noteOf('fill of 617311')).toBe(`${parent.medication_dispenses.length}×`);
    expect(parent.medication_dispenses.length).toBeGreaterThan(2);
  });
});

test('the sums of a cohort are those of its records', () => {
  const payments = people.flatMap(({ claim_payments }) => claim_payments);
  const total = (of: (payment: (typeof payments)[number]) => number): number => payments.reduce((sum, payment) => sum + of(payment), 0);
  expect(found.benefits).toMatchObject({
    charged: people.flatMap(({ claims }) => claims).reduce((sum, { charge }) => sum + charge, 0),
    paid: total(({ paid }) => paid),
    patient: total(({ patient_responsibility }) => patient_responsibility),
    denied: payments.filter(({ denied }) => denied).length,
  });
  expect(found.benefits.denied).toBeGreaterThan(0);
  expect(previewText({ ir, plan, study: found }, 0, 100)).toContain(`\n  claims               ${String(found.records.claims).padStart(7)}  charged $`);
  expect(previewData(found)).toMatchObject({ benefits: { paid: (found.benefits.paid / 100).toFixed(2), denied: found.benefits.denied } });
});

test('a subject is chosen by its place, where units have several patients', () => {
  const { given, family } = people.filter(({ member }) => member === undefined)[2].patient;
  expect(previewText({ ir, plan, study: found }, 2, 100)).toContain(`\nSubject 2: ${given} ${family}, `);
});
