/** Types of plans, by which benefits and payers of claims are told apart. */
export const planTypes = [
  'HMO',
  'PPO',
  'EPO',
  'POS',
  'HDHP',
  'indemnity',
  'medicare',
  'medicare_a',
  'medicare_b',
  'medicare_advantage',
  'medicaid',
  'part_d',
  'pharmacy',
  'copay_card',
] as const;
export type PlanType = (typeof planTypes)[number];
