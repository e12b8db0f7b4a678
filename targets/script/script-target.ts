/** NCPDP SCRIPT: electronic prescriptions, and what prescribers and pharmacies say of them. */
import type { RecordKind } from '../../model/record-kinds.ts';
import type { Omission, RunInfo, Target, Writer } from '../../model/target.ts';
import { carriesOf } from '../shared/carried-kinds.ts';
import { SCRIPT_VERSION } from './script-codes.ts';
import { type ScriptOptions, scriptOptions } from './script-options.ts';

const written: readonly RecordKind[] = ['medication_requests', 'medication_dispenses', 'pharmacy_claims', 'dur_alerts', 'coverages'];
/** Why records that have to do with drugs are left out; the others are not part of prescriptions. */
const reasons: Readonly<Partial<Record<RecordKind, string>>> = {
  medication_administrations: 'drugs that staff give are no prescriptions to a pharmacy',
  allergy_intolerances: 'no message tells the pharmacy of allergies',
  authorizations:
    'a message shows the number and the outcome of an authorization of a drug; the transactions of electronic prior authorization (ePA) are not written',
};
const carries = carriesOf(written, reasons, 'prescriptions have no other clinical or financial data');

const omitted: readonly Omission[] = [
  { record: 'medication_requests', field: 'dose', why: 'the text of the directions contains it' },
  { record: 'medication_requests', field: 'route', why: 'the text of the directions contains it' },
  { record: 'medication_requests', field: 'times_per_day', why: 'the text of the directions contains it' },
  { record: 'medication_requests', field: 'as_needed', why: 'the text of the directions contains it' },
  { record: 'medication_requests', field: 'stop_reason', why: 'a CancelRx has no reason' },
  { record: 'medication_dispenses', field: 'fill_number', why: 'an RxFill has no number of a fill' },
  { record: 'pharmacy_claims', field: 'paid', why: 'amounts are part of claims (NCPDP Telecommunication), not of prescriptions' },
  { record: 'dur_alerts', field: 'severity', why: 'the note of an RxChangeRequest has the reason and the text of a finding' },
];

export const script = {
  name: 'script',
  title: 'NCPDP SCRIPT messages: prescriptions, renewals, changes, cancellations, fills, and their answers',
  version: `SCRIPT ${SCRIPT_VERSION.name}`,
  support: 'preview',
  mediaType: 'application/xml',
  standardOutput: true,
  options: scriptOptions,
  carries,
  omits: () => omitted,
  feed: 'messages',
  subject: { kinds: ['medication_requests'], madeBy: '`prescribe`', example: 'prescribe rx.metformin { quantity: 60  days_supply: 30 }' },
  async open(run: RunInfo, options: ScriptOptions): Promise<Writer> {
    return new (await import('./script-writer.ts')).ScriptWriter(run, options);
  },
} satisfies Target<ScriptOptions>;
