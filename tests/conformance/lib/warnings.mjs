/** The golden list of warnings: each kind of warning once, without what differs between two runs of another size or seed. */

/** What an issue is about: inside a bundle, the bundled resource. */
export const typeOf = (issue) => issue.innerType ?? issue.resourceType ?? '?';

/** A message without what the data decides: codes of clinical systems, units, references, addresses of measures, positions. Codes of HL7's own systems stay: they are the program's. */
export function normalise(message) {
  return message
    .replace(/\s+/g, ' ')
    .replace(/\bcode '[^']*' in system '(?!http:\/\/terminology\.hl7\.org)/g, "code '…' in system '")
    .replace(/(\bhttp:\/\/terminology\.hl7\.org\/[^\s#]*#\S+)|#[^\s)';,|]+/g, (_, hl7) => hl7 ?? '#…')
    .replace(/(?<![/\w])([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?=[\s'")]|$)/g, '$1/…')
    .replace(/annotations like \{[^}]*\}/g, 'annotations like {…}')
    .replace(/Quantity\.unit '[^']*'/g, "Quantity.unit '…'")
    .replace(/\b(The Measure|Canonical URL) '[^']*'/g, "$1 '…'")
    .replace(/urn:uuid:[0-9a-f-]+/gi, 'urn:uuid:…')
    .replace(/\[\d+\]/g, '[…]')
    .trim();
}

/** A warning that the validator repeats from its memory has lost its id. Which one that is depends on the order of the resources, so it is given back. */
const LOST = [
  [/^A definition for CodeSystem .* could not be found, so the code cannot be validated/, 'UNKNOWN_CODESYSTEM'],
  [/^Unable to validate code .* without terminology services/, 'Error_validating_code_running_without_terminology_services'],
];

const idOf = ({ messageId, message }) => messageId ?? LOST.find(([pattern]) => pattern.test(message))?.[1] ?? '-';

/** The kinds of warning, one line each: message id, resource type, message. Sorted by code unit, so that no locale has a say. */
export function kinds(issues) {
  const lines = issues.filter((i) => i.severity === 'warning').map((i) => `${idOf(i)}\t${typeOf(i)}\t${normalise(i.message)}`);
  return [...new Set(lines)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** What is in one list and not in the other. */
export function difference(golden, found) {
  return { added: found.filter((line) => !golden.includes(line)), gone: golden.filter((line) => !found.includes(line)) };
}
