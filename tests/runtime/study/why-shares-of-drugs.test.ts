/** Explanations of what the member pays for a drug: the choice of a brand, a longer supply, an authorization, a copay card. */
import { expect, test } from 'vitest';
import { whyRecord } from '../../../runtime/study/trace-record.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';

const ir = compileText(`hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-03-31 }
codes rx: RXNORM {
  pen 327361 "adalimumab" { cost: $3,500 }
  brand 617318 "atorvastatin 20 MG Oral Tablet [Lipitor]" { cost: $10  generic: rx.generic }
  generic 617310 "atorvastatin 20 MG Oral Tablet" { cost: $0.10 }
  long 314076 "lisinopril 10 MG Oral Tablet" { cost: $1 }
}
codes dx: ICD10CM { arthritis M06.9 "Rheumatoid arthritis, unspecified" }
formulary f {
  tier low { level: 1  copay: $10  extended { beyond: 34  copay: $25  days_supply: 90 } }
  tier specialty { level: 5  coinsurance: 25%  max: $250 }
  drug rx.pen { tier: specialty  prior_auth { approve: 100%  turnaround: 2 days } }
  else: low
}
plan drugs { type: pharmacy  formulary: f }
plan card { type: copay_card  assistance rx.pen { leaves: $5  pays_at_most: $14,000 } }
profile p { age: 40  coverage pharmacy { plan: drugs  effective: 2025-01-01 }  coverage pharmacy card { plan: card  after: pharmacy } }
timeline care of p {
  event visit at start {
    encounter ambulatory {
      reason: dx.arthritis
      prescribe rx.pen { quantity: 2  days_supply: 28 }
      prescribe rx.brand { quantity: 30  days_supply: 30  daw: 2 }
      prescribe rx.long { quantity: 90  days_supply: 90 }
    }
  }
}`);
const run = { seed: '1', count: 1, asOf: (ir.scenario.asOf ?? 0) + 1439 };
const [one] = subjects(ir, { count: 1 });
/** The steps of each claim for a drug, as rule and term. */
const steps = (drug: string): string[][] =>
  one.pharmacy_claims
    .filter(({ code }) => code.code === drug)
    .map(({ id }) => {
      const explanation = whyRecord(ir, run, id)?.explanation;
      if (explanation?.about !== 'fill') throw new Error('no fill is explained');
      const own = explanation.claims.find(({ claim }) => claim.id === id);
      return (own?.decided?.steps ?? []).map(({ rule, term }) => `${rule}: ${term}`);
    });

test('a brand that the patient chose', () => {
  expect(steps('617318')).toEqual([expect.arrayContaining(['brand penalty: dispense as written 2: brand less generic'])]);
});

test('the copay of a longer supply', () => {
  expect(steps('314076')).toEqual([expect.arrayContaining([expect.stringMatching(/^copay: tier low: copay \$25\.00$/)])]);
});

test('a claim that waits for an authorization, the claim after it, and that to the card', () => {
  const [rejected, paid, card] = steps('327361');
  expect(rejected).toEqual(expect.arrayContaining([expect.stringMatching(/^prior authorization: /)]));
  expect(paid).toEqual(expect.arrayContaining([expect.stringMatching(/^copay card: leaves \$5\.00, pays at most \$14,?000\.00, \$0\.00 used$/)]));
  // It is the same decision.
  expect(card).toEqual(paid);
});
