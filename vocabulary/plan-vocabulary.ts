/** The blocks of plans and formularies: their fields, and the blocks in them. Names are those of plan documents. */
import { benefitNames } from '../model/benefits/benefit-names.ts';
import { coverage } from '../model/benefits/coverage.ts';
import { type PlanType, planTypes } from '../model/benefits/plan-types.ts';
import { riskModels } from '../model/benefits/risk-score.ts';
import { authoredFields } from './authored-fields.ts';
import { COVERS, PCP } from './enrollment-verbs.ts';
import { copayCardPolicies, formularyTerms, type TermSpec } from './formulary-vocabulary.ts';
import { AGE, boolean, coding, duration, money, probability, share, type Type, text, whole } from './types.ts';

const choice = (name: string, labels: readonly string[]): Type => ({ kind: 'choice', name: `\`${name}\``, labels });
const fields = (of: Readonly<Record<string, Type>>): ReadonlyMap<string, Type> => new Map(Object.entries(of));

/** Types of plans that cover the subscriber alone: each person is entitled to Medicare on their own (42 CFR 406.10, 407.10, 422.50, 423.30), and a copay card is that of a patient. */
export const plansOfOnePerson: ReadonlySet<string> = new Set<PlanType>(['medicare', 'medicare_a', 'medicare_b', 'medicare_advantage', 'part_d', 'copay_card']);
/** Types of plans without a network of providers: no member has a primary care provider by them. */
export const plansWithoutNetwork: ReadonlySet<string> = new Set<PlanType>([
  ...(['indemnity', 'medicare', 'medicare_a', 'medicare_b', 'part_d', 'pharmacy', 'copay_card'] as const),
]);
/** Types of plans that pay for no visits of practitioners: no claims say who gives their members primary care. */
export const plansWithoutVisits: ReadonlySet<string> = new Set<PlanType>(['medicare_a', 'part_d', 'pharmacy', 'copay_card']);
/** How often a plan attributes its members by claims. */
export const attributionPeriods = ['year', 'quarter'] as const;
/** How a plan pays after earlier payers. */
export const secondaryMethods = ['standard', 'non_duplication', 'supplement', 'msp'] as const;
/** Rules on the codes of a claim. */
export const editKinds = ['information', 'modifier', 'diagnosis', 'necessity', 'bundled', 'exclusive'] as const;
const amounts = fields({ individual: money, family: money, style: choice('style', ['embedded', 'aggregate']) });
const cost = { copay: money, coinsurance: share } as const;
/** A percentage that may exceed 100%. */
export const FACTOR: Type = { kind: 'share' };
const price = { of_charge: share, of_allowed: FACTOR } as const;
/** Terms of a plan that may differ from claim to claim; all others are the same for everybody who has it. */
export const drawnTerms: ReadonlySet<string> = new Set(['turnaround', 'pend', 'members']);
const priorAuth = choice('prior_auth', ['required', 'none']);
export const termSpecs: ReadonlyMap<string, TermSpec> = new Map<string, TermSpec>([
  [
    'plan',
    {
      argument: 'name',
      fields: fields({
        type: choice('type', planTypes),
        year: choice('year', ['calendar', 'anniversary']),
        ends: choice('ends', ['day', 'month']),
        payer: { kind: 'party', of: 'payer' },
        formulary: { kind: 'declared', of: 'formulary' },
        coinsurance: share,
        ...price,
        timely_filing: duration,
        corrected_filing: duration,
        payment_window: duration,
        turnaround: duration,
        pend: probability,
        secondary: choice('secondary', secondaryMethods),
        sequestration: share,
        grandfathered: boolean,
        copay_cards: choice('copay_cards', copayCardPolicies),
        premium: money,
        capitation: money,
        pcp: choice('pcp', ['required', 'claims', 'none']),
        risk: choice('risk', riskModels),
        metal: choice('metal', ['bronze', 'silver', 'gold', 'platinum', 'catastrophic']),
      }),
      parts: ['deductible', 'oop_max', 'premium', 'attribution', 'benefit', 'network', 'stay_rate', 'edit', 'assistance'],
      needs: ['type'],
      oneOf: ['of_charge', 'of_allowed'],
      withoutEffect: {
        metal: 'metal levels',
      },
    },
  ],
  ['deductible', { argument: 'none', fields: amounts, parts: [], needs: ['individual'] }],
  ['oop_max', { argument: 'none', fields: amounts, parts: [], needs: ['individual'] }],
  // By the levels of X12 834 (HD05): EMP, ESP, ECH, FAM.
  [
    'premium',
    {
      argument: 'none',
      fields: fields({ employee: money, spouse: money, children: money, family: money }),
      parts: [],
      needs: ['employee', 'spouse', 'children', 'family'],
    },
  ],
  // How a plan with `pcp: claims` attributes its members.
  ['attribution', { argument: 'none', fields: fields({ window: duration, every: choice('every', attributionPeriods) }), parts: [], needs: [] }],
  [
    'benefit',
    {
      argument: benefitNames,
      fields: fields({
        ...cost,
        covered: boolean,
        deductible: choice('deductible', ['applies', 'waived']),
        copay_order: choice('copay_order', ['before_deductible', 'after_deductible']),
        coinsurance_base: choice('coinsurance_base', ['after_copay', 'allowed']),
        visits: whole,
        min_age: AGE,
        max_age: AGE,
        sex: choice('sex', ['female', 'male']),
        prior_auth: priorAuth,
      }),
      parts: ['limit', 'prior_auth'],
      needs: [],
    },
  ],
  [
    'prior_auth',
    {
      argument: 'none',
      fields: fields({ approve: probability, pend: probability, appeal: probability, turnaround: duration, valid_for: duration }),
      parts: [],
      needs: [],
    },
  ],
  [
    'network',
    {
      argument: 'name',
      fields: fields({ members: { kind: 'list', item: { kind: 'party', of: 'party' } }, ...cost, ...price }),
      parts: ['deductible', 'oop_max', 'benefit'],
      needs: [],
      oneOf: ['of_charge', 'of_allowed'],
    },
  ],
  // What a manufacturer's card pays for a drug in a year, and what it leaves of each fill.
  ['assistance', { argument: 'drug', fields: fields({ leaves: money, pays_at_most: money }), parts: [], needs: ['leaves', 'pays_at_most'] }],
  [
    'stay_rate',
    {
      argument: 'none',
      fields: fields({ base_rate: money, per_diem: money, of_charge: share }),
      parts: ['outlier'],
      needs: [],
      oneOf: ['base_rate', 'per_diem', 'of_charge'],
    },
  ],
  [
    'outlier',
    {
      argument: 'none',
      fields: fields({ fixed_loss: money, share, cost_to_charge: share }),
      parts: [],
      needs: ['fixed_loss', 'share', 'cost_to_charge'],
    },
  ],
  [
    'edit',
    {
      argument: editKinds,
      repeats: true,
      fields: fields({ code: coding, with: coding, diagnoses: coding, modifier: text }),
      parts: [],
      needs: [],
      forms: {
        information: [],
        modifier: ['code', 'modifier'],
        ...{ diagnosis: ['code', 'diagnoses'], necessity: ['code', 'diagnoses'], bundled: ['code', 'with'], exclusive: ['code', 'with'] },
      } satisfies Record<(typeof editKinds)[number], readonly string[]>,
    },
  ],
  ...formularyTerms,
]);

/** Fields of `coverage` in a profile. */
/** Amounts of a year that a coverage for drugs can use of the medical one: the words of the blocks of plans. */
export const sharedAmounts = ['deductible', 'oop_max'] as const;
export type Shared = (typeof sharedAmounts)[number];

export const coverageFields: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['plan', { kind: 'declared', of: 'plan' }],
  ['sponsor', { kind: 'party', of: 'sponsor' }],
  ['shares', { kind: 'list', item: choice('shares', sharedAmounts) }],
  ['pcp', PCP.type],
  ['covers', COVERS],
  ...[...authoredFields(coverage)].map(([name, field]) => [name, field.type] as const),
]);
