/** What is declared and never asked for, and drugs that are given for nothing. Notes alone: a scenario may mean it so. */
import { type Diagnostic, diagnose } from '../../grammar/diagnostic.ts';
import type { Ir, Step } from '../../ir/definition.ts';
import type { At } from '../../ir/expression.ts';
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

/** Everything in the representation that names an attribute, a parameter or an anchor, wherever it stands. */
class Uses {
  readonly slots = new Set<number>();
  readonly params = new Set<number>();
  readonly anchors = new Set<number>();

  constructor(ir: Ir) {
    this.#walk(ir);
  }

  #walk(value: unknown): void {
    if (Array.isArray(value)) {
      for (const each of value) this.#walk(each);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      if (key === 'slot') this.slots.add(each as number);
      else if (key === 'slots' && Array.isArray(each)) for (const slot of each) if (typeof slot === 'number') this.slots.add(slot);
      if (key === 'param') this.params.add(each as number);
      if (key === 'anchor') this.anchors.add(each as number);
      this.#walk(each);
    }
  }
}

/** The first prescription that names no reason, where nothing in the whole scenario is diagnosed. */
function withoutIndication(ir: Ir): Diagnostic[] {
  if (ir.threads.length > 0) return [];
  const steps: readonly Step[] = [ir.history, ...ir.events.flatMap(({ body, replacements }) => [body, ...replacements.map((r) => r.body)])].flat();
  let diagnosed = false;
  let first: { readonly name: string; readonly at: At } | null = null;
  const walk = (step: Step): void => {
    switch (step.kind) {
      case 'action': {
        const { verb, argument, fields, body, at } = step.action;
        if (verb === 'diagnose' || verb === 'onset' || fields.some(({ name }) => name === 'reason')) diagnosed = true;
        if (verb === 'prescribe') first ??= { name: argument?.op === 'concept' ? ir.concepts[argument.concept].name : 'a drug', at: argument?.at ?? at };
        body.forEach(walk);
        break;
      }
      case 'branch':
        for (const arm of step.arms) arm.body.forEach(walk);
        break;
      case 'if':
        step.yes.forEach(walk);
        step.no.forEach(walk);
        break;
      case 'end':
        break;
    }
  };
  steps.forEach(walk);
  const drug = first as { readonly name: string; readonly at: At } | null;
  if (diagnosed || drug === null) return [];
  const { name, at } = drug;
  return [diagnose(noIndication, ir.files[at[0]]?.path ?? '', { start: at[1], end: at[2] }, { name }, { found: name })];
}
