/** What FHIR asks of text beyond JSON. */

/** Characters that a FHIR string may not hold: C0 controls but tab, line feed and carriage return, and surrogates without a partner. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with each forbidden character replaced by U+FFFD: FHIR has no escape for them. */
export function clean(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd');
}

/** Whether a text says anything: FHIR has no empty strings. */
export function filled(text: string | null): text is string {
  if (text === null) return false;
  // Nearly all text begins with a visible ASCII character; the rest is looked at as a whole.
  const first = text.charCodeAt(0);
  return (first > 32 && first < 127) || text.trim() !== '';
}

/** The text as FHIR can write it; undefined where it says nothing. */
export function cleanText(text: string | null): string | undefined {
  return filled(text) ? clean(text) : undefined;
}

/** The text as a code, which has no spaces at its ends and none next to each other; undefined where it says nothing. */
export function cleanCode(text: string | null): string | undefined {
  return filled(text) ? clean(text).trim().replace(/\s+/g, ' ') : undefined;
}

const MARKUP = /[&<>"'\ufffe\uffff]/g;
const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** The text as the content of an XHTML element. The two noncharacters are not allowed in XML at all. */
export function xhtml(text: string): string {
  return text.replace(MARKUP, (character) => ENTITIES.get(character) ?? '\ufffd');
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The two base64 digits of each 12-bit number. */
const PAIRS = Array.from({ length: 4096 }, (_, n) => DIGITS[n >> 6] + DIGITS[n & 63]);

/** Base64 (RFC 4648, section 4) of the text's UTF-8 bytes. */
export function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const whole = bytes.length - (bytes.length % 3);
  let out = '';
  for (let i = 0; i < whole; i += 3) {
    const three = (bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2];
    out += PAIRS[three >> 12] + PAIRS[three & 4095];
  }
  if (bytes.length - whole === 1) out += `${PAIRS[bytes[whole] << 4]}==`;
  if (bytes.length - whole === 2) out += `${PAIRS[(bytes[whole] << 4) | (bytes[whole + 1] >> 4)]}${DIGITS[(bytes[whole + 1] & 15) << 2]}=`;
  return out;
}

/** The text of UTF-8 bytes in base64; what is not base64 as it is. */
export function textOfBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
  } catch {
    return text;
  }
}
