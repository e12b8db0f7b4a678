import { expect, test } from 'vitest';
import { type PlanType, planTypes } from '../../../model/benefits/plan-types.ts';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';
import { complete } from '../fixtures/full.ts';
import { readInterchanges, type Segment } from './x12-parser.ts';

/** The segments of the fixture under a plan of a type: one institutional claim, its payment, and the transaction of its coverage. */
async function under(type: PlanType): Promise<readonly Segment[]> {
  const whole = complete();
  const one = {
    ...whole,
    coverages: whole.coverages.map((coverage) => ({ ...coverage, plan_type: type })),
    claims: whole.claims.map((claim) => ({ ...claim, type: 'institutional' as const, type_of_bill: '0111' })),
  };
  const { files } = writeBlocks(await openTarget(targets.get('x12') as Target, {}), [{ label: '00000', subjects: [one] }]);
  return [...files.values()]
    .flatMap((bytes) => readInterchanges(bytes.toString('utf8')))
    .flatMap(({ transactions }) => transactions.flatMap((set) => set.segments));
}

/** SBR09, CLP06, INS06 and HD03. */
const expected: Readonly<Record<PlanType, readonly [string, string, string | undefined, string | undefined]>> = {
  HMO: ['HM', 'HM', '', 'HMO'],
  PPO: ['12', '12', '', 'PPO'],
  EPO: ['14', '14', '', 'EPO'],
  POS: ['13', '13', '', 'POS'],
  HDHP: ['CI', 'ZZ', '', 'HLT'],
  indemnity: ['15', '15', '', 'HLT'],
  medicare: ['MA', 'MA', 'C', 'HLT'],
  medicare_a: ['MA', 'MA', 'A', 'HLT'],
  medicare_b: ['MB', 'MB', 'B', 'HLT'],
  medicare_advantage: ['16', '16', 'C', 'HLT'],
  medicaid: ['MC', 'MC', '', 'HLT'],
  part_d: ['OF', 'OF', 'D', 'HLT'],
  pharmacy: ['CI', 'ZZ', '', 'HLT'],
  // Manufacturers get no enrollment.
  copay_card: ['CI', 'ZZ', undefined, undefined],
};

test.each(planTypes)('the type %s of a plan decides how claims, payments and enrollment name the payer', async (type) => {
  const segments = await under(type);
  const element = (name: string, at: number): string | undefined => segments.find((one) => one[0] === name)?.[at];
  expect([element('SBR', 9), element('CLP', 6), element('INS', 6), element('HD', 3)]).toEqual(expected[type]);
});
