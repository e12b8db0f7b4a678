/** `defects`: deliberate faults, and which share of subjects or records has each. */
import type { Statement } from '../../grammar/ast/ast.ts';
import { guess } from '../../grammar/diagnostic.ts';
import type { Defect } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { nearest } from '../../model/nearest.ts';
import { type DefectVerb, defectSpecs, defectStatement, defectVerbs } from '../../vocabulary/defect-verbs.ts';
import { boolean, duration } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import { missingArgument, missingField, unknownName, unknownVerb } from '../diagnostics/name-diagnostics.ts';
import { wrongType } from '../diagnostics/type-diagnostics.ts';
import { factsOf } from './check-facts.ts';
import { refuseParts } from './check-parts.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';
import { constantShare, WHOLE } from './weights.ts';

export function checkDefects(checker: Checker): Defect[] {
  // Of the defects so far, how many have each path: two of one kind have draws of their own.
  const paths = new Map<string, number>();
  return checker.bound.defects.flatMap(({ line: item, scope }) => {
    if (item.kind === 'statement' && Object.hasOwn(defectSpecs, item.verb.text)) {
      const defect = checkDefect(checker, scope, item, item.verb.text as DefectVerb, paths);
      return defect === null ? [] : [defect];
    }
    const name = item.kind === 'statement' ? item.verb : item.kind === 'field' ? item.path.names[0] : null;
    if (name !== null && Object.hasOwn(defectSpecs, name.text)) {
      const verb = name.text as DefectVerb;
      checker.report(
        missingArgument,
        scope,
        name.span,
        { verb, what: 'a field or a kind of record' },
        { found: checker.source(scope, item.span), expected: defectSpecs[verb].targets, examples: [exampleOf(verb)] },
      );
      return [];
    }
    const near = name === null ? [] : nearest(name.text, defectVerbs);
    checker.report(
      unknownVerb,
      scope,
      name?.span ?? item.span,
      { name: name?.text ?? checker.source(scope, item.span), place: 'in `defects`' },
      {
        found: checker.source(scope, item.span),
        expected: defectVerbs,
        suggestions: name === null ? [] : near.map((word) => guess(name.span, word, false)),
      },
    );
    return [];
  });
}

function exampleOf(verb: DefectVerb): string {
  const { targets, needsLength } = defectSpecs[verb];
  const target = targets.find((name) => name === 'observations') ?? targets[0];
  return `${verb} ${target}: 2%${needsLength === true ? ' { by: uniform(1 day..30 days) }' : ''}`;
}

function checkDefect(checker: Checker, scope: Scope, item: Statement, verb: DefectVerb, paths: Map<string, number>): Defect | null {
  const { needsLength } = defectSpecs[verb];
  const target = targetOf(checker, scope, item, verb);
  const weight = shareOf(checker, scope, item);
  const path = ownPath(`${scope.prefix}defects.${verb}.${target ?? ''}`, paths);
  refuseParts(checker, scope, item, defectStatement(defectSpecs[verb]).parts);
  const fields = item.body === null || needsLength !== true ? new Map() : factsOf(checker, scope, item.body, ['by'], `\`${verb}\``);
  const given = fields.get('by');
  let by: Expression | null = null;
  if (given !== undefined) by = elaborateAs(checker, placeOf(scope, path), given.value, duration);
  else if (needsLength === true)
    checker.report(
      missingField,
      scope,
      item.verb.span,
      { name: 'by', of: `\`${verb}\`` },
      { found: checker.source(scope, item.span), examples: ['{ by: uniform(1 day..30 days) }'] },
    );
  const when = item.when === null ? null : elaborateAs(checker, { ...placeOf(scope, `${path}/when`), kind: 'profile', what: '`when`' }, item.when, boolean);
  return target === null || weight === null ? null : { verb, target, weight, by, when, path, at: checker.at(scope, item.span) };
}

function ownPath(path: string, paths: Map<string, number>): string {
  const number = (paths.get(path) ?? 0) + 1;
  paths.set(path, number);
  return number === 1 ? path : `${path}#${number}`;
}

function placeOf(scope: Scope, path: string): Place {
  return {
    kind: 'event',
    scope,
    path,
    what: '`by`',
    timeline: null,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
  };
}

function targetOf(checker: Checker, scope: Scope, item: Statement, verb: DefectVerb): string | null {
  const allowed = defectSpecs[verb].targets;
  const found = item.argument === null ? null : checker.source(scope, item.argument.span);
  if (found !== null && allowed.includes(found)) return found;
  const span = item.argument?.span ?? item.verb.span;
  if (found === null) {
    checker.report(missingArgument, scope, span, { verb, what: 'a field or a kind of record' }, { found: checker.source(scope, item.span), expected: allowed });
    return null;
  }
  const near = nearest(found, allowed);
  checker.report(
    unknownName,
    scope,
    span,
    { name: found, what: 'field or kind of record', of: `\`${verb}\`` },
    { found, expected: allowed, suggestions: near.map((name) => guess(span, name, false)) },
  );
  return null;
}

/** The share is a constant: the number of faulty subjects is exact. */
function shareOf(checker: Checker, scope: Scope, item: Statement): number | null {
  const { value } = item;
  if (value === null) {
    checker.report(
      wrongType,
      scope,
      item.verb.span,
      { expected: 'a percentage', found: 'nothing', place: `\`${item.verb.text}\`` },
      { found: '', examples: ['2%'] },
    );
    return null;
  }
  const found = constantShare(checker, scope, value, `\`${item.verb.text}\``)?.share;
  return found === undefined ? null : Math.round((Number(found.of) / Number(found.outOf)) * WHOLE);
}
