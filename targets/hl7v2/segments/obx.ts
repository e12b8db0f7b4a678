import type { Interpretation, Observation } from '../../../model/clinical/observation.ts';
import type { Coding } from '../../../model/scalars.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { date } from '../hl7v2-time.ts';
import { coded, decimal, person, unit } from '../hl7v2-types.ts';

/** HL7 table 0078. */
const FLAG: Readonly<Record<Interpretation, string>> = { low: 'L', normal: 'N', high: 'H', critical_low: 'LL', critical_high: 'HH', abnormal: 'A' };

/** HL7 table 0085. */
export type ResultStatus = 'F' | 'P' | 'C' | 'W' | 'X';

export type ObxValue = Pick<
  Observation,
  'code' | 'value' | 'unit' | 'value_code' | 'value_boolean' | 'value_date' | 'value_text' | 'interpretation' | 'reference_low' | 'reference_high'
>;

/** An observation without a value. */
export function nothing(code: Coding): ObxValue {
  const empty = { value: null, unit: null, value_code: null, value_boolean: null, value_date: null, value_text: null };
  return { code, ...empty, interpretation: null, reference_low: null, reference_high: null };
}

/** When, where and by whom. */
export interface Taken {
  readonly status: ResultStatus;
  readonly observed: number;
  readonly organization: string | null;
  readonly practitioner: string;
  /** Groups the parts of one observation. */
  readonly group?: string;
}

/** `70-99`, `>60`, `<5`. */
function range(low: number | null, high: number | null): string | null {
  if (low !== null && high !== null) return `${decimal(low)}-${decimal(high)}`;
  if (low !== null) return `>${decimal(low)}`;
  return high === null ? null : `<${decimal(high)}`;
}

/** Whether there is a value, or something about one. */
export function measures(m: ObxValue): boolean {
  const values = [m.value, m.value_code, m.value_boolean, m.value_date, m.value_text];
  return [...values, m.interpretation, m.reference_low, m.reference_high].some((one) => one !== null);
}

/** A number beyond what can be measured: `<0.01`, `>= 1000`. */
const COMPARED = /^(<=|>=|<|>) ?(-?\d+(?:\.\d+)?)$/;

/** HL7 table 0136. */
const ANSWER = { yes: 'Y^Yes^HL70136', no: 'N^No^HL70136' } as const;

/** The type of a value and the value: number, number with a comparator, code, answer, day or text. */
function typedValue(c: Hl7v2Context, m: ObxValue): readonly [string, string] | null {
  if (m.value !== null) return ['NM', decimal(m.value)];
  const coding = c.version.since25 ? 'CWE' : 'CE';
  if (m.value_code !== null) return [coding, coded(c, m.value_code)];
  if (m.value_boolean !== null) return [coding, m.value_boolean ? ANSWER.yes : ANSWER.no];
  if (m.value_date !== null) return ['DT', date(m.value_date)];
  const compared = COMPARED.exec(m.value_text ?? '');
  if (compared !== null) return ['SN', `${compared[1]}^${compared[2]}`];
  return m.value_text === null || m.value_text === '' ? null : ['TX', c.formatted(m.value_text)];
}

/** What tells one part from another; the rest is of when, where and by whom. */
interface Part {
  readonly type: string | undefined;
  readonly code: string;
  readonly value: string | undefined;
  readonly unit: string | null;
  readonly range: string | null;
  readonly flag: string | null;
}

function segment(c: Hl7v2Context, { type, code, value, unit, range, flag }: Part, t: Taken, number: number): string {
  const organization = t.organization === null ? undefined : c.organizationOf(t.organization);
  return c.segment('OBX', {
    1: String(number),
    2: type,
    3: code,
    4: t.group,
    5: value,
    6: unit,
    7: range,
    8: flag,
    11: t.status,
    14: c.time(t.observed),
    15: organization === undefined ? null : `${organization.npi}^${c.escape(organization.name)}^NPI`,
    16: person(c, c.practitioner(t.practitioner)),
  });
}

export function obx(c: Hl7v2Context, m: ObxValue, t: Taken, number: number): string {
  const typed = typedValue(c, m);
  const type = typed?.[0];
  const part: Part = {
    type,
    code: coded(c, m.code),
    value: typed?.[1],
    unit: type === 'NM' || type === 'SN' ? unit(c, m.unit) : null,
    range: range(m.reference_low, m.reference_high),
    flag: m.interpretation === null ? null : FLAG[m.interpretation],
  };
  return segment(c, part, t, number);
}

/** A part of a report or document in words; its code, or a name of our own as it is written. */
export function textObx(c: Hl7v2Context, code: Coding | string, text: string, t: Taken, number: number): string {
  const written = typeof code === 'string' ? code : coded(c, code);
  return segment(c, { type: 'TX', code: written, value: c.formatted(text), unit: null, range: null, flag: null }, t, number);
}
