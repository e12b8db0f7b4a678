/**
 * A judge of HL7 v2 messages by the data of `hl7-dictionary` (segments, fields, data types and tables of each version, made by others): structure walk with
 * order, cardinality and required segments; required fields, repetitions, components, primitive formats, and codes of HL7's own tables (type ID).
 */
import dictionary, { type Definitions, type FieldOf, type Node } from 'hl7-dictionary';

/** Formats of primitive types. */
const FORMAT: Readonly<Record<string, RegExp>> = {
  NM: /^[+-]?(?:\d+\.?\d*|\.\d+)$/,
  SI: /^\d{1,4}$/,
  DT: /^\d{4}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?)?$/,
  TM: /^(?:[01]\d|2[0-3])(?:[0-5]\d(?:[0-5]\d(?:\.\d{1,4})?)?)?(?:[+-]\d{4})?$/,
  TS: /^\d{4}(?:(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])(?:[0-5]\d(?:[0-5]\d(?:\.\d{1,4})?)?)?)?)?)?(?:[+-]\d{4})?$/,
};

export function judge(text: string): string[] {
  const issues: string[] = [];
  if (!text.endsWith('\r')) issues.push('the last segment does not end with a carriage return');
  const segments = text.split('\r').slice(0, -1);
  const header = segments[0] ?? '';
  if (!header.startsWith('MSH|^~\\&|')) return [...issues, 'no MSH with the usual delimiters'];
  const msh = ['MSH', '|', ...header.split('|').slice(1)];
  const definitions = dictionary.definitions[msh[12]];
  if (definitions === undefined) return [...issues, `unknown version ${msh[12]}`];
  const structure = msh[9].split('^')[2] ?? '';
  const tree = definitions.messages[structure]?.segments.segments;
  if (tree === undefined) return [...issues, `unknown structure ${structure}`];
  const names = segments.map((segment) => segment.slice(0, 3));
  const open = msh[12] === '2.6' && structure === 'OML_O21';
  const end = walk(tree, names, 0, issues, open);
  if (end < names.length) issues.push(`${names[end]} (segment ${end + 1}) does not belong here in ${structure}`);
  segments.forEach((segment, i) => {
    const fields = i === 0 ? msh : segment.split('|');
    judgeSegment(definitions, names[i], fields, issues);
  });
  return issues;
}

/** Whether a node can begin with a segment. */
function begins(node: Node, name: string): boolean {
  if (node.children !== undefined) {
    for (const child of node.children) {
      if (begins(child, name)) return true;
      if (child.min > 0) return false;
    }
    return false;
  }
  return node.compounds !== undefined ? node.compounds.some((one) => one.name === name) : node.name === name;
}

function walk(nodes: readonly Node[], names: readonly string[], from: number, issues: string[], open: boolean): number {
  let at = from;
  for (const node of nodes) {
    let count = 0;
    while (at < names.length && begins(node, names[at]) && (node.max === 0 || count < node.max)) {
      const before = at;
      at = node.children === undefined ? at + 1 : walk(node.children, names, at, issues, open);
      count++;
      if (at === before) break;
    }
    // Version 2.6 of the data has the optional groups of OML^O21 as required: a known defect.
    if (count < node.min && !(open && node.children !== undefined && node.name !== 'ORDER'))
      issues.push(`${node.name} is missing before ${names[at] ?? 'the end'}`);
  }
  return at;
}

function judgeSegment(definitions: Definitions, name: string, fields: readonly string[], issues: string[]): void {
  const spec = definitions.segments[name];
  if (spec === undefined) {
    issues.push(`unknown segment ${name}`);
    return;
  }
  if (fields.length - 1 > spec.fields.length) issues.push(`${name} has ${fields.length - 1} fields, at most ${spec.fields.length}`);
  spec.fields.forEach((field, i) => {
    const place = `${name}-${i + 1}`;
    const value = fields[i + 1] ?? '';
    if (value === '') {
      if (field.opt === 2) issues.push(`${place} is required`);
      return;
    }
    if (name === 'MSH' && i < 2) return;
    const repetitions = value.split('~');
    if (field.rep === 1 && repetitions.length > 1) issues.push(`${place} does not repeat`);
    const type = field.datatype === 'VARIES' ? (fields[2] ?? '') : field.datatype;
    if (name === 'OBX' && i === 4 && type === '') issues.push('OBX-2 is required where OBX-5 has a value');
    for (const repetition of repetitions) judgeValue(definitions, place, type, repetition, '^', field, issues);
  });
}

function judgeValue(
  definitions: Definitions,
  place: string,
  type: string,
  value: string,
  separator: '^' | '&',
  { table, len = 0 }: Pick<FieldOf, 'table' | 'len'>,
  issues: string[],
): void {
  if (value === '' || value === '""') return;
  const parts = definitions.fields[type]?.subfields;
  if (parts !== undefined && parts.length > 0 && type !== 'TS') {
    const components = value.split(separator);
    if (components.length > parts.length) issues.push(`${place} (${type}) has ${components.length} components, at most ${parts.length}`);
    parts.forEach((part, i) => {
      const component = components[i] ?? '';
      if (separator === '^') judgeValue(definitions, `${place}.${i + 1}`, part.datatype, component, '&', part, issues);
      else if (part.len !== undefined && part.len > 0 && component.length > part.len)
        issues.push(`${place}.${i + 1} has ${component.length} characters, at most ${part.len}: ${component}`);
      else if (component.includes('&')) issues.push(`${place}.${i + 1} has parts of parts`);
    });
    return;
  }
  // The length of a field as a whole stands against the lengths of its components in many places (PV1-3 has 80, its parts 1,230): those of values that are not divided count.
  // OBX-2 has two characters in 2.5, and types of three in its table.
  if (len > 0 && value.length > len && place !== 'OBX-2') issues.push(`${place} has ${value.length} characters, at most ${len}: ${value}`);
  const rest = separator === '^' ? /[\^&]/ : /&/;
  if (rest.test(value)) issues.push(`${place} (${type}) is not divided: ${value}`);
  const escapes = value.replace(/\\(?:[FSTRE]|X(?:[0-9A-F]{2})+|\.br)\\/g, '');
  if (escapes.includes('\\')) issues.push(`${place} has a backslash that is no escape: ${value}`);
  const format = FORMAT[type === 'DTM' ? 'TS' : type];
  if (format !== undefined && !format.test(value)) issues.push(`${place} is no ${type}: ${value}`);
  // Table 0396 names coding systems, among them any table by its number: it is open.
  if (type === 'ID' && table !== undefined && table !== 396) {
    const values = dictionary.tables[String(table)]?.values;
    // The tables are those of the newest version, which has no CE any more.
    if (table === 125 && value === 'CE') return;
    // HL7 publishes the first codes of the priority of a diagnosis as a starter set: further ranks count on.
    if (table === 359 && /^[1-9]\d*$/.test(value)) return;
    if (values !== undefined && Object.keys(values).length > 0 && values[value] === undefined) issues.push(`${place}: ${value} is not in table ${table}`);
  }
}
