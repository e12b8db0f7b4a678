import type { MedicationDispense } from '../../../model/clinical/medication-dispense.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { coded, components, decimal, prescriptionNumber } from '../hl7v2-types.ts';

/** Pharmacy dispense. The amount is required: 0 where it is unknown. */
export function rxd(c: Hl7v2Context, r: MedicationDispense): string {
  return c.segment('RXD', {
    1: decimal(r.fill_number),
    2: coded(c, r.code),
    3: c.time(r.handed_over),
    4: decimal(r.quantity ?? 0),
    5: r.unit === null || r.unit === '' ? null : components(['', c.escape(r.unit)]),
    7: prescriptionNumber(r.request_id ?? r.id),
    9: r.sig === null || r.sig === '' ? null : c.escape(r.sig),
  });
}
