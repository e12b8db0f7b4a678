/** Bodies of events → steps: verbs with their fields, branches, conditions. */
import type { Body, BodyItem, Branch, End, FieldNode, Move, Statement } from '../../grammar/ast/ast.ts';
import { echo, guess, replace } from '../../grammar/diagnostic.ts';
import type { Step } from '../../ir/definition.ts';
import type { Expression } from '../../ir/expression.ts';
import { enumerate } from '../../model/counted.ts';
import { nearest } from '../../model/nearest.ts';
import { includeStatement } from '../../vocabulary/block-statements.ts';
import { boolean } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { verbAliases, verbList, verbNamed, verbNames } from '../../vocabulary/verbs.ts';
import { includeTarget } from '../bind/bind-include.ts';
import { isStatement } from '../bind/is-statement.ts';
import { includeCycle } from '../diagnostics/include-diagnostics.ts';
import * as say from '../diagnostics/name-diagnostics.ts';
import { misplacedMove } from '../diagnostics/thread-diagnostics.ts';
import { checkAction } from './check-action.ts';
import { checkArms } from './check-arms.ts';
import { refuseParts } from './check-parts.ts';
import type { Checker } from './checker.ts';
import { eventPlace, labelled, type Surroundings } from './surroundings.ts';
import { findIn } from './timeline-names.ts';
import { elaborateAs } from './values/elaborate.ts';

/** Steps of a body; fields are the business of the verb around it. */
export function checkSteps(checker: Checker, around: Surroundings, body: Body): Step[] {
  const { items } = body;
  const outside = around.inEncounter || around.inCorrection ? -1 : items.findIndex((_, i) => leftOut(around, items, i));
  if (outside < 0) return items.flatMap((item) => checkItem(checker, around, item));
  const visit = items.slice(0, outside).findLastIndex((item) => visitOf(item) !== null);
  const next = items.findIndex(
    (item, i) => i > outside && (visitOf(item) !== null || (item.kind === 'statement' && verbNamed(item.verb.text)?.allowedIn === 'event')),
  );
  const end = next < 0 ? items.length : next;
  reportLeftOut(checker, around, items[visit] as Statement, items[outside] as Statement, items[end - 1], end - outside);
  // The rest is read as if it stood in the visit, so that one mistake is one finding.
  const inside = { ...around, inEncounter: true };
  return [
    ...items.slice(0, outside).flatMap((item) => checkItem(checker, around, item)),
    ...items.slice(outside, end).flatMap((item) => checkItem(checker, inside, item)),
    ...checkSteps(checker, around, { ...body, items: items.slice(end) }),
  ];
}

/** A statement that opens a visit with its braces. */
function visitOf(item: BodyItem): Statement | null {
  return item.kind === 'statement' && verbNamed(item.verb.text)?.opens === 'visit' ? item : null;
}

/** A statement that needs a visit and follows one, outside of its braces. */
function leftOut(around: Surroundings, items: readonly BodyItem[], i: number): boolean {
  const item = items[i];
  if (item.kind !== 'statement') return false;
  const spec = verbNamed(item.verb.text);
  return spec !== undefined && !isAllowed(around, spec) && items.slice(0, i).some((before) => visitOf(before) !== null);
}

/** Where a statement of a visit is allowed. */
const OUTSIDE = 'inside an `encounter`, or in an event whose timeline has an `admit`';

function reportLeftOut(checker: Checker, around: Surroundings, visit: Statement, first: Statement, last: BodyItem, count: number): void {
  const closing = visit.body === null ? 0 : 1;
  const span = { start: visit.span.end - closing, end: last.span.end };
  const rest = checker.source(around.scope, { start: visit.span.end, end: last.span.end });
  const before = /\n[ \t]*/.exec(rest)?.[0] ?? ' ';
  const from = `\`${first.verb.text}\``;
  const to = last.kind === 'statement' ? `\`${last.verb.text}\`` : `\`${last.kind}\``;
  const moved = count === 1 ? from : from === to ? `the ${from} statements` : count === 2 ? `${from} and ${to}` : `the statements from ${from} to ${to}`;
  const edit = replace(`move ${moved} into the \`${visit.verb.text}\` above`, span, `${closing === 0 ? ' {' : ''}${rest}${before}}`, true);
  checker.report(
    say.misplacedVerb,
    around.scope,
    first.verb.span,
    { verb: first.verb.text, place: null, where: OUTSIDE },
    { found: first.verb.text, suggestions: [edit] },
  );
}

function checkItem(checker: Checker, around: Surroundings, item: BodyItem): Step[] {
  switch (item.kind) {
    case 'statement':
      return isStatement(item, 'include') ? checkInclude(checker, around, item) : checkStatement(checker, around, item);
    case 'branch':
      return [checkBranch(checker, around, item)];
    case 'if': {
      const condition = elaborateAs(checker, eventPlace(around, labelled(around, 'if'), 'the condition of `if`'), item.condition, boolean);
      return [
        {
          kind: 'if',
          condition,
          yes: checkSteps(checker, around, item.yes),
          no: item.no === null ? [] : checkSteps(checker, around, item.no),
          at: checker.at(around.scope, item.span),
        },
      ];
    }
    case 'field':
      reportField(checker, around, item);
      return [];
    case 'event':
      // The parser has reported an event in the braces of an event, and does not know where a mixin is included.
      if (around.included.length > 0 || (around.home?.machine ?? null) !== null)
        checker.report(
          say.misplacedItem,
          around.scope,
          item.path.span,
          { what: `event \`${checker.source(around.scope, item.path.span)}\``, place: 'inside an event or a state' },
          { found: checker.source(around.scope, item.path.span) },
        );
      return [];
    case 'wait':
    case 'goto':
    case 'to':
    case 'run':
      reportMove(checker, around, item);
      return [];
    case 'let':
      checker.report(
        say.misplacedItem,
        around.scope,
        item.span,
        { what: `\`let ${item.name.text}\``, place: 'in an event; declare it in the profile, or at the top level of the file' },
        { found: checker.source(around.scope, item.span) },
      );
      return [];
    case 'default':
      checker.report(
        say.misplacedItem,
        around.scope,
        item.span,
        { what: '`default`', place: 'in an event; it is allowed only in a profile' },
        { found: checker.source(around.scope, item.span) },
      );
      return [];
    case 'override':
      checker.report(
        say.misplacedItem,
        around.scope,
        item.span,
        { what: '`override`', place: 'in an event; override the whole event' },
        { found: checker.source(around.scope, item.span) },
      );
      return [];
    case 'end':
      return checkEnd(checker, around, item);
  }
}

/** `end approved` in an event of a flow. */
function checkEnd(checker: Checker, around: Surroundings, item: End): Step[] {
  const flow = around.home?.flow ?? null;
  if (flow === null || around.inEncounter || item.outcome === null) {
    reportMove(checker, around, item);
    return [];
  }
  return [{ kind: 'end', flow, outcome: item.outcome.text, at: checker.at(around.scope, item.span) }];
}

function reportMove(checker: Checker, around: Surroundings, move: Move): void {
  const word = move.kind === 'run' ? move.word : move.kind;
  const where = around.inEncounter
    ? `inside an encounter; ${word === 'wait' ? 'give the encounter a `duration`, or ' : ''}move \`${word}\` after the encounter`
    : 'in an event; it can be used only in a state';
  checker.report(misplacedMove, around.scope, move.span, { word, where }, { found: checker.source(around.scope, move.span) });
}

/** The statements of a mixin, as if they were here: their draws and records are named by this event. */
function checkInclude(checker: Checker, around: Surroundings, statement: Statement): Step[] {
  refuseParts(checker, around.scope, statement, includeStatement.parts);
  const target = includeTarget(around.scope, statement, 'event', (diagnostic) => checker.diagnostics.push(diagnostic));
  if (target === null) return [];
  if (around.included.includes(target.body)) {
    checker.report(includeCycle, around.scope, statement.span, { name: target.name }, { found: target.name });
    return [];
  }
  const inside = { ...around, scope: target.scope, included: [...around.included, target.body] };
  if (around.braces?.items.includes(statement) !== true) return checkSteps(checker, inside, target.body);
  const body = { ...target.body, items: target.body.items.filter((item) => item.kind !== 'field') };
  return checkSteps(checker, { ...inside, braces: body }, body);
}

function reportField(checker: Checker, around: Surroundings, field: FieldNode): void {
  const name = checker.source(around.scope, field.path.span);
  const verbLike = verbNamed(field.path.names[0].text) !== undefined;
  const suggestions = verbLike ? [replace('remove the colon', { start: field.path.span.end, end: field.value.span.start }, ' ', false)] : [];
  checker.report(
    say.misplacedItem,
    around.scope,
    field.path.span,
    { what: `the field \`${name}\``, place: 'directly in an event; put it in the braces of a statement' },
    { found: name, suggestions },
  );
}

function checkStatement(checker: Checker, around: Surroundings, statement: Statement): Step[] {
  const spec = verbNamed(statement.verb.text);
  if (spec === undefined) {
    const where = around.inCorrection ? 'in `correct`' : around.inEncounter ? 'in an encounter' : 'in an event';
    const allowed = verbList.filter((verb) => isAllowed(around, verb)).map(({ name }) => name);
    const known = [...verbNames, 'branch', 'if'];
    const meant = verbAliases.get(statement.verb.text);
    const near = meant === undefined ? nearest(statement.verb.text, known) : [meant];
    checker.report(
      say.unknownVerb,
      around.scope,
      statement.verb.span,
      { name: statement.verb.text, place: where },
      {
        found: statement.verb.text,
        expected: near.length > 0 ? near : [...allowed, 'branch', 'if'],
        suggestions: near.map((name) => (name === meant ? replace(`write \`${name}\``, statement.verb.span, name) : guess(statement.verb.span, name, false))),
      },
    );
    return [];
  }
  reportPlace(checker, around, statement, spec);
  return [{ kind: 'action', action: checkAction(checker, around, statement, spec, spec.name, checkSteps) }];
}

function isAllowed({ inCorrection, inEncounter, hasStay }: Surroundings, { correctable, allowedIn }: VerbSpec): boolean {
  if (inCorrection) return correctable;
  return inEncounter ? allowedIn !== 'event' : allowedIn !== 'visit' || hasStay;
}

function reportPlace(checker: Checker, around: Surroundings, statement: Statement, spec: VerbSpec): void {
  if (isAllowed(around, spec)) return;
  if (around.inCorrection && spec.argument.kind === 'panel') {
    const results = statement.body?.items.flatMap((item) => (item.kind === 'field' ? [`observe ${checker.source(around.scope, item.span)}`] : [])) ?? [];
    const suggestions = results.length === 0 ? [] : [replace(`write \`${echo(results.join('  '))}\``, statement.span, results.join('  '))];
    const where = 'the results of a panel are corrected with `observe`';
    checker.report(
      say.misplacedVerb,
      around.scope,
      statement.verb.span,
      { verb: spec.name, place: 'inside `correct`', where },
      { found: spec.name, suggestions, examples: suggestions.length === 0 ? ['observe labs.potassium: 4.1'] : [] },
    );
    return;
  }
  if (around.inCorrection) {
    const correctable = verbList.filter((verb) => verb.correctable).map(({ name }) => name);
    const where = `only ${enumerate(correctable.map((name) => `\`${name}\``))} can be corrected`;
    checker.report(
      say.misplacedVerb,
      around.scope,
      statement.verb.span,
      { verb: spec.name, place: 'inside `correct`', where },
      { found: spec.name, expected: correctable },
    );
    return;
  }
  const place = around.inEncounter ? 'inside an encounter' : null;
  const where = around.inEncounter ? 'it must be directly in an event' : OUTSIDE;
  const source = checker.source(around.scope, statement.span);
  const suggestions = around.inEncounter
    ? []
    : [replace(`wrap \`${spec.name}\` in an \`encounter\``, statement.span, `encounter ambulatory { ${source} }`, false)];
  checker.report(say.misplacedVerb, around.scope, statement.verb.span, { verb: spec.name, place, where }, { found: spec.name, suggestions });
}

/** An arm of a branch with what is elaborated for it; its body is elaborated by whoever asks. */
export interface CheckedArm {
  readonly name: string;
  readonly weight: number;
  readonly when: Expression | null;
  readonly around: Surroundings;
  readonly body: Body;
}

/** The head of a branch, in an event or in a state: its path, its number among the branches, and its arms. */
export function checkBranchHead(
  checker: Checker,
  around: Surroundings,
  branch: Branch,
): { readonly path: string; readonly id: number | null; readonly arms: readonly CheckedArm[] } {
  const path = labelled(around, branch.name.text);
  const weights = checkArms(checker, around.scope, branch.name, `the branch \`${branch.name.text}\``, branch.arms);
  const arms = branch.arms.map(({ name, when, body }, i): CheckedArm => {
    const inner = { ...around, path: `${path}.${name.text}` };
    const condition = when === null ? null : elaborateAs(checker, eventPlace(inner, `${inner.path}/when`, '`when`'), when, boolean);
    return { name: name.text, weight: weights[i], when: condition, around: inner, body };
  });
  return { path, id: findIn(checker.timelines.branches, around, branch.name.text)?.id ?? null, arms };
}

function checkBranch(checker: Checker, around: Surroundings, branch: Branch): Step {
  const { path, id, arms } = checkBranchHead(checker, around, branch);
  return {
    kind: 'branch',
    branch: id ?? 0,
    path,
    arms: arms.map((arm) => ({ name: arm.name, weight: arm.weight, when: arm.when, body: checkSteps(checker, arm.around, arm.body) })),
    at: checker.at(around.scope, branch.span),
  };
}
