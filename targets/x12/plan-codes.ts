/** What kind of payer a plan is, in the words of each transaction. */
import type { ClaimType } from '../../model/benefits/claim.ts';
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { PlanType } from '../../model/benefits/plan-types.ts';

/** SBR09 of the 837, claim filing indicator. Medicare Advantage is the Medicare risk plan of the list; drug plans bill no claims of the 837 but are commercial. */
const FILING: Readonly<Record<Exclude<PlanType, 'medicare'>, string>> = {
  ...{ HMO: 'HM', PPO: '12', EPO: '14', POS: '13', HDHP: 'CI', indemnity: '15' },
  ...{ medicare_a: 'MA', medicare_b: 'MB', medicare_advantage: '16', medicaid: 'MC', part_d: 'OF', pharmacy: 'CI', copay_card: 'CI' },
};

/** A plan with both parts of Medicare pays institutional claims as Part A and professional ones as Part B. */
export function filingIndicator({ plan_type: type }: Pick<Coverage, 'plan_type'>, claim: ClaimType): string {
  return type === 'medicare' ? (claim === 'institutional' ? 'MA' : 'MB') : FILING[type];
}

/** CLP06 of the 835: as in the claim, but its list has no commercial insurance, so that it is mutually defined. */
export function paidFilingIndicator(coverage: Pick<Coverage, 'plan_type'>, claim: ClaimType): string {
  const code = filingIndicator(coverage, claim);
  return code === 'CI' ? 'ZZ' : code;
}

/** HD03 of the 834 by the kind of coverage, where the type of the plan has no line of its own. */
const LINE = { medical: 'HLT', pharmacy: 'PDG', dental: 'DEN', vision: 'VIS', behavioral: 'HLT' } as const satisfies Readonly<Record<Coverage['kind'], string>>;
const LINE_OF_TYPE: Partial<Readonly<Record<PlanType, string>>> = { HMO: 'HMO', PPO: 'PPO', EPO: 'EPO', POS: 'POS' };

export function insuranceLine({ kind, plan_type: type }: Pick<Coverage, 'kind' | 'plan_type'>): string {
  return (kind === 'medical' ? LINE_OF_TYPE[type] : undefined) ?? LINE[kind];
}

/** INS06-1 of the 834: the parts of Medicare that the member is entitled to, where the plan is one of Medicare. */
const MEDICARE: Partial<Readonly<Record<PlanType, string>>> = { medicare: 'C', medicare_a: 'A', medicare_b: 'B', medicare_advantage: 'C', part_d: 'D' };

export function medicareStatus({ plan_type: type }: Pick<Coverage, 'plan_type'>): string {
  return MEDICARE[type] ?? '';
}

/** EB04 of the 271, insurance type. Medicare Advantage is the Medicare risk plan of the list; it has no code of its own for a plan with both parts of Medicare, or with a high deductible. */
const INSURANCE: Readonly<Record<PlanType, string>> = {
  ...{ HMO: 'HM', PPO: 'PR', EPO: 'EP', POS: 'PS', HDHP: 'C1', indemnity: 'IN', pharmacy: 'C1', copay_card: 'OT', part_d: 'OT' },
  ...{ medicare: 'MP', medicare_a: 'MA', medicare_b: 'MB', medicare_advantage: 'HN', medicaid: 'MC' },
};

export const insuranceType = ({ plan_type: type }: Pick<Coverage, 'plan_type'>): string => INSURANCE[type];
