/** Plans of payers as InsurancePlan: what a declaration says is what the resource says, and coverages lead to it. */
import type { Coverage, InsurancePlan } from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { dayOf, startOfDay } from '../../../model/time/civil.ts';
import { insurancePlans } from '../../../runtime/engines/insurance-plans.ts';
import { makeExecutionPlan } from '../../../runtime/plan/execution-plan.ts';
import { fhir } from '../../../targets/fhir/fhir-target.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';
import { partiesOf } from '../../support/written-target.ts';
import { Files, run } from '../fixtures/basics.ts';

const SOURCE = `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2025-06-30 }
param own: $1,500
codes rx: RXNORM { adalimumab 327361 "adalimumab" }
payer horizon { name: "Horizon Example Health" }
formulary forms {
  tier generic { level: 1  copay: $10  deductible: waived  channel mail { copay: $20  days_supply: 90 } }
  tier other { level: 2  coinsurance: 25%  max: $250 }
  else: other
}
plan wide {
  type: PPO  payer: horizon  formulary: forms  coinsurance: 20%
  premium { employee: $500  spouse: $1,000  children: $900  family: $1,500 }
  deductible { individual: own  family: $3,000  style: aggregate }
  oop_max { individual: $6,000  family: $12,000 }
  benefit pcp_visit { copay: $30 }
  benefit therapy { copay: $40  visits: 20  prior_auth: required }
  benefit hospice { covered: no }
  network out { coinsurance: 40%  deductible { individual: $3,000 }  benefit therapy { coinsurance: 50%  visits: 10 } }
}
plan narrow { type: HMO  payer: horizon  coinsurance: 10%  network out { coinsurance: 90% } }
plan teeth { type: indemnity  year: anniversary  deductible { individual: $50 }  benefit dental_basic { coinsurance: 30%  deductible: waived } }
plan unused { type: HMO  payer: horizon }
profile p {
  age: 50
  coverage medical { plan: by age { ..49: narrow, 50..: wide } }
  coverage pharmacy { plan: wide }
  coverage medical second { plan: teeth  after: medical }
}
timeline of_p of p { event visit at start { encounter ambulatory { note "Visit." } } }
`;

function written(source = SOURCE): {
  readonly plans: Map<string, InsurancePlan>;
  readonly coverages: readonly Coverage[];
  readonly texts: Map<string, string>;
} {
  const ir = compileText(source);
  const asOf = startOfDay(dayOf(2025, 6, 30));
  const plans = insurancePlans(makeExecutionPlan(ir, { seed: '1', count: 3, asOf }).context);
  const people = subjects(ir, { count: 3, asOf });
  const files = new Files();
  const writer = fhir.open({ ...run, plans }, { bundle: 'none', us_core: '6.1.0' });
  for (const one of people) writer.subject(one, '00000', files);
  writer.directory!(partiesOf(people), files);
  const read = (path: string): unknown[] => (files.texts.get(path) ?? '').split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  const resources = read('InsurancePlan.ndjson') as InsurancePlan[];
  return { plans: new Map(resources.map((one) => [one.name!, one])), coverages: read('Coverage.00000.ndjson') as Coverage[], texts: files.texts };
}

const { plans, coverages } = written();
const word = (concept: { text?: string; coding?: { code?: string }[] } | undefined): string => concept?.text ?? concept?.coding?.[0].code ?? '';
/** Every cost as `benefit: type network value (qualifiers)`. */
const costs = (name: string): string[] =>
  plans.get(name)!.plan![0].specificCost!.flatMap(({ category, benefit = [] }) =>
    benefit.flatMap(({ type, cost = [] }) =>
      cost.map((one) => {
        const where = one.applicability === undefined ? '' : ` ${word(one.applicability)}`;
        const more = one.qualifiers === undefined ? '' : ` (${one.qualifiers.map(word).join(', ')})`;
        return `${word(category)}/${word(type)}: ${word(one.type)}${where} ${one.value!.value}${one.value!.code}${more}`;
      }),
    ),
  );

test('the plans that people can have are written, of payers in the run', () => {
  expect([...plans.keys()]).toEqual(['wide', 'narrow', 'teeth']);
  expect(plans.get('wide')!.type!.map(word)).toEqual(['medical', 'DRUGPOL']);
  expect(plans.get('teeth')!.type!.map(word)).toEqual(['medical', 'dental']);
});

test('each coverage names a plan of its payer by the identifier of the plan', () => {
  expect(coverages.length).toBe(9);
  for (const one of coverages) {
    const name = one.class!.find(({ type }) => word(type) === 'plan')!.value;
    const [payer] = one.payor;
    const plan = [...plans.values()].find(({ identifier = [] }) =>
      identifier.some(({ system, value }) => value === name && system === `urn:uuid:${payer.reference!.replace('Organization/', '')}`),
    );
    expect(plan?.ownedBy).toEqual(payer);
    expect(plan?.administeredBy).toEqual(payer);
    expect(plan?.plan?.[0].type?.text).toBe(one.type?.text);
  }
});

test('what members pay is that of the declaration, with what networks and benefits take from the plan', () => {
  expect(costs('wide')).toEqual([
    'medical/30: deductible in-network 1500USD (individual, In a calendar year)',
    'medical/30: deductible in-network 3000USD (family, In a calendar year, In place of those of each person)',
    'medical/30: Out-of-pocket maximum in-network 6000USD (individual, In a calendar year)',
    'medical/30: Out-of-pocket maximum in-network 12000USD (family, In a calendar year)',
    'medical/30: deductible out-of-network 3000USD (individual, out, In a calendar year)',
    'medical/30: Out-of-pocket maximum out-of-network 6000USD (individual, out, In a calendar year, Counted together with that in network)',
    'medical/30: Out-of-pocket maximum out-of-network 12000USD (family, out, In a calendar year, Counted together with that in network)',
    'medical/Primary care visit: copay in-network 30USD (Deductible waived)',
    'medical/Primary care visit: copay-percent out-of-network 40% (out, After the deductible)',
    'medical/Physical, occupational and speech therapy: copay in-network 40USD (Deductible waived)',
    'medical/Physical, occupational and speech therapy: copay-percent out-of-network 50% (out, After the deductible)',
    'medical/Other services: copay-percent in-network 20% (After the deductible)',
    'medical/Other services: copay-percent out-of-network 40% (out, After the deductible)',
    'DRUGPOL/Tier 1: generic: copay 10USD (Deductible waived)',
    'DRUGPOL/Tier 1: generic: copay 20USD (Deductible waived, Mail order pharmacy, For a supply of at most 90 days)',
    'DRUGPOL/Tier 2: other: copay-percent 25% (After the deductible)',
    'DRUGPOL/Tier 2: other: copay-maximum 250USD',
  ]);
  expect(plans.get('wide')!.plan![0].generalCost!.map(({ cost }) => cost!.value)).toEqual([500, 1000, 900, 1500]);
});

test('dental benefits have a category of their own, and yearly amounts the year of the plan', () => {
  expect(costs('teeth')).toEqual([
    'medical/30: deductible in-network 50USD (individual, In a year of the coverage)',
    'medical/Other services: copay-percent in-network 0% (After the deductible)',
    'dental/Basic dental care: copay-percent in-network 30% (Deductible waived)',
  ]);
});

test('limits and requirements are those of each network; what is not covered is absent', () => {
  const therapy = plans.get('wide')!.coverage![0].benefit.find(({ type }) => word(type).includes('therapy'))!;
  expect(therapy.requirement).toBe('Prior authorization');
  expect(therapy.limit!.map(({ value, code }) => `${value!.value} ${code!.text}`)).toEqual([
    '20 Visits in a benefit year',
    '10 Visits in a benefit year (out)',
  ]);
  expect(JSON.stringify(plans.get('wide'))).not.toContain('Hospice');
});

test('an HMO pays nothing outside its network, so that it has no costs there', () => {
  expect(costs('narrow')).toEqual(['medical/Other services: copay-percent in-network 10%']);
});

test('an id depends on neither the other plans nor the terms', () => {
  const other = written(
    SOURCE.replace('plan narrow {', 'plan first { type: HMO  payer: horizon }\nplan narrow {').replace('coinsurance: 20%', 'coinsurance: 25%'),
  );
  expect(other.plans.get('wide')!.id).toBe(plans.get('wide')!.id);
  expect(other.plans.get('wide')!.identifier).toEqual(plans.get('wide')!.identifier);
});

test('a run without coverage has none', () => {
  const bare = written(SOURCE.replace(/\n {2}coverage .*/g, ''));
  expect(bare.texts.has('InsurancePlan.ndjson')).toBe(false);
});
