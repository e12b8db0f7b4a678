/** Random scenarios of people with benefits: plans, prices, families, care, fills and mistakes of billing, as text. */
import fc from 'fast-check';

const dollars = (least: number, most: number): fc.Arbitrary<string> => fc.integer({ min: least, max: most }).map((cents) => `$${(cents / 100).toFixed(2)}`);
const percent = (most: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: most }).map((of) => `${of}%`);
const maybe = (of: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), of);

/** The family's amount is not less than that of a person. */
const limit = (name: string, most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }), fc.constantFrom('', 'family', 'family aggregate'))
    .map(([own, more, family]) => {
      const ofFamily = family === '' ? '' : `  family: $${own + more}${family === 'family' ? '' : '  style: aggregate'}`;
      return `${name} { individual: $${own}${ofFamily} }`;
    });

const benefits = [
  'pcp_visit',
  'specialist_visit',
  'preventive',
  'imaging',
  'laboratory',
  'outpatient_surgery',
  'emergency',
  'inpatient',
  'mental_health',
] as const;
const benefit = fc
  .tuple(
    maybe(dollars(0, 9000).map((of) => `copay: ${of}`)),
    maybe(percent(100).map((of) => `coinsurance: ${of}`)),
    fc.constantFrom('', 'deductible: waived', 'deductible: applies', 'copay_order: before_deductible', 'coinsurance_base: allowed'),
    fc.constantFrom('', '', '', '', 'visits: 2', 'covered: no', 'min_age: 30', 'sex: female', 'prior_auth: required', 'limit { quantity: 2  per: 60 days }'),
  )
  .map((parts) => parts.filter((part) => part !== '').join('  '));

const plan = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('PPO', 'HMO', 'EPO', 'POS', 'indemnity'),
      percent(60),
      maybe(limit('deductible', 2_000)),
      maybe(limit('oop_max', 5_000)),
      fc.uniqueArray(fc.tuple(fc.constantFrom(...benefits), benefit), { selector: ([one]) => one, maxLength: 5 }),
      maybe(
        fc
          .tuple(percent(90), maybe(limit('deductible', 1_000)), maybe(fc.constant('of_charge: 60%')))
          .map(([coinsurance, own, price]) => `network out { members: [stranger]  coinsurance: ${coinsurance}  ${own}  ${price} }`),
      ),
      fc.constantFrom(
        '',
        'year: anniversary',
        'timely_filing: 20 days',
        'timely_filing: 365 days  corrected_filing: 90 days',
        'pend: 30%',
        'sequestration: 2%',
      ),
      fc.constantFrom('', 'secondary: non_duplication', 'secondary: supplement', 'secondary: msp'),
      maybe(fc.constantFrom('stay_rate { per_diem: $1,200 }', 'stay_rate { of_charge: 45% }', 'stay_rate { per_diem: $9,000 }')),
      fc.constantFrom('turnaround: 3 days', 'turnaround: uniform(1 day..40 days)', ''),
    )
    .map(([type, coinsurance, deductible, oop, all, network, year, secondary, stay, turnaround]) =>
      [
        `plan ${name} {`,
        `type: ${type}  coinsurance: ${coinsurance}  ${deductible}  ${oop}  ${network}  ${year}  ${secondary}  ${stay}  ${turnaround}`,
        `grandfathered: ${oop === '' ? 'yes' : 'no'}  formulary: list`,
        ...all.map(([of, terms]) => `benefit ${of} { ${terms} }`),
        '}',
      ].join('\n'),
    );

const row = (name: string, code: string, display: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.integer({ min: 0, max: 90_000 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 200_000 }),
      fc.integer({ min: 0, max: 110 }),
      fc.constantFrom('', '', '', 'modifier: "26"', 'modifier: "59"'),
    )
    .map(([charge, share, facility, ofFacility, modifier]) => {
      const text = (cents: number): string => `$${(Math.round(cents) / 100).toFixed(2)}`;
      const prices = [`charge: ${text(charge)}  allowed: ${text((charge * share) / 100)}`, `facility: ${text(facility)}`];
      return `  ${name} ${code} "${display}" { ${prices.join('  ')}  facility_allowed: ${text((facility * ofFacility) / 100)}  ${modifier} }`;
    });

const services = fc
  .tuple(
    row('visit', '99213', 'Established patient, office, low complexity'),
    row('new', '99203', 'New patient, office, low complexity'),
    row('moderate', '99214', 'Established patient, office, moderate complexity'),
    row('mri', '72148', 'MRI of the lumbar spine'),
    row('panel', '80048', 'Basic metabolic panel'),
    row('ecg', '93000', 'Electrocardiogram'),
    row('knee', '27447', 'Total knee replacement'),
    row('first', '99222', 'Hospital, first day, moderate complexity'),
    row('next', '99232', 'Hospital, following day, moderate complexity'),
    row('last', '99238', 'Hospital, day of discharge'),
    row('crisis', '99284', 'Emergency department, moderate complexity'),
  )
  .map((rows) => `codes sv: CPT {\n${rows.join('\n')}\n}`);

const care = fc.constantFrom(
  'procedure sv.mri',
  'procedure sv.ecg',
  'procedure sv.panel',
  'diagnose dx.back_pain',
  'prescribe rx.lisinopril',
  'prescribe rx.atorvastatin',
);
/** What a visit says of its own claim, in the marks of what there is only with a coverage. */
const said = maybe(
  fc.constantFrom(
    'claim { modifiers: ["25"] }',
    'claim { line: sv.ecg  units: 2 }',
    'claim { billed: $312.40 }',
    'claim { place_of_service: "22" }',
    'claim { plan: other }',
    'claim { status: denied  reason: "50" }',
    'claim { status: denied  reason: "27" }',
  ),
);
/** Marks what there is only with a coverage. */
const ofClaims = (text: string): string => (text === '' ? '' : `\u0001${text}\u0002`);
const CLAIMS = /\u0001[^\u0002]*\u0002/g;
const visit = fc
  .tuple(
    fc.constantFrom('ambulatory', 'ambulatory', 'emergency', 'virtual', 'home'),
    fc.constantFrom('dx.hypertension', 'dx.back_pain', 'dx.exam'),
    maybe(fc.constantFrom('provider: stranger', 'type: sv.visit')),
    fc.array(care, { maxLength: 3 }),
    said,
  )
  .map(
    ([kind, reason, more, list, own]) => `encounter ${kind} { reason: ${reason}  ${more}\n${[...list, ...(own === '' ? [] : [ofClaims(own)])].join('\n')} }`,
  );
const when = fc.constantFrom(
  'every 9 days from start for 4 months',
  'every 1 month from start for 1 year',
  'at start + 40 days',
  'rate 5 per year from start',
  'at start + uniform(1 day..400 days)',
);
/** Corrections of the claims of an event, up to two: a replacement of a replacement, a void of a replacement. */
const changes = fc.array(
  fc.tuple(
    fc.constantFrom('1 day', '20 days', 'uniform(5 days..200 days)', '500 days'),
    fc.constantFrom(
      ...['adjust EVENT { line: sv.ecg  units: 3 }', 'adjust EVENT { line: sv.ecg  units: 0 }', 'adjust EVENT { line: sv.panel  modifiers: ["91"] }'],
      ...[
        'adjust EVENT { billed: $80.05 }',
        'adjust EVENT { type: institutional }',
        'adjust EVENT { status: denied  reason: "16"  remark: "N382" }',
        'adjust EVENT',
      ],
      ...['void EVENT', 'void EVENT', 'void EVENT { type: professional }'],
    ),
  ),
  { maxLength: 2 },
);
const events = fc
  .array(fc.tuple(when, visit, changes), { minLength: 1, maxLength: 3 })
  .map((all) =>
    all
      .flatMap(([time, body, later], i) => [
        `event e${i} ${time} { ${body} }`,
        ...later.map(([after, change], nth) => ofClaims(`event change${i}_${nth} at e${i} + ${after} { ${change.replace('EVENT', `e${i}`)} }`)),
      ])
      .join('\n'),
  );
const stay = maybe(
  fc.integer({ min: 0, max: 9 }).map(
    (days) => `event stay at start + 100 days { admit { provider: surgeon  diagnose dx.knee { role: principal }  procedure sv.knee } }
event leave at stay + ${days} days { discharge home }`,
  ),
);

/** A prescription that is corrected after its fill, which is billed again. */
const recount = maybe(
  fc.tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('quantity: 60  days_supply: 60', 'quantity: 15', 'days_supply: 25')).map(
    ([days, fields]) => `event dose at start + 35 days { encounter ambulatory { reason: dx.exam  prescribe rx.atorvastatin } }
event recount at dose + ${days} days { correct dose { prescribe rx.atorvastatin { ${fields} } } }`,
  ),
);

const coverages = fc
  .tuple(
    fc.constantFrom('', 'effective: 2025-01-01', 'effective: 2025-03-15', 'effective: 2024-07-01'),
    fc.constantFrom('', '', 'termination: 2025-09-30'),
    maybe(fc.constantFrom('coverage medical second { plan: other  after: medical }', 'coverage medical second chance 50% { plan: other  after: medical }')),
    maybe(fc.constantFrom('coverage pharmacy { plan: main }', 'coverage pharmacy { plan: other  effective: 2025-02-01 }')),
  )
  .map(([effective, termination, second, drugs]) => `coverage medical { plan: main  ${effective}  ${termination} }\n${second}\n${drugs}`);

const billing = maybe(
  fc.tuple(percent(40), percent(30), percent(40), percent(30)).map(([twice, late, corrected, voided]) => {
    return `billing { twice: ${twice}  late: ${late}  corrected: ${corrected}  voided: ${voided} }`;
  }),
);
const household = fc.constantFrom(
  '',
  '',
  'household { spouse { is: mate } }',
  'household { spouse { is: mate }  child { is: kid  count: choose { 0: 30%, 1: 40%, 2: 30% } } }',
);
const formulary = fc
  .tuple(dollars(0, 4000), percent(60), fc.constantFrom('', 'drug rx.atorvastatin { covered: no }', 'drug rx.atorvastatin { tier: brand }'))
  .map(
    ([copay, coinsurance, drug]) =>
      `formulary list { dispensing_fee: $1.50  tier generic { level: 1  copay: ${copay} }  tier brand { level: 2  coinsurance: ${coinsurance} }  ${drug}  else: generic }`,
  );

/** A scenario, and the same one without coverage: `benefits` are the lines that make the difference. */
export interface BenefitScenario {
  readonly text: string;
  readonly without: string;
}

export const arbitraryBenefitScenario: fc.Arbitrary<BenefitScenario> = fc
  .record({ main: plan('main'), other: plan('other'), services, formulary, coverages, billing, household, events, stay, recount, ofMate: events })
  .map(
    ({
      main,
      other,
      services: rows,
      formulary: list,
      coverages: covered,
      billing: sent,
      household: family,
      events: own,
      stay: hospital,
      recount: wrong,
      ofMate,
    }) => {
      const patient = (profile: string, age: string): string => `profile ${profile} { age: ${age} }\ntimeline of_${profile} of ${profile} { ${ofMate} }\n`;
      const people = (family.includes('mate') ? patient('mate', 'uniform(30..60)') : '') + (family.includes('kid') ? patient('kid', 'uniform(0..12)') : '');
      const scenario = (benefits: string): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2026-06-30 }
codes dx: ICD10CM {
  hypertension I10 "Essential (primary) hypertension"
  back_pain M54.50 "Low back pain, unspecified"
  knee M17.11 "Unilateral primary osteoarthritis, right knee"
  exam Z00.00 "Encounter for general adult medical examination without abnormal findings"
}
${rows}
codes rx: RXNORM {
  lisinopril 314076 "lisinopril 10 MG Oral Tablet" { cost: $0.10  charge: $0.40  quantity: 30  days_supply: 30  refills: 2 }
  atorvastatin 617318 "atorvastatin 20 MG Oral Tablet" { cost: $7.10  quantity: 30  days_supply: 30  refills: 5 }
}
provider stranger { specialty: surgery }
provider surgeon { specialty: surgery }
${list}
${main}
${other}
profile p { age: uniform(40..60)  fills { start: 70%  adherence: uniform(60%..100%)  partial: 15% }
${benefits}
${family} }
${people}
timeline care of p {
${own}
${hospital}
${wrong}
}
`;
      return {
        text: scenario(`${covered}\n${sent}`).replaceAll(/[\u0001\u0002]/g, ''),
        without: scenario('').replaceAll(CLAIMS, ''),
      };
    },
  );
