/** One verb: its argument, value, fields and parts against what the verb takes. */
import type { Body, FieldNode, Statement, ValueNode } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import { enumerate } from '../../grammar/recovery/explain-error.ts';
import type { Action, Step } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { knownCode } from '../../model/codes/known-codes.ts';
import { nearest } from '../../model/nearest.ts';
import { boolean, isNumeric, share, type Type, text, unknown } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import type { VerbName } from '../../vocabulary/verbs.ts';
import { followPath } from '../bind/scope.ts';
import * as codes from '../diagnostics/code-diagnostics.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { rounded } from '../diagnostics/sense-diagnostics.ts';
import { badArguments, notHere, unknownLabel } from '../diagnostics/type-diagnostics.ts';
import { attributeType } from './check-attributes.ts';
import type { Checker } from './checker.ts';
import { type CheckBody, eventPlace, labelled, type Surroundings } from './surroundings.ts';
import { markId } from './timeline-names.ts';
import { elaborate, elaborateAs, fitted } from './values/elaborate.ts';
import { resolveEvent } from './values/elaborate-names.ts';
import { stateMark } from './values/elaborate-threads.ts';

interface ReadArgument {
  readonly expression: Expression | null;
  /** What the statement's path is called after. */
  readonly label: string;
  readonly concept: number | null;
  readonly valueType: Type;
}

/** @param verb what the runtime does, which for a noun of `history` has another name than the statement */
export function checkAction(checker: Checker, around: Surroundings, statement: Statement, spec: VerbSpec, verb: VerbName, checkBody: CheckBody): Action {
  if (statement.args !== null)
    checker.report(
      say.needlessPart,
      around.scope,
      statement.verb.span,
      { verb: spec.name, part: 'arguments in parentheses' },
      { found: checker.source(around.scope, statement.span) },
    );
  const argument = readArgument(checker, around, statement, spec);
  const path = labelled(around, argument.label);
  const when = statement.when === null ? null : elaborateAs(checker, eventPlace(around, `${path}/when`, '`when`'), statement.when, boolean);
  const chance = statement.chance === null ? null : elaborateAs(checker, eventPlace(around, `${path}/chance`, '`chance`'), statement.chance, share);
  const value = readValue(checker, around, statement, spec, argument, path);
  const fields: { name: string; value: Expression }[] = [];
  const parts: { concept: number; value: Expression | null }[] = [];
  const into = readInto(checker, around, statement, spec);
  if (into !== null) fields.push({ name: 'into', value: into });
  let body: readonly Step[] = [];
  if (statement.body !== null) {
    readFields(checker, around, statement.body, spec, { path, concept: argument.concept }, fields, parts);
    const steps: Body = { ...statement.body, items: statement.body.items.filter((item) => item.kind !== 'field') };
    if (spec.body === 'care' || spec.body === 'corrections')
      body = checkBody(checker, { ...around, inEncounter: true, inCorrection: around.inCorrection || spec.body === 'corrections' }, steps);
    else
      for (const item of steps.items)
        checker.report(
          say.misplacedItem,
          around.scope,
          item.span,
          { what: 'a statement', place: `in the braces of \`${spec.name}\`, which hold fields` },
          { found: checker.source(around.scope, item.span) },
        );
  }
  const inStay = spec.allowedIn === 'visit' && !around.inEncounter && !around.inCorrection ? { inStay: true as const } : {};
  return { verb, path, argument: argument.expression, value, fields, parts, body, when, chance, ...inStay, at: checker.at(around.scope, statement.span) };
}

/** `onset dx.a { diagnosed_at: visit }`: the event or state in whose visit the diagnosis is recorded. */
function readVisit(checker: Checker, around: Surroundings, { value }: FieldNode, concept: number | null, what: string): void {
  const place = eventPlace(around, around.path, what);
  const event = value.kind === 'path' ? resolveEvent(checker, place, value) : null;
  const mark = event === null ? stateMark(checker, place, value) : null;
  const id = event?.id ?? (mark === null ? null : markId(checker.timelines, mark));
  if (id === null || concept === null) return;
  checker.awaited.push({ concept, event: id, name: checker.source(around.scope, value.span), scope: around.scope, span: value.span });
}

function readArgument(checker: Checker, around: Surroundings, statement: Statement, spec: VerbSpec): ReadArgument {
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
      return { ...none, expression: elaborateAs(checker, place, argument, text) };
    case 'word':
      return { ...none, expression: readWord(checker, around, argument, wanted) };
    case 'attribute':
      return readAttribute(checker, around, spec.name, argument, none);
    case 'panel':
      return readPanel(checker, around, argument, none);
    case 'event': {
      const expression = readEvent(checker, around, argument);
      return expression === null ? none : { ...none, expression, label: `${spec.name}.${checker.source(around.scope, argument.span)}` };
    }
    case 'concept': {
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
        return { expression: typed.expression, label: concept.name, concept: typed.expression.concept, valueType: { kind: 'observed', unit: concept.unit } };
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

/** However broken a message is, its first letters tell a reader of the feed where it begins. */
function checkBeginning(checker: Checker, around: Surroundings, call: string, argument: ValueNode, begins: string): void {
  if (argument.kind !== 'text' || argument.text.startsWith(begins)) return;
  checker.report(
    badArguments,
    around.scope,
    argument.span,
    { call, problem: `the text begins with \`${begins}\`, by which a feed tells one message from the next` },
    { found: argument.text.slice(0, 20), expected: [begins] },
  );
}

function argumentWords(argument: VerbSpec['argument']): string {
  switch (argument.kind) {
    case 'concept':
      return 'a row of a code table';
    case 'word':
    case 'text':
      return argument.what;
    case 'attribute':
      return 'an attribute';
    case 'panel':
      return 'a panel';
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
  const near = meant === null ? nearest(word, wanted.labels) : [meant];
  checker.report(
    unknownLabel,
    around.scope,
    argument.span,
    { label: checker.source(around.scope, argument.span), of: wanted.what },
    { found: word, expected: wanted.labels, suggestions: near.map((label) => replace(`write \`${label}\``, argument.span, label, meant !== null)) },
  );
  return { op: 'text', value: wanted.labels[0] ?? '', at };
}

function readAttribute(checker: Checker, around: Surroundings, verb: string, argument: ValueNode, none: ReadArgument): ReadArgument {
  const name = argument.kind === 'path' && argument.names.length === 1 ? argument.names[0].text : '';
  const info = checker.attributes.get(name);
  if (info === undefined) {
    const near = nearest(name, checker.attributes.keys());
    checker.report(
      say.unknownName,
      around.scope,
      argument.span,
      { name: checker.source(around.scope, argument.span), what: 'attribute' },
      {
        found: name,
        expected: [...checker.attributes.keys()].slice(0, 12),
        suggestions: near.map((other) => replace(`write \`${other}\``, argument.span, other, false)),
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

/** An event by its name: the occurrence that is spoken of is found when it is run. */
function readEvent(checker: Checker, around: Surroundings, argument: ValueNode): Expression | null {
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
    { found: source, expected: names, suggestions: nearest(source, names).map((name) => replace(`write \`${name}\``, argument.span, name, false)) },
  );
  return null;
}

/** The words after the argument: `into visit`, `in_error`. */
function readInto(checker: Checker, around: Surroundings, statement: Statement, spec: VerbSpec): Expression | null {
  const { after } = spec;
  if (after === null) return null;
  const { object } = statement;
  const bare = object !== null && object.names.length === 1 && object.names[0].text === after.word;
  if (object === null || (after.event && bare)) {
    checker.report(
      say.missingArgument,
      around.scope,
      statement.verb.span,
      { verb: spec.name, what: after.event ? `\`${after.word}\` and an event after its argument` : `\`${after.word}\` after its argument` },
      { found: checker.source(around.scope, statement.span) },
    );
    return null;
  }
  return after.event ? readEvent(checker, around, object) : null;
}

function readPanel(checker: Checker, around: Surroundings, argument: ValueNode, none: ReadArgument): ReadArgument {
  const found = argument.kind === 'path' ? followPath(around.scope, argument.names).symbol : null;
  if (found?.kind === 'panel')
    return { ...none, expression: { op: 'number', value: found.id, at: checker.at(around.scope, argument.span) }, label: found.name };
  const names = checker.bound.panels.map((panel) => panel.name);
  const source = checker.source(around.scope, argument.span);
  checker.report(
    say.unknownName,
    around.scope,
    argument.span,
    { name: source, what: 'panel' },
    { found: source, expected: names, suggestions: nearest(source, names).map((name) => replace(`write \`${name}\``, argument.span, name, false)) },
  );
  return none;
}

function readValue(checker: Checker, around: Surroundings, statement: Statement, spec: VerbSpec, argument: ReadArgument, path: string): Expression | null {
  if (statement.value === null) {
    if (spec.value === 'attribute')
      checker.report(
        say.missingArgument,
        around.scope,
        statement.verb.span,
        { verb: spec.name, what: `a value: \`${spec.name} attribute: value\`` },
        { found: checker.source(around.scope, statement.span) },
      );
    return null;
  }
  if (spec.value === 'none') {
    checker.report(
      say.needlessPart,
      around.scope,
      statement.value.span,
      { verb: spec.name, part: 'value after a colon' },
      { found: checker.source(around.scope, statement.value.span) },
    );
    return null;
  }
  if (spec.value === 'attribute') {
    const expression = elaborateAs(checker, eventPlace(around, path, `\`${spec.name}\``), statement.value, argument.valueType);
    if (expression.op === 'round') reportRounded(checker, around, statement.value, argument);
    return expression;
  }
  return observedValue(checker, around, statement.value, argument.concept, path);
}

/** An attribute that begins with `4` holds whole numbers, which hardly anybody means who sets it to 2.7 later. */
function reportRounded(checker: Checker, around: Surroundings, value: ValueNode, { expression }: ReadArgument): void {
  const info = [...checker.attributes.values()].find(({ slot }) => expression?.op === 'attribute' && expression.slot === slot);
  const first = info?.value;
  if (info === undefined || first === null || first === undefined) return;
  const text = checker.source(info.scope, first.span);
  checker.report(
    rounded,
    around.scope,
    value.span,
    { name: info.name, first: text },
    {
      found: checker.source(around.scope, value.span),
      related: [{ message: `\`${info.name}\` is defined here`, file: info.scope.module.source.path, span: first.span }],
      suggestions: first.kind === 'number' && info.scope === around.scope ? [replace(`begin it with \`${text}.0\``, first.span, `${text}.0`, false)] : [],
    },
  );
}

/** The value of an observable: its unit is that of the observable's row. */
function observedValue(checker: Checker, around: Surroundings, value: ValueNode, concept: number | null, path: string): Expression {
  const unit = concept === null ? null : checker.concepts[concept].unit;
  const name = concept === null ? 'the observation' : `\`${checker.concepts[concept].name}\``;
  const place = { ...eventPlace(around, path, name), observable: concept };
  const typed = elaborate(checker, place, value, { kind: 'observed', unit });
  if (concept !== null && unit === null && (typed.type.kind === 'quantity' || (typed.type.kind === 'number' && isNumeric(typed.type)))) {
    const row = checker.bound.concepts[concept];
    const at = row.row.body?.span.end ?? row.row.span.end;
    const text = typed.type.kind === 'quantity' ? typed.type.unit : (knownCode(row.table.system.text, row.row.code.text)?.unit ?? '…');
    const edit =
      row.row.body === null
        ? [{ span: { start: at, end: at }, text: `  { unit: '${text}' }` }]
        : [{ span: { start: at - 1, end: at - 1 }, text: ` unit: '${text}' ` }];
    const sameFile = row.scope === around.scope;
    checker.report(
      codes.loincUnit,
      around.scope,
      value.span,
      { name: checker.concepts[concept].name },
      { found: checker.source(around.scope, value.span), suggestions: sameFile ? [{ title: 'add the unit to the row', edits: edit, safe: false }] : [] },
    );
    return typed.expression;
  }
  return fitted(checker, place, value, typed, { kind: 'observed', unit });
}

function readFields(
  checker: Checker,
  around: Surroundings,
  body: Body,
  spec: VerbSpec,
  { path, concept }: { readonly path: string; readonly concept: number | null },
  fields: { name: string; value: Expression }[],
  parts: { concept: number; value: Expression | null }[],
): void {
  const seen = new Set<string>();
  for (const item of body.items) {
    if (item.kind !== 'field') continue;
    const name = checker.source(around.scope, item.path.span);
    if (seen.has(name)) checker.report(say.repeatedField, around.scope, item.path.span, { name }, { found: name });
    seen.add(name);
    if (item.path.names.length > 1) readPart(checker, around, item, spec, path, parts);
    else if (spec.fields.get(name)?.kind === 'visit') readVisit(checker, around, item, concept, `\`${name}\``);
    else readField(checker, around, item, spec, path, fields);
  }
}

/** `labs.ldl: 130` in the braces of `panel` or `observe`. */
function readPart(
  checker: Checker,
  around: Surroundings,
  item: FieldNode,
  spec: VerbSpec,
  path: string,
  parts: { concept: number; value: Expression | null }[],
): void {
  if (spec.body !== 'parts') {
    checker.report(
      say.unknownField,
      around.scope,
      item.path.span,
      { name: checker.source(around.scope, item.path.span), of: `\`${spec.name}\`` },
      { found: checker.source(around.scope, item.path.span), expected: [...spec.fields.keys()] },
    );
    return;
  }
  const typed = elaborate(checker, eventPlace(around, path, `\`${spec.name}\``), item.path, { kind: 'coding' });
  if (typed.expression.op !== 'concept') {
    if (typed.type.kind !== 'unknown')
      checker.report(
        notHere,
        around.scope,
        item.path.span,
        { what: `\`${checker.source(around.scope, item.path.span)}\``, where: `as a part of \`${spec.name}\`` },
        { found: checker.source(around.scope, item.path.span) },
      );
    return;
  }
  const concept = typed.expression.concept;
  parts.push({ concept, value: observedValue(checker, around, item.value, concept, `${path}.${checker.concepts[concept].name}`) });
}

function readField(checker: Checker, around: Surroundings, item: FieldNode, spec: VerbSpec, path: string, fields: { name: string; value: Expression }[]): void {
  const name = item.path.names[0].text;
  const type = spec.fields.get(name);
  if (type === undefined) {
    const known = [...spec.fields.keys()];
    const near = nearest(name, known);
    checker.report(
      say.unknownField,
      around.scope,
      item.path.span,
      { name, of: `\`${spec.name}\`` },
      {
        found: name,
        expected: near.length > 0 && known.length > 12 ? near : known,
        suggestions: near.map((other) => replace(`write \`${other}\``, item.path.span, other, false)),
      },
    );
    return;
  }
  fields.push({ name, value: elaborateAs(checker, eventPlace(around, `${path}.${name}`, `the field \`${name}\``), item.value, type) });
}
