import { expect, test } from 'vitest';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import { openTarget, writeBlocks } from '../../support/written-target.ts';
import { complete } from '../fixtures/full.ts';
import { scriptFindings } from './script-checks.ts';

/** The fixture has one prescription, which is filled in part and stopped: here its first fill is rejected for want of an authorization, and it is renewed once. */
const [subject] = [complete()];
const [request] = subject.medication_requests;
const [dispense] = subject.medication_dispenses;
const [paid] = subject.pharmacy_claims;
const [authorization] = subject.authorizations;
const DAY = 1440;
const pharmacyId = paid.pharmacy_id;
const rejected = {
  ...paid,
  id: paid.id.replace(/^./, 'f'),
  response: 'rejected' as const,
  rejects: ['75'],
  dispense_id: null,
  at: request.recorded,
  recorded: request.recorded,
};
const renewal = {
  ...request,
  id: request.id.replace(/^./, 'e'),
  prior_id: request.id,
  authored: request.authored + 60 * DAY,
  recorded: request.authored + 60 * DAY,
  refills: 5,
};
const full = {
  ...subject,
  medication_requests: [
    { ...request, prior_id: null, status: 'stopped' as const },
    { ...renewal, status: 'active' as const, stopped: null },
  ],
  medication_dispenses: [
    { ...dispense, organization_id: pharmacyId },
    { ...dispense, id: dispense.id.replace(/^./, 'e'), status: 'declined' as const, request_id: renewal.id },
  ],
  medication_administrations: [],
  coverages: subject.coverages.map((one) => ({ ...one, kind: 'pharmacy' as const })),
  pharmacy_claims: [rejected, { ...paid, rejects: [] }],
  authorizations: [
    { ...authorization, service: paid.code, level: 0, appeal_of: null, requested: rejected.at, recorded: rejected.at, decided: rejected.at + DAY },
  ],
};
const options = { asOf: Number.MAX_SAFE_INTEGER };
const target = targets.get('script') as Target;
const { files } = writeBlocks(await openTarget(target, { layout: 'message' }, options), [{ label: '00000', subjects: [full] }]);

test('each message is a document of its own, of all types but an Error', () => {
  const types = [...files.keys()].map((key) => key.split('.').at(-2));
  expect([...new Set(types)].sort()).toEqual(
    [
      'CancelRx',
      'CancelRxResponse',
      'NewRx',
      'RxChangeRequest',
      'RxChangeResponse',
      'RxFill',
      'RxRenewalRequest',
      'RxRenewalResponse',
      'Status',
      'Verify',
    ].sort(),
  );
  expect(scriptFindings([...files.values()].map(String))).toEqual([]);
});

test.each([...files].map(([key, bytes]) => [key.split('/').at(-1) as string, bytes.toString('utf8')]))('%s', async (name, text) => {
  if (!/Status|Verify/.test(name)) await expect(text).toMatchFileSnapshot(`goldens/${name}`);
});
