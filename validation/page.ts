/** Pages of rules, made from the table of rules: what `hsimc explain` prints and `docs/validation.md` holds. */
import { groups, type Rule, type Sample } from './rule.ts';
import { rules } from './rules/all-rules.ts';
import { sampleSubject, withEdits } from './sample.ts';
import { framesOf } from './structure/json-frames.ts';
import { type Finding, Validator } from './validator.ts';
import { wireCheckOf } from './wire/wire-check.ts';

export function rulePage(rule: Rule, level = '#'): string {
  const { id, severity, title, why, source, valid, invalid } = rule;
  const paragraphs = [
    `${level} ${id}: ${title}`,
    `${severity === 'error' ? 'Error' : 'Warning'}. ${why}`,
    ...(source === undefined ? [] : [`Source: ${source}.`]),
    `${level}# Valid`,
    shown(valid),
    `${level}# Invalid`,
    shown(invalid),
    findingsOf(invalid)
      .map(({ code, field, message }) => `\`${code}\` at \`${field.slice(field.indexOf('#'))}\`: ${message}`)
      .join('\n'),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** All rules on one page. */
export function rulesPage(): string {
  const sections = [...groups].map(([group, title]) => {
    const own = rules.filter(({ id }) => id.startsWith(`${group}-`));
    const rows = own.map(({ id, severity, title: words }) => `| [${id}](#${anchor(id, words)}) | ${severity} | ${words} |`);
    return `| ${title} | | |\n${rows.join('\n')}`;
  });
  const intro = `# Validation rules

Generated from the validation rules. \`hsimc validate RUN|FILE\` applies every rule to every subject; \`hsimc explain LAB-004\` prints one page of this document.
An error makes the data invalid, a warning does not (but with \`--strict\`). Skip rules with \`--ignore LAB-005\` or
\`--ignore MEDDX\`. Records that are entered in error, cancelled or refuted are checked only for structure, identifiers and references.

A finding gives the file and line of the subject, and a JSON pointer to the value: \`subjects.00000.ndjson:18#/observations/3/value\`.

Supported inputs are canonical JSON from any source (NDJSON, lists, single files, also as .gz), the tables of a run (\`duckdb\`, \`parquet\`, \`csv\`), and its FHIR (\`fhir\`):
bulk files or bundles, as a run or as their folder, and a single bundle; and files of X12 and NCPDP from any source, or a folder of them. Rows and resources are converted back to subjects. A finding in tables names the subject:
\`subject 18#/observations/3/value\`. A finding in FHIR names the resource, and the field by its name in canonical JSON: \`Observation/ID#/value\`. Columns have types,
so structure rules find little in tables. A finding in X12 gives the number of the segment and the element, as in \`claims.edi:17#/CLM02\`; in NCPDP, the number of the record and the field.

What FHIR does not carry is unknown, and no rule reports it: message times of records whose resource has no element for them, the record number of a visit,
numbers of refills, the practitioner of a laboratory result, \`changes\` and \`messages\`. References that FHIR alone has (\`Provenance.target\`, \`CarePlan.goal\`) are not checked. FHIR of other
sources can be read as far as it has the elements that hsimc writes. HL7 v2 is not supported: compile the same scenario with \`--target json\`.

The examples are the subject at the end of this page, with the listed fields changed; a pointer that ends in \`/-\` adds to a list.

| rule | severity | title |
| ---- | -------- | ------------- |
${sections.join('\n')}
`;
  const pages = rules.map((rule) => rulePage(rule, '##')).join('\n');
  return `${intro}\n${pages}\n## The sample subject\n\n\`\`\`json\n${JSON.stringify(sampleSubject, null, 1)}\n\`\`\`\n`;
}

/** As GitHub makes the anchor of a heading. */
function anchor(id: string, title: string): string {
  return `${id}: ${title}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

function shown(sample: Sample): string {
  if ('text' in sample) return fenced(printable(sample.text.trimEnd()));
  const { edits, second } = sample;
  const first = edits.length === 0 ? 'The sample subject as it is.' : listed(edits);
  return second === undefined ? first : `${first}\n\nA second subject, with:\n\n${listed(second)}`;
}

function listed(edits: readonly (readonly [string, unknown])[]): string {
  return fenced(edits.map(([pointer, value]) => `${pointer}: ${value === undefined ? '(missing)' : JSON.stringify(value)}`).join('\n'));
}

/** Separators of NCPDP have pictures of their own in Unicode. */
const printable = (text: string): string => text.replace(/[\x02\x03\x1c-\x1e]/g, (mark) => String.fromCodePoint(0x2400 + mark.charCodeAt(0)));

const fenced = (text: string): string => `\`\`\`text\n${text}\n\`\`\``;

/** What is found in a sample. */
function findingsOf(sample: Sample): readonly Finding[] {
  const validator = new Validator({ limit: 10, strict: false, ignore: new Set() });
  if (!('text' in sample)) {
    validator.subject(withEdits(sample.edits), '1');
    if (sample.second !== undefined) validator.subject(withEdits(sample.second), '2');
  } else {
    const check = wireCheckOf(sample.text);
    if (check !== null) validator.wire('1', check(sample.text));
    else
      for (const frame of framesOf(sample.text)) {
        if (frame.kind === 'value') validator.subject(frame.value, '1');
        else validator.unreadable('1', frame.message, frame.text);
      }
  }
  const { errors, warnings } = validator.result();
  return [...errors, ...warnings];
}
