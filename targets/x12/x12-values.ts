/** Values as X12 writes them. */
import { formatDay, formatMinute } from '../../model/time/civil.ts';

/** `YYYYMMDD`. */
export const x12Date = (day: number): string => formatDay(day).replaceAll('-', '');

/** `YYYYMMDDHHMM`. */
export const x12Minute = (minute: number): string => formatMinute(minute).replace(/[-T:]/g, '');

/** A decimal number (R): without zeros that mean nothing. */
export function x12Amount(cents: number): string {
  const size = Math.abs(cents);
  const rest = size % 100;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
  return `${cents < 0 ? '-' : ''}${(size - rest) / 100}${fraction}`;
}

/** ICD-10 codes are sent without their point. */
export const withoutPoint = (code: string): string => code.replace('.', '');

/**
 * A tax identifier for an organization: 09, a prefix that the Internal Revenue Service has not assigned to any campus ("How EINs are assigned and valid EIN
 * prefixes"), and the last seven digits of its National Provider Identifier.
 */
export const taxIdentifier = (npi: string): string => `09${npi.slice(-7).padStart(7, '0')}`;

/** Billing providers have a ZIP code of nine digits (005010X222, 2010AA N403). The records have five: 0001 stands for the delivery sector. */
export const zipOfNine = (zip: string): string => `${zip}0001`;

/** The ten digits of a number; another text as it is. */
export function telephone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length === 10 ? digits : phone;
}
