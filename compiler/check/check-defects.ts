/** `defects`: deliberate faults, and which share of subjects or records has each. */
import type { DefectsDeclaration, Statement } from '../../grammar/ast/ast.ts';
import { replace } from '../../grammar/diagnostic.ts';
import type { Defect } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { nearest } from '../../model/nearest.ts';
import { type DefectVerb, defectSpecs, defectStatement, defectVerbs } from '../../vocabulary/defect-verbs.ts';
import { boolean, duration } from '../../vocabulary/types.ts';
import { missingArgument, missingField, unknownName, unknownVerb } from '../diagnostics/name-diagnostics.ts';
import { wrongType } from '../diagnostics/type-diagnostics.ts';
import { factsOf } from './check-facts.ts';
import { refuseParts } from './check-parts.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { elaborateAs } from './values/elaborate.ts';
import { constantShare, WHOLE } from './weights.ts';

export function checkDefects(checker: Checker): Defect[] {
  const paths = new Map<string, number>();
  return checker.bound.defects.flatMap((node) => checkBlock(checker, node, paths));
}

/** @param paths of the defects so far, with how many have each: two of one kind have draws of their own */
function checkBlock(checker: Checker, node: DefectsDeclaration, paths: Map<string, number>): Defect[] {
  const { root } = checker.bound;
  return node.body.items.flatMap((item) => {
    if (item.kind === 'statement' && Object.hasOwn(defectSpecs, item.verb.text)) {
      const defect = checkDefect(checker, item, item.verb.text as DefectVerb, paths);
      return defect === null ? [] : [defect];
    }
    const name = item.kind === 'statement' ? item.verb : item.kind === 'field' ? item.path.names[0] : null;
    const near = name === null ? [] : nearest(name.text, defectVerbs);
    checker.report(
      unknownVerb,
      root,
      name?.span ?? item.span,
      { name: name?.text ?? checker.source(root, item.span), place: 'in `defects`' },
      {
        found: checker.source(root, item.span),
        expected: defectVerbs,
        suggestions: name === null ? [] : near.map((word) => replace(`write \`${word}\``, name.span, word, false)),
      },
    );
    return [];
  });
}

function checkDefect(checker: Checker, item: Statement, verb: DefectVerb, paths: Map<string, number>): Defect | null {
  const { root } = checker.bound;
  const { needsLength } = defectSpecs[verb];
  const target = targetOf(checker, item, verb);
  const weight = shareOf(checker, item);
  const path = ownPath(`defects.${verb}.${target ?? ''}`, paths);
  refuseParts(checker, root, item, defectStatement(defectSpecs[verb]).parts);
  const fields = item.body === null || needsLength !== true ? new Map() : factsOf(checker, root, item.body, ['by'], `\`${verb}\``);
  const given = fields.get('by');
  let by: Expression | null = null;
  if (given !== undefined) by = elaborateAs(checker, placeOf(checker, path), given.value, duration);
  else if (needsLength === true)
    checker.report(
      missingField,
      root,
      item.verb.span,
      { name: 'by', of: `\`${verb}\`` },
      { found: checker.source(root, item.span), expected: ['{ by: uniform(1 day..30 days) }'] },
    );
  const when = item.when === null ? null : elaborateAs(checker, { ...placeOf(checker, `${path}/when`), kind: 'profile', what: '`when`' }, item.when, boolean);
  return target === null || weight === null ? null : { verb, target, weight, by, when, path, at: checker.at(root, item.span) };
}

function ownPath(path: string, paths: Map<string, number>): string {
  const number = (paths.get(path) ?? 0) + 1;
  paths.set(path, number);
  return number === 1 ? path : `${path}#${number}`;
}

function placeOf(checker: Checker, path: string): Place {
  return {
    kind: 'event',
    scope: checker.bound.root,
    path,
    what: '`by`',
    timeline: null,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
  };
}

function targetOf(checker: Checker, item: Statement, verb: DefectVerb): string | null {
  const { root } = checker.bound;
  const allowed = defectSpecs[verb].targets;
  const found = item.argument === null ? null : checker.source(root, item.argument.span);
  if (found !== null && allowed.includes(found)) return found;
  const span = item.argument?.span ?? item.verb.span;
  if (found === null) {
    checker.report(missingArgument, root, span, { verb, what: 'what it applies to' }, { found: checker.source(root, item.span), expected: allowed });
    return null;
  }
  const near = nearest(found, allowed);
  checker.report(
    unknownName,
    root,
    span,
    { name: found, what: `target of \`${verb}\`` },
    { found, expected: allowed, suggestions: near.map((name) => replace(`write \`${name}\``, span, name, false)) },
  );
  return null;
}

/** The share is a constant: the number of faulty subjects is exact. */
function shareOf(checker: Checker, item: Statement): number | null {
  const { root } = checker.bound;
  const { value } = item;
  if (value === null) {
    checker.report(
      wrongType,
      root,
      item.verb.span,
      { expected: 'a percentage', found: 'nothing', place: `\`${item.verb.text}\`` },
      { found: '', expected: ['2%'] },
    );
    return null;
  }
  const found = constantShare(checker, root, value, `\`${item.verb.text}\``)?.share;
  return found === undefined ? null : Math.round((Number(found.of) / Number(found.outOf)) * WHOLE);
}
