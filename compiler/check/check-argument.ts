/** The argument of a verb, and what follows it. */
import type { Statement, ValueNode } from '../../grammar/ast/ast.ts';
import { guess, replace } from '../../grammar/diagnostic.ts';
import type { Expression } from '../../ir/expression.ts';
import { enumerate } from '../../model/counted.ts';
import { nearLabels } from '../../model/near-labels.ts';
import { nearest } from '../../model/nearest.ts';
import { type Type, text, unknown } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { argumentNamed, asGiven, followPath } from '../bind/scope.ts';
import * as codes from '../diagnostics/code-diagnostics.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { badArguments, unknownLabel } from '../diagnostics/type-diagnostics.ts';
import { attributeType } from './check-attributes.ts';
import { refuseComputed } from './check-lets.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { eventPlace, type Surroundings } from './surroundings.ts';
import { broken, elaborate, elaborateAs } from './values/elaborate.ts';
import { resolveEvent } from './values/elaborate-names.ts';

export interface ReadArgument {
  readonly expression: Expression | null;
  /** What the statement's path is called after. */
  readonly label: string;
  readonly concept: number | null;
  readonly valueType: Type;
}

export function readArgument(checker: Checker, around: Surroundings, statement: Statement, spec: VerbSpec): ReadArgument {
  const none: ReadArgument = { expression: null, label: spec.name, concept: null, valueType: unknown };
  const { argument } = statement;
  const wanted = spec.argument;
  if (wanted.kind === 'none') return none;
  if (argument === null) {
    checker.report(
      say.missingArgument,
      around.scope,
      statement.verb.span,
      { verb: spec.name, what: argumentWords(wanted) },
      { found: spec.name, expected: wanted.kind === 'word' ? wanted.labels : [argumentWords(wanted)] },
    );
    return none;
  }
  const place = eventPlace(around, `${around.path}.${spec.name}`, `\`${spec.name}\``);
  switch (wanted.kind) {
    case 'text':
      if (wanted.begins !== null) checkBeginning(checker, around, spec.name, argument, wanted.begins);
      return { ...none, expression: elaborateAs(checker, wanted.begins === null ? place : { ...place, message: true }, argument, text) };
    case 'word':
      return { ...none, expression: readWord(checker, around, argument, wanted) };
    case 'attribute':
      return readAttribute(checker, around, spec.name, argument, none);
    case 'panel':
      return readPanel(checker, around, place, argument, none);
    case 'measure':
      return readMeasure(checker, around, spec.name, argument, none);
    case 'event': {
      const expression = readEvent(checker, around, argument);
      return expression === null ? none : { ...none, expression, label: `${spec.name}.${checker.source(around.scope, argument.span)}` };
    }
    case 'concept': {
      if (wanted.or?.kind === 'text' && (argument.kind === 'text' || argument.kind === 'template'))
        return { ...none, expression: elaborateAs(checker, place, argument, text) };
      if (wanted.or?.kind === 'word' && isBareWord(checker, around, argument)) return { ...none, expression: readWord(checker, around, argument, wanted.or) };
      const typed = elaborate(checker, place, argument, { kind: 'coding' });
      if (typed.expression.op === 'concept') {
        const concept = checker.concepts[typed.expression.concept];
        if (!wanted.systems.includes(concept.system))
          checker.report(
            codes.wrongSystem,
            around.scope,
            argument.span,
            { verb: spec.name, allowed: enumerate(wanted.systems), found: concept.system },
            { found: checker.source(around.scope, argument.span), expected: wanted.systems },
          );
        return {
          expression: typed.expression,
          label: pathText(asGiven(around.scope, argument).value) ?? concept.name,
          concept: typed.expression.concept,
          valueType: { kind: 'observed', unit: concept.unit },
        };
      }
      // A drawn or picked concept: `diagnose reason`, where `reason` is an attribute.
      if (typed.type.kind === 'coding')
        return {
          ...none,
          expression: typed.expression,
          label: `${spec.name}.${checker.source(around.scope, argument.span)}`,
          valueType: { kind: 'observed', unit: null },
        };
      if (typed.type.kind !== 'unknown')
        checker.report(
          say.missingArgument,
          around.scope,
          argument.span,
          { verb: spec.name, what: argumentWords(wanted) },
          { found: checker.source(around.scope, argument.span) },
        );
      return { ...none, expression: typed.expression };
    }
  }
}

/** Whether a word names nothing that the scenario declares. */
function isBareWord(checker: Checker, { scope, home }: Surroundings, argument: ValueNode): boolean {
  if (argument.kind !== 'path' || argument.names.length > 1 || argumentNamed(scope, argument) !== null) return false;
  const [{ text: name }] = argument.names;
  return !scope.names.has(name) && !checker.attributes.has(name) && home?.locals.has(name) !== true;
}

/** However broken a message is, its first letters tell a reader of the feed where it begins. */
function checkBeginning(checker: Checker, around: Surroundings, call: string, argument: ValueNode, begins: string): void {
  const first = argument.kind === 'template' ? argument.parts[0] : argument;
  if (first.kind === 'text' ? first.text.startsWith(begins) : argument.kind !== 'template') return;
  checker.report(
    badArguments,
    around.scope,
    argument.span,
    { call, problem: `it must contain an HL7 v2 message, which starts with \`${begins}\`` },
    { found: checker.source(around.scope, argument.span).slice(1, 21), expected: [begins] },
  );
}

function argumentWords(argument: VerbSpec['argument']): string {
  switch (argument.kind) {
    case 'concept':
      return argument.or === null ? 'a row of a code table' : `a row of a code table, or ${argument.or.what}`;
    case 'word':
    case 'text':
      return argument.what;
    case 'attribute':
      return 'an attribute';
    case 'panel':
      return 'a panel';
    case 'measure':
      return 'a measure';
    case 'event':
      return 'an event of a timeline';
    case 'none':
      return 'nothing';
  }
}

function readWord(
  checker: Checker,
  around: Surroundings,
  argument: ValueNode,
  wanted: { readonly what: string; readonly labels: readonly string[] },
): Expression {
  const at = checker.at(around.scope, argument.span);
  const word = argument.kind === 'path' && argument.names.length === 1 ? argument.names[0].text : '';
  if (wanted.labels.includes(word)) return { op: 'text', value: word, at };
  // `"ADT^A08"`: as the standard writes it.
  const written = checker.source(around.scope, argument.span).replace(/^"|"$/g, '').replace(/\W/g, '_');
  const meant = wanted.labels.includes(written) ? written : null;
  const near = meant === null ? nearLabels(word, wanted.labels) : [meant];
  checker.report(
    unknownLabel,
    around.scope,
    argument.span,
    {
      label: checker.source(around.scope, argument.span),
      of: wanted.what,
      ...(meant === null ? {} : { rule: rulesOfWriting(checker.source(around.scope, argument.span)) }),
    },
    {
      found: word,
      expected: wanted.labels,
      suggestions: near.map((label) => (meant === null ? guess(argument.span, label, false) : replace(`write \`${label}\``, argument.span, label))),
    },
  );
  return { op: 'text', value: wanted.labels[0] ?? '', at };
}

/** What `"ADT^A08"` breaks, which the standard writes so. */
function rulesOfWriting(source: string): string {
  const rules = [...(source.startsWith('"') ? ['without quotes'] : []), ...(source.includes('^') ? ['with `_` instead of `^`'] : [])];
  return `names are written ${rules.length === 0 ? 'as a name' : rules.join(' and ')}`;
}

function readAttribute(checker: Checker, around: Surroundings, verb: string, argument: ValueNode, none: ReadArgument): ReadArgument {
  const name = argument.kind === 'path' && argument.names.length === 1 ? argument.names[0].text : '';
  const info = checker.attributes.get(name);
  if (info === undefined) {
    if (refuseComputed(checker, around.scope, argument.span, name, `\`${verb}\``)) return none;
    const near = nearest(name, checker.attributes.keys());
    checker.report(
      say.unknownName,
      around.scope,
      argument.span,
      { name: checker.source(around.scope, argument.span), what: 'attribute' },
      {
        found: name,
        expected: [...checker.attributes.keys()].slice(0, 12),
        suggestions: near.map((other) => guess(argument.span, other, false)),
      },
    );
    return none;
  }
  return {
    expression: { op: 'attribute', slot: info.slot, at: checker.at(around.scope, argument.span) },
    label: `${verb}.${name}`,
    concept: null,
    valueType: attributeType(checker, info, around.scope, argument.span),
  };
}

/** A dotted name as it is written, which is what draws are named after: an import under another name, or one more of it, moves none. */
export function pathText(value: ValueNode): string | null {
  return value.kind === 'path' ? value.names.map(({ text }) => text).join('.') : null;
}

/** An event by its name: the occurrence that is spoken of is found when it is run. */
function readEvent(checker: Checker, outer: Surroundings, written: ValueNode): Expression | null {
  const { scope, value: argument } = asGiven(outer.scope, written);
  const around = { ...outer, scope };
  const parameter = argumentNamed(outer.scope, written);
  if (parameter !== null) checker.readArguments.add(parameter);
  const place = eventPlace(around, around.path, 'an event');
  const event = argument.kind === 'path' && argument.names[argument.names.length - 1].text !== 'end' ? resolveEvent(checker, place, argument) : null;
  // States and flows make no records of their own.
  if (event !== null && event.id < checker.timelines.real.events && argument.kind === 'path')
    return { op: 'event_time', event: event.id, which: argument.index ?? 'last', end: false, at: checker.at(around.scope, argument.span) };
  const names = checker.timelines.events.filter((one) => one.role === 'event' && one.timeline === around.timeline).map((one) => one.name);
  const source = checker.source(around.scope, argument.span);
  checker.report(
    say.unknownName,
    around.scope,
    argument.span,
    { name: source, what: 'event' },
    { found: source, expected: names, suggestions: nearest(source, names).map((name) => guess(argument.span, name, false)) },
  );
  return null;
}

/** The words after the argument: `into visit`, `in_error`. */
export function readInto(checker: Checker, around: Surroundings, statement: Statement, spec: VerbSpec): Expression | null {
  const { after } = spec;
  // The name of an answer is collected with the names of the timeline, and may be left out.
  if (after === null || after.takes === 'name') return null;
  const { object } = statement;
  const bare = object !== null && object.names.length === 1 && object.names[0].text === after.word;
  if (object === null || (after.takes === 'event' && bare)) {
    checker.report(
      say.missingArgument,
      around.scope,
      statement.verb.span,
      { verb: spec.name, what: after.takes === 'event' ? `\`${after.word}\` and an event after the argument` : `\`${after.word}\` after the argument` },
      { found: checker.source(around.scope, statement.span) },
    );
    return null;
  }
  return after.takes === 'event' ? readEvent(checker, around, object) : null;
}

function readPanel(checker: Checker, around: Surroundings, place: Place, argument: ValueNode, none: ReadArgument): ReadArgument {
  const found = argument.kind === 'path' ? followPath(around.scope, argument.names).symbol : null;
  if (found?.kind === 'panel')
    return { ...none, expression: { op: 'number', value: found.id, at: checker.at(around.scope, argument.span) }, label: pathText(argument) ?? found.name };
  checker.notes?.value(place, argument, null, broken(checker, place, argument));
  const names = checker.bound.panels.map((panel) => panel.name);
  const source = checker.source(around.scope, argument.span);
  checker.report(
    say.unknownName,
    around.scope,
    argument.span,
    { name: source, what: 'panel' },
    { found: source, expected: names, suggestions: nearest(source, names).map((name) => guess(argument.span, name, false)) },
  );
  return none;
}

/** A measure by its name: the statement is about the subject's part in it. */
function readMeasure(checker: Checker, outer: Surroundings, verb: string, written: ValueNode, none: ReadArgument): ReadArgument {
  const { scope, value: argument } = asGiven(outer.scope, written);
  const parameter = argumentNamed(outer.scope, written);
  if (parameter !== null) checker.readArguments.add(parameter);
  const names = checker.bound.measures.map(({ node }) => node.name.text);
  const name = argument.kind === 'path' && argument.names.length === 1 ? argument.names[0].text : '';
  if (names.includes(name)) return { ...none, expression: { op: 'text', value: name, at: checker.at(scope, argument.span) }, label: `${verb}.${name}` };
  const source = checker.source(scope, argument.span);
  checker.report(
    say.unknownName,
    scope,
    argument.span,
    { name: source, what: 'measure' },
    { found: source, expected: names, suggestions: nearest(source, names).map((other) => guess(argument.span, other, false)) },
  );
  return none;
}
