import type { Device as FhirDevice } from 'fhir/r4.js';
import type { Device } from '../../../model/clinical/device.ts';
import type { Edition } from '../editions.ts';
import { concept } from '../fhir-concepts.ts';
import { filled } from '../fhir-text.ts';
import { codingOf, notCarried, type Reading, wordOf } from '../read-resource.ts';
import { date, patientReference, resource, text } from '../resource.ts';

const STATUS: { readonly [K in Device['status']]: NonNullable<FhirDevice['status']> } = {
  active: 'active',
  inactive: 'inactive',
  entered_in_error: 'entered-in-error',
};

export const device = (edition: Edition) =>
  resource<Device>()({
    has: {
      identifier: (r) => filled(r.device_identifier),
      udi: (r) => filled(r.udi),
      lot: (r) => filled(r.lot_number),
      serial: (r) => filled(r.serial_number),
    },
    build: (h, has): FhirDevice => ({
      resourceType: 'Device',
      id: h.raw((r) => r.id),
      meta: edition.meta('device'),
      udiCarrier: has.identifier
        ? [{ deviceIdentifier: text(h, (r) => r.device_identifier), carrierHRF: has.udi ? text(h, (r) => r.udi) : undefined }]
        : undefined,
      status: h.pick(STATUS, (r) => r.status),
      manufactureDate: date(h, (r) => r.manufactured),
      expirationDate: date(h, (r) => r.expires),
      lotNumber: has.lot ? text(h, (r) => r.lot_number) : undefined,
      serialNumber: has.serial ? text(h, (r) => r.serial_number) : undefined,
      type: h.part(concept, (r) => r.code),
      patient: patientReference(h),
    }),
  });

export function readDevice(r: FhirDevice): Reading<Device> {
  const carrier = r.udiCarrier?.[0];
  return {
    id: r.id,
    code: codingOf(r.type),
    status: wordOf(STATUS, r.status),
    udi: carrier === undefined ? notCarried : (carrier.carrierHRF ?? ''),
    device_identifier: carrier?.deviceIdentifier ?? '',
    manufactured: r.manufactureDate,
    expires: r.expirationDate,
    lot_number: r.lotNumber ?? '',
    serial_number: r.serialNumber ?? '',
    recorded: notCarried,
    encounter_id: notCarried,
  };
}
