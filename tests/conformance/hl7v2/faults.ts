/** Single faults of HL7 v2 messages, each done to a good message of one kind. A judge that lets one pass does not bite. */

export interface Fault {
  readonly what: string;
  /** Message type and trigger event that it is done to. */
  readonly to: string;
  readonly done: (segments: string[]) => string[];
}

const set =
  (name: string, field: number, value: string) =>
  (segments: string[]): string[] => {
    const at = segments.findIndex((segment) => segment.startsWith(`${name}|`));
    const parts = segments[at].split('|');
    // The first field of MSH is the delimiter itself.
    const index = name === 'MSH' ? field - 1 : field;
    while (parts.length <= index) parts.push('');
    parts[index] = value;
    return segments.with(at, parts.join('|'));
  };
const drop =
  (name: string) =>
  (segments: string[]): string[] => {
    const at = segments.findIndex((segment) => segment.startsWith(`${name}|`));
    return segments.filter((_, i) => i !== at);
  };
const swap =
  (first: string, second: string) =>
  (segments: string[]): string[] => {
    const [a, b] = [first, second].map((name) => segments.findIndex((segment) => segment.startsWith(`${name}|`)));
    return segments.with(a, segments[b]).with(b, segments[a]);
  };
const twice =
  (name: string) =>
  (segments: string[]): string[] =>
    segments.flatMap((segment) => (segment.startsWith(`${name}|`) ? [segment, segment] : [segment]));
const fault = (what: string, to: string, done: Fault['done']): Fault => ({ what, to, done });

export const faults: readonly Fault[] = [
  fault('no PID in an admission', 'ADT^A01', drop('PID')),
  fault('no EVN in an admission', 'ADT^A01', drop('EVN')),
  fault('no PV1 in an admission', 'ADT^A01', drop('PV1')),
  fault('PV1 before PID', 'ADT^A01', swap('PID', 'PV1')),
  fault('two PID in an admission', 'ADT^A01', twice('PID')),
  fault('no patient identifier', 'ADT^A01', set('PID', 3, '')),
  fault('no patient name', 'ADT^A01', set('PID', 5, '')),
  fault('no patient class', 'ADT^A01', set('PV1', 2, '')),
  fault('no time of the event', 'ADT^A01', set('EVN', 2, '')),
  fault('no control id', 'ADT^A01', set('MSH', 10, '')),
  fault('no processing id', 'ADT^A01', set('MSH', 11, '')),
  fault('no version', 'ADT^A01', set('MSH', 12, '')),
  fault('another structure than the segments are of', 'ADT^A01', set('MSH', 9, 'ADT^A01^ORU_R01')),
  fault('a birth date that is no date', 'ADT^A01', set('PID', 7, '1967-08-08')),
  fault('a month thirteen', 'ADT^A01', set('PID', 7, '19671308')),
  fault('an admission at hour 25', 'ADT^A01', set('PV1', 44, '202403082515-0800')),
  fault('a field that does not repeat, twice', 'ADT^A01', set('PID', 8, 'M~F')),
  fault('more components than the type has', 'ADT^A01', set('PID', 16, 'M^Married^HL70002^a^b^c^d')),
  fault('a field beyond the last', 'ADT^A01', (segments) => set('PID', 45, 'x')(segments)),
  fault('a namespace of more than 20 characters', 'ADT^A01', set('MSH', 4, 'BRIAR_CROSSING_EXAMPLE_HEALTH')),
  fault('a visit number of more than 15 characters', 'ADT^A01', set('PV1', 19, '632e9ac1-7d97-88a5-998b-4addf29f1f4b^^^HSIMC^VN')),
  fault('a segment of another message', 'ADT^A01', (segments) => [...segments, 'OBR|1|||4548-4^A1c^LN']),
  fault('a segment without a name of the standard', 'ADT^A01', (segments) => [...segments, 'QQQ|1']),
  fault('a diagnosis without its type', 'ADT^A08', set('DG1', 6, '')),
  fault('a diagnosis without its number', 'ADT^A08', set('DG1', 1, '')),
  fault('a result without its code', 'ORU^R01', set('OBX', 3, '')),
  fault('a result without its status', 'ORU^R01', set('OBX', 11, '')),
  fault('a result status that the table lacks', 'ORU^R01', set('OBX', 11, 'Q')),
  fault('an invalid number', 'ORU^R01', (segments) => set('OBX', 5, 'eight')(set('OBX', 2, 'NM')(segments))),
  fault('a value without its type', 'ORU^R01', set('OBX', 2, '')),
  fault('no OBR before the results', 'ORU^R01', drop('OBR')),
  fault('a backslash that is no escape', 'ORU^R01', (segments) => set('OBX', 5, 'a\\b')(set('OBX', 2, 'TX')(segments))),
  fault('an order without its control code', 'OML^O21', set('ORC', 1, '')),
  fault('an order control code that the table lacks', 'OML^O21', set('ORC', 1, 'ZZ')),
  fault('a prescription without its timing', 'RDE^O11', drop('TQ1')),
  fault('a prescription without its route', 'RDE^O11', drop('RXR')),
  fault('a prescription without the drug', 'RDE^O11', set('RXE', 2, '')),
  fault('a prescription without the amount', 'RDE^O11', set('RXE', 3, '')),
  fault('a vaccination without ORC', 'VXU^V04', drop('ORC')),
  fault('a vaccination without the amount', 'VXU^V04', set('RXA', 6, '')),
  fault('an appointment without its reason', 'SIU^S12', set('SCH', 6, '')),
  fault('an appointment without what it takes', 'SIU^S12', (segments) => segments.filter((segment) => !/^(?:RGS|AIS|AIL|AIP)/.test(segment))),
  fault('a document without its number', 'MDM^T02', set('TXA', 12, '')),
  fault('a document without its text', 'MDM^T02', drop('OBX')),
  fault('a guarantor without a number', 'ADT^A01', set('GT1', 1, '')),
  fault('a guarantor without a name', 'ADT^A01', set('GT1', 3, '')),
  fault('a birth date of the guarantor that is no date', 'ADT^A01', set('GT1', 8, '1967-08-08')),
  fault('insurance without a number', 'ADT^A01', set('IN1', 1, '')),
  fault('insurance without its plan', 'ADT^A01', set('IN1', 2, '')),
  fault('insurance without its company', 'ADT^A01', set('IN1', 3, '')),
  fault('a first day of coverage in month thirteen', 'ADT^A01', set('IN1', 12, '20231301')),
  fault('a field of insurance beyond the last', 'ADT^A01', set('IN1', 54, 'x')),
  fault('insurance before the guarantor', 'ADT^A01', swap('GT1', 'IN1')),
  fault('the second segment of insurance before the first', 'ADT^A01', swap('IN1', 'IN2')),
  fault('the second segment of insurance twice', 'ADT^A01', twice('IN2')),
  fault('more components than the number of a payer has', 'ADT^A01', set('IN2', 61, 'a^b^c^d^e^f^g^h^i^j^k')),
  fault('charges without a charge', 'DFT^P03', (segments) => segments.filter((segment) => !segment.startsWith('FT1'))),
  fault('a charge without its day', 'DFT^P03', set('FT1', 4, '')),
  fault('a charge without its type', 'DFT^P03', set('FT1', 6, '')),
  fault('a charge without its code', 'DFT^P03', set('FT1', 7, '')),
  fault('a day of a charge in month thirteen', 'DFT^P03', set('FT1', 4, '20231308')),
  fault('a quantity that is no number', 'DFT^P03', set('FT1', 10, 'two')),
  fault('a charge before the patient', 'DFT^P03', swap('PID', 'FT1')),
];

/** A good message that a fault can be done to, and what the fault makes of it. */
export function broken({ to, done }: Fault, messages: readonly string[]): { readonly before: string; readonly after: string } {
  const before = messages.find((message) => message.includes(`|${to}^`) && (to !== 'ADT^A08' || message.includes('\rDG1|'))) ?? '';
  return { before, after: `${done(before.split('\r').slice(0, -1)).join('\r')}\r` };
}
