/** Every verb with the code systems that it takes and the words of its fields, a paragraph each: what the card has no room for. */
import { describe, type Type } from '../../vocabulary/types.ts';
import type { ArgumentSpec, VerbSpec } from '../../vocabulary/verb-spec.ts';
import { historyNouns, verbList } from '../../vocabulary/verbs.ts';
import { capital, code } from './markdown.ts';

/** Lists of more words are given once. */
const MANY = 6;

const places: Readonly<Record<VerbSpec['allowedIn'], string>> = { visit: 'in a visit or stay', event: 'directly in an event', both: 'in an event or a visit' };

export function verbReference(): string {
  const said = new Map<string, string>();
  return verbList.map((verb) => paragraph(verb, said)).join('\n\n');
}

/** `said`: where long lists of words were given before, by the words. */
function paragraph(verb: VerbSpec, said: Map<string, string>): string {
  const after = verb.after === null ? '' : ` ${verb.after.word}${verb.after.takes === null ? '' : ` ${verb.after.takes}`}`;
  const head = `**${verb.name}**${argument(verb.argument, verb.name, said)}${after}${verb.value === 'none' ? '' : ': value'}, ${places[verb.allowedIn]}. ${capital(verb.summary)}.`;
  const fields = verb.ofPerson
    ? ['any field of the person but `age`']
    : [...verb.fields].map(([name, type]) => `${code(name)} ${takes(type, verb.name, said)}`);
  const noun = [...historyNouns.values()].find((one) => one.verb === verb.name);
  return `${head}${fields.length === 0 ? '' : ` Fields: ${fields.join('; ')}.`}${noun === undefined ? '' : ` In \`history\`: \`${noun.name}\`.`}`;
}

function argument(spec: ArgumentSpec, verb: string, said: Map<string, string>): string {
  switch (spec.kind) {
    case 'none':
      return '';
    case 'concept':
      return ` a code of ${spec.systems.join(', ')}${spec.or === null ? '' : `, or${argument(spec.or, verb, said)}`}`;
    case 'word':
      return ` ${words(spec.labels, verb, said)}`;
    case 'text':
      return ' "text"';
    default:
      return ` ${spec.kind}`;
  }
}

function takes(type: Type, verb: string, said: Map<string, string>): string {
  return type.kind === 'choice' ? words(type.labels, verb, said) : `(${describe(type)})`;
}

function words(labels: readonly string[], verb: string, said: Map<string, string>): string {
  const list = labels.join(' | ');
  const before = said.get(list);
  if (before !== undefined) return `(words as for ${before})`;
  if (labels.length > MANY) said.set(list, code(verb));
  return list;
}
