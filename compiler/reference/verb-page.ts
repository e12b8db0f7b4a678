/** The page of a verb: what its specification says. Examples are written by hand below it. */

import { enumerate } from '../../model/counted.ts';
import { kindOf, type RecordKind } from '../../model/record-kinds.ts';
import type { ArgumentSpec, VerbSpec } from '../../vocabulary/verb-spec.ts';
import { type HistoryNoun, historyNouns, verbList } from '../../vocabulary/verbs.ts';
import { fieldType, longWords } from './field-table.ts';
import { capital, code, table } from './markdown.ts';

/** What a target leaves out: a field, or the whole kind where that is null. */
export interface LeftOut {
  readonly target: string;
  readonly record: RecordKind;
  readonly field: string | null;
  readonly why: string;
}

const places: Readonly<Record<VerbSpec['allowedIn'], string>> = {
  visit: 'in a visit, or while a stay is open.',
  event: 'directly in an event.',
  both: 'in a visit, and directly in an event.',
};

/** What the braces hold. */
const bodies: Readonly<Record<VerbSpec['body'], string>> = {
  fields: 'fields',
  parts: 'fields, concept: value',
  care: 'fields, statements of the visit',
  corrections: 'verbs of the event, with new fields',
};

const values: Readonly<Record<VerbSpec['value'], string | null>> = {
  none: null,
  observed: 'a number in the unit of the row, a quantity, a word relative to the reference range (`below`, `in_range`, `above`), a code or text.',
  attribute: 'of the type of the attribute.',
};

/** The fields of records that have another name in the language. */
const otherNames: Readonly<Record<string, string>> = { provider: 'practitioner_id', facility: 'location_id' };

/** Everything but the examples. */
export function verbPage(verb: VerbSpec, leftOut: readonly LeftOut[]): string {
  const noun = [...historyNouns.values()].find((one) => one.verb === verb.name);
  const about = [
    argument(verb.argument),
    values[verb.value] === null ? null : `- **Value**: ${values[verb.value]}`,
    `- **Allowed**: ${places[verb.allowedIn]}`,
    records(verb),
    verb.correctable ? '- **Corrections**: [`correct`](correct.md) can give its record other values.' : null,
    noun === undefined ? null : history(noun, verb),
  ].filter((line) => line !== null);
  return [
    `${capital(verb.summary)}.`,
    `\`\`\`text\n${head(verb)}\n\`\`\``,
    about.join('\n'),
    ...(verb.ofPerson ? ['It has all [fields of a person](../reference/profile.md#fields-of-the-person) except `age`.'] : fields(verb, noun)),
    ...notEverywhere(verb, leftOut),
  ].join('\n\n');
}

function head(verb: VerbSpec): string {
  const after = verb.after === null ? '' : ` ${verb.after.word}${verb.after.takes === null ? '' : ` ${verb.after.takes}`}`;
  const body = verb.fields.size === 0 && verb.body === 'fields' ? '' : ` { ${bodies[verb.body]} }`;
  return `${verb.name}${argumentForm(verb.argument)}${after}${verb.value === 'none' ? '' : ': value'}${verb.value === 'attribute' ? ' [while condition]' : ''}${body}`;
}

/** Labels are in a head where they are few. */
const FEW_LABELS = 9;

/** How the argument is written in a head. */
function argumentForm(spec: ArgumentSpec): string {
  switch (spec.kind) {
    case 'none':
      return '';
    case 'concept':
      return spec.or === null ? ' concept' : ` concept/${argumentForm(spec.or).trim()}`;
    case 'word':
      return spec.labels.length <= FEW_LABELS ? ` ${spec.labels.join('/')}` : ` ${spec.what.replace(/^an? /, '').replaceAll(' ', '_')}`;
    case 'text':
      return ' "text"';
    case 'attribute':
      return ' attribute';
    case 'panel':
      return ' panel';
    case 'measure':
      return ' measure';
    case 'event':
      return ' event';
  }
}

function argument(spec: ArgumentSpec): string | null {
  const what = argumentText(spec);
  return what === null ? null : `- **Argument**: ${what}.`;
}

function argumentText(spec: ArgumentSpec): string | null {
  switch (spec.kind) {
    case 'none':
      return null;
    case 'concept':
      return `a row of a code table of ${enumerate(spec.systems)}, or a code of it${spec.or === null ? '' : `; or ${argumentText(spec.or)}`}`;
    case 'word':
      return `${spec.what}: ${spec.labels.map(code).join(', ')}`;
    case 'text':
      return spec.what;
    case 'attribute':
      return 'an attribute of the profile';
    case 'panel':
      return 'a declared panel';
    case 'measure':
      return 'a `measure` about the same person';
    case 'event':
      return 'an event of the timeline. It applies to the occurrence that this event depends on, else to the last one';
  }
}

function records({ makes, alsoMakes }: VerbSpec): string | null {
  const kinds = makes === null ? alsoMakes : [makes, ...alsoMakes];
  const link = (kind: RecordKind): string => `[${code(kind)}](../../targets.md#${kind})`;
  return kinds.length === 0 ? null : `- **Record**: ${enumerate(kinds.map(link), 'and')}.`;
}

function history(noun: HistoryNoun, verb: VerbSpec): string {
  const more = [...noun.fields.keys()].filter((name) => !verb.fields.has(name));
  const fieldsOf = more.length === 0 ? '' : `, with ${enumerate(more.map(code), 'and')}`;
  return `- **In \`history\`**: ${code(`${noun.name}${argumentForm(noun.argument)}`)}, ${noun.summary}${fieldsOf}.`;
}

function fields(verb: VerbSpec, noun: HistoryNoun | undefined): string[] {
  const all = noun ?? verb;
  const both = new Map([...verb.fields, ...all.fields]);
  if (both.size === 0) return [];
  const rows = [...both].map(([name, type]) => [
    `${code(name)}${!verb.fields.has(name) ? ' (`history`)' : all.fields.has(name) ? '' : ' (not in `history`)'}`,
    fieldType(type),
    all.meanings.get(name) ?? '',
    verb.defaults[name] ?? '',
    recordFieldsOf(verb, name).map(code).join(', '),
  ]);
  return [
    `No field is required. ${all.fromRow !== null && all.argument.kind === 'concept' ? `What is not given is that of the [row](../reference/codes.md#fields-of-the-verbs-that-use-a-row), else` : 'What is not given is'} the default, else empty.`,
    table(['field', 'takes', 'meaning', 'default', 'in the record'], rows),
    ...longWords(both),
  ];
}

/** The fields of the record that a field of the verb decides. */
function recordFieldsOf({ makes, decides, fields }: VerbSpec, name: string): readonly string[] {
  if (makes === null) return [];
  // What only `history` has is the time of the event.
  const decided = fields.has(name) ? (decides[name] ?? [otherNames[name] ?? name]) : [kindOf[makes].event];
  return decided.filter((one) => one in kindOf[makes].schema.shape);
}

/** Targets that do not write the record, or a field that the verb gives. */
function notEverywhere(verb: VerbSpec, leftOut: readonly LeftOut[]): string[] {
  const { makes } = verb;
  if (makes === null) return [];
  const written = new Set([...verb.fields.keys()].flatMap((name) => recordFieldsOf(verb, name)));
  const lines = leftOut
    .filter(({ record, field }) => record === makes && (field === null || written.has(field)))
    .map(({ target, field, why }) => `- ${code(target)}${field === null ? '' : `, ${code(field)}`}: ${why}.`);
  return lines.length === 0 ? [] : ['Left out by a target:', lines.join('\n')];
}

/** One line for each verb, with a link to its page. */
export function verbIndex(): string {
  return verbList.map(({ name, summary }) => `- [${code(name)}](verbs/${name}.md): ${summary}`).join('\n');
}
