import type { Device as FhirDevice } from 'fhir/r4.js';
import type { Device } from '../../../model/clinical/device.ts';
import type { Edition } from '../editions.ts';
import { concept } from '../fhir-concepts.ts';
import { filled } from '../fhir-text.ts';
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
