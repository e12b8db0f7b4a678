/** Date literals, which the lexer takes loosely so that a wrong one can be explained. */
import { dayOf, daysInMonth, FIRST_YEAR, isCivil, LAST_YEAR } from '../../model/time/civil.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export type DateReading = { readonly day: number; readonly clock: number | null } | { readonly problem: string; readonly right: string | null };

/** `2025-01-31` or `2025-01-31T08:30`; loose forms such as `2025-1-5` are read to say how they are written. */
export function readDate(image: string): DateReading {
  const [datePart, timePart] = image.split('T');
  const [year, month, day] = datePart.split('-');
  const numbers = [Number(year), Number(month), Number(day)];
  const padded = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year.length < 4) return { problem: 'dates have the form `YYYY-MM-DD`', right: null };
  if (numbers[1] < 1 || numbers[1] > 12) return { problem: `there is no month ${numbers[1]}`, right: null };
  if (!isCivil(numbers[0], numbers[1], numbers[2]))
    return { problem: `${MONTHS[numbers[1] - 1]} ${numbers[0]} has ${daysInMonth(numbers[0], numbers[1])} days`, right: null };
  if (numbers[0] < FIRST_YEAR || numbers[0] > LAST_YEAR) return { problem: `the year must be between ${FIRST_YEAR} and ${LAST_YEAR}`, right: null };
  if (padded !== datePart) return { problem: 'the month and the day must have two digits', right: timePart === undefined ? padded : `${padded}T${timePart}` };
  const dayNumber = dayOf(numbers[0], numbers[1], numbers[2]);
  if (timePart === undefined) return { day: dayNumber, clock: null };
  const [hour, minute, second] = timePart.split(':').map(Number);
  if (second !== undefined) return { problem: 'seconds are not supported', right: `${padded}T${timePart.slice(0, 5)}` };
  if (hour > 23 || minute > 59) return { problem: 'hours must be between 00 and 23, and minutes between 00 and 59', right: null };
  return { day: dayNumber, clock: hour * 60 + minute };
}
