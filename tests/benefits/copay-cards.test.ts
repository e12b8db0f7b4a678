/** Copay cards in runs: worked examples by hand, each with its arithmetic. Amounts in dollars. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Subject } from '../../model/subject.ts';
import { subject as subjectSchema } from '../../model/subject.ts';
import { dayOf, startOfDay } from '../../model/time/civil.ts';
import { compileText, subjects } from '../support/scenario-runs.ts';
import { judge } from '../validation/judge.ts';

const UNTIL = '2025-03-15';

interface Parts {
  readonly policy?: string;
  readonly assistance?: string;
  readonly type?: string;
  readonly card?: string;
  readonly fills?: string;
  readonly more?: string;
  readonly until?: string;
}

/** Two pens of $3,500 every 28 days, from 6 January 2025 on: $7,000 a fill; a deductible of $100, then 25%, at most $250. */
const text = ({
  policy = '',
  assistance = 'leaves: $5  pays_at_most: $14,000',
  type = 'pharmacy',
  card = 'coverage pharmacy card { plan: card  after: pharmacy }',
  fills = '',
  more = '',
  until = UNTIL,
}: Parts): string => `hsim 1
scenario t "T" { start: 2025-01-06  as_of: ${until} }
codes rx: RXNORM { pen 327361 "adalimumab" { cost: $3,500 }  other 314076 "lisinopril 10 MG Oral Tablet" { cost: $1 } }
codes dx: ICD10CM { arthritis M06.9 "Rheumatoid arthritis, unspecified" }
formulary f { tier specialty { level: 5  coinsurance: 25%  max: $250 }  else: specialty }
plan drugs { type: ${type}  formulary: f  deductible { individual: $100 }  oop_max { individual: $3,000 }  ${policy} }
plan card { type: copay_card  assistance rx.pen { ${assistance} } }
profile p { age: 40  coverage pharmacy { plan: drugs  effective: 2025-01-01 }  ${card}  ${fills} }
timeline care of p {
  event visit at start { encounter ambulatory { reason: dx.arthritis  prescribe rx.pen { quantity: 2  days_supply: 28  refills: 13 }  ${more} } }
}`;
const run = (parts: Parts): Subject => {
  const [year, month, day] = (parts.until ?? UNTIL).split('-').map(Number);
  return subjects(compileText(text(parts)), { count: 1, asOf: startOfDay(dayOf(year, month, day)) })[0];
};
const dollars = (cents: number): number => cents / 100;

/** Claims with plan, transaction, what the plan pays, what another one pays, and what the patient pays. */
const claims = ({ pharmacy_claims: all, coverages }: Subject) =>
  all.map(({ coverage_id: id, transaction, paid, other_payer_paid: other, patient_pay: patient }) => [
    coverages.find((one) => one.id === id)?.plan,
    transaction,
    ...[paid, other, patient].map(dollars),
  ]);
const used = ({ accumulators }: Subject, of: string) => accumulators.filter(({ kind }) => kind === of).map((one) => dollars(one.used));

describe('the card pays after the plan', () => {
  test.each([
    [
      'excluded',
      // Share of the first fill: 100 + min(25% of 6,900, 250) = 350; the card pays 345. Of that, 5 count, for the deductible: 95 of it are left.
      // The second fill: 95 + 250 = 345, of which the card pays 340; 10 of the deductible are used.
      [350, 6650, 345, 345, 6655, 340, 340, 6660, 335],
      [5, 10, 15],
      [5, 10, 15],
    ],
    [
      'included',
      // All of 350 counts, so the deductible is met: after that 250 a fill, of which the card pays 245.
      [350, 6650, 345, 250, 6750, 245, 250, 6750, 245],
      [100],
      [350, 600, 850],
    ],
  ])('`copay_cards: %s`', (policy, amounts, deductible, oop) => {
    const subject = run({ policy: `copay_cards: ${policy}` });
    const expected = [0, 3, 6].flatMap((i) => [
      ['drugs', 'B1', amounts[i + 1], 0, amounts[i]],
      ['card', 'B1', amounts[i + 2], amounts[i + 1], 5],
    ]);
    expect(claims(subject)).toEqual(expected);
    expect(used(subject, 'deductible')).toEqual(deductible);
    expect(used(subject, 'out_of_pocket')).toEqual(oop);
  });

  test('until its year is used up, and again in the next one', () => {
    // 345, then 600 - 345 = 255 of 345, then nothing: 5 + 90 = 95 of the deductible are used, so that the third fill costs 5 + 250.
    const subject = run({ policy: 'copay_cards: excluded', assistance: 'leaves: $5  pays_at_most: $600', until: '2026-01-31' });
    expect(claims(subject).slice(0, 5)).toEqual([
      ['drugs', 'B1', 6650, 0, 350],
      ['card', 'B1', 345, 6650, 5],
      ['drugs', 'B1', 6655, 0, 345],
      ['card', 'B1', 255, 6655, 90],
      ['drugs', 'B1', 6745, 0, 255],
    ]);
    const cards = subject.pharmacy_claims.filter(({ coverage_id: id }) => subject.coverages.some((one) => one.id === id && one.plan === 'card'));
    expect(cards.map(({ at }) => new Date(at * 60_000).getUTCFullYear())).toEqual([2025, 2025, 2026]);
    expect(dollars(cards[2].paid)).toBe(345);
  });

  test('a maximizer sets the share to a twelfth of the year of the card, and nothing counts', () => {
    // 12,000 / 12 = 1,000, and 5 of the member.
    const subject = run({ policy: 'copay_cards: maximizer', assistance: 'leaves: $5  pays_at_most: $12,000', until: '2025-01-31' });
    expect(claims(subject)).toEqual([
      ['drugs', 'B1', 5995, 0, 1005],
      ['card', 'B1', 1000, 5995, 5],
    ]);
    expect(subject.accumulators).toEqual([]);
  });

  test('not for other drugs, and not after plans of Medicare', () => {
    expect(claims(run({ more: 'prescribe rx.other { quantity: 30  days_supply: 30 }', until: '2025-01-31' })).filter(([plan]) => plan === 'card')).toHaveLength(
      1,
    );
    expect(claims(run({ type: 'part_d' })).filter(([plan]) => plan === 'card')).toEqual([]);
  });

  test('gives back what it paid when the drug is not collected', () => {
    const subject = run({ policy: 'copay_cards: excluded', fills: 'fills { start: 0% }' });
    expect(claims(subject)).toEqual([
      ['drugs', 'B1', 6650, 0, 350],
      ['card', 'B1', 345, 6650, 5],
      ['card', 'B2', -345, -6650, -5],
      ['drugs', 'B2', -6650, 0, -350],
    ]);
    expect(used(subject, 'deductible')).toEqual([5, 0]);
  });
});

test('its records are valid', () => {
  const { errors, warnings } = judge([JSON.parse(JSON.stringify(z.encode(subjectSchema, run({ policy: 'copay_cards: excluded' }))))]);
  expect([...errors, ...warnings].map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});
