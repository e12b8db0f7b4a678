/** The blocks of formularies: tiers, drugs with their conditions, and what is done about findings of drug-utilization review. */
import { durSeverities, durTypes } from '../model/pharmacy/drug-utilization-review.ts';
import { pharmacyKinds } from '../model/pharmacy/pharmacy-kind.ts';
import { AGE, boolean, coding, duration, money, number, share, type Type, whole } from './types.ts';

export interface TermSpec {
  readonly argument: 'none' | 'name' | 'drug' | readonly string[];
  readonly fields: ReadonlyMap<string, Type>;
  /** Whether several blocks may have the same argument. */
  readonly repeats?: boolean;
  /** Words of the blocks that are allowed in it. */
  readonly parts: readonly string[];
  /** Required fields. */
  readonly needs: readonly string[];
  /** Where the argument decides: the fields of each, all of them required. */
  readonly forms?: Readonly<Record<string, readonly string[]>>;
  /** Fields of which one alone may be given. */
  readonly oneOf?: readonly string[];
  /** Fields that plan documents have and nothing here reads, each with the reason: they get a warning. */
  readonly withoutEffect?: Readonly<Record<string, string>>;
}

const choice = (name: string, labels: readonly string[]): Type => ({ kind: 'choice', name: `\`${name}\``, labels });
const fields = (of: Readonly<Record<string, Type>>): ReadonlyMap<string, Type> => new Map(Object.entries(of));

/** Whose choice of a brand the member pays for: nobody's, the patient's (DAW 2), that of the patient or the prescriber (DAW 1 and 2). */
export const brandPenalties = ['none', 'patient', 'any'] as const;
export type BrandPenalty = (typeof brandPenalties)[number];

/** How a plan treats what a manufacturer's card pays: as paid by the member, not so, or up to all that the card gives in a year. */
export const copayCardPolicies = ['included', 'excluded', 'maximizer'] as const;
export type CopayCardPolicy = (typeof copayCardPolicies)[number];

/** Filled in by the formulary at hand: its tiers. */
export const TIER: Type = choice('tier', []);
/** Bounds of days supply 405-D5: three digits. */
const SUPPLY: Type = { kind: 'number', whole: true, bounds: { least: 1, most: 999 } };
/** Amounts that a fill can have: field 442-E7. */
const QUANTITY: Type = { ...number, bounds: { least: 0.001, most: 9_999_999.999 } } as Type;
const costs = { copay: money, coinsurance: share, min: money, max: money, days_supply: SUPPLY };

export const formularyTerms: readonly (readonly [string, TermSpec])[] = [
  [
    'formulary',
    {
      argument: 'name',
      fields: fields({ refill_after: share, dispensing_fee: money, else: TIER, brand_penalty: choice('brand_penalty', brandPenalties) }),
      parts: ['tier', 'drug', 'dur'],
      needs: [],
    },
  ],
  [
    'tier',
    {
      argument: 'name',
      fields: fields({ level: whole, ...costs, deductible: choice('deductible', ['applies', 'waived']) }),
      parts: ['channel', 'extended'],
      needs: ['level'],
    },
  ],
  ['channel', { argument: pharmacyKinds, fields: fields(costs), parts: ['extended'], needs: [] }],
  ['extended', { argument: 'none', fields: fields({ beyond: SUPPLY, ...costs }), parts: [], needs: ['beyond'] }],
  [
    'drug',
    {
      argument: 'drug',
      fields: fields({
        ...{ tier: TIER, covered: boolean, prior_auth: choice('prior_auth', ['required', 'none']), channel: choice('channel', pharmacyKinds) },
        ...{ min_age: AGE, max_age: AGE, sex: choice('sex', ['female', 'male']), days_supply: SUPPLY },
      }),
      parts: ['step', 'limit', 'prior_auth'],
      needs: [],
    },
  ],
  ['step', { argument: 'drug', fields: fields({ taken: duration, within: duration }), parts: [], needs: ['taken'] }],
  ['limit', { argument: 'none', fields: fields({ quantity: QUANTITY, per: duration }), parts: [], needs: ['quantity', 'per'] }],
  [
    'dur',
    {
      argument: durTypes,
      repeats: true,
      fields: fields({
        drug: coding,
        with: coding,
        severity: choice('severity', durSeverities),
        reject: choice('reject', ['none', 'soft', 'hard']),
        override: share,
      }),
      parts: [],
      needs: ['severity', 'reject'],
    },
  ],
];

/** The words of blocks whose values are the same for every subject. */
export const formularyWords: ReadonlySet<string> = new Set(formularyTerms.map(([word]) => word));
