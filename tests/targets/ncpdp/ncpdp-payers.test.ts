/** What requests say of other payers and of authorizations: a copay card after the plan, and the number of a prior authorization. */
import { expect, test } from 'vitest';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';
import { cardPeople } from './card-people.ts';
import { amountOf, textOf } from './ncpdp-checks.ts';
import { readNcpdp } from './ncpdp-reader.ts';

const { files } = writeBlocks(await openTarget(targets.get('ncpdp') as Target, {}), [{ label: '00000', subjects: cardPeople }]);
const sent = (what: 'requests' | 'responses') =>
  [...files]
    .filter(([path]) => path.includes(what))
    .flatMap(([, bytes]) => readNcpdp(bytes.toString('latin1'), what === 'requests' ? 'request' : 'response').transmissions);
const segmentOf = ({ segments }: ReturnType<typeof sent>[number], id: string) => segments.find((one) => one.id === id);

test('the first claim is rejected, the second one has the number of the authorization, and the third bills the card for the share of the patient', () => {
  const requests = sent('requests');
  const claimed = requests.map((one) => segmentOf(one, '07'));
  expect(claimed.map((one) => [textOf(one, 'C8'), textOf(one, 'EU')])).toEqual([
    ['0', ''],
    ['0', '1'],
    ['8', ''],
  ]);
  expect(textOf(claimed[1], 'EV')).toMatch(/^\d{1,11}$/);
  const cob = requests.map((one) => segmentOf(one, '05'));
  expect(cob.slice(0, 2)).toEqual([undefined, undefined]);
  expect(['4C', '5C', '6C', '7C', 'E8', 'NR', 'NP'].map((id) => textOf(cob[2], id))).toEqual(['1', '01', '03', '999999', '20250109', '1', '06']);
  // 25% of 7,000, at most 250.
  expect(amountOf(cob[2], 'NQ')).toBe(250_00);
});

test('the card pays all but what it leaves, after what the plan paid', () => {
  const priced = sent('responses').map((one) => segmentOf(one, '23'));
  expect(priced.map((one) => one !== undefined)).toEqual([false, true, true]);
  const amounts = (at: number) => ['F6', 'F5', 'J5', 'F9', 'FI'].map((id) => (textOf(priced[at], id) === '' ? null : amountOf(priced[at], id)));
  expect(amounts(1)).toEqual([7_000_00, 250_00, null, 6_750_00, 0]);
  expect(amounts(2)).toEqual([7_000_00, 5_00, 6_750_00, 245_00, 5_00]);
});
