/** The fourth judge: rules of FHIR's JSON form that the schema cannot say and Medplum does not ask for. */
import { isRecord } from './definitions.ts';
import type { Objection } from './issue.ts';

const DATE = /^\d{4}-\d{2}-\d{2}(?=$|T)/;
const DIV = /^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml"[^>]*>[\s\S]*<\/div>$/;
const TAG = /<[^>]*>/g;

/** Objections to a value and all below it; `name` is the element's own name. */
export function byForm(value: unknown, path: string, name = path): Objection[] {
  if (Array.isArray(value))
    return [...(value.length === 0 ? [{ path, message: 'empty array' }] : []), ...value.flatMap((one, i) => byForm(one, `${path}[${i}]`, name))];
  if (isRecord(value)) {
    const members = Object.entries(value);
    return [
      ...(members.length === 0 ? [{ path, message: 'empty object' }] : []),
      ...members.flatMap(([member, one]) => byForm(one, `${path}.${member}`, member)),
    ];
  }
  if (typeof value !== 'string') return [];
  if (name === 'div') return narrative(value, path);
  if (value.trim() === '') return [{ path, message: 'empty text' }];
  const date = DATE.exec(value)?.[0];
  return date !== undefined && !exists(date) ? [{ path, message: `there is no ${date}` }] : [];
}

function narrative(div: string, path: string): Objection[] {
  if (!DIV.test(div)) return [{ path, message: 'a narrative is one div in the xhtml namespace' }];
  if (/<script\b/i.test(div)) return [{ path, message: 'a narrative has no script' }];
  const text = div.replace(TAG, '').trim();
  return text === '' && !/<img\b/.test(div) ? [{ path, message: 'a narrative has content (txt-2)' }] : [];
}

/** Whether a date is in the (proleptic Gregorian) calendar. */
function exists(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}
