import { expect, test } from 'vitest';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';
import { complete } from '../fixtures/full.ts';

/** The fixture has one claim, for a stay: here it is one of an office as well. */
const [subject] = [complete()];
const [stay] = subject.claims;
const office = {
  ...stay,
  id: stay.id.replace(/.$/, 'f'),
  control_number: 'C0000000000002',
  type: 'professional' as const,
  type_of_bill: null,
  discharge_status: null,
  drg: null,
  place_of_service: '11',
  acknowledgement: 'accepted' as const,
  reject_category: null,
  reject_code: null,
  lines: stay.lines.filter(({ code }) => code !== null).map((line) => ({ ...line, revenue: null })),
};
/** The inquiry of the fixture is rejected: here one is answered as well. */
const [rejected] = subject.eligibility_inquiries;
const answered = {
  ...rejected,
  id: rejected.id.replace(/^./, 'f'),
  service_type: 'health_benefit_plan_coverage' as const,
  status: 'active' as const,
  reject_reason: null,
  asked: Math.max(...subject.accumulators.map(({ at }) => at)),
  service_date: subject.accumulators[0].year + 30,
};
/** The premium of the fixture is a refund: here one is billed as well. */
const [refund] = subject.premiums;
const billed = { ...refund, id: refund.id.replace(/^./, 'f'), entry: 'billed' as const, amount: 81_817, paid_by: 'sponsor' as const };
const both = {
  ...subject,
  eligibility_inquiries: [rejected, answered],
  premiums: [refund, billed],
  claims: [{ ...stay, type: 'institutional' as const, type_of_bill: '0111', place_of_service: null }, office],
};
const { files } = writeBlocks(await openTarget(targets.get('x12') as Target, {}), [{ label: '00000', subjects: [both] }]);

test.each([...files].map(([key, bytes]) => [key.split(' ')[1].split('.')[0], bytes.toString('utf8')]))(
  '%s with every field of the records',
  async (set, text) => {
    await expect(text).toMatchFileSnapshot(`goldens/${set}.edi`);
  },
);
