/** The names and addresses that a patient had before: what `changes` say of them, undone from the last to the first. */
import type { Change } from '../clinical/change.ts';
import { dayOfMinute } from '../time/civil.ts';
import type { Patient, PreviousAddress, PreviousName } from './patient.ts';

/** Fields that make another name, or another address, where they change. A title or a county alone does not. */
const NAME: ReadonlySet<string> = new Set(['given', 'middle', 'family', 'suffix']);
const ADDRESS: ReadonlySet<string> = new Set(['line', 'city', 'state', 'zip']);

type Previous = Pick<Patient, 'previous_names' | 'previous_addresses'>;
type Parts = Record<string, string | null>;

/** Of whom nothing has changed. */
export function nothingBefore(): Previous {
  return { previous_names: [], previous_addresses: [] };
}

/**
 * @param patient as they are after the changes
 * @param changes of this patient and perhaps of other records, from the first to the last
 */
export function previousOf(patient: Patient, changes: readonly Change[]): Previous {
  const { prefix, given, middle, family, suffix, line, city, state, zip, county } = patient;
  const name: Parts = { prefix, given, middle, family, suffix };
  const address: Parts = { line, city, state, zip, county };
  const before = nothingBefore();
  for (const change of changes.toReversed()) {
    if (change.record_id !== patient.id) continue;
    const end = dayOfMinute(change.occurred);
    if (undo(name, change, NAME, '')) before.previous_names.push({ kind: kindOf(change), ...(name as unknown as NameParts), start: null, end });
    if (undo(address, change, ADDRESS, null)) before.previous_addresses.push({ ...(address as unknown as AddressParts), start: null, end });
  }
  inOrder(before.previous_names);
  inOrder(before.previous_addresses);
  return before;
}

type NameParts = Pick<Patient, 'prefix' | 'given' | 'middle' | 'family' | 'suffix'>;
type AddressParts = Pick<Patient, 'line' | 'city' | 'state' | 'zip' | 'county'>;

/** Gives the parts their values before a change. Whether they were another name or address, of which anything is known. */
function undo(parts: Parts, { fields }: Change, distinct: ReadonlySet<string>, unknown: string | null): boolean {
  let another = false;
  for (const { name, before } of fields) {
    if (!Object.hasOwn(parts, name)) continue;
    parts[name] = before === null ? null : (JSON.parse(before) as string);
    another ||= distinct.has(name);
  }
  return another && [...distinct].some((name) => parts[name] !== unknown && parts[name] !== null);
}

/** A last name that is given up with a marriage is a maiden name. */
function kindOf({ fields }: Change): PreviousName['kind'] {
  const marries = fields.some(({ name, after }) => name === 'marital_status' && after === '"married"');
  return marries && fields.some(({ name }) => name === 'family') ? 'maiden' : 'old';
}

/** Each begins where the one before ends. */
function inOrder(list: { start: number | null; readonly end: number }[]): void {
  list.reverse();
  for (let i = 1; i < list.length; i++) list[i].start = list[i - 1].end;
}

/** The first day of the present name or address; null where there was none before. */
export function sinceWhen(before: readonly (PreviousName | PreviousAddress)[]): number | null {
  return before.length === 0 ? null : before[before.length - 1].end;
}
