/** What a template may write a value with: one helper for each format, since each has characters of its own that text must not be taken for. */
import { escapeFor } from '../hl7v2/hl7v2-text.ts';

const words = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));

const hl7Text = escapeFor('UTF-8');

/** RFC 4180: quoted where it holds a comma, a quote or a line break. */
function csv(value: unknown): string {
  const text = words(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** What XML 1.0 has no way to write, becomes U+FFFD. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function xml(value: unknown): string {
  return words(value)
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES.get(character) as string);
}

/** Handlebars passes its own options last. */
export const helpers: Readonly<Record<string, (...values: unknown[]) => unknown>> = {
  hl7: (value) => hl7Text(words(value)),
  csv,
  xml,
  json: (value) => JSON.stringify(value ?? null),
  eq: (a, b) => a === b,
};
