/**
 * Civil dates and times as integers: days since 1970-01-01 and minutes since 1970-01-01T00:00, proleptic Gregorian calendar, no zones.
 * Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil and its inverse), exact in integers.
 */

export const MINUTES_PER_DAY = 1440;

export interface Civil {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
}

/** Days since 1970-01-01 of a civil date; month 1..12, day 1..31. */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The years that dates of a scenario may have: those in which patients of electronic records can have lived, or will. */
export const FIRST_YEAR = 1800;
export const LAST_YEAR = 2199;
export const FIRST_MINUTE = dayOf(FIRST_YEAR, 1, 1) * MINUTES_PER_DAY;
export const LAST_MINUTE = dayOf(LAST_YEAR + 1, 1, 1) * MINUTES_PER_DAY - 1;

/** The civil date of a day number. */
export function civilOf(dayNumber: number): Civil {
  const shifted = dayNumber + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1];
}

/** Calendar months added to a day; the day of the month is clamped to the month's end (31 January + 1 month = 28 or 29 February). */
export function addMonths(dayNumber: number, months: number): number {
  if (months === 0) return dayNumber;
  const { year, month, day } = civilOf(dayNumber);
  const total = year * 12 + (month - 1) + months;
  const toYear = Math.floor(total / 12);
  const toMonth = total - toYear * 12 + 1;
  return dayOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/**
 * The day on which a person born on `born` becomes `years` old: the first day of that age by `completedYears`. Someone born on 29 February has their birthday
 * on 1 March of years that have no such day.
 */
export function birthday(born: number, years: number): number {
  const { year, month, day } = civilOf(born);
  return dayOf(year + years, month, day);
}

/** Completed years between two days: the age on `on` of a person born on `born`. Someone born on 29 February turns a year older on 1 March. */
export function completedYears(born: number, on: number): number {
  const a = civilOf(born);
  const b = civilOf(on);
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < a.day) ? 1 : 0);
}

/** 0 = Monday … 6 = Sunday. 1970-01-01 was a Thursday. */
export function weekday(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

export function dayOfMinute(minute: number): number {
  return Math.floor(minute / MINUTES_PER_DAY);
}

/** Minute of the day, 0..1439. */
export function clockOf(minute: number): number {
  return minute - dayOfMinute(minute) * MINUTES_PER_DAY;
}

export function startOfDay(dayNumber: number): number {
  return dayNumber * MINUTES_PER_DAY;
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => (n < 10 ? `0${n}` : `${n}`));

/** Days already formatted, each in a slot that it shares with few others: a run touches few days, and formatting one costs more than looking it up. */
const SLOTS = 32_768;
const slotDays = new Float64Array(SLOTS).fill(Number.NaN);
const slotTexts: string[] = new Array(SLOTS).fill('');

/** `YYYY-MM-DD`. */
export function formatDay(dayNumber: number): string {
  const slot = dayNumber & (SLOTS - 1);
  if (slotDays[slot] === dayNumber) return slotTexts[slot];
  const { year, month, day } = civilOf(dayNumber);
  const text = `${String(year).padStart(4, '0')}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}`;
  slotDays[slot] = dayNumber;
  slotTexts[slot] = text;
  return text;
}

/** `HH:MM` of a minute of the day. */
export function formatClock(clock: number): string {
  const hour = Math.floor(clock / 60);
  return `${TWO_DIGITS[hour]}:${TWO_DIGITS[clock - hour * 60]}`;
}

/** `YYYY-MM-DDTHH:MM`. */
export function formatMinute(minute: number): string {
  const day = dayOfMinute(minute);
  return `${formatDay(day)}T${formatClock(minute - day * MINUTES_PER_DAY)}`;
}

/** Whether year, month and day name a day that exists. */
export function isCivil(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Day number of `YYYY-MM-DD`; the text must be a valid date. */
export function parseDay(text: string): number {
  return dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

/** Minute number of `YYYY-MM-DDTHH:MM`; the text must be a valid civil time. */
export function parseMinute(text: string): number {
  return startOfDay(parseDay(text)) + Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
}
