/** One verb: its argument, value, fields and parts against what the verb takes. */
import type { Body, FieldNode, Statement, ValueNode } from '../../grammar/ast/ast.ts';
import { echo, guess, replace } from '../../grammar/diagnostic.ts';
import { removalOf, type Span } from '../../grammar/source-text.ts';
import type { Action, Step } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { panelOrder } from '../../ir/panel-order.ts';
import { eachPart } from '../../ir/walk.ts';
import { knownCode } from '../../model/codes/known-codes.ts';
import { nearest } from '../../model/nearest.ts';
import { boolean, describe, isNumeric, probability, type Type } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import type { VerbName } from '../../vocabulary/verbs.ts';
import { includeTarget } from '../bind/bind-include.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Scope } from '../bind/scope.ts';
import { itemsOf } from '../bind/walk-included.ts';
import * as codes from '../diagnostics/code-diagnostics.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { panelCycle } from '../diagnostics/time-diagnostics.ts';
import { notHere, numberRange, wrongType } from '../diagnostics/type-diagnostics.ts';
import { pathText, type ReadArgument, readArgument, readInto } from './check-argument.ts';
import { noteFraction } from './check-attributes.ts';
import { reportAgain } from './check-block.ts';
import { checkObserved } from './check-observed.ts';
import { checkStates } from './check-states.ts';
import type { Checker } from './checker.ts';
import { nothingOfRows, ofRows } from './observable-rows.ts';
import type { Place } from './place.ts';
import { defaultPlace, isMeantFor, rowDefaults, rowsWithDefaults } from './row-defaults.ts';
import { type CheckBody, eventPlace, labelled, type Surroundings } from './surroundings.ts';
import { findIn, markId } from './timeline-names.ts';
import { elaborate, elaborateAs, fitted } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';
import { isDraw } from './values/elaborate-let.ts';
import { rangeWords, resolveEvent } from './values/elaborate-names.ts';
import { stateMark } from './values/elaborate-threads.ts';

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
  const lasts = statement.lasts === null ? {} : checkLasts(checker, around, statement.lasts, { argument, statement, spec, path });
  const when = statement.when === null ? null : elaborateAs(checker, eventPlace(around, `${path}/when`, '`when`'), statement.when, boolean);
  const luck = statement.chance === null ? null : elaborateAs(checker, eventPlace(around, `${path}/chance`, '`chance`'), statement.chance, probability);
  const stated = readValue(checker, around, statement, spec, argument, path);
  const fields: { name: string; value: Expression }[] = [];
  const parts: { concept: number; value: Expression | null }[] = [];
  const into = readInto(checker, around, statement, spec);
  if (into !== null) fields.push({ name: 'into', value: into });
  let body: readonly Step[] = [];
  if (statement.body !== null) {
    // A plan of care that is stopped by its title has none of the fields of a drug.
    const taken = ofPlan(argument, spec)
      ? { ...spec, name: `${spec.name} "…"`, fields: new Map<string, Type>() }
      : around.inCorrection && spec.notCorrected.length > 0
        ? { ...spec, name: `${spec.name} in a correction`, fields: new Map([...spec.fields].filter(([name]) => !spec.notCorrected.includes(name))) }
        : spec;
    readFields(checker, around, statement, statement.body, taken, { path, concept: argument.concept, label: argument.label }, fields, parts);
    const steps: Body = { ...statement.body, items: statement.body.items.filter((item) => item.kind !== 'field') };
    if (spec.body === 'care' || spec.body === 'corrections')
      body = checkBody(checker, { ...around, inEncounter: true, inCorrection: around.inCorrection || spec.body === 'corrections', braces: steps }, steps);
    else
      for (const item of steps.items)
        if (isStatement(item, 'include')) includeTarget(around.scope, item, 'block', (diagnostic) => checker.diagnostics.push(diagnostic));
        else reportStatement(checker, around.scope, item.span, spec);
  }
  if ((spec.ofPerson && fields.length === 0) || (spec.body === 'corrections' && body.length === 0 && !(statement.body?.items.length ?? 0)))
    checker.report(
      say.missingArgument,
      around.scope,
      statement.verb.span,
      {
        verb: spec.name,
        what: spec.ofPerson ? 'the fields that change, for example `update { city: "Ames" }`' : correctionWords(checker),
      },
      { found: checker.source(around.scope, statement.span) },
    );
  const value = around.inCorrection ? stated : withDefaults(checker, spec, argument, path, fields, parts, stated);
  checkOngoing(checker, around, statement, fields);
  checkNumbers(checker, around, statement, fields);
  if (spec.value === 'observed' && value === null && statement.value === null && parts.length === 0 && !around.inCorrection)
    checkMeasured(checker, around, statement, spec, argument);
  if (spec.argument.kind === 'panel') checkPanelOrder(checker, around, parts);
  const rows = around.inCorrection ? nothingOfRows : ofRows(checker, around, spec, argument, path, { fields, parts });
  if (rows.turnaround !== null) fields.push({ name: 'turnaround', value: rows.turnaround });
  const chance = luck ?? rows.chance;
  checkObserved(checker, around, statement, spec, argument, parts);
  const inStay = spec.allowedIn === 'visit' && !around.inEncounter && !around.inCorrection ? { inStay: true as const } : {};
  const { tests } = rows;
  const answer = statement.object === null || spec.answers.length === 0 ? null : findIn(checker.timelines.flows, around, statement.object.names[0].text);
  return {
    verb,
    path,
    argument: argument.expression,
    value,
    fields,
    parts,
    ...(tests.length === 0 ? {} : { tests }),
    body,
    when,
    chance,
    ...lasts,
    ...inStay,
    ...(answer === null ? {} : { flow: answer.id }),
    at: checker.at(around.scope, statement.span),
  };
}

/** What can be in the braces of `correct`, by an observable of the scenario where it has one. */
function correctionWords({ concepts }: Checker): string {
  const observable = concepts.find(({ unit }) => unit !== null);
  return `the corrected values${observable === undefined ? ' in its braces' : `, for example \`{ observe ${observable.name}: 7 }\``}`;
}

/** A score is nothing without its number. What is observed without a value is in its reference range, where the row has one. */
function checkMeasured(checker: Checker, around: Surroundings, statement: Statement, spec: VerbSpec, { concept }: ReadArgument): void {
  if (concept === null || statement.argument === null) return;
  const { unit, low, high } = checker.concepts[concept];
  if (spec.makes !== null && (unit === null || low !== null || high !== null)) return;
  const what = `a value, for example \`${spec.name} ${checker.source(around.scope, statement.argument.span)}: 7\``;
  checker.report(say.missingArgument, around.scope, statement.verb.span, { verb: spec.name, what }, { found: checker.source(around.scope, statement.span) });
}

function ofPlan({ expression }: ReadArgument, { argument }: VerbSpec): boolean {
  return argument.kind === 'concept' && argument.or?.kind === 'text' && expression?.op === 'text';
}

/** `onset dx.a { diagnosed_at: visit }`: the event or state in whose visit the diagnosis is recorded. */
function readVisit(
  checker: Checker,
  around: Surroundings,
  { value }: FieldNode,
  { concept, label }: Pick<ReadArgument, 'concept' | 'label'>,
  what: string,
): void {
  const place = eventPlace(around, around.path, what);
  const event = value.kind === 'path' ? resolveEvent(checker, place, value) : null;
  const mark = event === null ? stateMark(checker, place, value) : null;
  const id = event?.id ?? (mark === null ? null : markId(checker.timelines, mark));
  if (id === null || concept === null) return;
  checker.awaited.push({
    concept: checker.sameCode(concept),
    label,
    event: id,
    name: checker.source(around.scope, value.span),
    scope: around.scope,
    span: value.span,
  });
}

/** Values of a panel that ask for each other cannot be worked out in any order. */
function checkPanelOrder(checker: Checker, around: Surroundings, parts: Action['parts']): void {
  const { cycle } = panelOrder(parts, checker.concepts);
  const [first] = cycle;
  if (first === undefined) return;
  const names = [...cycle, first].map((i) => checker.concepts[parts[i].concept].name);
  const [, start, end] = parts[first].value?.at ?? [0, 0, 0];
  checker.report(panelCycle, around.scope, { start, end }, { cycle: names.join(' → ') }, { found: checker.source(around.scope, { start, end }) });
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
    const place = (): Place => eventPlace(around, path, `\`${spec.name}\``);
    const info = [...checker.attributes.values()].find(({ slot }) => argument.expression?.op === 'attribute' && argument.expression.slot === slot);
    noteFraction(checker, info, place, statement.value);
    return elaborateAs(checker, place(), statement.value, argument.valueType);
  }
  // A level of what was reported has no range to be looked up.
  const level = statement.value.kind === 'path' && rangeWords.includes(statement.value.names[0].text);
  if (level && argument.valueType.kind === 'unknown') return null;
  return observedValue(checker, around, statement.value, argument.concept, path);
}

/** `set a1c: a1c - 1 while on(rx.metformin)`: the condition is evaluated whenever the attribute is read, so it must not draw. */
function checkLasts(
  checker: Checker,
  around: Surroundings,
  value: ValueNode,
  { argument: { valueType }, statement, spec, path }: { argument: ReadArgument; statement: Statement; spec: VerbSpec; path: string },
): { lasts?: Expression } {
  if (spec.value !== 'attribute') {
    refuseWhile(checker, around, statement, value, spec);
    return {};
  }
  const condition = elaborateAs(checker, eventPlace(around, `${path}/while`, '`while`'), value, boolean);
  const { scope } = around;
  if (!isNumeric(valueType) && valueType.kind !== 'share' && statement.argument !== null) {
    const { span } = statement.argument;
    const found = checker.source(scope, span);
    const clause = { start: whileSpan(checker, around, statement, value).start, end: value.span.end };
    const source = checker.source(scope, clause);
    checker.report(
      wrongType,
      scope,
      span,
      { rule: `\`set … while\` can change only a number or a percentage, but \`${found}\` is ${describe(valueType)}` },
      {
        found,
        suggestions: [replace(`remove \`${echo(source)}\` to set \`${found}\` permanently`, removalOf(scope.module.source.text, clause), '', false)],
      },
    );
  }
  const draw = [...eachPart(condition)].find(isDraw);
  if (draw !== undefined) {
    const inside = draw.at[0] === scope.module.file && draw.at[1] >= value.span.start && draw.at[2] <= value.span.end;
    const span = inside ? { start: draw.at[1], end: draw.at[2] } : value.span;
    const found = checker.source(scope, span);
    checker.report(
      notHere,
      scope,
      span,
      { what: 'a random value', where: 'in the `while` condition of `set`, which is evaluated each time the attribute is read' },
      { found },
    );
  }
  return { lasts: condition };
}

/** `prescribe rx.a while has(dx.b)`: what is done once has no end. */
function refuseWhile(checker: Checker, around: Surroundings, statement: Statement, value: ValueNode, spec: VerbSpec): void {
  const span = whileSpan(checker, around, statement, value);
  checker.report(
    say.needlessPart,
    around.scope,
    span,
    { verb: spec.name, part: '`while`, which is only for `set`' },
    { found: 'while', suggestions: [replace('write `when`', span, 'when', false)] },
  );
}

function whileSpan(checker: Checker, { scope }: Surroundings, { span: { start } }: Statement, value: ValueNode): Span {
  const at = start + checker.source(scope, { start, end: value.span.start }).lastIndexOf('while');
  return { start: at, end: at + 'while'.length };
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
      {
        found: checker.source(around.scope, value.span),
        suggestions: sameFile ? [{ title: `add \`unit: '${text}'\` to the row \`${checker.concepts[concept].name}\``, edits: edit, safe: false }] : [],
      },
    );
    return typed.expression;
  }
  const expression = fitted(checker, place, value, typed, { kind: 'observed', unit });
  return typed.type.kind === 'time' ? { op: 'date_text', value: expression, at: expression.at } : expression;
}

function reportStatement(checker: Checker, scope: Scope, span: Span, { name }: VerbSpec): void {
  const facts = { what: 'a statement', place: `in the braces of \`${name}\`, which can contain only fields` };
  checker.report(say.misplacedItem, scope, span, facts, { found: checker.source(scope, span) });
}

function readFields(
  checker: Checker,
  outer: Surroundings,
  statement: Statement,
  body: Body,
  spec: VerbSpec,
  { path, concept, label }: Pick<ReadArgument, 'concept' | 'label'> & { readonly path: string },
  fields: { name: string; value: Expression }[],
  parts: { concept: number; value: Expression | null }[],
): void {
  const seen = new Map<string, { readonly scope: Scope; readonly span: Span }>();
  for (const { item, scope } of itemsOf({ body, scope: outer.scope })) {
    // What else a mixin brings is among the steps, where the verb has any.
    if (item.kind !== 'field') {
      if (spec.body !== 'care' && spec.body !== 'corrections' && !body.items.includes(item)) reportStatement(checker, scope, item.span, spec);
      continue;
    }
    const around = { ...outer, scope };
    const name = checker.source(scope, item.path.span);
    const spot = { scope, span: item.path.span };
    const first = seen.get(name);
    if (first !== undefined) reportAgain(checker, spot, { name }, first);
    seen.set(name, first ?? spot);
    if (item.path.names.length > 1) readPart(checker, around, item, spec, path, parts);
    else if (spec.argument.kind === 'text' && name === spec.argument.field) refuseSecondText(checker, around, statement, item, spec);
    else if (spec.fields.get(name)?.kind === 'visit') readVisit(checker, around, item, { concept, label }, `\`${name}\``);
    else readField(checker, around, item, spec, path, fields);
  }
  checkEnds(checker, outer, fields);
}

/** `note "Title" { text: t }`: the text is the argument, and a title is a field. */
function refuseSecondText(checker: Checker, around: Surroundings, { argument }: Statement, item: FieldNode, spec: VerbSpec): void {
  const name = item.path.names[0].text;
  const source = checker.source(around.scope, item.value.span);
  const right = item.value.kind === 'text' || item.value.kind === 'template' ? source : /["{}]/.test(source) ? null : `"{${source}}"`;
  const old = argument === null ? '' : checker.source(around.scope, argument.span);
  const suggestions =
    argument === null || right === null
      ? []
      : [
          {
            title: `write the text directly after \`${spec.name}\`: \`${spec.name} ${right}${spec.fields.has('title') ? ` { title: ${old} }` : ''}\``,
            edits: [
              { span: argument.span, text: right },
              { span: item.span, text: spec.fields.has('title') ? `title: ${old}` : '' },
            ],
            safe: false,
          },
        ];
  checker.report(
    say.unknownField,
    around.scope,
    item.path.span,
    { name, of: `\`${spec.name}\`` },
    { found: name, expected: [`\`${spec.name} "…"\` with ${spec.argument.kind === 'text' ? spec.argument.what : 'a text'}`], suggestions },
  );
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
  parts.push({ concept, value: observedValue(checker, around, item.value, concept, `${path}.${pathText(item.path) ?? ''}`) });
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
        suggestions: near.map((other) => guess(item.path.span, other, false)),
      },
    );
    return;
  }
  if (around.inCorrection && spec.decides[name]?.length === 0) {
    checker.report(
      notHere,
      around.scope,
      item.path.span,
      { what: `the field \`${name}\``, where: 'in a correction, because the corrected record has no such field' },
      { found: name },
    );
    return;
  }
  const expression = fieldValue(checker, eventPlace(around, `${path}.${name}`, `the field \`${name}\``), item.value, spec, name, type);
  if (spec.ofPerson && name === 'state') checkStates(checker, around.scope, expression);
  fields.push({ name, value: expression });
}

function fieldValue(checker: Checker, place: Place, value: ValueNode, spec: VerbSpec, name: string, type: Type): Expression {
  const typed = elaborate(checker, place, value, type);
  const plain = fitted(checker, place, value, typed, type);
  const byDay = typed.type.kind === 'time' && typed.type.precision === 'day';
  const op = !byDay ? null : spec.books.includes(name) ? 'booked' : spec.dates.includes(name) ? 'done' : null;
  const hour = { value: plain, path: `${place.path}/clock`, at: plain.at };
  return op === null ? plain : op === 'booked' ? { op, ...hour } : { op, ...hour };
}

/** Adds what the row says and the statement does not. The value is that of the statement, else that of the row. */
function withDefaults(
  checker: Checker,
  spec: VerbSpec,
  argument: ReadArgument,
  path: string,
  fields: { name: string; value: Expression }[],
  parts: { concept: number; value: Expression | null }[],
  stated: Expression | null,
): Expression | null {
  if (spec.argument.kind === 'panel' && argument.expression?.op === 'number') addTests(checker, argument.expression.value, path, parts);
  if (spec.fromRow === null) return stated;
  const of = spec.fromRow === 'argument' ? argument.expression : (fields.find(({ name }) => name === spec.fromRow)?.value ?? null);
  if (of === null || of.op === 'text') return stated;
  const rows = of.op === 'concept' ? [of.concept] : rowsWithDefaults(checker, spec);
  const found = new Map<string, { readonly row: number; readonly value: Expression }[]>();
  for (const row of rows)
    for (const given of rowDefaults(checker, row)) {
      const { name, node, scope } = given;
      const type = spec.fields.get(name);
      if (
        name === 'value' ? stated !== null || parts.length > 0 || spec.value !== 'observed' : type === undefined || fields.some((field) => field.name === name)
      )
        continue;
      if (type !== undefined && !isMeantFor(checker, row, given, type)) continue;
      const own = of.op === 'concept' ? path : `${path}.${checker.concepts[row].name}`;
      const value =
        type === undefined
          ? defaultValue(checker, row, own)
          : fieldValue(checker, defaultPlace(scope, `${own}.${name}`, `the field \`${name}\``), node.value, spec, name, type);
      if (value !== null) found.set(name, [...(found.get(name) ?? []), { row, value }]);
    }
  let value = stated;
  for (const [name, given] of found) {
    const expression: Expression =
      of.op === 'concept'
        ? given[0].value
        : {
            op: 'by',
            subjects: [of],
            rows: given.map((one) => ({ keys: [{ kind: 'concept', concept: one.row }], value: one.value })),
            otherwise: null,
            at: of.at,
          };
    if (name === 'value') value = expression;
    else fields.push({ name, value: expression });
  }
  return value;
}

/** The value that the row of an observable gives it; null where it gives none. */
function defaultValue(checker: Checker, row: number, path: string): Expression | null {
  const found = rowDefaults(checker, row).find(({ name }) => name === 'value');
  if (found === undefined) return null;
  const { unit, name } = checker.concepts[row];
  const place = defaultPlace(found.scope, path, `\`${name}\``, row);
  return elaborateAs(checker, place, found.node.value, { kind: 'observed', unit });
}

/** The tests of a panel whose row gives their value. */
function addTests(checker: Checker, panel: number, path: string, parts: { concept: number; value: Expression | null }[]): void {
  const given = new Set(parts.map(({ concept }) => checker.sameCode(concept)));
  for (const concept of checker.panels[panel].tests) {
    const value = given.has(checker.sameCode(concept)) ? null : defaultValue(checker, concept, `${path}.${checker.concepts[concept].name}`);
    if (value !== null) parts.push({ concept, value });
  }
}

/** What has no end of supply is never renewed. */
function checkOngoing(
  checker: Checker,
  around: Surroundings,
  statement: Statement,
  fields: readonly { readonly name: string; readonly value: Expression }[],
): void {
  const ongoing = fields.find(({ name }) => name === 'ongoing')?.value;
  if (ongoing === undefined || (ongoing.op === 'boolean' && !ongoing.value) || fields.some(({ name }) => name === 'days_supply')) return;
  const own = statement.body?.items.find((item) => item.kind === 'field' && checker.source(around.scope, item.path.span) === 'ongoing');
  const { argument } = statement;
  const what = `\`${checker.source(around.scope, argument === null ? statement.verb.span : { start: statement.verb.span.start, end: argument.span.end })}\``;
  checker.report(
    say.missingField,
    around.scope,
    own?.span ?? statement.verb.span,
    { name: 'days_supply', of: what, more: ', which `ongoing` needs' },
    { found: checker.source(around.scope, own?.span ?? statement.verb.span), examples: ['days_supply: 90'] },
  );
}

/** Whom nobody knows is not registered again: a visit is filed under one number. */
function checkNumbers(
  checker: Checker,
  around: Surroundings,
  statement: Statement,
  fields: readonly { readonly name: string; readonly value: Expression }[],
): void {
  const stated = (name: string): boolean => fields.some((field) => field.name === name && !(field.value.op === 'boolean' && !field.value.value));
  if (!stated('unidentified') || !stated('registered_again')) return;
  const own = statement.body?.items.find((item) => item.kind === 'field' && checker.source(around.scope, item.path.span) === 'registered_again');
  const span = own?.span ?? statement.verb.span;
  const suggestions = own === undefined ? [] : [replace('remove it', own.span, '')];
  const what = { what: '`registered_again`', where: 'together with `unidentified`' };
  checker.report(notHere, around.scope, span, what, { found: checker.source(around.scope, span), suggestions });
}

/** `target_low: 7  target_high: 6`: nothing lies between them. */
function checkEnds(checker: Checker, around: Surroundings, fields: readonly { readonly name: string; readonly value: Expression }[]): void {
  for (const { name, value } of fields) {
    const end = name.endsWith('_low') ? fields.find((other) => other.name === name.replace(/_low$/, '_high')) : undefined;
    const [low, high] = [foldNumber(value, checker.params), end === undefined ? null : foldNumber(end.value, checker.params)];
    if (low === null || high === null || low <= high) continue;
    const span = { start: value.at[1], end: value.at[2] };
    checker.report(
      numberRange,
      around.scope,
      span,
      { what: `the field \`${name}\``, found: String(low), range: `at most ${high}, the value of \`${end?.name}\`` },
      { found: String(low) },
    );
  }
}
