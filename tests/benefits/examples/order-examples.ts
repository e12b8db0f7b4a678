/** Later payers, replacements and voids. */
import type { Adjustment } from '../../../model/benefits/adjustment.ts';
import { day } from '../example-claims.ts';
import type { ExampleRow } from './example-row.ts';

const of = (text: string): Adjustment => {
  const [code, amount] = text.split(' ');
  const [group, reason] = code.split('-');
  return { group: group as Adjustment['group'], reason, remark: null, amount: Number(amount) };
};
const prior = (paid: number, ...adjustments: string[]): [{ paid: number; adjustments: Adjustment[] }] => [{ paid, adjustments: adjustments.map(of) }];
const afterMedicare = { charge: 18000, allowed: 13000, prior: prior(10192, 'CO-253 208', 'CO-45 5000', 'PR-2 2600') };
const ppo = 'type: PPO  deductible { individual: $1,500  family: $3,000 }  coinsurance: 20%  oop_max { individual: $6,000  family: $12,000 }';

export const orderExamples: readonly ExampleRow[] = [
  {
    name: 'second after Medicare, standard',
    plan: 'type: PPO  coinsurance: 10%',
    claims: [{ payerSequence: 2, lines: [afterMedicare] }],
    arithmetic: 'own 90% x 13000 = 11700; owed 2600; min = 2600; 18000 - 2600 = 15400',
    decisions: ['processed_secondary: OA-23 15400  paid 2600'],
  },
  {
    name: 'second after Medicare, non-duplication',
    plan: 'type: PPO  coinsurance: 10%  secondary: non_duplication',
    claims: [{ payerSequence: 2, lines: [afterMedicare] }],
    arithmetic: '11700 - (10192 + 208) = 1300; owed 2600 - 1300 = 1300',
    decisions: ['processed_secondary: OA-23 15400  PR-2 1300  paid 1300'],
    after: { oop: 1300 },
  },
  {
    name: 'a supplement pays the share of the first payer, not what that does not cover',
    plan: 'type: indemnity  coinsurance: 0%  secondary: supplement',
    claims: [{ payerSequence: 2, lines: [{ charge: 20000, allowed: 15000, prior: prior(9000, 'CO-45 3000', 'PR-1 5000', 'PR-204 3000') }] }],
    arithmetic: 'PR-1 5000 paid; PR-204 3000 stays; 20000 - 8000 = 12000',
    decisions: ['processed_secondary: OA-23 12000  PR-204 3000  paid 5000'],
  },
  {
    name: 'Medicare as second payer',
    plan: 'type: medicare  coinsurance: 20%  secondary: msp  sequestration: 2%',
    claims: [{ payerSequence: 2, coverage: { tier: 'EMP' }, lines: [{ charge: 17500, allowed: 12500, prior: prior(12000, 'CO-45 2500', 'PR-2 3000') }] }],
    arithmetic: 'min(17500 - 12000, 80% x 12500, max(15000, 12500) - 12000) = 3000; 2% = 60; 2940; 17500 - 3000 = 14500',
    decisions: ['processed_secondary: CO-253 60  OA-23 14500  paid 2940'],
  },
  {
    name: 'the deductible of a second payer counts as if it were the first, the maximum only what stays',
    plan: 'type: PPO  deductible { individual: $100 }  coinsurance: 10%  secondary: non_duplication',
    claims: [{ payerSequence: 2, lines: [{ charge: 20000, allowed: 15000, prior: prior(12000, 'CO-45 5000', 'PR-2 3000') }] }],
    arithmetic: 'deductible 10000; 10% x 5000 = 500; own 4500 - 12000 < 0; owed 3000, all of it deductible',
    decisions: ['processed_secondary: OA-23 17000  PR-1 3000  paid 0'],
    after: { deductible: 10000, oop: 3000 },
  },
  {
    name: 'the own benefit is less than what is owed',
    plan: 'type: PPO  deductible { individual: $100 }  coinsurance: 10%',
    claims: [{ payerSequence: 2, lines: [{ charge: 20000, allowed: 15000, prior: prior(0, 'CO-45 5000', 'PR-1 15000') }] }],
    arithmetic: 'deductible 10000; 10% x 5000 = 500; own 4500; owed 15000 - 4500 = 10500 = 10000 + 500',
    decisions: ['processed_secondary: OA-23 5000  PR-1 10000  PR-2 500  paid 4500'],
  },
  {
    name: 'what the second payer does not allow is not billed in its network',
    plan: 'type: PPO  coinsurance: 10%',
    claims: [{ payerSequence: 2, lines: [{ charge: 20000, allowed: 12000, prior: prior(0, 'CO-45 5000', 'PR-1 15000') }] }],
    arithmetic: '10% x 12000 = 1200; own 10800; owed 15000 - 10800 = 4200 = 1200 + 3000',
    decisions: ['processed_secondary: CO-45 3000  OA-23 5000  PR-2 1200  paid 10800'],
  },
  {
    name: 'a second payer denies what the first has left',
    plan: 'type: PPO  coinsurance: 10%  benefit imaging { covered: no }',
    claims: [{ payerSequence: 2, lines: [{ ...afterMedicare, benefit: 'imaging' }] }],
    arithmetic: '18000 - 2600 = 15400',
    decisions: ['processed_secondary: OA-23 15400  PR-204 2600  paid 0'],
  },
  {
    name: 'a third payer after two',
    plan: 'type: PPO  coinsurance: 10%',
    claims: [
      {
        payerSequence: 3,
        lines: [{ ...afterMedicare, prior: [...afterMedicare.prior, ...prior(1300, 'OA-23 15400', 'PR-2 1300')] }],
      },
    ],
    arithmetic: 'owed 1300 after the second; own 11700; 1300 paid; 18000 - 1300 = 16700',
    decisions: ['processed_tertiary: OA-23 16700  paid 1300'],
  },
  {
    name: 'a replacement moves the accumulators back, and later claims stay as decided',
    plan: ppo,
    used: { deductible: 140000 },
    claims: [
      { id: 'a', lines: [{ charge: 60000, code: 'CPT|1' }] },
      { id: 'b', lines: [{ charge: 30000, code: 'CPT|2' }] },
      { id: 'a2', frequency: '7', original: 'a', lines: [{ charge: 9000, code: 'CPT|1' }] },
      { id: 'c', lines: [{ charge: 5000, code: 'CPT|3' }] },
    ],
    arithmetic: 'a: 10000 + 20% x 50000. b: 20% x 30000. a back: used 140000; a2: 9000, used 149000. c: 1000 + 20% x 4000',
    decisions: [
      'processed_primary: PR-1 10000  PR-2 10000  paid 40000',
      'processed_primary: PR-2 6000  paid 24000',
      'reversal: PR-1 -10000  PR-2 -10000  paid -40000',
      'processed_primary: PR-1 9000  paid 0',
      'processed_primary: PR-1 1000  PR-2 800  paid 3200',
    ],
    after: { deductible: 150000, oop: 16800 },
  },
  {
    name: 'a void takes a claim back',
    plan: ppo,
    used: { deductible: 140000 },
    claims: [
      { id: 'a', lines: [{ charge: 60000 }] },
      { id: 'v', frequency: '8', original: 'a', lines: [{ charge: 60000 }] },
      { id: 'b', lines: [{ charge: 60000 }] },
    ],
    arithmetic: '10000 + 20% x 50000 = 20000; back; once more, since nothing stands that it would be a duplicate of',
    decisions: [
      'processed_primary: PR-1 10000  PR-2 10000  paid 40000',
      'reversal: PR-1 -10000  PR-2 -10000  paid -40000',
      'processed_primary: PR-1 10000  PR-2 10000  paid 40000',
    ],
    after: { deductible: 150000, oop: 20000 },
  },
  {
    name: 'a void gives a visit and a copay back',
    plan: 'type: PPO  benefit therapy { copay: $40  visits: 1 }',
    claims: [
      { id: 'a', visit: 'v', lines: [{ charge: 10000, benefit: 'therapy' }] },
      { id: 'v', frequency: '8', original: 'a', lines: [{ charge: 10000, benefit: 'therapy' }] },
      { id: 'b', visit: 'v', lines: [{ charge: 9000, benefit: 'therapy' }] },
    ],
    arithmetic: '10000 - 4000; back; 9000 - 4000, as the only visit',
    decisions: ['processed_primary: PR-3 4000  paid 6000', 'reversal: PR-3 -4000  paid -6000', 'processed_primary: PR-3 4000  paid 5000'],
    after: { visits: { therapy: 1 } },
  },
  {
    name: 'a visit counts as long as one of its claims stands',
    plan: 'type: PPO  benefit therapy { coinsurance: 0%  visits: 1 }',
    claims: [
      { id: 'a', visit: 'v', lines: [{ charge: 10000, code: 'CPT|1', benefit: 'therapy' }] },
      { id: 'b', visit: 'v', lines: [{ charge: 5000, code: 'CPT|2', benefit: 'therapy' }] },
      { id: 'v1', frequency: '8', original: 'a', lines: [] },
      { id: 'c', visit: 'w', lines: [{ charge: 1000, code: 'CPT|3', benefit: 'therapy' }] },
      { id: 'v2', frequency: '8', original: 'b', lines: [] },
      { id: 'd', visit: 'w', lines: [{ charge: 1000, code: 'CPT|3', benefit: 'therapy' }] },
    ],
    arithmetic: 'a and b are one visit; without a it stands, without b it does not',
    decisions: [
      'processed_primary: paid 10000',
      'processed_primary: paid 5000',
      'reversal: paid -10000',
      'processed_primary: PR-119 1000  paid 0',
      'reversal: paid -5000',
      'processed_primary: paid 1000',
    ],
    after: { visits: { therapy: 1 } },
  },
  {
    name: 'a replacement that comes too late leaves the original as it is',
    plan: `${ppo}  corrected_filing: 30 days`,
    used: { deductible: 150000 },
    claims: [
      { id: 'a', received: day('2025-03-06'), lines: [{ charge: 60000 }] },
      { id: 'a2', frequency: '7', original: 'a', received: day('2025-04-16'), lines: [{ charge: 9000 }] },
      { id: 'a3', frequency: '7', original: 'a', received: day('2025-04-15'), lines: [{ charge: 9000 }] },
    ],
    arithmetic: 'decided 03-16; + 30 days = 04-15. 20% x 60000 = 12000; 20% x 9000 = 1800',
    decisions: [
      'processed_primary: PR-2 12000  paid 48000',
      'processed_primary: CO-29 9000  paid 0',
      'reversal: PR-2 -12000  paid -48000',
      'processed_primary: PR-2 1800  paid 7200',
    ],
  },
  {
    name: 'a replacement of a claim that nobody knows',
    plan: ppo,
    claims: [{ id: 'a2', frequency: '7', original: 'x', lines: [{ charge: 9000 }] }],
    arithmetic: '9000 denied',
    decisions: ['processed_primary: CO-16+M47 9000  paid 0'],
  },
];
