/** Faults of NCPDP files: each is one change of a good one. Who sees it: the outside parser (dzero), the reader of the tests, or both. */

export interface NcpdpFault {
  readonly what: string;
  readonly of: 'requests' | 'responses';
  readonly seenBy: 'both' | 'dzero' | 'reader';
  readonly from: RegExp;
  readonly to: string;
}

const fault = (seenBy: NcpdpFault['seenBy'], of: NcpdpFault['of'], what: string, from: RegExp, to: string): NcpdpFault => ({ what, of, seenBy, from, to });

export const ncpdpFaults: readonly NcpdpFault[] = [
  // Batches.
  fault('reader', 'requests', 'no header of the batch', /^\u0002.*?\u0003\n/, ''),
  fault('reader', 'requests', 'another version of the batch', /^(\u0002.{47})12/, '$111'),
  fault('reader', 'requests', 'no trailer', /\u000299.*\u0003\n$/, ''),
  fault('reader', 'requests', 'one record too many counted', /(\u000299\d{7})\d{10}/, '$10000000001'),
  fault('reader', 'requests', 'another batch in the trailer', /(\u000299)\d{7}/, '$17654321'),
  fault('both', 'requests', 'the file ends in a transmission', /(\u001e\u001cAM0)7[\s\S]*$/, '$1'),
  fault('reader', 'requests', 'no end of a record', /\u0003\n(?=\u0002G1)/, ''),
  fault('reader', 'responses', 'one reference twice', /(\u0002G1)(.{10})([^\u0003]*\u0003\n\u0002G1).{10}/, '$1$2$3$2'),
  // Headers.
  fault('both', 'requests', 'another version', /(G1.{10}\d{6})D0/, '$151'),
  fault('both', 'requests', 'a transaction code that there is not', /(G1.{10}\d{6}D0)B1/, '$1Z9'),
  fault('both', 'requests', 'letters in the BIN number', /(G1.{10})\d{6}/, '$19999XX'),
  fault('both', 'requests', 'another number of transactions', /(G1.{10}\d{6}D0B1.{10})1/, '$12'),
  fault('both', 'requests', 'a header that is too short', /(G1.{10}\d{6}D0B1)HSIMC {5}/, '$1HSIMC'),
  fault('both', 'requests', 'a day of service in month 13', /(G1.{10}\d{6}D0B1.{10}101.{15}\d{4})\d{4}/, '$11301'),
  fault('reader', 'requests', 'a wrong check digit of the pharmacy', /(G1.{10}\d{6}D0B1.{10}101)\d{10}/, '$11234567890'),
  fault('both', 'responses', 'a status of the header that there is not', /(G1.{10}D0B11)A/, '$1X'),
  fault('both', 'responses', 'another number of transactions in a response', /(G1.{10}D0B1)1/, '$13'),
  // Framing.
  fault('both', 'requests', 'no group separator', /\u001d/, ''),
  fault('both', 'requests', 'a segment separator too few', /\u001e(?=\u001cAM01)/, ''),
  fault('both', 'requests', 'a field separator too few', /\u001c(?=AM07)/, ''),
  fault('both', 'requests', 'a field without an identifier', /\u001cD61/, '\u001cD'),
  fault('both', 'requests', 'an insurance segment in a transaction', /(\u001e\u001cAM04[^\u001e]*)([^\u001d]*\u001d)/, '$2$1'),
  // Segments.
  fault('reader', 'requests', 'no insurance segment', /\u001e\u001cAM04[^\u001e]*/, ''),
  fault('reader', 'requests', 'no claim segment', /\u001e\u001cAM07[^\u001e]*/, ''),
  fault('reader', 'requests', 'no pricing segment', /\u001e\u001cAM11[^\u001e]*/, ''),
  fault('both', 'requests', 'a segment that there is not', /AM03/, 'AM77'),
  fault('reader', 'requests', 'a segment twice', /(\u001e\u001cAM03[^\u001e\u0003]*)/, '$1$1'),
  fault('reader', 'responses', 'no status segment', /(D0B1[^\u001d]*\u001d)\u001e\u001cAM21[^\u001e]*/, '$1'),
  fault('reader', 'responses', 'no prices of a paid claim', /\u001e\u001cAM23[^\u0003]*/, ''),
  // Fields.
  fault('both', 'requests', 'a field that the segment does not have', /\u001cD5(?=\d+\u001cD6)/, '\u001cZZ'),
  fault('both', 'requests', 'a field twice', /(\u001cD5\d+)/, '$1$1'),
  fault('reader', 'requests', 'fields in another order', /(\u001cD3\d+)(\u001cD5\d+)/, '$2$1'),
  fault('reader', 'requests', 'an empty field', /\u001cD5\d+/, '\u001cD5'),
  fault('reader', 'requests', 'no prescription number', /\u001cD2\d+/, ''),
  fault('reader', 'requests', 'no drug', /\u001cD7\d+/, ''),
  fault('reader', 'requests', 'a drug code of ten digits', /(\u001cD7)\d/, '$1'),
  fault('reader', 'requests', 'a quantity with a decimal point', /\u001cE7\d+/, '\u001cE730.000'),
  fault('reader', 'requests', 'letters in the days of supply', /\u001cD5\d+/, '\u001cD5XX'),
  fault('reader', 'requests', 'four digits of days of supply', /\u001cD5\d+/, '\u001cD51000'),
  fault('reader', 'requests', 'a birth date in month 13', /(\u001cC4\d{4})\d{4}/, '$11301'),
  fault('reader', 'requests', 'a last name of sixteen characters', /\u001cCB[^\u001c]+/, '\u001cCBABCDEFGHIJKLMNOP'),
  fault('reader', 'requests', 'a unit that there is not', /\u001c28EA/, '\u001c28TB'),
  fault('reader', 'requests', 'an amount without a sign', /(\u001cDU\d*)[{A-I]/, '$10'),
  fault('reader', 'requests', 'an amount with a decimal point', /\u001cD9[^\u001c]*/, '\u001cD92.1{'),
  fault('reader', 'requests', 'a gross amount due that is no sum', /\u001cDU[^\u001c]*/, '\u001cDU123D'),
  fault('reader', 'responses', 'an answer that there is not', /\u001cANP/, '\u001cANX'),
  fault('reader', 'responses', 'a rejected claim without a code', /(D0B1[^\u0003]*?)\u001cFB[^\u001c\u001e]*/, '$1'),
  fault('reader', 'responses', 'another number of reject codes', /\u001cFA\d+/, '\u001cFA3'),
  fault('reader', 'responses', 'a reject code of four characters', /(D0B1[^\u0003]*?)\u001cFB[^\u001c\u001e]*/, '$1\u001cFB8888'),
  fault('reader', 'responses', 'a payment that does not balance', /\u001cF9[^\u001c]*/, '\u001cF9123D'),
  fault('reader', 'responses', 'a share of the patient that is not its parts', /(\u001cF5)([^\u001c]*)/, '$11$2'),
  fault('reader', 'responses', 'a finding without a counter', /\u001cJ61/, ''),
  // Inquiries about coverage.
  fault('reader', 'requests', 'an inquiry without insurance', /(D0E1[^\u001e]*)\u001e\u001cAM04[^\u001e]*/, '$1'),
  fault(
    'reader',
    'requests',
    'an inquiry with a claim',
    /(D0E1[^\u001d]*\u001d)/,
    '$1\u001e\u001cAM07\u001cEM1\u001cD21\u001cE103\u001cD700093721410\u001cD30',
  ),
  fault('reader', 'responses', 'an answer to an inquiry with prices', /(D0E11[^\u0003]*)/, '$1\u001e\u001cAM23\u001cF5{\u001cF9{'),
  fault(
    'reader',
    'responses',
    'an answer to an inquiry without a status',
    /(D0E11[^\u001d]*\u001d)\u001e\u001cAM21[^\u001e\u0003]*/,
    '$1\u001e\u001cAM24\u001cJ61\u001cE4DD',
  ),
];

/** The good file with the fault. */
export function brokenNcpdp({ what, of, from, to }: NcpdpFault, good: ReadonlyMap<string, string>): string {
  const text = good.get(of) ?? '';
  const broken = text.replace(from, to);
  if (broken === text) throw new Error(`the fault "${what}" changes nothing in the ${of}`);
  return broken;
}
