/** Random plans, and random sequences of claims of a family, with amounts that meet their limits often. */
import fc from 'fast-check';
import { dayOf } from '../../model/time/civil.ts';
import type { AnnualLimit, BenefitTerms, NetworkTerms, PlanTerms, PriceTerms, StayRate } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import type { LineAuthorization, MedicalClaim, PriorPayment, ServiceLine } from '../../runtime/engines/claims/adjudication/medical-claim.ts';

const START = dayOf(2025, 1, 1);
const BENEFITS = ['pcp_visit', 'imaging', 'therapy'] as const;
/** The value in so many cases for each case of the other one. */
const often = <T>(value: T, other: fc.Arbitrary<T>, weight = 3, weightOfOther = 1): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: weightOfOther, arbitrary: other });
const cents = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
const share = fc.constantFrom(0, 100_000, 200_000, 333_333, 400_000, 1_000_000);
const days = (min: number, max: number): fc.Arbitrary<{ months: number; days: number; minutes: number; businessDays: number }> =>
  fc.integer({ min, max }).map((n) => ({ months: 0, days: n, minutes: 0, businessDays: 0 }));

const limit: fc.Arbitrary<AnnualLimit | null> = often<AnnualLimit | null>(
  null,
  fc.record({
    individual: cents(100_000),
    family: often<number | null>(null, fc.integer({ min: 100_000, max: 200_000 }), 1),
    style: fc.constantFrom('embedded' as const, 'aggregate' as const),
  }),
  1,
);

const benefit: fc.Arbitrary<BenefitTerms> = fc.record({
  covered: often(true, fc.constant(false), 9),
  copay: often<number | null>(null, cents(5000), 1),
  coinsurance: share,
  deductible: fc.constantFrom('applies' as const, 'waived' as const),
  copayOrder: fc.constantFrom('before_deductible' as const, 'after_deductible' as const),
  coinsuranceBase: fc.constantFrom('after_copay' as const, 'allowed' as const),
  visits: often<number | null>(null, fc.integer({ min: 0, max: 3 })),
  priorAuthorization: often(false, fc.constant(true)),
  ages: often<BenefitTerms['ages']>(null, fc.constant({ from: 30, to: 50 }), 5),
  sex: often<BenefitTerms['sex']>(null, fc.constant('female' as const), 5),
  limit: often<BenefitTerms['limit']>(null, fc.record({ quantity: fc.integer({ min: 1, max: 5 }), per: days(10, 120) })),
});

/** A plan states no conditions of services without a benefit of their own. */
const other = benefit.map((terms) => ({ ...terms, covered: true, visits: null, priorAuthorization: false, ages: null, sex: null, limit: null }));

const price: fc.Arbitrary<PriceTerms> = fc.record({
  ofCharge: often<number | null>(null, fc.constantFrom(450_000, 600_000)),
  ofAllowed: often(1_000_000, fc.constantFrom(800_000, 1_250_000)),
});

const benefits = fc.tuple(benefit, benefit, benefit).map((all) => new Map(BENEFITS.map((name, i) => [name as string, all[i]])));

const network = (name: string): fc.Arbitrary<NetworkTerms> =>
  fc
    .record({ price, deductible: limit, oopMax: limit, benefits, other })
    .map(({ price: of, ...rest }) => ({ name, members: [], ...of, ...rest, deductibleAccount: name, oopAccount: name }));

const stayRate: fc.Arbitrary<StayRate> = fc.oneof(
  fc.record({
    method: fc.constant('drg' as const),
    baseRate: cents(200_000),
    outlier: often<Extract<StayRate, { method: 'drg' }>['outlier']>(
      null,
      fc.record({ fixedLoss: cents(50_000), share: fc.constant(800_000), costToCharge: fc.constant(300_000) }),
      1,
    ),
  }),
  fc.record({ method: fc.constant('per_diem' as const), rate: cents(80_000) }),
  fc.record({ method: fc.constant('of_charge' as const), share }),
);

export const arbitraryPlan: fc.Arbitrary<PlanTerms> = fc
  .record({
    type: fc.constantFrom('PPO' as const, 'HMO' as const, 'medicare' as const),
    year: fc.constantFrom('calendar' as const, 'anniversary' as const),
    inside: network('in'),
    outside: network('out'),
    shared: fc.boolean(),
    stayRate: often<StayRate | null>(null, stayRate, 1),
    timelyFiling: often<PlanTerms['timelyFiling']>(null, days(5, 40), 1),
    correctedFiling: often<PlanTerms['correctedFiling']>(null, days(5, 40), 1),
    secondary: fc.constantFrom('standard' as const, 'non_duplication' as const, 'supplement' as const, 'msp' as const),
    sequestration: often(0, fc.constant(20_000)),
    acaLimits: fc.boolean(),
    capitation: often<number | null>(null, fc.constant(3200)),
  })
  .map(({ inside, outside, shared, ...rest }) => ({
    name: 'p',
    payer: null,
    formulary: null,
    edits: [],
    turnaround: null,
    paymentWindow: { months: 0, days: 1, minutes: 0, businessDays: 0 },
    pend: null,
    ...rest,
    inNetwork: inside,
    outOfNetwork: [shared ? { ...outside, deductible: inside.deductible, oopMax: inside.oopMax, deductibleAccount: 'in', oopAccount: 'in' } : outside],
  }));

const adjusted = (charge: number, owed: number): PriorPayment => {
  const [deductible, coinsurance] = [Math.floor(owed / 3), Math.floor(owed / 3)];
  const paid = Math.floor((charge - owed) / 2);
  const adjustment = (group: 'PR' | 'CO', reason: string, amount: number) => ({ group, reason, remark: null, amount });
  return {
    paid,
    adjustments: [
      adjustment('PR', '1', deductible),
      adjustment('PR', '2', coinsurance),
      adjustment('PR', '204', owed - deductible - coinsurance),
      adjustment('CO', '45', charge - owed - paid),
    ],
  };
};

const authorization: fc.Arbitrary<LineAuthorization | null> = often<LineAuthorization | null>(
  null,
  fc.record({
    id: fc.constantFrom('pa1', 'pa2'),
    status: often<LineAuthorization['status']>('approved', fc.constantFrom('denied' as const, 'unknown' as const), 4),
    from: fc.constant(START),
    to: fc.integer({ min: START + 100, max: START + 400 }),
    units: fc.constantFrom(null, 2, 5),
  }),
  1,
);

const line = (secondary: boolean): fc.Arbitrary<Omit<ServiceLine, 'line' | 'serviceDay'>> =>
  fc
    .record({
      code: fc.constantFrom('CPT|1', 'CPT|2', 'CPT|3', 'CPT|4', null),
      revenue: fc.constant('0300'),
      modifiers: often<string[]>([], fc.constantFrom(['76'], ['25'], ['RT', '25'], ['25', 'RT'])),
      units: fc.integer({ min: 1, max: 4 }),
      charge: fc.integer({ min: 0, max: 60_000 }),
      allowed: often<number | null>(null, cents(50_000), 1, 3),
      outOfNetworkRate: often<number | null>(null, cents(50_000), 1),
      benefit: fc.constantFrom(...BENEFITS, null),
      diagnoses: fc.constant(['ICD10CM|I10']),
      authorization,
      owed: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ owed, ...rest }) => ({ ...rest, prior: secondary ? [adjusted(rest.charge, Math.floor((rest.charge * owed) / 100))] : [] }));

const claim: fc.Arbitrary<Omit<MedicalClaim, 'id' | 'original'> & { readonly back: number }> = fc
  .record({ secondary: often(false, fc.constant(true)), inpatient: often(false, fc.constant(true)), day: fc.integer({ min: -20, max: 500 }) })
  .chain(({ secondary, inpatient, day }) =>
    fc
      .record({
        type: inpatient ? fc.constant('institutional' as const) : fc.constantFrom('professional' as const, 'institutional' as const),
        frequency: often<MedicalClaim['frequency']>('1', fc.constantFrom('7' as const, '8' as const)),
        back: fc.integer({ min: 1, max: 4 }),
        member: fc.constantFrom('A', 'B'),
        age: fc.constantFrom(29, 30, 50, 51),
        sex: fc.constantFrom('female' as const, 'male' as const, null),
        coverage: fc.record({
          account: fc.constant('p'),
          spans: fc.constantFrom(
            [{ from: START, to: null }],
            [
              { from: START, to: START + 200 },
              { from: START + 230, to: START + 450 },
            ],
          ),
          since: fc.constant(START + 40),
          tier: fc.constantFrom('FAM' as const, 'ESP' as const),
          known: often(true, fc.constant(false), 20),
        }),
        payerSequence: fc.constant(secondary ? (2 as const) : (1 as const)),
        otherPayer: secondary
          ? often<MedicalClaim['otherPayer']>('none', fc.constantFrom('undecided' as const, 'missing' as const), 8)
          : fc.constant('none' as const),
        priorDecided: fc.constant(secondary ? START + day + 20 : null),
        visit: fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5'),
        rendering: often('dr', fc.constant('other'), 4),
        network: often<string | null>(null, fc.constant('out')),
        byPrimaryCare: fc.boolean(),
        protection: often<MedicalClaim['protection']>(null, fc.constantFrom('emergency' as const, 'ancillary' as const)),
        late: fc.integer({ min: 0, max: 60 }),
        denied: fc.constant(null),
        inpatient: fc.constant(inpatient),
        nights: fc.constant(inpatient ? 3 : 0),
        drgWeight: often<number | null>(null, fc.constantFrom(500_000, 1_234_500), 1, 2),
        lines: fc.array(line(secondary), { minLength: 1, maxLength: 4 }),
      })
      .map(({ lines, late, ...rest }) => {
        const serviceStart = START + day;
        const serviceEnd = inpatient ? serviceStart + 3 : serviceStart;
        return {
          ...rest,
          serviceStart,
          serviceEnd,
          received: serviceEnd + late,
          lines: lines.map((one, i) => ({ ...one, line: i + 1, serviceDay: serviceStart })),
        };
      }),
  );

/** In the order of decision; replacements and voids are for claims a little before. */
export const arbitraryClaims: fc.Arbitrary<readonly MedicalClaim[]> = fc
  .array(claim, { minLength: 1, maxLength: 14 })
  .map((claims) => claims.map(({ back, ...one }, i) => ({ ...one, id: `c${i}`, original: one.frequency === '1' ? null : `c${i - back}` })));
