import { expect, test } from 'vitest';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';
import { complete } from '../fixtures/full.ts';

/** The fixture has one claim that is paid: here one is rejected as well, as reviews reject, and the paid one answers it. */
const [subject] = [complete()];
const [paid] = subject.pharmacy_claims;
const [alert] = subject.dur_alerts;
const rejected = {
  ...paid,
  ...{ id: paid.id.replace(/^./, 'f'), response: 'rejected' as const, rejects: ['88', '75'], dispense_id: null, basis: null },
  ...{ ingredient_cost: 0, dispensing_fee: 0, allowed: 0, deductible: 0, copay: 0, coinsurance: 0, paid: 0, patient_pay: 0, other_payer_paid: 0 },
};
const inquiry = { ...subject.eligibility_inquiries[0], kind: 'pharmacy' as const };
const both = {
  ...subject,
  eligibility_inquiries: [inquiry],
  pharmacy_claims: [rejected, { ...paid, rejects: [] }],
  dur_alerts: [{ ...alert, pharmacy_claim_id: rejected.id }],
};
const { files } = writeBlocks(await openTarget(targets.get('ncpdp') as Target, {}), [{ label: '00000', subjects: [both] }]);

/** Separators as their symbols, and each segment on a line, so that the golden file can be read. */
const SYMBOLS: Readonly<Record<string, string>> = { '\u0002': '<STX>', '\u0003': '<ETX>', '\u001c': '<FS>', '\u001d': '\n<GS>', '\u001e': '\n<RS>' };
const shown = (text: string): string => text.replace(/[\u0002\u0003\u001c-\u001e]/g, (one) => SYMBOLS[one]);

test.each([...files].map(([key, bytes]) => [key.split(' ')[1].split('.')[0], bytes.toString('latin1')]))(
  '%s with every field of the records',
  async (what, text) => {
    await expect(shown(text)).toMatchFileSnapshot(`goldens/${what}.txt`);
  },
);
