/** Plans of a scenario as the adjudicator reads them. */
import { expect, test } from 'vitest';
import type { PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import { compilePlan } from '../../runtime/engines/claims/adjudication/compile-plan.ts';
import { compileText } from '../support/scenario-runs.ts';

const head =
  'hsim 1\nscenario plans "Plans" { as_of: 2025-12-31 }\nprofile adult { age: 40 }\ntimeline care of adult { event visit at start { encounter ambulatory { } } }\n';

function plansOf(text: string): ReadonlyMap<string, PlanTerms> {
  const ir = compileText(head + text);
  const context = { codings: ir.concepts, params: [] };
  return new Map(ir.plans.map((terms) => [terms.name ?? '', compilePlan(terms, context)]));
}

const ppo = `plan ppo {
  type: PPO
  deductible { individual: $1,500  family: $3,000 }
  coinsurance: 20%
  oop_max { individual: $6,000  family: $12,000  style: aggregate }
  benefit pcp_visit { copay: $30 }
  benefit imaging { prior_auth: required }
  benefit therapy { coinsurance: 0%  deductible: waived  visits: 20 }
  network out {
    coinsurance: 40%
    deductible { individual: $3,000 }
    benefit emergency { coinsurance: 20% }
  }
}`;

test('limits, benefits and networks', () => {
  const plan = plansOf(ppo).get('ppo') as PlanTerms;
  const { inNetwork, outOfNetwork } = plan;
  expect(inNetwork.deductible).toEqual({ individual: 150000, family: 300000, style: 'embedded' });
  expect(inNetwork.oopMax).toEqual({ individual: 600000, family: 1200000, style: 'aggregate' });
  expect(inNetwork.other).toMatchObject({ copay: null, coinsurance: 200000, deductible: 'applies' });
  expect(plan.acaLimits).toBe(true);
  const out = outOfNetwork[0];
  expect(out).toMatchObject({ name: 'out', deductible: { individual: 300000, family: null, style: 'embedded' }, deductibleAccount: 'out' });
  expect(out).toMatchObject({ oopMax: inNetwork.oopMax, oopAccount: 'in' });
});

test('a stated copay or coinsurance replaces that of the plan', () => {
  const { benefits } = (plansOf(ppo).get('ppo') as PlanTerms).inNetwork;
  expect(benefits.get('pcp_visit')).toMatchObject({ copay: 3000, coinsurance: 0, deductible: 'waived' });
  expect(benefits.get('imaging')).toMatchObject({ copay: null, coinsurance: 200000, deductible: 'applies', priorAuthorization: true });
  expect(benefits.get('therapy')).toMatchObject({ coinsurance: 0, deductible: 'waived', visits: 20 });
});

test('a network with a coinsurance has it for all benefits; their other conditions stay', () => {
  const { benefits } = (plansOf(ppo).get('ppo') as PlanTerms).outOfNetwork[0];
  expect(benefits.get('pcp_visit')).toMatchObject({ copay: null, coinsurance: 400000, deductible: 'applies' });
  expect(benefits.get('imaging')).toMatchObject({ coinsurance: 400000, priorAuthorization: true });
  expect(benefits.get('therapy')).toMatchObject({ coinsurance: 400000, deductible: 'applies', visits: 20 });
  expect(benefits.get('emergency')).toMatchObject({ coinsurance: 200000, deductible: 'applies' });
});
