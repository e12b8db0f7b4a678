/** Text between delimiters: HL7 Messaging Standard, chapter 2, "Use of escape sequences in text fields". */

export const charsets = ['UTF-8', 'ASCII'] as const;
export type Charset = (typeof charsets)[number];

/** As MSH-18 says it: HL7 table 0211. */
export const CHARSET_CODE: Readonly<Record<Charset, string>> = { 'UTF-8': 'UNICODE UTF-8', ASCII: 'ASCII' };

/** Writes free text so that no character of it is taken for a delimiter. */
export type Escape = (text: string) => string;

/** Delimiters, control characters, and surrogates (a pair is kept, one without a partner has no bytes in UTF-8). */
const UNSAFE = /[|^&~\\\u0000-\u001f\u007f\ud800-\udfff]/;
const UNSAFE_ASCII = /[|^&~\\\u0000-\u001f\u007f-\uffff]/;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['|', '\\F\\'],
  ['^', '\\S\\'],
  ['&', '\\T\\'],
  ['~', '\\R\\'],
  ['\\', '\\E\\'],
]);

const hex = (byte: number): string => (byte < 16 ? '0' : '') + byte.toString(16).toUpperCase();

/** `""` alone means that the receiver shall delete the value, so a text of two quotes is written by their codes. */
const DELETE = '""';

/** Text of a field or component. Line breaks are written by their codes too: a bare one would end the segment. */
export function escapeFor(charset: Charset): Escape {
  const unsafe = charset === 'ASCII' ? UNSAFE_ASCII : UNSAFE;
  return (text) => {
    if (text === DELETE) return '\\X22\\\\X22\\';
    return unsafe.test(text) ? escaped(text, charset === 'ASCII') : text;
  };
}

/** Text that may have lines (FT, TX): a line feed is the formatting command for a new line. */
export function formattedFor(charset: Charset): Escape {
  const line = escapeFor(charset);
  return (text) => (text.includes('\n') ? text.split('\n').map(line).join('\\.br\\') : line(text));
}

function escaped(text: string, asciiOnly: boolean): string {
  let out = '';
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    const named = NAMED.get(character);
    if (named !== undefined) out += named;
    else if (point < 0x20 || point === 0x7f) out += `\\X${hex(point)}\\`;
    else if (point < 0x7f) out += character;
    else {
      const whole = point >= 0xd800 && point <= 0xdfff ? '\ufffd' : character;
      out += asciiOnly ? `\\X${[...new TextEncoder().encode(whole)].map(hex).join('')}\\` : whole;
    }
  }
  return out;
}
