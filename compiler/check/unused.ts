/** What is declared and never asked for, and drugs that are given for nothing. Notes alone: a scenario may mean it so. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Ir } from '../../ir/definition.ts';
import type { At, Expression } from '../../ir/expression.ts';
import { allActions, allExpressions, eachPart } from '../../ir/walk.ts';
import { verbs } from '../../vocabulary/verbs.ts';
import { noIndication, unused } from '../diagnostics/sense-diagnostics.ts';

export function checkUnused(ir: Ir): Diagnostic[] {
  const uses = new Uses(ir);
  const found: Diagnostic[] = [];
  const say = (what: string, name: string, at: At): void => {
    // What a module declares is for others, which may use another part of it.
    if (at[0] === 0) found.push(diagnose(unused, ir.files[0]?.path ?? '', { start: at[1], end: at[2] }, { what, name }, { found: name }));
  };
  for (const [slot, { name, at }] of ir.attributes.entries()) if (!uses.slots.has(slot)) say('attribute', name, at);
  for (const [id, { name, at }] of ir.params.entries()) if (!uses.params.has(id)) say('parameter', name, at);
  for (const [id, { name, at }] of ir.anchors.entries()) if (!uses.anchors.has(id) && ir.start !== id) say('anchor', name, at);
  return [...found, ...withoutIndication(ir)];
}

/** The attributes, parameters and anchors that some expression of the scenario names. */
class Uses {
  readonly slots = new Set<number>();
  readonly params = new Set<number>();
  readonly anchors = new Set<number>();

  constructor(ir: Ir) {
    for (const expression of allExpressions(ir)) for (const part of eachPart(expression)) this.#note(part);
    for (const { slots } of ir.correlations) for (const slot of slots) this.slots.add(slot);
  }

  #note(e: Expression): void {
    if (e.op === 'attribute') this.slots.add(e.slot);
    else if (e.op === 'param') this.params.add(e.param);
    else if (e.op === 'anchor') this.anchors.add(e.anchor);
  }
}

/** The first prescription that names no reason, where nothing in the whole scenario is diagnosed. */
function withoutIndication(ir: Ir): Diagnostic[] {
  const actions = [...allActions(ir)];
  if (actions.some(({ verb, fields }) => verbs[verb].diagnoses || fields.some(({ name }) => name === 'reason'))) return [];
  const first = actions.find(({ verb }) => verbs[verb].needsIndication);
  if (first === undefined) return [];
  const { argument } = first;
  const name = argument?.op === 'concept' ? ir.concepts[argument.concept].name : 'a drug';
  const at = argument?.at ?? first.at;
  return [diagnose(noIndication, ir.files[at[0]]?.path ?? '', { start: at[1], end: at[2] }, { name }, { found: name })];
}
