/** `scenario … { start: … }`: a time, or the anchor of a timeline that it names. It is the start of the first person of a unit, with whom others begin. */
import type { FieldNode, Statement } from '../../grammar/ast/ast.ts';
import type { Bound } from '../bind/bind.ts';
import { type AnchorName, named, type TimelineNames } from './timeline-names.ts';

export function startField({ scenario }: Pick<Bound, 'scenario'>): FieldNode | null {
  const isStart = (item: object): item is FieldNode => 'path' in item && (item as FieldNode).path.names.map(({ text }) => text).join('.') === 'start';
  return scenario?.body.items.filter((item) => item.kind === 'field').find(isStart) ?? null;
}

/** The anchors that the field names: one, or several of the same name. */
export function namedByStart({ value }: FieldNode, anchors: readonly AnchorName[], { root }: Pick<Bound, 'root'>): readonly AnchorName[] {
  if (value.kind !== 'path') return [];
  return named(
    anchors,
    { timeline: null, scope: root },
    value.names.map(({ text }) => text),
  );
}

/** The names of the first person's timelines, with an anchor `start` where the field gives a time and names no anchor. */
export function withStartOfScenario(bound: Bound, names: TimelineNames): TimelineNames {
  const { anchors } = names;
  const field = startField(bound);
  if (field === null || namedByStart(field, anchors, bound).length > 0) return names;
  const { path, value, span } = field;
  const parts = { object: null, args: null, body: null, lasts: null, when: null, chance: null };
  const node: Statement = { kind: 'statement', verb: { text: 'anchor', span: path.span }, argument: path, value, ...parts, span };
  return { ...names, anchors: [...anchors, { id: anchors.length, timeline: 'scenario', name: 'start', node, scope: bound.root, through: [] }] };
}
