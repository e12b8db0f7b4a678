/** Moves an item of an event's body to the other places where a body can be. */
import type { BodyItem, Declaration, EventNode } from '../../../grammar/ast/ast.ts';
import type { Span } from '../../../grammar/source-text.ts';

/** An item directly in the body of an event of a timeline. */
export interface Placed {
  readonly item: BodyItem;
  readonly event: EventNode;
  readonly timeline: Extract<Declaration, { kind: 'timeline' }>;
}

export function itemsOfEvents(declarations: readonly Declaration[]): Placed[] {
  const within = (timeline: Placed['timeline'], items: readonly BodyItem[]): Placed[] =>
    items.flatMap((event) => {
      return event.kind === 'event' && event.body !== null ? event.body.items.map((item) => ({ item, event, timeline })) : [];
    });
  return declarations.flatMap((node) => (node.kind === 'timeline' ? within(node, node.body.items) : []));
}

export interface Moved {
  readonly text: string;
  /** The item in the new text. */
  readonly span: Span;
}

/** What is written around the item where it was, what is added to the end of the timeline, and what to the end of the file. */
interface Place {
  readonly here?: readonly [string, string];
  readonly timeline?: string;
  readonly file?: readonly [string, string];
}

const always = '1 == 1';

export const places: Readonly<Record<string, (of: Placed) => Place>> = {
  'a state': () => ({ file: ['states moved_states from start { first {', '} }'] }),
  'a branch in a state': () => ({ file: ['states moved_states from start { first { branch moved_way { a 50% {', '}  b rest { } } } }'] }),
  'a branch in a state that waits in it': () => ({
    file: ['states moved_states from start { first { branch moved_way { a 50% {', 'wait 1 day }  b rest { } } } }'],
  }),
  'an `if` in a state that waits in it': () => ({ file: [`states moved_states from start { first { if ${always} {`, 'wait 1 day } } }'] }),
  'states that are called': () => ({
    file: ['states moved_caller from start { first { call moved_states() } }\nstates moved_states() { first {', '} }'],
  }),
  'a cycle': () => ({ file: ['cycle moved_cycle every 14 days from start times 2 { day 1 {', '} }'] }),
  'a hold of a cycle': () => ({ file: [`cycle moved_cycle every 14 days from start times 2 { day 1 { }  hold when ${always} for 7 days {`, '} }'] }),
  'a flow': () => ({ timeline: 'run moved_flow()', file: ['flow moved_flow() -> done { event moved at start {', '} else end done }'] }),
  'a flow that nothing runs': () => ({ file: ['flow moved_flow() -> done { event moved at start {', '} else end done }'] }),
  'an arm of variations': ({ event, timeline }) => ({
    file: [`variations moved_axis { moved_arm 50% { event ${timeline.name.text}.${event.path.names[0].text} {`, '} }  other rest { } }'],
  }),
  'an arm of a branch': () => ({ here: ['branch moved_way { a 50% {', '} b rest { } }'] }),
  'an `if`': () => ({ here: [`if ${always} {`, '}'] }),
  'an `else`': () => ({ here: [`if ${always} { } else {`, '}'] }),
  'a mixin': () => ({ here: ['include moved_mixin\n', ''], file: ['mixin moved_mixin {', '}'] }),
};

/** The text with the item moved. What is around it continues lines of its own, so that a comment at its end hides nothing. */
export function move(text: string, of: Placed, place: string): Moved {
  const { here, timeline, file } = (places[place] as (of: Placed) => Place)(of);
  const { item } = of;
  const source = text.slice(item.span.start, item.span.end);
  const end = of.timeline.span.end - 1;
  const before = text.slice(0, item.span.start);
  const between = text.slice(item.span.end, end);
  const rest = text.slice(end);
  const addition = timeline === undefined ? '' : `\n${timeline}\n`;
  if (file === undefined) {
    const head = `${before}${here?.[0]}\n`;
    return { text: `${head}${source}\n${here?.[1]}${between}${addition}${rest}`, span: { start: head.length, end: head.length + source.length } };
  }
  const head = `${before}${here?.join('') ?? ''}${between}${addition}${rest}\n${file[0]}\n`;
  return { text: `${head}${source}\n${file[1]}\n`, span: { start: head.length, end: head.length + source.length } };
}
