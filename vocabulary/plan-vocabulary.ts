/** The blocks of plans and formularies: their fields, and the blocks in them. Names are those of plan documents. */
import { coverage } from '../model/benefits/coverage.ts';
import { durSeverities, durTypes } from '../model/pharmacy/drug-utilization-review.ts';
import { authoredFields } from './authored-fields.ts';
import { boolean, coding, duration, money, number, share, type Type, whole } from './types.ts';

export interface TermSpec {
  readonly argument: 'none' | 'name' | 'drug' | readonly string[];
  readonly fields: ReadonlyMap<string, Type>;
  /** Whether several blocks may have the same argument. */
  readonly repeats?: boolean;
  /** Words of the blocks that are allowed in it. */
  readonly parts: readonly string[];
  /** Required fields. */
  readonly needs: readonly string[];
}

const choice = (name: string, labels: readonly string[]): Type => ({ kind: 'choice', name: `\`${name}\``, labels });
const fields = (of: Readonly<Record<string, Type>>): ReadonlyMap<string, Type> => new Map(Object.entries(of));

/** Benefits by the services that they are for, near the service types of X12 271. */
export const benefitNames = [
  ...['preventive', 'pcp_visit', 'specialist_visit', 'telehealth', 'urgent_care', 'emergency', 'ambulance', 'inpatient', 'outpatient_surgery'],
  ...['imaging', 'laboratory', 'mental_health', 'therapy', 'maternity', 'newborn', 'home_health', 'skilled_nursing', 'hospice', 'medical_equipment'],
  ...['injectable_drugs', 'dental_preventive', 'dental_basic', 'dental_major', 'vision_exam', 'eyewear'],
] as const;

const planTypes = ['HMO', 'PPO', 'EPO', 'POS', 'HDHP', 'indemnity', 'medicare', 'medicare_advantage', 'medicaid', 'part_d'] as const;
const amounts = fields({ individual: money, family: money, style: choice('style', ['embedded', 'aggregate']) });
const cost = { copay: money, coinsurance: share } as const;
const priorAuth = choice('prior_auth', ['required', 'none']);
/** Filled in by the formulary at hand: its tiers. */
export const TIER: Type = choice('tier', []);

export const termSpecs: ReadonlyMap<string, TermSpec> = new Map<string, TermSpec>([
  [
    'plan',
    {
      argument: 'name',
      fields: fields({
        type: choice('type', planTypes),
        year: choice('year', ['calendar', 'anniversary']),
        payer: { kind: 'party', of: 'payer' },
        formulary: { kind: 'declared', of: 'formulary' },
        coinsurance: share,
        premium: money,
        metal: choice('metal', ['bronze', 'silver', 'gold', 'platinum', 'catastrophic']),
      }),
      parts: ['deductible', 'oop_max', 'benefit', 'network'],
      needs: ['type'],
    },
  ],
  ['deductible', { argument: 'none', fields: amounts, parts: [], needs: ['individual'] }],
  ['oop_max', { argument: 'none', fields: amounts, parts: [], needs: ['individual'] }],
  [
    'benefit',
    {
      argument: benefitNames,
      fields: fields({
        ...cost,
        covered: share,
        deductible: choice('deductible', ['applies', 'waived']),
        visits: whole,
        prior_auth: priorAuth,
        valid_for: duration,
        turnaround: duration,
      }),
      parts: [],
      needs: [],
    },
  ],
  ['network', { argument: 'name', fields: fields(cost), parts: ['deductible', 'oop_max', 'benefit'], needs: [] }],
  ['formulary', { argument: 'name', fields: fields({ refill_after: share }), parts: ['tier', 'drug', 'dur'], needs: [] }],
  ['tier', { argument: 'name', fields: fields({ level: whole, ...cost, min: money, max: money }), parts: [], needs: ['level'] }],
  ['drug', { argument: 'drug', fields: fields({ tier: TIER, covered: boolean, prior_auth: priorAuth }), parts: ['step', 'limit'], needs: [] }],
  ['step', { argument: 'drug', fields: fields({ taken: duration, within: duration }), parts: [], needs: ['taken'] }],
  ['limit', { argument: 'none', fields: fields({ quantity: number, per: duration }), parts: [], needs: ['quantity', 'per'] }],
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
      }),
      parts: [],
      needs: ['severity'],
    },
  ],
]);

/** Fields of `coverage` in a profile. */
export const coverageFields: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['plan', { kind: 'declared', of: 'plan' }],
  ...[...authoredFields(coverage)].map(([name, field]) => [name, field.type] as const),
]);
