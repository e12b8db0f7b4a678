/** The profile: fields of the person, attributes, joint behaviour, and what was there before. */

import { correlation } from '../../draws/distributions/correlated.ts';
import { isProblem } from '../../draws/distributions/distributions.ts';
import type { Body, FieldNode, Statement } from '../../grammar/ast/ast.ts';
import { type Edit, replace } from '../../grammar/diagnostic.ts';
import type { Correlation, Step } from '../../ir/definition.ts';
import { nearest } from '../../model/nearest.ts';
import { type ProfileStatement, profileStatements } from '../../vocabulary/block-statements.ts';
import { defectSpecs } from '../../vocabulary/defect-verbs.ts';
import { AGE, type Type, unknown } from '../../vocabulary/types.ts';
import { historyNouns } from '../../vocabulary/verbs.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Scope } from '../bind/scope.ts';
import { correlationProblem } from '../diagnostics/distribution-diagnostics.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { checkAction } from './check-action.ts';
import { attributeType } from './check-attributes.ts';
import { collectLet, refuseComputed } from './check-lets.ts';
import { refuseParts } from './check-parts.ts';
import { checkSteps } from './check-steps.ts';
import type { AttributeInfo, Checker } from './checker.ts';
import { personFields } from './person-fields.ts';
import type { Surroundings } from './surroundings.ts';

/** Words that can begin a statement of a profile. */
const statements = [...Object.keys(profileStatements), 'include'];

/** Registers attributes and fields, so that anything may refer to them; their values are elaborated afterwards. */
export function collectProfile(checker: Checker): void {
  for (const { item, scope } of checker.bound.profileItems) {
    if (item.kind === 'field') collectField(checker, scope, item);
    else if (isStatement(item, 'attribute')) collectAttribute(checker, scope, item);
    else if (item.kind === 'let') collectLet(checker, scope, item);
  }
}

function info(name: string, kind: AttributeInfo['kind'], slot: number, scope: Scope, item: FieldNode | Statement, expected: Type | null): AttributeInfo {
  return {
    name,
    kind,
    slot,
    scope,
    span: item.kind === 'field' ? item.path.span : item.span,
    nameSpan: item.kind === 'field' ? item.path.span : (item.argument?.span ?? item.span),
    value: item.value,
    expected,
    state: 'new',
    type: unknown,
    expression: null,
  };
}

function collectField(checker: Checker, scope: Scope, item: FieldNode): void {
  const name = checker.source(scope, item.path.span);
  const type = name === 'age' ? AGE : personFields.get(name);
  if (type === undefined) {
    reportUnknownField(checker, scope, item, name);
    return;
  }
  const first = checker.person.get(name);
  if (first !== undefined)
    checker.report(
      say.repeatedField,
      scope,
      item.path.span,
      { name },
      { found: name, related: [{ message: 'first defined here', file: scope.module.source.path, span: first.span }] },
    );
  else checker.person.set(name, info(name, 'person', checker.person.size, scope, item, type));
}

function reportUnknownField(checker: Checker, scope: Scope, item: FieldNode, name: string): void {
  checker.excused.add(name);
  const known = ['age', ...personFields.keys()];
  const near = nearest(name, known);
  const plain = item.path.names.length === 1;
  checker.report(
    say.unknownField,
    scope,
    item.path.span,
    { name, of: 'a profile' },
    {
      found: name,
      expected: near.length > 0 ? near : known,
      suggestions: [
        ...near.map((other) => replace(`write \`${other}\``, item.path.span, other, false)),
        ...(plain
          ? [
              {
                title: `declare it as an attribute: \`attribute ${name}: …\``,
                edits: [{ span: { start: item.path.span.start, end: item.path.span.start }, text: 'attribute ' }],
                safe: false,
              },
            ]
          : []),
      ],
    },
  );
}

function collectAttribute(checker: Checker, scope: Scope, item: Statement): void {
  const name = item.argument?.kind === 'path' && item.argument.names.length === 1 ? item.argument.names[0] : null;
  if (name === null) {
    checker.report(
      say.missingArgument,
      scope,
      item.verb.span,
      { verb: 'attribute', what: 'a name: `attribute severity: …`' },
      { found: checker.source(scope, item.span) },
    );
    return;
  }
  const taken = checker.attributes.get(name.text)?.span ?? checker.profileLets.get(name.text)?.node.name.span ?? null;
  if (name.text === 'age' || personFields.has(name.text)) {
    checker.report(
      say.duplicateName,
      scope,
      name.span,
      { name: name.text, what: 'a field of the person, which is set without `attribute`' },
      { found: name.text, suggestions: [replace('write it as a field', { start: item.verb.span.start, end: name.span.start }, '')] },
    );
    return;
  }
  if (taken !== null || scope.names.has(name.text)) {
    checker.report(
      say.duplicateName,
      scope,
      name.span,
      { name: name.text, what: checker.profileLets.has(name.text) ? 'a `let`' : taken !== null ? 'another attribute' : 'a declaration' },
      { found: name.text, related: taken === null ? [] : [{ message: 'first defined here', file: scope.module.source.path, span: taken }] },
    );
    return;
  }
  if (item.value === null) {
    checker.report(
      say.missingArgument,
      scope,
      item.span,
      { verb: `attribute ${name.text}`, what: 'a value after a colon' },
      { found: checker.source(scope, item.span) },
    );
    return;
  }
  checker.attributes.set(name.text, info(name.text, 'attribute', checker.attributes.size, scope, item, null));
}

export interface CheckedProfile {
  readonly correlations: readonly Correlation[];
  readonly history: readonly Step[];
}

/** Elaborates everything in the profile. */
export function checkProfile(checker: Checker): CheckedProfile {
  const { profile, root } = checker.bound;
  const correlations: Correlation[] = [];
  const history: Step[] = [];
  const labels: Surroundings['labels'] = new Map();
  if (profile === null) {
    checker.report(
      say.missingDeclaration,
      root,
      { start: 0, end: 0 },
      { what: 'a `profile` that describes the people' },
      { expected: ['profile name { age: … }'] },
    );
    return { correlations, history };
  }
  for (const attribute of [...checker.person.values(), ...checker.attributes.values()]) attributeType(checker, attribute, attribute.scope, attribute.span);
  for (const { item, scope } of checker.bound.profileItems) {
    if (item.kind === 'field' || item.kind === 'let') continue;
    if (item.kind !== 'statement') {
      checker.report(
        say.misplacedItem,
        scope,
        item.span,
        { what: item.kind === 'event' ? 'an event' : `\`${item.kind}\``, place: 'in a profile; put events in a timeline' },
        { found: checker.source(scope, item.span) },
      );
      continue;
    }
    const word = profileStatement(item.verb.text);
    switch (word) {
      // Their parts are checked with what they declare.
      case 'household':
      case 'coverage':
        continue;
      case null:
        if (item.verb.text === 'missing') refuseMissing(checker, scope, item);
        else reportUnknownStatement(checker, scope, item);
        continue;
    }
    refuseParts(checker, scope, item, profileStatements[word].parts);
    switch (word) {
      case 'attribute':
        break;
      case 'correlate':
        checkCorrelate(checker, scope, item, correlations);
        break;
      case 'history':
        if (item.body !== null) history.push(...checkHistory(checker, scope, profile.name.text, item.body, labels));
        break;
    }
  }
  if (!checker.person.has('age') && !checker.person.has('birth_date') && !checker.whom.aged) {
    const at = profile.body.span.start + 1;
    checker.report(
      say.missingField,
      root,
      profile.name.span,
      { name: 'age', of: `the profile \`${profile.name.text}\`` },
      {
        expected: ['age: normal(mean: 45, sd: 15) in 18..90'],
        suggestions: [{ title: 'add an age', edits: [{ span: { start: at, end: at }, text: '\n  age: uniform(18..90)' }], safe: false }],
      },
    );
  }
  return { correlations, history };
}

function profileStatement(word: string): ProfileStatement | null {
  return Object.hasOwn(profileStatements, word) ? (word as ProfileStatement) : null;
}

function reportUnknownStatement(checker: Checker, scope: Scope, { verb }: Statement): void {
  const isField = personFields.has(verb.text) || verb.text === 'age';
  const near = nearest(verb.text, [...statements, ...personFields.keys(), 'age']);
  checker.report(
    say.unknownVerb,
    scope,
    verb.span,
    { name: verb.text, place: 'in a profile' },
    {
      found: verb.text,
      expected: near.length > 0 ? near : statements,
      suggestions: isField
        ? [{ title: 'add a colon', edits: [{ span: { start: verb.span.end, end: verb.span.end }, text: ':' }], safe: true }]
        : near.map((name) => replace(`write \`${name}\``, verb.span, name, false)),
    },
  );
}

/** `missing zip: 5%` is a defect: what a receiver does not see, not what the person is. */
function refuseMissing(checker: Checker, scope: Scope, item: Statement): void {
  const name = item.argument?.kind === 'path' ? checker.source(scope, item.argument.span) : '';
  const attribute = checker.attributes.has(name);
  const text = checker.source(scope, item.span);
  const movable = !attribute && scope === checker.bound.root && item.value?.kind === 'percent' && defectSpecs.missing.targets.includes(name);
  checker.report(
    say.misplacedItem,
    scope,
    item.verb.span,
    {
      what: '`missing`',
      place: attribute
        ? 'in a profile: an attribute always has a value; put the share into a yes-or-no attribute, and ask that one where it matters'
        : 'in a profile; write it in `defects`, which hides values in the output',
    },
    {
      found: text,
      expected: attribute ? [`attribute ${name}_known: chance 95%`] : ['defects { missing zip: 5% }'],
      suggestions: movable ? [{ title: 'move it to `defects`', edits: moveToDefects(checker, item, text), safe: true }] : [],
    },
  );
}

function moveToDefects(checker: Checker, { span }: Statement, text: string): Edit[] {
  const { root } = checker.bound;
  const source = root.module.source.text;
  const defects = root.module.node.declarations.find(({ kind }) => kind === 'defects');
  // The whole line, where nothing else is on it.
  const lineStart = source.lastIndexOf('\n', span.start) + 1;
  const lineEnd = source.indexOf('\n', span.end);
  const alone = source.slice(lineStart, span.start).trim() === '' && lineEnd >= 0 && source.slice(span.end, lineEnd).trim() === '';
  const removed = { span: alone ? { start: lineStart, end: lineEnd + 1 } : span, text: '' };
  if (defects?.kind !== 'defects') return [removed, { span: { start: source.length, end: source.length }, text: `\ndefects {\n  ${text}\n}\n` }];
  const at = defects.body.span.start + 1;
  return [removed, { span: { start: at, end: at }, text: `\n  ${text}` }];
}

/** `correlate(height, weight: 0.6)`, or three and more names with the correlation of every pair: `correlate(a, b, c: 0.4)`. */
function checkCorrelate(checker: Checker, scope: Scope, item: Statement, correlations: Correlation[]): void {
  const args = item.args ?? [];
  const names = args.map((arg) => arg.name?.text ?? (arg.value.kind === 'path' ? arg.value.names[0].text : ''));
  const last = args[args.length - 1];
  const strength =
    last?.name !== null && last?.name !== undefined && last.value.kind === 'number'
      ? Number(last.value.text)
      : last?.value.kind === 'unary' && last.value.operand.kind === 'number'
        ? -Number(last.value.operand.text)
        : null;
  const fail = (problem: string): void => {
    checker.report(correlationProblem, scope, item.span, { problem }, { found: checker.source(scope, item.span), expected: ['correlate(a, b: 0.6)'] });
  };
  if (names.length < 2 || strength === null || args.slice(0, -1).some((arg) => arg.name !== null)) {
    fail('`correlate` needs two or more attributes and their correlation: `correlate(height, weight: 0.6)`');
    return;
  }
  const slots: number[] = [];
  for (const [i, name] of names.entries()) {
    const attribute = checker.attributes.get(name);
    if (attribute === undefined) {
      if (refuseComputed(checker, scope, args[i].span, name, '`correlate`')) return;
      const near = nearest(name, checker.attributes.keys());
      const span = args[i].name?.span ?? args[i].span;
      checker.report(
        say.unknownName,
        scope,
        span,
        { name, what: 'attribute' },
        { found: name, expected: near, suggestions: near.map((other) => replace(`write \`${other}\``, span, other, false)) },
      );
      return;
    }
    if (attribute.expression !== null && !singleDraw(attribute.expression)) {
      fail(`\`${name}\` is not a single draw from a distribution, so it cannot be correlated`);
      return;
    }
    slots.push(attribute.slot);
  }
  const matrix = slots.map((_, i) => slots.map((_, j) => (i === j ? 1 : strength)));
  const judged = correlation(matrix);
  if (isProblem(judged)) {
    fail(judged.problem);
    return;
  }
  correlations.push({ slots, matrix, at: checker.at(scope, item.span) });
}

function singleDraw(expression: AttributeInfo['expression']): boolean {
  return (
    expression !== null && (expression.op === 'draw' || ((expression.op === 'to_duration' || expression.op === 'to_time') && expression.value.op === 'draw'))
  );
}

/** @param labels paths that earlier blocks of the same profile have taken */
function checkHistory(checker: Checker, scope: Scope, profile: string, body: Body, labels: Surroundings['labels']): Step[] {
  const around: Surroundings = {
    scope,
    timeline: '',
    path: `${profile}.history`,
    labels,
    inEncounter: true,
    inCorrection: false,
    hasStay: true,
    included: [],
  };
  return body.items.flatMap((item): Step[] => {
    const spec = item.kind === 'statement' ? historyNouns.get(item.verb.text) : undefined;
    if (item.kind === 'statement' && spec !== undefined) return [{ kind: 'action', action: checkAction(checker, around, item, spec, spec.verb, checkSteps) }];
    const found = item.kind === 'statement' ? item.verb : item.kind === 'field' ? item.path.names[0] : null;
    const near = nearest(found?.text ?? '', historyNouns.keys());
    checker.report(
      say.unknownVerb,
      scope,
      found?.span ?? item.span,
      { name: found?.text ?? checker.source(scope, item.span).slice(0, 30), place: 'in `history`' },
      {
        found: found?.text ?? '',
        expected: [...historyNouns.keys()],
        suggestions: found === null ? [] : near.map((name) => replace(`write \`${name}\``, found.span, name, false)),
      },
    );
    return [];
  });
}
