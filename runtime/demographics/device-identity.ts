/** The unique device identifier of a device, as GS1 forms it. */

import type { Draw, Site } from '../../draws/draw.ts';
import type { Device } from '../../model/clinical/device.ts';
import { addMonths, formatDay } from '../../model/time/civil.ts';
import { lotNumber, serialNumber } from './product-numbers.ts';

export type DeviceIdentity = Pick<Device, 'udi' | 'device_identifier' | 'manufactured' | 'expires' | 'lot_number' | 'serial_number'>;

/** GS1 gives prefix 952 to nobody: it is there for examples and demonstrations (GS1 style guide, "GS1 prefix 952 for examples"). */
const EXAMPLE_PREFIX = '952';

/** Days before its use on which a device was made, and months that it keeps. Chosen so that no device is used after its expiry. */
const OLDEST = 540;
const YOUNGEST = 30;
const SHELF_MONTHS = 60;

/** Check digit of a GS1 key: weights 3 and 1 from the right (GS1 General Specifications, check digit calculation). */
export function gs1Digit(digits: string): number {
  let sum = 0;
  for (let i = digits.length - 1, weight = 3; i >= 0; i--, weight = 4 - weight) sum += (digits.charCodeAt(i) - 48) * weight;
  return (10 - (sum % 10)) % 10;
}

/** A trade item number of 14 digits for a kind of device: devices of the same code share it, as devices of one model do. */
function tradeItem(code: string): string {
  let hash = 0;
  for (let i = 0; i < code.length; i++) hash = (hash * 31 + code.charCodeAt(i)) % 999_999_937;
  const body = `0${EXAMPLE_PREFIX}${String(hash).padStart(9, '0')}`;
  return `${body}${gs1Digit(body)}`;
}

/** YYMMDD. */
function short(day: number): string {
  return formatDay(day).slice(2).replaceAll('-', '');
}

/** The identity of one device with a code, used first on a day (day number). The text is in the form that people read: `(01)…(11)…(17)…(10)…(21)…`. */
export function deviceIdentity(site: Site, draw: Draw, subject: number, occurrence: number, code: string, usedOn: number): DeviceIdentity {
  draw.at(site, subject, occurrence);
  const manufactured = usedOn - YOUNGEST - draw.below(OLDEST - YOUNGEST + 1);
  const expires = addMonths(manufactured, SHELF_MONTHS);
  const lot = lotNumber(draw);
  const serial = serialNumber(draw);
  const device = tradeItem(code);
  return {
    udi: `(01)${device}(11)${short(manufactured)}(17)${short(expires)}(10)${lot}(21)${serial}`,
    device_identifier: device,
    manufactured,
    expires,
    lot_number: lot,
    serial_number: serial,
  };
}
