/** Canonical URLs of definitions (FHIR R4, 2.24.0.1): an absolute URI (RFC 3986), where a version may follow after `|`. */

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(?:\|[^\s|]+)?$/;
const WEB = /^https?:/i;
const WITH_HOST = /^https?:\/\/[^/?#|]+/i;
/** RFC 4122: written in small letters. */
const UUID = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*))+$/;

export function isCanonical(text: string): boolean {
  if (!ABSOLUTE.test(text)) return false;
  const [uri] = text.split('|');
  if (WEB.test(uri)) return WITH_HOST.test(uri);
  if (/^urn:uuid:/i.test(uri)) return UUID.test(uri);
  if (/^urn:oid:/i.test(uri)) return OID.test(uri);
  return true;
}

/** What a text that is no canonical URL was meant to be; null where nothing is near. */
export function canonicalNear(text: string): string | null {
  const encoded = text.trim().replace(/[^\x21-\x7e]|["<>\\^`{}]/gu, (one) => (/\p{Cs}/u.test(one) ? '%EF%BF%BD' : encodeURIComponent(one)));
  const tries = [
    encoded,
    encoded.replace(/^urn:(?:uuid|oid):.*/i, (urn) => urn.toLowerCase()),
    /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\/|$)/.test(encoded) ? `https://${encoded}` : '',
  ];
  return tries.find(isCanonical) ?? null;
}
