/** What a plan pays the primary care provider by the month for is not paid again, and the nearest claims that are. */
import type { ExampleRow } from './example-row.ts';

const plan =
  'type: HMO  capitation: $32  coinsurance: 20%  benefit pcp_visit { copay: $20 }  benefit imaging { coinsurance: 10% }  network far { members: [far_away] }';
const visit = { charge: 15_000, allowed: 9_000, benefit: 'pcp_visit' };
const image = { charge: 40_000, allowed: 30_000, benefit: 'imaging', code: 'CPT|72148' };

export const capitationExamples: readonly ExampleRow[] = [
  {
    name: 'a visit to the primary care provider of a capitation',
    plan,
    claims: [{ byPrimaryCare: true, lines: [visit] }],
    arithmetic: '15000 is in the 3200 of the month: all of it denied, nothing paid, no copay, nothing used',
    decisions: ['processed_primary: CO-24 15000  paid 0'],
    after: { deductible: 0, oop: 0 },
  },
  {
    name: 'a preventive visit to them, and a service beyond it',
    plan,
    claims: [{ byPrimaryCare: true, lines: [{ ...visit, benefit: 'preventive' }, image] }],
    arithmetic: 'line 1: 15000 denied. line 2: 40000 - 30000 = 10000; 10% x 30000 = 3000; 30000 - 3000 = 27000',
    decisions: ['processed_primary: CO-24 15000  paid 0 | CO-45 10000  PR-2 3000  paid 27000'],
    after: { oop: 3_000 },
  },
  {
    name: 'a visit to another one',
    plan,
    claims: [{ byPrimaryCare: false, lines: [visit] }],
    arithmetic: '15000 - 9000 = 6000; copay 2000; 9000 - 2000 = 7000',
    decisions: ['processed_primary: CO-45 6000  PR-3 2000  paid 7000'],
    after: { oop: 2_000 },
  },
  {
    name: 'a visit to the primary care provider of a plan that pays each service',
    plan: plan.replace('capitation: $32', 'pcp: required'),
    claims: [{ byPrimaryCare: true, lines: [visit] }],
    arithmetic: '15000 - 9000 = 6000; copay 2000; 9000 - 2000 = 7000',
    decisions: ['processed_primary: CO-45 6000  PR-3 2000  paid 7000'],
  },
  {
    name: 'a visit to them on a day without coverage',
    plan,
    claims: [{ byPrimaryCare: true, coverage: { spans: [{ from: 20_200, to: null }] }, lines: [visit] }],
    arithmetic: 'eligibility comes first: 15000 denied, to be paid by the patient',
    decisions: ['processed_primary: PR-26 15000  paid 0'],
  },
  {
    name: 'the same visit twice: each is reported, and none is paid',
    plan,
    claims: [
      { id: 'c1', byPrimaryCare: true, lines: [visit] },
      { id: 'c2', byPrimaryCare: true, lines: [visit] },
    ],
    arithmetic: '15000 and 15000 denied: a duplicate is one of a line that was paid',
    decisions: ['processed_primary: CO-24 15000  paid 0', 'processed_primary: CO-24 15000  paid 0'],
  },
];
