/** What bodies of states hold: whether an item moves the thread, and where it leads. */
import type { Body, BodyItem, Move, StateNode } from '../../../grammar/ast/ast.ts';
import { alternatives, eachItem } from '../../../grammar/ast/walk-items.ts';

export function isMove(item: BodyItem): item is Move {
  return item.kind === 'wait' || item.kind === 'goto' || item.kind === 'to' || item.kind === 'run' || item.kind === 'end';
}

/** Whether an item, or one inside it that is not a visit, moves the thread. */
export function moves(item: BodyItem): boolean {
  return isMove(item) || alternatives(item).some((body) => body.items.some(moves));
}

/** How many items of a body are before the first that moves the thread. */
export function firstMove(body: Body): number {
  const at = body.items.findIndex(moves);
  return at < 0 ? body.items.length : at;
}

/** States that a state leads to by name; null where a table leads on, whose columns are states. */
export function targetsOf(state: StateNode): readonly (string | null)[] {
  return [...eachItem(state.body, alternatives)].flatMap((item) =>
    item.kind === 'goto' ? [item.target.text] : item.kind === 'to' ? [item.target?.text ?? null] : [],
  );
}
