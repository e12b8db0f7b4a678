/** What bodies of states hold: whether an item moves the thread, and what care it gives. */
import type { Body, BodyItem, StateNode } from '../../../grammar/ast/ast.ts';

/** Whether an item, or one inside it that is no visit, moves the thread. */
export function moves(item: BodyItem): boolean {
  switch (item.kind) {
    case 'wait':
    case 'goto':
    case 'to':
    case 'run':
    case 'end':
      return true;
    case 'if':
      return item.yes.items.some(moves) || item.no?.items.some(moves) === true;
    case 'branch':
      return item.arms.some((arm) => arm.body.items.some(moves));
    default:
      return false;
  }
}

/** How many items of a body stand before the first that moves the thread. */
export function firstMove(body: Body): number {
  const at = body.items.findIndex(moves);
  return at < 0 ? body.items.length : at;
}

/** `office`: a visit by appointment. `any`: care that may begin at any time. */
export function careIn(body: Body): 'office' | 'any' | null {
  let found: 'office' | 'any' | null = null;
  const note = (care: 'office' | 'any' | null): void => {
    if (care === 'office' || found === null) found = care ?? found;
  };
  for (const item of body.items) {
    if (item.kind === 'statement' && item.verb.text === 'encounter') {
      const kind = item.argument?.kind === 'path' ? item.argument.names[0].text : '';
      note(kind === 'ambulatory' || kind === 'virtual' || kind === 'home' ? 'office' : 'any');
    } else if (item.kind === 'statement' && item.verb.text === 'admit') note('any');
    else if (item.kind === 'if') {
      note(careIn(item.yes));
      if (item.no !== null) note(careIn(item.no));
    } else if (item.kind === 'branch') for (const arm of item.arms) note(careIn(arm.body));
  }
  return found;
}

/** States that a state leads to by name; null where a table leads on, whose columns are states. */
export function targetsOf(state: StateNode): readonly (string | null)[] {
  const found: (string | null)[] = [];
  const walk = (body: Body): void => {
    for (const item of body.items) {
      if (item.kind === 'goto') found.push(item.target.text);
      else if (item.kind === 'to') found.push(item.target?.text ?? null);
      else if (item.kind === 'if') {
        walk(item.yes);
        if (item.no !== null) walk(item.no);
      } else if (item.kind === 'branch') for (const arm of item.arms) walk(arm.body);
    }
  };
  walk(state.body);
  return found;
}
