/** Anchors: named times of a timeline, worked out on demand since they may refer to each other; a cycle shows itself. */
import type { Span } from '../../grammar/source-text.ts';
import { timelineStatements } from '../../vocabulary/block-statements.ts';
import { day, minute, unknown } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import { missingArgument } from '../diagnostics/name-diagnostics.ts';
import { anchorCycle } from '../diagnostics/time-diagnostics.ts';
import { refuseParts } from './check-parts.ts';
import type { AnchorInfo, Checker } from './checker.ts';
import type { Place } from './place.ts';
import { elaborate, fitted } from './values/elaborate.ts';

export function anchorOf(checker: Checker, id: number, scope: Scope, usedAt: Span): AnchorInfo {
  const known = checker.anchors.get(id);
  if (known !== undefined) return known;
  const { timeline, name, node, scope: home } = checker.timelines.anchors[id];
  const start: AnchorInfo = { expression: { op: 'moment', name: 'start', at: checker.at(home, node.span) }, type: unknown };
  const from = checker.busyAnchors.indexOf(id);
  if (from >= 0) {
    const cycle = [...checker.busyAnchors.slice(from), id].map((i) => checker.timelines.anchors[i].name).join(' → ');
    checker.report(anchorCycle, scope, usedAt, { cycle }, { found: name });
    // Some time it is, so that what is added to it is not a second mistake.
    return { ...start, type: minute };
  }
  refuseParts(checker, home, node, timelineStatements.anchor.parts);
  if (node.value === null) {
    checker.report(
      missingArgument,
      home,
      node.span,
      { verb: `anchor ${name}`, what: `a time after a colon, for example \`anchor ${name}: 2024-01-15\`` },
      { found: checker.source(home, node.span) },
    );
    checker.anchors.set(id, start);
    return start;
  }
  checker.busyAnchors.push(id);
  const place: Place = {
    kind: 'anchor',
    scope: home,
    path: `${timeline}.${name}`,
    what: `the anchor \`${name}\``,
    timeline,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
  };
  const typed = elaborate(checker, place, node.value, day);
  const info: AnchorInfo = { expression: fitted(checker, place, node.value, typed, day), type: typed.type };
  checker.busyAnchors.pop();
  checker.anchors.set(id, info);
  return info;
}
