/** `dispense`: a pharmacy hands a drug over. */
import type { MedicationDispense } from '../../../model/clinical/medication-dispense.ts';
import { put, recordedAt, uses } from '../../subject/put-record.ts';
import { conceptArgument, Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { parties, primary, visitId } from './care-context.ts';
import { prescriptionOf } from './clinical-state.ts';

/** Days of supply that a fill hands over. */
export function suppliedDays({ status, days_supply: days }: MedicationDispense): number {
  return status === 'completed' ? (days ?? 0) : 0;
}

/** A fill of the prescription in force, with its amount unless another is given. */
export const dispense: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const status = fields.or<string>('status', 'completed');
  const quantity = fields.or<number | null>('quantity', null);
  const days = fields.or<number | null>('days_supply', null);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const key = context.conceptOf.get(code) ?? -1;
    const request = prescriptionOf(s.clinical, key, s.now) ?? null;
    const record: MedicationDispense = {
      id: id(s),
      code,
      status: status(s) as MedicationDispense['status'],
      quantity: quantity(s) ?? request?.quantity ?? null,
      unit: request?.dose_unit ?? null,
      days_supply: days(s) ?? request?.days_supply ?? null,
      fill_number: request === null ? 0 : s.recording.records.medication_dispenses.filter((one) => one.request_id === request.id).length,
      sig: request?.sig ?? null,
      handed_over: s.now,
      recorded: recordedAt(s),
      request_id: request?.id ?? null,
      encounter_id: visitId(s),
      practitioner_id: uses(s, request?.practitioner_id ?? primary(s).id),
      organization_id: uses(s, parties(s).organization.id),
    };
    put(s, 'medication_dispenses', record);
    s.trail(key, 'medication_dispenses', suppliedDays(record));
  };
};
