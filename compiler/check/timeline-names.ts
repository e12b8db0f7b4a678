/** The names that timelines declare: anchors, events and branches, collected before anything refers to them. */
import type { Body, Branch, EventNode, Name, Phase, Statement, TimelineDeclaration } from '../../grammar/ast/index.ts';
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import type { Scope } from '../bind/scope.ts';
import * as say from '../diagnostics/names.ts';

export interface AnchorName {
  readonly id: number;
  readonly timeline: string;
  readonly name: string;
  readonly node: Statement;
}

export interface EventName {
  readonly id: number;
  readonly timeline: string;
  readonly name: string;
  readonly node: EventNode;
  /** Clauses of the phases around it, outermost first. */
  readonly phases: readonly PhaseName[];
}

export interface PhaseName {
  readonly timeline: string;
  readonly name: string;
  readonly clauses: Phase['clauses'];
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

export function collectTimelineNames(timelines: readonly TimelineDeclaration[], scope: Scope, diagnostics: Diagnostic[]): TimelineNames {
  const anchors: AnchorName[] = [];
  const events: EventName[] = [];
  const branches: BranchName[] = [];
  const phases: PhaseName[] = [];
  const file = scope.module.source.path;

  for (const timeline of timelines) {
    const seen = new Map<string, { readonly name: Name; readonly what: string }>();
    const take = (name: Name, what: string): boolean => {
      const first = seen.get(name.text);
      if (first === undefined) {
        seen.set(name.text, { name, what });
        return true;
      }
      diagnostics.push(
        diagnose(
          say.duplicateName,
          file,
          name.span,
          { name: name.text, what: `${first.what} of this timeline` },
          { found: name.text, related: [{ message: 'the first one', file, span: first.name.span }] },
        ),
      );
      return false;
    };
    const inBody = (body: Body): void => {
      for (const item of body.items) {
        if (item.kind === 'branch') {
          if (take(item.name, 'a branch')) branches.push({ id: branches.length, timeline: timeline.name.text, name: item.name.text, node: item });
          for (const arm of item.arms) inBody(arm.body);
        } else if (item.kind === 'if') {
          inBody(item.yes);
          if (item.no !== null) inBody(item.no);
        } else if (item.kind === 'statement' && item.body !== null) inBody(item.body);
      }
    };
    const inTimeline = (body: Body, around: readonly PhaseName[]): void => {
      for (const item of body.items) {
        if (item.kind === 'event') {
          const name = item.path.names[0];
          if (take(name, 'an event')) events.push({ id: events.length, timeline: timeline.name.text, name: name.text, node: item, phases: around });
          if (item.body !== null) inBody(item.body);
        } else if (item.kind === 'phase') {
          const phase: PhaseName = { timeline: timeline.name.text, name: item.name.text, clauses: item.clauses, span: item.name.span };
          if (take(item.name, 'a phase')) phases.push(phase);
          inTimeline(item.body, [...around, phase]);
        } else if (item.kind === 'statement' && item.verb.text === 'anchor' && item.argument?.kind === 'path') {
          const name = item.argument.names[0];
          if (take(name, 'an anchor')) anchors.push({ id: anchors.length, timeline: timeline.name.text, name: name.text, node: item });
        }
      }
    };
    inTimeline(timeline.body, []);
  }
  return { anchors, events, branches, phases };
}

/** Of several things with one name, the one of the own timeline; else the only one. */
export function findIn<T extends { readonly timeline: string; readonly name: string }>(items: readonly T[], timeline: string | null, name: string): T | null {
  const named = items.filter((item) => item.name === name);
  return named.find((item) => item.timeline === timeline) ?? (named.length === 1 ? named[0] : null);
}
