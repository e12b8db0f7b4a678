import type { Immunization } from '../../../model/clinical/immunization.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { coded, person } from '../hl7v2-types.ts';
import type { ActionCode } from './action-code.ts';

/** CDC's list of reasons for refusal (NIP002); what is not a refusal is given in words. */
const NOT_DONE: Readonly<Record<NonNullable<Immunization['not_done_reason']>, string>> = {
  patient_objection: '03^Patient decision^NIP002',
  immunity: 'IMMUNE^immunity^L',
  medical_precaution: 'MEDPREC^medical precaution^L',
  out_of_stock: 'OSTOCK^product out of stock^L',
};

/** Amount where it is not known: HL7 chapter 4, RXA-6. */
const UNKNOWN_AMOUNT = '999';

export function rxa(c: Hl7v2Context, r: Immunization, action: ActionCode): string {
  return c.segment('RXA', {
    1: '0',
    2: '1',
    3: c.time(r.occurrence),
    4: c.time(r.occurrence),
    5: coded(c, r.code),
    6: UNKNOWN_AMOUNT,
    9: r.encounter_id === null ? '01^Historical information - source unspecified^NIP001' : '00^New immunization record^NIP001',
    10: person(c, c.practitioner(r.practitioner_id)),
    15: r.lot_number === null ? null : c.escape(r.lot_number),
    18: r.status !== 'not_done' ? null : NOT_DONE[r.not_done_reason ?? 'patient_objection'],
    20: r.status !== 'not_done' ? 'CP' : r.not_done_reason === 'patient_objection' ? 'RE' : 'NA',
    21: action,
  });
}
