/** Prescriptions and stays as the pharmacy takes note of them, and the fill of a prescription as a record. */
import type { MedicationRequest } from '../../../../model/clinical/medication.ts';
import type { MedicationDispense } from '../../../../model/clinical/medication-dispense.ts';
import { derivedId } from '../../../subject/put-record.ts';
import type { RecordNotice } from '../../engine.ts';
import { drugKey } from '../decision/formulary-terms.ts';
import { coveredFrom, habitOf, type PharmacyState } from '../pharmacy-state.ts';
import type { FillHabit } from './fill-habit.ts';
import { Therapy } from './therapy.ts';

/** Beyond the numbers of changes and of messages, which identifiers are derived with too. */
const FILL = 0x46494c4c;

export function noteCare(state: PharmacyState, { kind, record, made }: RecordNotice): void {
  if (kind === 'encounters') {
    if (record.class !== 'inpatient' && record.class !== 'observation') return;
    const end = record.end ?? Number.POSITIVE_INFINITY;
    state.stays.set(record.id, end);
    if (end === Number.POSITIVE_INFINITY) return;
    for (const therapy of state.therapies.values()) {
      therapy.releasedAt(record.id, end);
      therapy.notBefore(coveredFrom(state));
    }
  } else if (kind === 'medication_requests') prescription(state, record, made);
}

function prescription(state: PharmacyState, request: MedicationRequest, made: boolean): void {
  const { therapies, stays, weight, collects, member } = state;
  const drug = drugKey(request.code);
  if (!made) {
    (therapies.get(request.id) ?? therapies.get(drug))?.changed(request);
    return;
  }
  if (request.status !== 'active') return;
  const habit = habitOf(state, request);
  const collected = collects(request, habit.start);
  // What nobody collects and nobody is billed for leaves no record.
  if (!collected && member === null) return;
  // It changes nothing of what is taken already.
  const key = collected ? drug : request.id;
  const therapy = therapies.get(key) ?? new Therapy(habit, weight, collected);
  therapies.set(key, therapy);
  const stay = request.encounter_id === null ? undefined : stays.get(request.encounter_id);
  therapy.prescribed(request, habit, Math.max(request.authored, stay ?? request.authored, coveredFrom(state)));
}

/** The next fill of a therapy. */
export function dispense(therapy: Therapy, handedOver: number, recorded: number, { pharmacy }: FillHabit = therapy.habit): MedicationDispense {
  const request = therapy.request as MedicationRequest;
  const { fillNumber } = therapy;
  return {
    id: derivedId(request.id, FILL + fillNumber),
    code: request.code,
    status: 'completed',
    quantity: request.quantity,
    unit: request.dose_unit,
    days_supply: request.days_supply,
    fill_number: fillNumber,
    sig: request.sig,
    handed_over: handedOver,
    recorded,
    request_id: request.id,
    encounter_id: null,
    practitioner_id: request.practitioner_id,
    organization_id: pharmacy,
  };
}
