/** The verbs as a table of Markdown, for the documents: their specifications are in `vocabulary/clinical-verbs.ts`. */
import { describe, type Type } from '../../vocabulary/types.ts';
import type { ArgumentSpec, VerbSpec } from '../../vocabulary/verb-spec.ts';
import { historyNouns, verbList } from '../../vocabulary/verbs.ts';

/** Labels are listed where they are few; longer lists are named by the diagnostic. */
const FEW_LABELS = 9;

const places: Readonly<Record<VerbSpec['allowedIn'], string>> = { visit: 'in a visit', event: 'in an event', both: 'in both' };
/** What the braces hold next to fields. */
const bodies: Readonly<Record<VerbSpec['body'], string>> = { fields: '', parts: 'values by concept', care: 'verbs', corrections: 'verbs' };

/** One row for each verb, then one for each noun of `history`. */
export function verbTable(): string {
  const rows = verbList.map((verb) => row(verb, places[verb.allowedIn]));
  const past = [...historyNouns.values()].map((noun) => row(noun, 'in `history`'));
  return ['| verb | does | allowed | fields |', '| --- | --- | --- | --- |', ...rows, ...past].join('\n');
}

function row(verb: VerbSpec, place: string): string {
  const value = verb.value === 'none' ? '' : ': value';
  const head = `\`${verb.name}${argumentForm(verb.argument)}${value}\``;
  const fields = [...verb.fields].map(([name, type]) => `\`${name}\`${fieldType(type)}`).join(', ');
  const holds = [fields, bodies[verb.body]].filter((part) => part !== '').join('; ');
  return `| ${head} | ${verb.summary} | ${place} | ${holds} |`;
}

/** How the argument is written in a head. */
export function argumentForm(spec: ArgumentSpec): string {
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
    case 'event':
      return ' event';
  }
}

function fieldType(type: Type): string {
  if (type.kind === 'choice') return type.labels.length <= FEW_LABELS ? ` (${type.labels.join(', ')})` : ' (a word)';
  return ` (${describe(type)})`;
}
