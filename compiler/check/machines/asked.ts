/** When the answer to a condition can change although nothing happens: by time alone. */
import type { Expression } from '../../../ir/expression.ts';
import type { Instruction } from '../../../ir/thread-definition.ts';
import { allActions, anyPart, type Bodies, eachPart } from '../../../ir/walk.ts';

type Asked = Extract<Instruction, { op: 'await' }>['ask'];

/** @param attribute when the value of an attribute can change by time alone */
export function asked(condition: Expression, attribute: (slot: number) => Asked = () => 'never'): Asked {
  const ofAttributes = [...eachPart(condition)].map((e) => (e.op === 'attribute' ? attribute(e.slot) : 'never'));
  if (ofAttributes.includes('days') || anyPart(condition, changesDaily)) return 'days';
  return ofAttributes.includes('birthdays') || anyPart(condition, (e) => e.op === 'age' && e.on === null) ? 'birthdays' : 'never';
}

/** When the attributes change by time alone that are changed as long as a condition holds. */
export function askedOfAttributes(of: Bodies): (slot: number) => Asked {
  const conditions = new Map<number, Expression[]>();
  for (const { argument, lasts } of allActions(of))
    if (lasts !== undefined && argument?.op === 'attribute') conditions.set(argument.slot, [...(conditions.get(argument.slot) ?? []), lasts]);
  const known = new Map<number, Asked>();
  const ofSlot = (slot: number): Asked => {
    const found = known.get(slot);
    if (found !== undefined) return found;
    known.set(slot, 'never');
    const all = (conditions.get(slot) ?? []).map((condition) => asked(condition, ofSlot));
    const asks = all.includes('days') ? 'days' : all.includes('birthdays') ? 'birthdays' : 'never';
    known.set(slot, asks);
    return asks;
  };
  return ofSlot;
}

/** Supplies run out, times are reached, and `within` looks back from now. Age changes on birthdays only. */
function changesDaily(e: Expression): boolean {
  switch (e.op) {
    case 'moment':
      return e.name === 'now';
    case 'on':
    case 'pdc':
      return true;
    case 'query':
    case 'visited':
      return e.within !== null;
    default:
      return false;
  }
}
