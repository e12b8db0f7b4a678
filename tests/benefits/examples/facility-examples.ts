/** Inpatient rates, networks and the No Surprises Act. */
import { day } from '../example-claims.ts';
import type { ExampleRow } from './example-row.ts';

const stay = {
  type: 'institutional' as const,
  inpatient: true,
  serviceStart: day('2025-03-01'),
  serviceEnd: day('2025-03-04'),
  nights: 3,
};
const drg = 'stay_rate { base_rate: $7,000  outlier { fixed_loss: $25,000  share: 80%  cost_to_charge: 30% } }';
const out = 'network out { members: [far_away]';

export const facilityExamples: readonly ExampleRow[] = [
  {
    name: 'a DRG with outlier payment',
    plan: `type: PPO  coinsurance: 20%  oop_max { individual: $6,000 }  ${drg}`,
    used: { oop: 470000 },
    claims: [{ ...stay, drgWeight: 4_200_000, lines: [{ charge: 25000000, revenue: '0120', code: null }] }],
    arithmetic:
      '700000 x 4.2 = 2940000; cost 30% x 25000000 = 7500000; beyond 2940000 + 2500000: 2060000; 80% = 1648000; 4588000 allowed; left 130000; 4458000 paid',
    decisions: ['processed_primary: CO-45 20412000  PR-2 130000  paid 4458000'],
  },
  {
    name: 'a cost at the threshold has no outlier payment',
    plan: `type: PPO  ${drg}`,
    claims: [{ ...stay, drgWeight: 1_000_000, lines: [{ charge: 10666667, revenue: '0120', code: null }] }],
    arithmetic: '700000; cost 30% x 10666667 = 3200000.1 = 3200000; beyond 700000 + 2500000: 0; 10666667 - 700000 = 9966667',
    decisions: ['processed_primary: CO-45 9966667  paid 700000'],
  },
  {
    name: 'a DRG payment above the charge',
    plan: `type: PPO  coinsurance: 20%  oop_max { individual: $6,000 }  ${drg}`,
    claims: [{ ...stay, drgWeight: 1_500_000, lines: [{ charge: 900000, revenue: '0120', code: null }] }],
    arithmetic: '700000 x 1.5 = 1050000; 900000 - 1050000 = -150000; 20% x 1050000 = 210000; 840000',
    decisions: ['processed_primary: CO-94 -150000  PR-2 210000  paid 840000'],
  },
  {
    name: 'a DRG payment is spread over the lines by their charges',
    plan: 'type: PPO  coinsurance: 20%  stay_rate { base_rate: $1,000 }',
    claims: [
      {
        ...stay,
        drgWeight: 1_000_000,
        lines: ['0120', '0250', '0300'].map((revenue) => ({ charge: 100000, revenue, code: null })),
      },
    ],
    arithmetic: '100000 x 1/3 = 33333, x 2/3 = 66667, so 33333, 33334, 33333; 20% each: 6667 (6666.6), 6667 (6666.8), 6667',
    decisions: ['processed_primary: CO-45 66667  PR-2 6667  paid 26666 | CO-45 66666  PR-2 6667  paid 26667 | CO-45 66667  PR-2 6667  paid 26666'],
  },
  {
    name: 'a rate for each night',
    plan: 'type: PPO  coinsurance: 20%  stay_rate { per_diem: $2,400 }',
    claims: [{ ...stay, lines: [{ charge: 1000000, revenue: '0120', code: null }] }],
    arithmetic: '3 x 240000 = 720000; 20% = 144000; 576000',
    decisions: ['processed_primary: CO-45 280000  PR-2 144000  paid 576000'],
  },
  {
    name: 'a percentage of inpatient charges',
    plan: 'type: PPO  coinsurance: 20%  stay_rate { of_charge: 45% }',
    claims: [{ ...stay, lines: [{ charge: 1000000, revenue: '0120', code: null }] }],
    arithmetic: '45% x 1000000 = 450000; 20% = 90000; 360000',
    decisions: ['processed_primary: CO-45 550000  PR-2 90000  paid 360000'],
  },
  {
    name: 'a line that is not covered has no part of the DRG payment',
    plan: 'type: PPO  stay_rate { base_rate: $1,000 }  benefit imaging { covered: no }',
    claims: [
      {
        ...stay,
        drgWeight: 1_000_000,
        lines: [
          { charge: 150000, revenue: '0120', code: null },
          { charge: 50000, revenue: '0610', benefit: 'imaging' },
        ],
      },
    ],
    arithmetic: '100000 to the only line that is left: 150000 - 100000 = 50000',
    decisions: ['processed_primary: CO-45 50000  paid 100000 | PR-204 50000  paid 0'],
  },
  {
    name: 'emergency care outside the network: share of the qualifying payment amount, in-network accumulators',
    plan: `type: PPO  coinsurance: 20%  ${out}  coinsurance: 40% }`,
    claims: [{ network: 'out', protection: 'emergency', lines: [{ charge: 200000, allowed: 80000, outOfNetworkRate: 90000 }] }],
    arithmetic: '20% x 80000 = 16000; 90000 - 16000 = 74000; 200000 - 90000 = 110000 is not billed to the member',
    decisions: ['processed_primary: CO-45+N830 110000  PR-2 16000  paid 74000'],
    after: { oop: 16000 },
  },
  {
    name: 'ancillary care in a facility of the network uses the in-network deductible',
    plan: `type: PPO  deductible { individual: $500 }  coinsurance: 20%  ${out}  coinsurance: 40%  deductible { individual: $2,000 } }`,
    claims: [{ network: 'out', protection: 'ancillary', lines: [{ charge: 200000, allowed: 80000, outOfNetworkRate: 90000 }] }],
    arithmetic: '50000 + 20% x 30000 = 56000; 90000 - 56000 = 34000',
    decisions: ['processed_primary: CO-45+N830 110000  PR-1 50000  PR-2 6000  paid 34000'],
    after: { deductible: 50000 },
  },
  {
    name: 'a charge below the qualifying payment amount',
    plan: `type: PPO  coinsurance: 20%  ${out}  coinsurance: 40% }`,
    claims: [{ network: 'out', protection: 'emergency', lines: [{ charge: 70000, allowed: 80000, outOfNetworkRate: 90000 }] }],
    arithmetic: 'min(70000, 80000) = 70000; 20% = 14000; min(70000, 90000) - 14000 = 56000',
    decisions: ['processed_primary: PR-2 14000  paid 56000'],
  },
  {
    name: 'outside the network: percentage of charges, own deductible, balance billed to the patient',
    plan: `type: PPO  deductible { individual: $1,500 }  coinsurance: 20%  ${out}  of_charge: 60%  coinsurance: 40%  deductible { individual: $100 } }`,
    claims: [{ network: 'out', lines: [{ charge: 100000, allowed: 30000 }] }],
    arithmetic: '60% x 100000 = 60000; deductible 10000; 40% x 50000 = 20000; 30000; 100000 - 60000 = 40000',
    decisions: ['processed_primary: PR-1 10000  PR-2 20000  PR-45 40000  paid 30000'],
    after: { deductible: 0, oop: 30000 },
  },
  {
    name: 'outside the network: a copay in place of the coinsurance and the deductible of the plan',
    plan: `type: PPO  deductible { individual: $1,500 }  coinsurance: 20%  ${out}  copay: $50 }`,
    claims: [{ network: 'out', lines: [{ charge: 100000, allowed: 50000 }] }],
    arithmetic: '50000 - 5000 = 45000; 100000 - 50000 = 50000',
    decisions: ['processed_primary: PR-3 5000  PR-45 50000  paid 45000'],
    after: { deductible: 0, oop: 5000 },
  },
  {
    name: 'outside the network: percentage of the allowed amount of the service',
    plan: `type: PPO  coinsurance: 20%  ${out}  of_allowed: 80%  coinsurance: 40% }`,
    claims: [{ network: 'out', lines: [{ charge: 100000, allowed: 50000 }] }],
    arithmetic: '80% x 50000 = 40000; 40% x 40000 = 16000; 24000; 100000 - 40000 = 60000',
    decisions: ['processed_primary: PR-2 16000  PR-45 60000  paid 24000'],
  },
  {
    name: 'a network without its own deductible shares that of the plan',
    plan: `type: PPO  deductible { individual: $1,500 }  coinsurance: 20%  ${out}  coinsurance: 40% }`,
    used: { deductible: 140000 },
    claims: [{ network: 'out', lines: [{ charge: 80000, allowed: 50000 }] }],
    arithmetic: '150000 - 140000 = 10000; 40% x 40000 = 16000; 24000; 80000 - 50000 = 30000',
    decisions: ['processed_primary: PR-1 10000  PR-2 16000  PR-45 30000  paid 24000'],
    after: { deductible: 150000 },
  },
  {
    name: 'an HMO does not pay outside its network',
    plan: `type: HMO  coinsurance: 20%  ${out} }`,
    claims: [{ network: 'out', lines: [{ charge: 80000, allowed: 50000 }] }],
    arithmetic: '80000 denied',
    decisions: ['processed_primary: PR-242 80000  paid 0'],
    after: { oop: 0 },
  },
  {
    name: 'but for emergencies',
    plan: `type: HMO  coinsurance: 20%  ${out} }`,
    claims: [{ network: 'out', protection: 'emergency', lines: [{ charge: 80000, allowed: 50000 }] }],
    arithmetic: '20% x 50000 = 10000; 40000; 30000 not billed',
    decisions: ['processed_primary: CO-45+N830 30000  PR-2 10000  paid 40000'],
  },
];
