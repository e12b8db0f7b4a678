/**
 * The grammar card: what can be written, one line each, for readers who must have it all before their eyes. Made from the tables that the parser and
 * the checker themselves read, so that it cannot say anything else than they do.
 */
import { clauseOrder, durationUnits, type MoveKind } from '../../grammar/ast/index.ts';
import { declarationForms } from '../../grammar/parser/declarations.ts';
import { codeSystemNames } from '../../grammar/tokens.ts';
import { laws } from '../../runtime/distribution/index.ts';
import { parameterTypes } from '../check/machines/parameters.ts';
import { personFields } from '../check/person-fields.ts';
import { queryNames, recordWords } from '../check/values/queries.ts';
import { threadQuestions } from '../check/values/threads.ts';
import type { Type } from '../types.ts';
import { planVerbs } from './plan-verbs.ts';
import { type ArgumentSpec, historyNouns, type VerbSpec, verbs } from './verbs.ts';

/** How each clause of an event is written. */
const clauseForms: Readonly<Record<(typeof clauseOrder)[number][number], string>> = {
  at: 'at T',
  every: 'every D',
  rate: 'rate 6% per year',
  from: 'from T',
  for: 'for D',
  until: 'until T',
  times: 'times 8',
  on_days: 'on_days [monday]',
  except: 'except holidays',
  also: 'also at T',
  clock: 'clock 08:00..11:00',
  jitter: 'jitter D',
  window: 'window D',
  weighted: 'weighted by month { jan: 1.3 }',
  recorded: 'recorded + D',
  while: 'while P',
  when: 'when P',
  chance: 'chance 60%',
};

/** How each move of a thread is written. */
const moveForms: Readonly<Record<MoveKind, string>> = {
  wait: 'wait D | wait until P [for at most D]',
  goto: 'goto state',
  to: 'to a: 80%  to b: rest | to a: 18% per year  to b: 5% per year | to a when P  to b | to lookup(table)',
  run: 'call flow_or_states(parameter: value) [as name]',
  end: 'end',
};

/** Labels of a choice are listed up to so many. */
const FEW = 6;

export function grammarCard(): string {
  const forms = [...declarationForms.values()].filter((form) => form !== 'hsim 1');
  return [
    'Declarations (after `hsim 1`, in any order):',
    code(forms),
    `Person fields: ${[...personFields].map(([name, type]) => `\`${name}\`${labels(type)}`).join(' ')} and \`age\`. Anything else: \`attribute name: value\`.`,
    `Distributions (named parameters, \`in a..b\` truncates): ${[...laws.values()].map(law).join(' ')}`,
    `Durations: a number and ${durationUnits.join(', ')} (plural s). Code systems: ${codeSystemNames.join(' ')}.`,
    'Clauses of `event name …`, in this order, one of each row:',
    code([clauseOrder.map((row) => row.map((kind) => clauseForms[kind]).join(' | ')).join('  /  ')]),
    'Verbs with their fields. `*`: only inside `encounter` or a stay; `+`: directly in an event:',
    code([...verbs.values()].filter((verb) => !planVerbs.has(verb.verb)).map(verbLine)),
    `Plans and pharmacy (checked, not yet produced): ${[...planVerbs.keys()].join(' ')}`,
    'In a state `name { … }` of `states`: verbs as in an event, `branch`, `if`, and moves (every circle passes a `wait` or a rate):',
    code(Object.values(moveForms)),
    `In a timeline \`run flow(parameter: value) as name\`; its outcome is \`name\`, its end \`name.end\`. A flow ends by \`end outcome\`, else by \`else end outcome\`. Types of parameters: ${[...parameterTypes.keys()].join(' ')}.`,
    `In \`history { }\` of a profile: ${[...historyNouns.values()].map((noun) => `\`${noun.verb}${argument(noun.argument)}\``).join(' ')}`,
    `Questions: ${[...queryNames, ...threadQuestions.keys()].map((name) => `\`${name}\``).join(' ')}; kinds of record: ${[...recordWords.keys()].map((word) => `\`${word}(x)\``).join(' ')}`,
  ].join('\n\n');
}

function code(lines: readonly string[]): string {
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}

function labels(type: Type): string {
  return type.kind === 'choice' && type.labels.length <= FEW ? ` (${type.labels.join('|')})` : '';
}

function law({ name, parameterSets }: { readonly name: string; readonly parameterSets: readonly (readonly { readonly name: string }[])[] }): string {
  if (name === 'uniform') return '`uniform(a..b)`';
  return `\`${name}(${parameterSets.map((set) => set.map((parameter) => parameter.name).join(', ')).join(' | ')})\``;
}

function argument(spec: ArgumentSpec): string {
  switch (spec.kind) {
    case 'none':
      return '';
    case 'text':
      return ' "…"';
    case 'word':
      return spec.labels.length <= 8 ? ` ${spec.labels.join('|')}` : ' WORD';
    case 'concept':
      return ' code';
    default:
      return ` ${spec.kind}`;
  }
}

function verbLine(verb: VerbSpec): string {
  const sign = verb.stands === 'encounter' ? '*' : verb.stands === 'event' ? '+' : ' ';
  const value = verb.value === 'none' ? '' : ': value';
  const fields = verb.verb === 'update' ? ['any person field'] : [...verb.fields.keys()];
  return `${sign} ${verb.verb}${argument(verb.argument)}${value}${fields.length === 0 ? '' : ` { ${fields.join(' ')} }`}`;
}
