/**
 * Law 12 for plans and coverage: each field decides about some worked example of a claim, or about the records of a scenario, or it is reported. The fields
 * come from the specifications.
 */
import { describe, expect, test } from 'vitest';

import type { Terms } from '../../ir/plan-terms.ts';
import { compilePlan } from '../../runtime/engines/claims/adjudication/compile-plan.ts';
import { billingFields } from '../../vocabulary/billing-fields.ts';
import { coverageFields, termSpecs } from '../../vocabulary/plan-vocabulary.ts';
import { claimOf, decideAll, ledgerOf, scenarioOf } from '../benefits/example-claims.ts';
import { capitationExamples } from '../benefits/examples/capitation-examples.ts';
import { denialExamples } from '../benefits/examples/denial-examples.ts';
import { facilityExamples } from '../benefits/examples/facility-examples.ts';
import { orderExamples } from '../benefits/examples/order-examples.ts';
import { shareExamples } from '../benefits/examples/share-examples.ts';
import { outcome, silent } from './accepted.ts';

/** Blocks of a plan; `limit` is one of a benefit. */
const blocks = ['plan', 'deductible', 'oop_max', 'benefit', 'limit', 'network', 'stay_rate', 'outlier', 'edit', 'prior_auth', 'premium', 'assistance'] as const;

/** Each way to leave out one field of a plan or of a block in it. */
function* withoutOne(terms: Terms): Generator<readonly [field: string, rest: Terms]> {
  for (const { name } of terms.fields) yield [`${terms.word}.${name}`, { ...terms, fields: terms.fields.filter((field) => field.name !== name) }];
  for (const [i, part] of terms.parts.entries()) for (const [field, rest] of withoutOne(part)) yield [field, { ...terms, parts: terms.parts.with(i, rest) }];
}

/** The fields without which some worked example is decided in another way. */
function decisive(): Set<string> {
  const found = new Set<string>();
  for (const { plan, used = {}, claims } of [...shareExamples, ...facilityExamples, ...denialExamples, ...capitationExamples, ...orderExamples]) {
    const ir = scenarioOf(plan);
    const decided = (terms: Terms): string =>
      JSON.stringify(decideAll(compilePlan(terms, { codings: ir.concepts, params: [] }), claims.map(claimOf), ledgerOf(used)).map(({ decision }) => decision));
    const whole = decided(ir.plans[0]);
    for (const [field, rest] of withoutOne(ir.plans[0])) if (!found.has(field) && decided(rest) !== whole) found.add(field);
  }
  return found;
}

interface Parts {
  readonly care: string;
  readonly plan: string;
  readonly coverage: string;
  readonly household: string;
  readonly card: string;
  readonly type: string;
}

const premiums = (employee: string, others: string): string =>
  `premium { employee: $${employee}  spouse: $${others}  children: $${others}  family: $${others} }`;

const scenario = ({ plan = '', coverage = '', care = '', household = 'child { is: kid }', card = '', type = 'PPO' }: Partial<Parts>): string => `hsim 1
scenario t "T" { as_of: 2026-06-30 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes sv: CPT { visit 99213 "Established patient, office, low complexity" { charge: $200  allowed: $120  facility: $900 } night 99232 "Hospital, following day, moderate complexity" { charge: $90  facility: $3,000 } scan 72148 "MRI of the lumbar spine without contrast" { charge: $1,000  allowed: $400  benefit: imaging } }
codes rx: RXNORM { lisinopril 314076 "lisinopril 10 MG Oral Tablet" { cost: $0.10  quantity: 30  days_supply: 30 } }
formulary list { tier generic { level: 1  copay: $1 }  else: generic }
payer insurer { name: "Insurer" }
provider near { family: "Near" }
provider away { family: "Away" }
plan one { type: ${type}  coinsurance: 20%  ${plan} }
plan two { type: PPO  coinsurance: 30%  payer: insurer  network out { members: [near, away]  coinsurance: 50% } }
sponsor works { name: "Works" }
profile p { age: 40  household { ${household} }  coverage medical { ${coverage.includes('plan:') ? '' : 'plan: one'}  ${coverage} }  coverage pharmacy { plan: one } ${card === '' ? '' : 'coverage pharmacy card { plan: card  after: pharmacy }'} }
${card === '' ? '' : `plan card { type: copay_card  assistance rx.lisinopril { ${card} } }`}
${household.includes('kid') ? 'profile kid { birth_date: 2000-02-15 }' : ''}
${household.includes('mate') ? 'profile mate { age: 40 }' : ''}
timeline care of p { event visit every 90 days from 2024-02-05 until 2026-01-01 { encounter ambulatory { type: sv.visit  reason: dx.htn  provider: near  prescribe rx.lisinopril } }  ${care} }`;

const asking = 'event ask every 90 days from 2024-02-06 until 2026-01-01 { authorize sv.scan  appeal sv.scan }';
const reviewed = (without: string, withIt: string): readonly [Partial<Parts>, Partial<Parts>] => [
  { care: asking, plan: `benefit imaging { prior_auth { ${without} } }` },
  { care: asking, plan: `benefit imaging { prior_auth { ${withIt} } }` },
];

/** So that it matters what counts for the out-of-pocket maximum. */
const limited = 'oop_max { individual: $3 }';

const beforeStay =
  'event crisis at 2025-09-02 { encounter emergency { type: sv.visit  reason: dx.htn  duration: 2 hours } }  event stay at crisis + 4 days { encounter inpatient { type: sv.visit  reason: dx.htn } }';

/** What no decision about one claim depends on: when it is decided, whose payer it is, who is in a network. */
const simulated: Readonly<Record<string, readonly [without: Partial<Parts>, withIt: Partial<Parts>]>> = {
  'plan.formulary': [{}, { plan: 'formulary: list' }],
  'plan.payer': [{}, { plan: 'payer: insurer' }],
  'plan.pcp': [{}, { plan: 'pcp: required' }],
  'attribution.window': [{ plan: 'pcp: claims' }, { plan: 'pcp: claims  attribution { window: 1 day }' }],
  'attribution.every': [{ plan: 'pcp: claims' }, { plan: 'pcp: claims  attribution { every: quarter }' }],
  // A whole year of coverage comes before a score.
  'plan.risk': [
    { type: 'medicare_advantage', coverage: 'effective: 2024-01-01' },
    { type: 'medicare_advantage', coverage: 'effective: 2024-01-01', plan: 'risk: cms_hcc_v28' },
  ],
  'plan.premium': [{}, { plan: 'premium: $400' }],
  'premium.employee': [{ plan: premiums('400', '900') }, { plan: premiums('410', '900') }],
  ...Object.fromEntries(
    ['spouse', 'children', 'family'].map((field): [string, readonly [Partial<Parts>, Partial<Parts>]] => {
      const household = { spouse: 'spouse { is: mate }', children: 'child { is: kid }', family: 'spouse { is: mate }  child { is: kid }' }[field] ?? '';
      return [
        `premium.${field}`,
        [
          { plan: premiums('400', '900'), household },
          { plan: premiums('400', '900').replace(`${field}: $900`, `${field}: $950`), household },
        ],
      ];
    }),
  ),
  'plan.copay_cards': [
    { plan: `formulary: list  ${limited}`, card: 'leaves: $0.25  pays_at_most: $9' },
    { plan: `formulary: list  ${limited}  copay_cards: excluded`, card: 'leaves: $0.25  pays_at_most: $9' },
  ],
  'assistance.leaves': [
    { plan: 'formulary: list', card: 'leaves: $0.25  pays_at_most: $9' },
    { plan: 'formulary: list', card: 'leaves: $0.50  pays_at_most: $9' },
  ],
  'assistance.pays_at_most': [
    { plan: 'formulary: list', card: 'leaves: $0.25  pays_at_most: $9' },
    { plan: 'formulary: list', card: 'leaves: $0.25  pays_at_most: $0.40' },
  ],
  'plan.turnaround': [{}, { plan: 'turnaround: 3 days' }],
  'plan.ends': [{}, { plan: 'ends: day' }],
  'plan.payment_window': [{ care: beforeStay }, { care: beforeStay, plan: 'payment_window: 5 days' }],
  'plan.pend': [{}, { plan: 'pend: 90%' }],
  'plan.year': [
    { plan: 'deductible { individual: $200 }', coverage: 'effective: 2024-01-20' },
    { plan: 'deductible { individual: $200 }  year: anniversary', coverage: 'effective: 2024-01-20' },
  ],
  'prior_auth.approve': reviewed('approve: 100%', 'approve: 0%'),
  'prior_auth.pend': reviewed('', 'pend: 90%'),
  'prior_auth.turnaround': reviewed('', 'turnaround: 12 days'),
  'prior_auth.appeal': reviewed('approve: 0%  turnaround: 1 day', 'approve: 0%  turnaround: 1 day  appeal: 0%'),
  'prior_auth.valid_for': reviewed('approve: 100%', 'approve: 100%  valid_for: 10 days'),
  'network.members': [{ plan: 'network out { coinsurance: 40% }' }, { plan: 'network out { coinsurance: 40%  members: [near] }' }],
};

const reported = (block: string, field: string): boolean => termSpecs.get(block)?.withoutEffect?.[field] !== undefined;

describe('fields of plans', () => {
  const found = decisive();
  test.each(blocks)('each of `%s` decides about something, or is reported', (block) => {
    const fields = [...(termSpecs.get(block)?.fields.keys() ?? [])].filter((field) => !reported(block, field));
    const wrong = fields.filter((field) => {
      const pair = simulated[`${block}.${field}`];
      return pair === undefined ? !found.has(`${block}.${field}`) : silent(scenario(pair[0]), scenario(pair[1])) !== null;
    });
    expect(wrong).toEqual([]);
  });

  test.each([['metal: gold', '`metal` in `plan one`']])('%s is reported, and changes nothing', (plan, what) => {
    const [before, after] = [outcome(scenario({})), outcome(scenario({ plan }))];
    expect(after.diagnostics.filter((one) => !before.diagnostics.includes(one))).toEqual([expect.stringContaining(`warning HS7011 ${what} has no effect`)]);
    expect(after.json).toBe(before.json);
  });
});

test('each field of `billing` has an effect on claims', () => {
  const examples: Readonly<Record<string, string>> = {
    lag: 'lag: 40 days',
    rejected: 'rejected: 90%',
    twice: 'twice: 90%',
    late: 'late: 90%',
    corrected: 'corrected: 90%',
    voided: 'voided: 90%',
  };
  const plan = 'timely_filing: 200 days';
  const billed = (field: string): string => scenario({ plan }).replace('coverage medical', `billing { ${examples[field]} }  coverage medical`);
  const second = (source: string): string => source.replace('coverage pharmacy', 'coverage medical second { plan: two  after: medical }  coverage pharmacy');
  expect(silent(billed('rejected'), billed('rejected').replace('90%', '90%  reject_reason: unknown_member'))).toBeNull();
  expect(silent(second(scenario({})), second(scenario({})).replace('coverage medical {', 'billing { wrong_payer: 90% }  coverage medical {'))).toBeNull();
  expect(
    [...billingFields.keys()]
      .filter((field) => field !== 'wrong_payer' && field !== 'reject_reason')
      .filter((field) => examples[field] === undefined || silent(scenario({ plan }), billed(field)) !== null),
  ).toEqual([]);
});

test('`after` of a coverage decides who pays first', () => {
  const two = (first: string, second: string): string =>
    scenario({}).replace('coverage pharmacy', `coverage medical b { plan: two${second} }  coverage pharmacy`).replace('{ plan: one', `{ plan: one${first}`);
  expect(silent(two('', '  after: medical'), two('  after: b', ''))).toBeNull();
});

test('each field of `coverage` has an effect on claims or coverages', () => {
  const examples: Readonly<Record<string, string>> = {
    plan: 'plan: two',
    sponsor: 'sponsor: works',
    covers: 'covers: [spouse]',
    effective: 'effective: 2024-09-01',
    termination: 'termination: 2025-03-01',
    reason: 'reason: new_hire',
    pcp: 'pcp: near',
  };
  // Of the coverage for drugs: tests/runtime/engines/pharmacy/shared-amounts.test.ts.
  expect(
    [...coverageFields.keys()]
      .filter((field) => field !== 'shares')
      .filter((field) => examples[field] === undefined || silent(scenario({}), scenario({ coverage: examples[field] })) !== null),
  ).toEqual([]);
});
