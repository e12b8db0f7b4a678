/**
 * The grammar card: what can be written, one line each, for readers who must have it all before their eyes. Made from the tables that the parser and
 * the checker themselves read, so that it cannot say anything else than they do.
 */

import { clauseOrder, durationUnits, type MoveKind } from '../../grammar/ast/ast.ts';
import { declarationForms } from '../../grammar/recovery/other-words.ts';
import { codeSystemNames } from '../../grammar/tokens.ts';
import type { Kind } from '../../model/kind.ts';
import { kindList, type RecordKind } from '../../model/record-kinds.ts';
import { careGapVerbs } from '../../vocabulary/care-gap-verbs.ts';
import { claimVerbs } from '../../vocabulary/claim-verbs.ts';
import { fillVerbs } from '../../vocabulary/fill-verbs.ts';
import { partyFields } from '../../vocabulary/party-fields.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { ArgumentSpec, VerbSpec } from '../../vocabulary/verb-spec.ts';
import { historyNouns, verbList } from '../../vocabulary/verbs.ts';
import { valueFunctions } from '../check/functions/function-registry.ts';
import type { FunctionGroup, FunctionParameter, ValueFunction } from '../check/functions/value-function.ts';
import { parameterTypes } from '../check/parameter-types.ts';
import { personFields } from '../check/person-fields.ts';
import { recordWords } from '../check/values/record-refs.ts';

/** How each clause of an event is written. */
const clauseForms: Readonly<Record<(typeof clauseOrder)[number][number], string>> = {
  at: 'at T',
  every: 'every D',
  rate: 'rate 0.8 per year',
  in: 'in event (in its visits)',
  from: 'from T',
  for: 'for D',
  until: 'until T',
  times: 'times 8',
  on_days: 'on_days [monday]',
  except: 'except [2025-12-24]',
  also: 'also at T',
  clock: 'clock 08:00..11:00',
  jitter: 'jitter D',
  weighted: 'weighted by month|weekday|hour { jan: 2, … }',
  recorded: 'recorded + D',
  while: 'while P (of a rate)',
  when: 'when P',
  chance: 'chance 60%',
  attends: 'attends 82%',
};

/** How each move of a thread is written. */
const moveForms: Readonly<Record<MoveKind, string>> = {
  wait: 'wait D | wait until P [for at most D]',
  goto: 'goto state',
  to: 'to a: 80%  to b: rest | to a: 18% per year  to b: 5% per year | to a when P  to b | to lookup(table)',
  run: 'call flow_or_states(parameter: value) [as name]',
  end: 'end',
};

/** By how many characters a form must be shorter to be worth a look at another verb. */
const CLEARLY = 15;

/** Records that few requests ask for, and those of benefits: of their verbs, and of those about messages, the card has the names alone. */
const apart: ReadonlySet<RecordKind> = new Set([
  ...(['care_plans', 'devices', 'goals', 'imaging_studies', 'messages'] as const),
  ...kindList.filter((kind: Kind) => kind.onlyWhereMade === true).map(({ list }) => list),
]);

/** Labels of a choice are listed up to so many. */
const FEW = 6;

export function grammarCard(): string {
  const forms = [...declarationForms.values()].filter((form) => form !== 'hsim 1');
  return [
    'Declarations (after `hsim 1`, in any order):',
    code(grouped(forms)),
    `Person fields: ${[...personFields].map(([name, type]) => `${name}${labels(type)}`).join(' ')} and age (required). Anything else: \`attribute name: value\`.`,
    `Distributions (parameters named, \`in a..b\` truncates): ${ofGroups('distribution').map(law).join(' ')}`,
    `Durations: a number and ${durationUnits.join(', ')} (plural s). Code systems: ${codeSystemNames.join(' ')}.`,
    'Clauses of `event name …`, in this order, one of each row:',
    code([clauseOrder.map((row) => row.map((kind) => clauseForms[kind]).join(' | ')).join('  /  ')]),
    'Verbs. `*`: in a visit or stay; `+`: in an event. A field is a number, `""` (text), `code` (a table row), T, D, `yes`, NAME or W (a word without quotes):',
    code([
      ...verbList.filter((verb) => !changesEvent(verb) && !isApart(verb)).map(verbLine),
      `+ ${verbList
        .filter(changesEvent)
        .map(({ name }) => name)
        .join('|')} event`,
    ]),
    `Also \`${verbList
      .filter(isApart)
      .map(({ name }) => name)
      .join(' ')}\`: [verbs](references/verbs.md).`,
    words(verbList),
    parties(),
    'Defects: [faults](references/faults-and-measures.md).',
    'In a state `name { … }` of `states`: verbs as in an event, `branch`, `if`, and moves (every cycle needs a `wait` or a rate):',
    code(Object.values(moveForms)),
    `In a timeline, of planned visits: \`attends: 82%\` \`lost: 8% per year\` \`coalesce: 21 days\`; \`include mixin(parameter: value) as name\`; and \`run flow(parameter: value) as name\`; its outcome is \`name\`, its end \`name.end\`. A flow ends by \`end outcome\`, else by \`else end outcome\`. Parameter types: ${[...parameterTypes.keys()].join(' ')}.`,
    `In \`history { }\` of a profile: ${[...historyNouns.values()].map((noun) => `\`${noun.name}${argument(noun.argument)}${pastTime(noun)}\``).join(' ')}`,
    `Questions (\`where value > 9\` after an observable): ${ofGroups('time', 'past', 'thread').map(question).join(' ')}. Records, as \`count(prescription(x))\`: ${[...recordWords.keys()].join(' ')}`,
  ].join('\n\n');
}

/** Forms that differ in their first word alone are one line. */
function grouped(forms: readonly string[]): string[] {
  const words = new Map<string, string[]>();
  for (const form of forms) {
    const [, word, rest] = /^(\w+)(.*)$/.exec(form) as RegExpExecArray;
    words.set(rest, [...(words.get(rest) ?? []), word]);
  }
  return [...words].map(([rest, alike]) => `${alike.join('|')}${rest}`);
}

function code(lines: readonly string[]): string {
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}

function labels(type: Type): string {
  return type.kind === 'choice' && type.labels.length <= FEW ? ` (${type.labels.join('|')})` : '';
}

function ofGroups(...groups: readonly FunctionGroup[]): ValueFunction[] {
  return [...valueFunctions.values()].filter(({ group }) => groups.includes(group));
}

/** `normal(mean, sd)`, `uniform(low..high)`. */
function law({ name, parameters, otherForms = [] }: ValueFunction): string {
  const list = (form: readonly FunctionParameter[]): string => form.map((parameter) => parameter.name).join(', ');
  return `\`${name}(${[parameters, ...otherForms].map(list).join(' | ')})\``;
}

/** A question with the arguments that are given by name. */
function question({ name, parameters }: ValueFunction): string {
  const more = parameters.filter(({ by }) => by === 'name').map((parameter) => parameter.name);
  return `${name}${more.length === 0 ? '' : `(${more.join(', ')})`}`;
}

function argument(spec: ArgumentSpec): string {
  switch (spec.kind) {
    case 'none':
      return '';
    case 'text':
      return ' "…"';
    case 'word':
      return spec.labels.length <= 9 ? ` ${spec.labels.join('|')}` : ' W';
    case 'concept':
      return spec.or === null ? ' code' : ` code|${argument(spec.or).trim()}`;
    default:
      return ` ${spec.kind}`;
  }
}

function isApart({ name, makes, routesMessages }: VerbSpec): boolean {
  return routesMessages || name in claimVerbs || name in careGapVerbs || name in fillVerbs || (makes !== null && apart.has(makes));
}

/** Verbs that change what an earlier event did: they are written alike. */
function changesEvent({ argument: { kind }, fields }: VerbSpec): boolean {
  return kind === 'event' && fields.size === 0;
}

/** When something of the past was: each kind of it has a word of its own. */
function pastTime({ fields }: VerbSpec): string {
  return ` { ${['onset', 'started', 'on'].filter((name) => fields.has(name)).join(' ')}:T }`;
}

function verbLine(verb: VerbSpec): string {
  const sign = verb.allowedIn === 'visit' ? '*' : verb.allowedIn === 'event' ? '+' : ' ';
  const value = verb.value === 'none' ? '' : verb.value === 'attribute' ? ': value [while P]' : ': value';
  const fields = verb.ofPerson ? 'any person field' : fieldsOf(verb);
  return `${sign} ${verb.name}${argument(verb.argument)}${value}${fields === '' ? '' : ` { ${fields} }`}`;
}

/** The fields of a verb: all of them, or how they differ from those of a verb before it, where that is shorter. */
function fieldsOf(verb: VerbSpec): string {
  const before = verbList
    .slice(
      0,
      verbList.findIndex(({ name }) => name === verb.name),
    )
    .filter(({ fields }) => fields.size >= 3);
  const forms = before.map((other) => {
    const lacking = [...other.fields.keys()].filter((name) => !verb.fields.has(name));
    const more = [...verb.fields].filter(([name]) => !other.fields.has(name));
    return [`as ${other.name}`, ...(lacking.length === 0 ? [] : [`no ${lacking.join(' ')}`]), ...(more.length === 0 ? [] : [fieldList(more)])].join(', ');
  });
  return [fieldList(verb.fields), ...forms].reduce((shortest, form) => (form.length + CLEARLY < shortest.length ? form : shortest));
}

function fieldList(fields: Iterable<readonly [string, Type]>): string {
  return [...fields].map(([name, type]) => `${name}${mark(type)}`).join(' ');
}

/** What a field takes, in as few signs as can be distinguished; nothing for a number. */
function mark(type: Type): string {
  switch (type.kind) {
    case 'coding':
      return ':code';
    case 'text':
      return ':""';
    case 'choice':
      return ':W';
    case 'boolean':
      return ':yes';
    case 'time':
      return ':T';
    case 'duration':
      return ':D';
    case 'visit':
    case 'party':
      return ':NAME';
    case 'list':
      return ':[""]';
    default:
      return '';
  }
}

/** Fields whose words a request is likely to name, and that can hardly be guessed. The others are listed by the diagnostic. */
const named = ['specialty', 'admit_source'] as const;

function words(list: readonly VerbSpec[]): string {
  const labelsOf = (name: string): readonly string[] => {
    const type = list.map(({ fields }) => fields.get(name)).find((field) => field !== undefined);
    return type?.kind === 'choice' ? type.labels : [];
  };
  return `Words: ${named.map((name) => `${name} ${labelsOf(name).join('|')}`).join('; ')}`;
}

/** The parties: what each kind has of its own, then what all have. */
function parties(): string {
  const kinds = Object.entries(partyFields);
  const common = [...partyFields.payer].filter(([name]) => kinds.every(([, fields]) => fields.has(name)));
  const kindsOf = new Map<string, string[]>();
  for (const [kind, fields] of kinds) {
    const list = fieldList([...fields].filter(([name]) => !common.some(([other]) => other === name)));
    const own = kind === 'provider' ? `${list} facility:NAME` : list;
    kindsOf.set(own, [...(kindsOf.get(own) ?? []), kind]);
  }
  const own = [...kindsOf].map(([fields, same]) => `\`${same.join('|')} { ${fields} }\``);
  return `Parties: ${own.join(' ')}, all with \`${fieldList(common)}\`.`;
}
