import type { MedicationRequest } from '../../../model/clinical/medication.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { coded, components, decimal, optionalDecimal, optionallyCoded, person, prescriptionNumber } from '../hl7v2-types.ts';

/** A unit in words; the field is required, so one that is unknown says so. */
function words(c: Hl7v2Context, unit: string | null): string {
  return unit === null || unit === '' ? 'UNK^unknown^NULLFL' : components(['', c.escape(unit)]);
}

/** Pharmacy encoded order. The give amount is required: 0 where the dose is unknown. */
export function rxe(c: Hl7v2Context, r: MedicationRequest, timing: string | null): string {
  return c.segment('RXE', {
    1: c.version.timingSegment ? null : timing,
    2: coded(c, r.code),
    3: decimal(r.dose ?? 0),
    5: words(c, r.dose_unit),
    7: r.sig === '' ? null : components(['', c.escape(r.sig)]),
    10: optionalDecimal(r.quantity),
    11: r.quantity === null ? null : words(c, r.dose_unit),
    12: decimal(r.refills),
    13: person(c, c.practitioner(r.practitioner_id)),
    15: prescriptionNumber(r.id),
    27: optionallyCoded(c, r.reason),
  });
}
