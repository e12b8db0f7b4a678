/** Law 12 for the pharmacy: each field of `fills`, of a prescription about its fills, and of a formulary has an effect on fills or claims. The fields come from the specifications. */
import { expect, test } from 'vitest';
import { fillsFields } from '../../vocabulary/fills-fields.ts';
import { formularyTerms } from '../../vocabulary/formulary-vocabulary.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { silent } from './accepted.ts';

interface Parts {
  readonly formulary?: string;
  readonly fills?: string;
  readonly prescription?: string;
  readonly brand?: string;
}

const scenario = ({ formulary = 'tier generic { level: 1  copay: $1 }', fills = '', prescription = '', brand = '' }: Parts): string => `hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-12-31 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes rx: RXNORM {
  warfarin  855332  "warfarin sodium 5 MG Oral Tablet"  { cost: $9.00  quantity: 30  days_supply: 30  refills: 11 }
  atorvastatin 617311 "atorvastatin 40 MG Oral Tablet" { cost: $0.10 }
  lipitor   617320  "atorvastatin 40 MG Oral Tablet [Lipitor]" { cost: $9.00  generic: rx.atorvastatin  quantity: 30  days_supply: 30 }
  ibuprofen 197806  "ibuprofen 600 MG Oral Tablet"      { cost: $0.50  quantity: 30  days_supply: 30 }
}
pharmacy corner { name: "Corner" }
pharmacy post { name: "Post"  kind: mail }
formulary f { ${formulary}  ${formulary.includes('else') ? '' : 'else: generic'} }
plan cover { type: pharmacy  formulary: f  deductible { individual: $20 } }
profile p { age: 40  sex: female  coverage pharmacy { plan: cover  effective: 2025-01-01 }  fills { pharmacy: post  ${fills} } }
timeline care of p {
  event visit at start { encounter ambulatory { reason: dx.htn  prescribe rx.warfarin { ${prescription} } } }
  event pain at visit + 10 days { encounter ambulatory { reason: dx.htn  prescribe rx.ibuprofen } }
  event brand at visit + 200 days { encounter ambulatory { reason: dx.htn  prescribe rx.lipitor { ${brand} } } }
}`;

const fieldsOfFills: Readonly<Record<string, string>> = {
  start: 'start: 0%',
  adherence: 'adherence: 50%',
  early: 'early: 100%',
  partial: 'partial: 100%',
  pharmacy: 'pharmacy: corner',
  daw: 'daw: 2',
};

const listed = (drug: string): string => `tier generic { level: 1  copay: $1 }  tier brand { level: 3  copay: $9 }  drug rx.warfarin { ${drug} }`;
const tier = (fields: string): string => `tier generic { level: 1  ${fields} }`;
const reviewed = (dur: string): string => `tier generic { level: 1  copay: $1 }  dur interaction { ${dur} }`;

/** Without the field, and with it; the first is the plain formulary unless given. */
const fieldsOfFormulary: Readonly<Record<string, readonly [without: string | null, withIt: string]>> = {
  'formulary.refill_after': [null, `${tier('copay: $1')}  refill_after: 100%`],
  'formulary.dispensing_fee': [null, `${tier('copay: $1')}  dispensing_fee: $2`],
  'formulary.brand_penalty': [null, `${tier('copay: $1')}  brand_penalty: none`],
  'formulary.else': [`${listed('tier: brand')}  else: generic`, `${listed('tier: brand')}  else: brand`],
  'tier.copay': [tier(''), tier('copay: $1')],
  'tier.coinsurance': [tier(''), tier('coinsurance: 10%')],
  'tier.min': [tier('coinsurance: 10%'), tier('coinsurance: 10%  min: $40')],
  'tier.max': [tier('coinsurance: 10%'), tier('coinsurance: 10%  max: $4')],
  'tier.days_supply': [null, tier('copay: $1  days_supply: 20')],
  'tier.deductible': [null, tier('copay: $1  deductible: waived')],
  'channel.copay': [null, tier('copay: $1  channel mail { copay: $2 }')],
  'channel.coinsurance': [null, tier('copay: $1  channel mail { coinsurance: 20% }')],
  'channel.min': [tier('copay: $1  channel mail { coinsurance: 10% }'), tier('copay: $1  channel mail { coinsurance: 10%  min: $40 }')],
  'channel.max': [tier('copay: $1  channel mail { coinsurance: 10% }'), tier('copay: $1  channel mail { coinsurance: 10%  max: $4 }')],
  'channel.days_supply': [null, tier('copay: $1  channel mail { days_supply: 20 }')],
  'extended.beyond': [tier('copay: $1  extended { beyond: 40  copay: $2 }'), tier('copay: $1  extended { beyond: 20  copay: $2 }')],
  'extended.copay': [tier('copay: $1  extended { beyond: 20 }'), tier('copay: $1  extended { beyond: 20  copay: $2 }')],
  'extended.coinsurance': [tier('copay: $1  extended { beyond: 20 }'), tier('copay: $1  extended { beyond: 20  coinsurance: 20% }')],
  'extended.min': [tier('copay: $1  extended { beyond: 20  coinsurance: 10% }'), tier('copay: $1  extended { beyond: 20  coinsurance: 10%  min: $40 }')],
  'extended.max': [tier('copay: $1  extended { beyond: 20  coinsurance: 10% }'), tier('copay: $1  extended { beyond: 20  coinsurance: 10%  max: $4 }')],
  'extended.days_supply': [tier('copay: $1  extended { beyond: 20 }'), tier('copay: $1  extended { beyond: 20  days_supply: 25 }')],
  'drug.tier': [listed(''), listed('tier: brand')],
  'drug.covered': [listed(''), listed('covered: no')],
  'drug.prior_auth': [listed(''), listed('prior_auth: required')],
  'drug.channel': [listed(''), listed('channel: specialty')],
  'drug.min_age': [listed(''), listed('min_age: 50')],
  'drug.max_age': [listed(''), listed('max_age: 30')],
  'drug.sex': [listed(''), listed('sex: male')],
  'drug.days_supply': [listed(''), listed('days_supply: 20')],
  'step.taken': [listed(''), listed('step rx.ibuprofen { taken: 30 days }')],
  'step.within': [listed('step rx.warfarin { taken: 0 days }'), listed('step rx.warfarin { taken: 30 days  within: 1 month }')],
  'limit.quantity': [listed('limit { quantity: 900  per: 30 days }'), listed('limit { quantity: 20  per: 30 days }')],
  'limit.per': [listed('limit { quantity: 40  per: 30 days }'), listed('limit { quantity: 40  per: 90 days }')],
  'dur.drug': [reviewed('severity: major  reject: none'), reviewed('drug: rx.warfarin  with: rx.ibuprofen  severity: major  reject: hard')],
  'dur.with': [reviewed('severity: major  reject: none'), reviewed('drug: rx.ibuprofen  with: rx.warfarin  severity: major  reject: hard')],
  'dur.severity': [reviewed('severity: major  reject: hard'), reviewed('severity: contraindicated  reject: hard')],
  'dur.reject': [reviewed('severity: major  reject: none'), reviewed('severity: major  reject: hard')],
  'dur.override': [reviewed('severity: major  reject: soft'), reviewed('severity: major  reject: soft  override: 100%')],
};

const reviewed75 = (fields: string): string => scenario({ formulary: listed(`prior_auth { ${fields} }`) });

test.each([
  ['approve', 'approve: 100%', 'approve: 0%'],
  ['pend', 'approve: 100%  turnaround: 2 days', 'approve: 100%  turnaround: 2 days  pend: 100%'],
  ['turnaround', 'approve: 100%  turnaround: 2 days', 'approve: 100%  turnaround: 6 days'],
  ['valid_for', 'approve: 100%', 'approve: 100%  valid_for: 20 days'],
  ['appeal', 'approve: 0%  appeal: 100%', 'approve: 0%  appeal: 0%'],
])('`%s` of `prior_auth` of a drug', (_field, without, withIt) => {
  const appealed = (text: string): string => text.replace('  event pain at', '  event complaint at visit + 30 days { appeal rx.warfarin }\n  event pain at');
  expect(silent(appealed(reviewed75(without)), appealed(reviewed75(withIt)))).toBeNull();
});

test.each([
  ['authorize', ['status: approved', 'status: denied']],
  ['authorize', ['', 'pended: yes']],
  ['authorize', ['turnaround: 1 day', 'turnaround: 9 days']],
  ['authorize', ['valid_for: 90 days', 'valid_for: 10 days']],
])('`%s` of a drug: %j', (_verb, [without, withIt]) => {
  const asked = (fields: string): string =>
    reviewed75('approve: 100%').replace('  event pain at', `  event asked at visit { authorize rx.warfarin { ${fields} } }\n  event pain at`);
  expect(silent(asked(without), asked(withIt))).toBeNull();
});

const fieldsOfFill: Readonly<Record<string, readonly [without: string, withIt: string]>> = {
  reject: ['', 'reject: "70"'],
  result: ['result: not_filled', 'result: filled_with_approval'],
  pharmacy: ['pharmacy: post', 'pharmacy: corner'],
  daw: ['', 'daw: 2'],
};

test.each([...verbs.fill.fields.keys()])('`%s` of `fill`', (field) => {
  expect(fieldsOfFill[field]).toBeDefined();
  const [without, withIt] = fieldsOfFill[field];
  const attempted = (fields: string): string => {
    const text = scenario(field === 'result' ? { formulary: reviewed('severity: major  reject: soft  override: 0%') } : {});
    const drug = field === 'result' ? 'rx.ibuprofen' : field === 'daw' ? 'rx.lipitor' : 'rx.warfarin';
    return text
      .split('\n')
      .map((line) => (line.includes(`prescribe ${drug}`) ? line.replace(/\}$/, `fill ${drug} { ${fields} } }`) : line))
      .join('\n');
  };
  expect(silent(attempted(without), attempted(withIt))).toBeNull();
});

test.each([...fillsFields.keys()])('`%s` of `fills`, and of a prescription', (field) => {
  expect(fieldsOfFills[field]).toBeDefined();
  const own = fieldsOfFills[field];
  const ofProfile = field === 'pharmacy' ? scenario({ fills: own }).replace('pharmacy: post  ', '') : scenario({ fills: own });
  expect(silent(scenario({}), ofProfile)).toBeNull();
  expect(silent(scenario({}), scenario(field === 'daw' ? { brand: own } : { prescription: own }))).toBeNull();
});

// `level` numbers the tiers for readers of the formulary.
const all = formularyTerms.flatMap(([word, { fields }]) => [...fields.keys()].map((field) => `${word}.${field}`)).filter((one) => one !== 'tier.level');

test.each(all)('`%s`', (field) => {
  expect(fieldsOfFormulary[field]).toBeDefined();
  const [without, withIt] = fieldsOfFormulary[field];
  // Attempts to refill too early, which are covered from another day on.
  const fills = field === 'formulary.refill_after' ? { fills: 'early: 100%' } : { brand: 'daw: 2' };
  expect(silent(scenario(without === null ? fills : { formulary: without, ...fills }), scenario({ formulary: withIt, ...fills }))).toBeNull();
});
