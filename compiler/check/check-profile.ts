/** The profile: fields of the person, attributes, joint behaviour, and what was there before. */

import type { Body, FieldNode, Statement } from '../../grammar/ast/ast.ts';
import { type Edit, guess, replace } from '../../grammar/diagnostic.ts';
import type { Correlation, ProfileLabel, Step } from '../../ir/definition.ts';
import { nearest } from '../../model/nearest.ts';
import { type ProfileStatement, profileStatements } from '../../vocabulary/block-statements.ts';
import { defectSpecs } from '../../vocabulary/defect-verbs.ts';
import { AGE, type Type, unknown } from '../../vocabulary/types.ts';
import { historyNouns } from '../../vocabulary/verbs.ts';
import { unfold } from '../bind/bind-include.ts';
import { isStatement } from '../bind/is-statement.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { checkAction } from './check-action.ts';
import { attributeType } from './check-attributes.ts';
import { type Correlated, combined, readCorrelate } from './check-correlations.ts';
import { checkLabel } from './check-labels.ts';
import { collectLet } from './check-lets.ts';
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
      { found: name, related: [{ message: 'first set here', file: scope.module.source.path, span: first.span }] },
    );
  else checker.person.set(name, info(name, 'person', checker.person.size, scope, item, type));
}

/** What other tools call the fields of a person. */
const otherFields: ReadonlyMap<string, string> = new Map([
  ['gender', 'sex'],
  ['dob', 'birth_date'],
  ['birthdate', 'birth_date'],
  ['birthday', 'birth_date'],
  ['first_name', 'given'],
  ['firstname', 'given'],
  ['given_name', 'given'],
  ['last_name', 'family'],
  ['lastname', 'family'],
  ['surname', 'family'],
  ['family_name', 'family'],
  ['address', 'line'],
  ['street', 'line'],
  ['postal_code', 'zip'],
  ['zip_code', 'zip'],
  ['zipcode', 'zip'],
]);

function reportUnknownField(checker: Checker, scope: Scope, item: FieldNode, name: string): void {
  checker.excused.add(name);
  const known = ['age', ...personFields.keys()];
  const other = otherFields.get(name);
  const near = other === undefined ? nearest(name, known) : [other];
  const plain = item.path.names.length === 1 && other === undefined;
  checker.report(
    say.unknownField,
    scope,
    item.path.span,
    { name, of: 'a profile' },
    {
      found: name,
      expected: near.length > 0 ? near : known,
      suggestions: [
        ...near.map((right) => (right === other ? replace(`write \`${right}\``, item.path.span, right) : guess(item.path.span, right, false))),
        ...(plain
          ? [
              {
                title: `declare \`${name}\` as an attribute: \`attribute ${name}: …\``,
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
      { verb: 'attribute', what: 'a name, for example `attribute severity: …`' },
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
      { name: name.text, what: 'a built-in person field' },
      {
        found: name.text,
        suggestions: [replace(`write \`${name.text}: …\` without \`attribute\``, { start: item.verb.span.start, end: name.span.start }, '')],
      },
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
  readonly labels: readonly ProfileLabel[];
}

/** Elaborates everything in the profile. */
export function checkProfile(checker: Checker): CheckedProfile {
  const { profile, root } = checker.bound;
  const correlated: Correlated[] = [];
  const history: Step[] = [];
  const paths: Surroundings['labels'] = new Map();
  const labels: ProfileLabel[] = [];
  if (profile === null) {
    checker.report(
      say.missingDeclaration,
      root,
      { start: 0, end: 0 },
      { what: 'a `profile`, which describes its patients' },
      { examples: ['profile adult { age: uniform(18..90) }'] },
    );
    return { correlations: [], history, labels };
  }
  for (const attribute of [...checker.person.values(), ...checker.attributes.values()]) attributeType(checker, attribute, attribute.scope, attribute.span);
  for (const { item, scope } of checker.bound.profileItems) {
    if (item.kind === 'field' || item.kind === 'let') continue;
    if (item.kind !== 'statement') {
      checker.report(
        say.misplacedItem,
        scope,
        item.span,
        { what: item.kind === 'event' ? 'an event' : `\`${item.kind}\``, place: 'in a profile; it must be in a timeline' },
        { found: checker.source(scope, item.span) },
      );
      continue;
    }
    const word = profileStatement(item.verb.text);
    switch (word) {
      // Their parts are checked with what they declare.
      case 'household':
      case 'coverage':
      case 'fills':
      case 'billing':
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
      case 'label':
        labels.push(...checkLabel(checker, scope, profile.name.text, item, labels));
        break;
      case 'correlate':
        correlated.push(...readCorrelate(checker, scope, item));
        break;
      case 'history':
        if (item.body !== null) history.push(...checkHistory(checker, scope, profile.name.text, item.body, paths));
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
        examples: ['age: normal(mean: 45, sd: 15) in 18..90'],
        suggestions: [
          { title: 'add an age, for example `age: uniform(18..90)`', edits: [{ span: { start: at, end: at }, text: '\n  age: uniform(18..90)' }], safe: false },
        ],
      },
    );
  }
  return { correlations: combined(checker, correlated), history, labels };
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
        ? [{ title: `add \`:\` after \`${verb.text}\``, edits: [{ span: { start: verb.span.end, end: verb.span.end }, text: ':' }], safe: true }]
        : near.map((name) => guess(verb.span, name, false)),
    },
  );
}

/** `missing zip: 5%` is a defect: what a receiver does not see, not what the person is. */
function refuseMissing(checker: Checker, scope: Scope, item: Statement): void {
  const name = item.argument?.kind === 'path' ? checker.source(scope, item.argument.span) : '';
  const attribute = checker.attributes.has(name);
  const text = checker.source(scope, item.span);
  const known = `attribute ${name}_known: chance ${item.value?.kind === 'percent' && Number(item.value.text) < 100 ? Number((100 - Number(item.value.text)).toFixed(6)) : 90}%`;
  const movable = !attribute && scope === checker.bound.root && item.value?.kind === 'percent' && defectSpecs.missing.targets.includes(name);
  checker.report(
    say.misplacedItem,
    scope,
    item.verb.span,
    {
      what: '`missing`',
      place: attribute ? 'in a profile, because an attribute always has a value' : 'in a profile; it must be in `defects`',
    },
    {
      found: text,
      expected: attribute ? [known] : ['defects { missing zip: 5% }'],
      suggestions: movable
        ? [
            {
              title: `move \`${text}\` to ${checker.bound.root.module.node.declarations.some(({ kind }) => kind === 'defects') ? '`defects`' : 'a new `defects` block'}`,
              edits: moveToDefects(checker, item, text),
              safe: true,
            },
          ]
        : attribute && scope === checker.bound.root
          ? [replace(`write \`${known}\`, and use \`${name}\` only \`when ${name}_known\``, item.span, known, false)]
          : [],
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

/** @param labels paths that earlier blocks of the same profile have taken */
function checkHistory(checker: Checker, outer: Scope, profile: string, body: Body, labels: Surroundings['labels']): Step[] {
  const surroundings = (scope: Scope): Surroundings => ({
    scope,
    timeline: '',
    path: `${profile}.history`,
    labels,
    inEncounter: true,
    inCorrection: false,
    hasStay: true,
    included: [],
  });
  return unfold(body, outer, 'block', (diagnostic) => void checker.diagnostics.push(diagnostic)).flatMap(({ item, scope }): Step[] => {
    const around = surroundings(scope);
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
        suggestions: found === null ? [] : near.map((name) => guess(found.span, name, false)),
      },
    );
    return [];
  });
}
