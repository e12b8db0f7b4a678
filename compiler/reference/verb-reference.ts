/** The verbs as a table of Markdown, for the documents: what they take is written down once, in `verbs.ts`. */
import { describe, type Type } from '../../vocabulary/types.ts';
import { type ArgumentSpec, historyNouns, type VerbSpec, verbs } from '../../vocabulary/verbs.ts';

/** Labels are listed where they are few; longer lists are named by the diagnostic. */
const FEW_LABELS = 8;

/** One row for each verb, then one for each noun of `history`. */
export function verbTable(): string {
  const rows = [...verbs.values()].map((verb) => row(verb, verb.stands === 'encounter' ? 'in a visit' : verb.stands === 'event' ? 'in an event' : 'in both'));
  const past = [...historyNouns.values()].map((noun) => row(noun, 'in `history`'));
  return ['| verb | does | stands | fields |', '| --- | --- | --- | --- |', ...rows, ...past].join('\n');
}

function row(verb: VerbSpec, stands: string): string {
  const value = verb.value === 'none' ? '' : ': value';
  const head = `\`${verb.verb}${argument(verb.argument)}${value}\``;
  const fields = [...verb.fields].map(([name, type]) => `\`${name}\`${fieldType(type)}`).join(', ');
  const parts = verb.body === 'parts' ? `${fields === '' ? '' : '; '}values by concept` : verb.body === 'care' ? `${fields === '' ? '' : '; '}verbs` : '';
  return `| ${head} | ${verb.summary} | ${stands} | ${fields}${parts} |`;
}

function argument(spec: ArgumentSpec): string {
  switch (spec.kind) {
    case 'none':
      return '';
    case 'concept':
      return ' concept';
    case 'word':
      return spec.labels.length <= FEW_LABELS ? ` ${spec.labels.join('/')}` : ` ${spec.what.replace(/^an? /, '').replaceAll(' ', '_')}`;
    case 'text':
      return ' "text"';
    case 'attribute':
      return ' attribute';
    case 'panel':
      return ' panel';
    case 'event':
      return ' event';
  }
}

function fieldType(type: Type): string {
  if (type.kind === 'choice') return type.labels.length <= FEW_LABELS ? ` (${type.labels.join(', ')})` : ' (a word)';
  return ` (${describe(type)})`;
}
