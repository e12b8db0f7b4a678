/** Denials: each rule, and the nearest claim that it lets pass. */
import { day } from '../example-claims.ts';
import type { ExampleRow } from './example-row.ts';

const plain = 'type: PPO  coinsurance: 20%';
const line = { charge: 10000 };
const paid = 'processed_primary: PR-2 2000  paid 8000';
const ends = { spans: [{ from: day('2025-01-01'), to: day('2025-02-28') }] };
const mri = { charge: 10000, code: 'CPT|72148', benefit: 'imaging' };
const needs = 'type: PPO  coinsurance: 20%  benefit imaging { prior_auth: required }';
const approved = { id: 'pa', status: 'approved' as const, from: day('2025-03-01'), to: day('2025-04-29'), units: null };

const all = (adjustment: string): string => `processed_primary: ${adjustment} 10000  paid 0`;
const row = (
  name: string,
  plan: string,
  claims: ExampleRow['claims'],
  arithmetic: string,
  decisions: readonly string[],
  more: Partial<ExampleRow> = {},
): ExampleRow => ({
  name,
  plan,
  claims,
  arithmetic,
  decisions,
  ...more,
});

export const denialExamples: readonly ExampleRow[] = [
  row('before the coverage', plain, [{ coverage: { spans: [{ from: day('2025-03-02'), to: null }] }, lines: [line] }], '03-01 < 03-02', [all('PR-26')]),
  row('on its first day', plain, [{ coverage: { spans: [{ from: day('2025-03-01'), to: null }] }, lines: [line] }], '20% x 10000 = 2000', [paid]),
  row('after the coverage', plain, [{ coverage: ends, lines: [line] }], '03-01 > 02-28', [all('PR-27')]),
  row('on its last day', plain, [{ serviceStart: day('2025-02-28'), coverage: ends, lines: [line] }], '20% x 10000 = 2000', [paid]),
  row(
    'between two coverages',
    plain,
    [{ coverage: { spans: [ends.spans[0], { from: day('2025-04-01'), to: null }] }, lines: [line] }],
    '02-28 < 03-01 < 04-01',
    [all('PR-200')],
  ),
  row('a member who is not known: claim status 4', plain, [{ coverage: { known: false }, lines: [line] }], '10000 denied', ['denied: PR-31 10000  paid 0']),
  row(
    'a stay that spans the end of the coverage',
    plain,
    [{ type: 'institutional', inpatient: true, serviceStart: day('2025-02-27'), serviceEnd: day('2025-03-02'), nights: 3, coverage: ends, lines: [line] }],
    '02-27 and 02-28 covered, 03-01 not',
    [all('CO-239')],
  ),
  row(
    'a stay that ends with the coverage: the day of discharge needs none',
    plain,
    [{ type: 'institutional', inpatient: true, serviceStart: day('2025-02-27'), serviceEnd: day('2025-03-01'), nights: 2, coverage: ends, lines: [line] }],
    'nights of 02-27 and 02-28 covered; 20% x 10000 = 2000',
    [paid],
  ),
  row(
    'a duplicate',
    plain,
    [
      { id: 'a', lines: [line] },
      { id: 'b', lines: [line] },
    ],
    'same member, provider, day, code and modifiers',
    [paid, all('OA-18')],
  ),
  row(
    'a repeated procedure is none',
    plain,
    [
      { id: 'a', lines: [line] },
      { id: 'b', lines: [{ ...line, modifiers: ['76'] }] },
    ],
    'modifier 76; 20% x 10000 = 2000 each',
    [paid, paid],
  ),
  row(
    'a line that was denied has no duplicate',
    needs,
    [
      { id: 'a', lines: [mri] },
      { id: 'b', lines: [{ ...mri, authorization: approved }] },
    ],
    'first without authorization, then with it: 20% x 10000 = 2000',
    [all('CO-197'), paid],
  ),
  row(
    'received on the last day for filing',
    `${plain}  timely_filing: 90 days`,
    [{ received: day('2025-05-30'), lines: [line] }],
    '2025-03-01 + 90 days = 2025-05-30',
    [paid],
  ),
  row('received a day later', `${plain}  timely_filing: 90 days`, [{ received: day('2025-05-31'), lines: [line] }], '05-31 > 05-30', [all('CO-29')]),
  row('the first payer has not decided', plain, [{ payerSequence: 2, otherPayer: 'undecided', lines: [line] }], '10000 denied', [
    'processed_secondary: CO-22 10000  paid 0',
  ]),
  row('the decision of the first payer is not enclosed', plain, [{ payerSequence: 2, otherPayer: 'missing', lines: [line] }], '10000 denied', [
    'processed_secondary: CO-16+MA04 10000  paid 0',
  ]),
  row(
    'a later payer counts the time for filing from the first decision',
    `${plain}  timely_filing: 90 days`,
    [
      {
        payerSequence: 2,
        priorDecided: day('2025-05-01'),
        received: day('2025-07-30'),
        lines: [{ ...line, prior: [{ paid: 8000, adjustments: [{ group: 'PR', reason: '2', remark: null, amount: 2000 }] }] }],
      },
    ],
    '05-01 + 90 days = 07-30; owed 2000, own benefit 8000: 2000 paid',
    ['processed_secondary: OA-23 8000  paid 2000'],
  ),
  row('not covered', `${plain}  benefit imaging { covered: no }`, [{ lines: [mri] }], '10000 denied', [all('PR-204')]),
  row(
    'visits used up',
    'type: PPO  benefit therapy { coinsurance: 20%  visits: 20 }',
    [{ lines: [{ ...line, benefit: 'therapy' }] }],
    '20 of 20',
    [all('PR-119')],
    {
      used: { visits: { therapy: 20 } },
      after: { visits: { therapy: 20 } },
    },
  ),
  row(
    'the last visit has two lines',
    'type: PPO  benefit therapy { coinsurance: 20%  visits: 20 }',
    [
      {
        lines: [
          { ...line, benefit: 'therapy' },
          { ...line, benefit: 'therapy', code: 'CPT|97110' },
        ],
      },
    ],
    '19 + 1 = 20',
    ['processed_primary: PR-2 2000  paid 8000 | PR-2 2000  paid 8000'],
    { used: { visits: { therapy: 19 } }, after: { visits: { therapy: 20 } } },
  ),
  row('too young', 'type: PPO  benefit preventive { coinsurance: 0%  min_age: 41 }', [{ lines: [{ ...line, benefit: 'preventive' }] }], '40 < 41', [
    all('CO-6'),
  ]),
  row('too old', 'type: PPO  benefit preventive { coinsurance: 0%  max_age: 39 }', [{ lines: [{ ...line, benefit: 'preventive' }] }], '40 > 39', [all('CO-6')]),
  row('at the age', 'type: PPO  benefit preventive { coinsurance: 0%  min_age: 40 }', [{ lines: [{ ...line, benefit: 'preventive' }] }], '10000 - 0', [
    'processed_primary: paid 10000',
  ]),
  row('the other sex', 'type: PPO  benefit preventive { coinsurance: 0%  sex: male }', [{ lines: [{ ...line, benefit: 'preventive' }] }], 'female', [
    all('CO-7'),
  ]),
  row(
    'once in 12 months: the last day within, and the first day after',
    'type: PPO  benefit preventive { coinsurance: 0%  limit { quantity: 1  per: 12 months } }',
    [
      { id: 'a', serviceStart: day('2025-01-10'), lines: [{ ...line, benefit: 'preventive' }] },
      { id: 'b', serviceStart: day('2026-01-09'), lines: [{ ...line, benefit: 'preventive' }] },
      { id: 'c', serviceStart: day('2026-01-10'), lines: [{ ...line, benefit: 'preventive' }] },
    ],
    '2025-01-10 + 12 months = 2026-01-10',
    ['processed_primary: paid 10000', all('CO-151'), 'processed_primary: paid 10000'],
  ),
  row('no authorization', needs, [{ lines: [mri] }], '10000 denied', [all('CO-197')]),
  row('an authorization that was refused', needs, [{ lines: [{ ...mri, authorization: { ...approved, status: 'denied' } }] }], '10000 denied', [all('CO-39')]),
  row('an authorization that does not exist', needs, [{ lines: [{ ...mri, authorization: { ...approved, status: 'unknown' } }] }], '10000 denied', [
    all('CO-15'),
  ]),
  row(
    'an authorization on its last day, and a day later',
    needs,
    [
      { id: 'a', serviceStart: day('2025-04-29'), lines: [{ ...mri, authorization: approved }] },
      { id: 'b', serviceStart: day('2025-04-30'), lines: [{ ...mri, authorization: approved }] },
    ],
    'valid to 2025-04-29; 20% x 10000 = 2000',
    [paid, all('CO-197')],
  ),
  row(
    'more units than approved',
    'type: PPO  coinsurance: 20%  benefit therapy { prior_auth: required }',
    [{ lines: [{ charge: 60000, allowed: 48000, units: 6, benefit: 'therapy', authorization: { ...approved, units: 4 } }] }],
    '2 of 6 units: 20000; 40000 charged, 4/6 x 48000 = 32000 allowed; 20% = 6400; 25600',
    ['processed_primary: CO-198 20000  CO-45 8000  PR-2 6400  paid 25600'],
  ),
  row(
    'all approved units used by an earlier claim',
    'type: PPO  coinsurance: 20%  benefit therapy { prior_auth: required }',
    [
      { id: 'a', lines: [{ charge: 10000, units: 4, benefit: 'therapy', authorization: { ...approved, units: 4 } }] },
      { id: 'b', lines: [{ charge: 10000, units: 1, code: 'CPT|97110', benefit: 'therapy', authorization: { ...approved, units: 4 } }] },
    ],
    '4 of 4 units; 0 of 1',
    [paid, all('CO-198')],
  ),
  row(
    'more units than approved, of a line that charges nothing',
    'type: PPO  coinsurance: 20%  benefit therapy { prior_auth: required }',
    [{ lines: [{ charge: 0, allowed: 0, units: 6, benefit: 'therapy', authorization: { ...approved, units: 4 } }] }],
    'no amount to deny',
    ['processed_primary: paid 0'],
  ),
  row(
    'all approved units used, and a supplement that would pay what is left',
    'type: indemnity  secondary: supplement  coinsurance: 20%  benefit therapy { prior_auth: required }',
    [
      { id: 'a', lines: [{ charge: 10000, units: 4, benefit: 'therapy', authorization: { ...approved, units: 4 } }] },
      {
        id: 'b',
        payerSequence: 2,
        lines: [
          {
            ...{ charge: 10000, units: 1, code: 'CPT|97110', benefit: 'therapy', authorization: { ...approved, units: 4 } },
            prior: [{ paid: 8000, adjustments: [{ group: 'PR', reason: '2', remark: null, amount: 2000 }] }],
          },
        ],
      },
    ],
    '0 of 1 unit; the first payer left 2000 of 10000',
    ['processed_primary: PR-2 2000  paid 8000', 'processed_secondary: CO-198 2000  OA-23 8000  paid 0'],
  ),
  row('an emergency needs no authorization', needs, [{ protection: 'emergency', lines: [mri] }], '20% x 10000 = 2000', [paid]),
  row('a modifier is missing', `${plain}  edit modifier { code: sv.mri  modifier: "TC" }`, [{ lines: [mri] }], '10000 denied', [all('CO-4')]),
  row('the modifier is given', `${plain}  edit modifier { code: sv.mri  modifier: "TC" }`, [{ lines: [{ ...mri, modifiers: ['TC'] }] }], '20% x 10000 = 2000', [
    paid,
  ]),
  row('a diagnosis that does not fit', `${plain}  edit diagnosis { code: sv.mri  diagnoses: dx.back_pain }`, [{ lines: [mri] }], 'I10', [all('CO-11')]),
  row('not medically necessary', `${plain}  edit necessity { code: sv.mri  diagnoses: dx.back_pain }`, [{ lines: [mri] }], 'I10', [all('CO-50')]),
  row(
    'a diagnosis that fits',
    `${plain}  edit necessity { code: sv.mri  diagnoses: dx.back_pain }`,
    [{ lines: [{ ...mri, diagnoses: ['ICD10CM|M54.50'] }] }],
    '20% x 10000 = 2000',
    [paid],
  ),
  row(
    'bundled into a service of the day',
    `${plain}  edit bundled { code: sv.venipuncture  with: sv.panel }`,
    [
      { id: 'a', lines: [{ ...line, code: 'CPT|80053' }] },
      { id: 'b', lines: [{ ...line, code: 'CPT|36415' }] },
      { id: 'c', lines: [{ ...line, code: 'CPT|36415', modifiers: ['59'] }] },
    ],
    '36415 with 80053; modifier 59 lets it pass',
    [paid, all('CO-97'), paid],
  ),
  row(
    'two codes that exclude each other',
    `${plain}  edit exclusive { code: sv.venipuncture  with: sv.panel }`,
    [
      {
        lines: [
          { ...line, code: 'CPT|80053' },
          { ...line, code: 'CPT|36415' },
        ],
      },
    ],
    '80053 first; 36415 denied',
    ['processed_primary: PR-2 2000  paid 8000 | CO-236 10000  paid 0'],
  ),
  row('no diagnosis', `${plain}  edit information { }`, [{ lines: [{ ...line, diagnoses: [] }] }], '10000 denied', [all('CO-16+M76')]),
];
