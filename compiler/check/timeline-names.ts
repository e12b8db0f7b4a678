/** The names that timelines declare: anchors, events and branches, collected before anything refers to them. */
import type { Body, Branch, EventNode, Name, Phase, Statement } from '../../grammar/ast/index.ts';
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import type { BoundTimeline } from '../bind/bind.ts';
import { includeTarget, type Placed } from '../bind/include.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/names.ts';

export interface AnchorName {
  readonly id: number;
  readonly timeline: string;
  readonly name: string;
  readonly node: Statement;
  readonly scope: Scope;
}

export interface EventName {
  readonly id: number;
  readonly timeline: string;
  readonly name: string;
  readonly node: EventNode;
  readonly scope: Scope;
  /** Clauses of the phases around it, outermost first. */
  readonly phases: readonly PhaseName[];
}

export interface PhaseName {
  readonly timeline: string;
  readonly name: string;
  readonly clauses: Phase['clauses'];
  readonly scope: Scope;
  readonly span: Span;
}

export interface BranchName {
  readonly id: number;
  readonly timeline: string;
  readonly name: string;
  readonly node: Branch;
}

export interface TimelineNames {
  readonly anchors: readonly AnchorName[];
  readonly events: readonly EventName[];
  readonly branches: readonly BranchName[];
  readonly phases: readonly PhaseName[];
}

export function collectTimelineNames(timelines: readonly BoundTimeline[], diagnostics: Diagnostic[]): TimelineNames {
  const anchors: AnchorName[] = [];
  const events: EventName[] = [];
  const branches: BranchName[] = [];
  const phases: PhaseName[] = [];

  for (const { node: timeline, items } of timelines) {
    const seen = new Map<string, { readonly name: Name; readonly what: string; readonly file: string }>();
    const take = (name: Name, what: string, scope: Scope): boolean => {
      const file = scope.module.source.path;
      const first = seen.get(name.text);
      if (first === undefined) {
        seen.set(name.text, { name, what, file });
        return true;
      }
      diagnostics.push(
        diagnose(
          say.duplicateName,
          file,
          name.span,
          { name: name.text, what: `${first.what} of this timeline` },
          { found: name.text, related: [{ message: 'the first one', file: first.file, span: first.name.span }] },
        ),
      );
      return false;
    };
    const inBody = (body: Body, scope: Scope, around: readonly Body[]): void => {
      for (const item of body.items) {
        if (item.kind === 'branch') {
          // A mixin that is included twice has one branch: its name is what was drawn last.
          const known = branches.some((branch) => branch.node === item && branch.timeline === timeline.name.text);
          if (!known && take(item.name, 'a branch', scope))
            branches.push({ id: branches.length, timeline: timeline.name.text, name: item.name.text, node: item });
          for (const arm of item.arms) inBody(arm.body, scope, around);
        } else if (item.kind === 'if') {
          inBody(item.yes, scope, around);
          if (item.no !== null) inBody(item.no, scope, around);
        } else if (item.kind === 'statement' && item.verb.text === 'include') {
          // What is wrong with it is said where the steps are checked.
          const target = includeTarget(scope, item, 'event', () => {});
          if (target !== null && !around.includes(target.body)) inBody(target.body, target.scope, [...around, target.body]);
        } else if (item.kind === 'statement' && item.body !== null) inBody(item.body, scope, around);
      }
    };
    const inTimeline = (placed: readonly Placed[], around: readonly PhaseName[]): void => {
      for (const { item, scope, inner } of placed) {
        if (item.kind === 'event') {
          const name = item.path.names[0];
          if (take(name, 'an event', scope))
            events.push({ id: events.length, timeline: timeline.name.text, name: name.text, node: item, scope, phases: around });
          if (item.body !== null) inBody(item.body, scope, []);
        } else if (item.kind === 'phase') {
          const phase: PhaseName = { timeline: timeline.name.text, name: item.name.text, clauses: item.clauses, scope, span: item.name.span };
          if (take(item.name, 'a phase', scope)) phases.push(phase);
          inTimeline(inner, [...around, phase]);
        } else if (item.kind === 'statement' && item.verb.text === 'anchor' && item.argument?.kind === 'path') {
          const name = item.argument.names[0];
          if (take(name, 'an anchor', scope)) anchors.push({ id: anchors.length, timeline: timeline.name.text, name: name.text, node: item, scope });
        }
      }
    };
    inTimeline(items, []);
  }
  return { anchors, events, branches, phases };
}

/** Of several things with one name, the one of the own timeline; else the only one. */
export function findIn<T extends { readonly timeline: string; readonly name: string }>(items: readonly T[], timeline: string | null, name: string): T | null {
  const named = items.filter((item) => item.name === name);
  return named.find((item) => item.timeline === timeline) ?? (named.length === 1 ? named[0] : null);
}
