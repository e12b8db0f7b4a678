/** Threads: each machine with all that it calls becomes one list of instructions; what its graph says is checked here. */
import type { StateNode } from '../../../grammar/ast/ast.ts';
import { echo } from '../../../grammar/diagnostic.ts';
import type { Span } from '../../../grammar/source-text.ts';
import type { Thread, ThreadState } from '../../../ir/thread-definition.ts';
import { misplacedItem } from '../../diagnostics/name-diagnostics.ts';
import * as say from '../../diagnostics/thread-diagnostics.ts';
import type { Checker } from '../checker.ts';
import type { MachineName } from '../timeline-names.ts';
import { targetsOf } from './check-moves.ts';
import { checkCycles } from './cycles.ts';
import { timelessLoops } from './loops.ts';
import { MachineWriter } from './machine-code.ts';
import { Code } from './thread-code.ts';

export interface CheckedMachines {
  readonly threads: readonly Thread[];
  readonly states: readonly ThreadState[];
}

export function checkMachines(checker: Checker): CheckedMachines {
  const { machines, real, stateMarks } = checker.timelines;
  checkCycles(checker);
  const seen = new Set<MachineName['node']>();
  const states: ThreadState[] = [];
  const threads: Thread[] = [];
  for (const [i, machine] of machines.entries()) {
    const marks = stateMarks.get(machine.home.machine ?? machine.node);
    for (const [name, number] of machine.states)
      states[number] = { path: `${machine.home.timeline}.${name}`, mark: marks?.get(name) ?? 0, depth: machine.depth };
    if (!seen.has(machine.node)) checkGraph(checker, machine);
    seen.add(machine.node);
    // What is called is in the code of its caller.
    if (machine.depth > 0) continue;
    const code = threadCode(checker, machine);
    if (i < real.machines && machine.event !== null)
      threads.push({ name: machine.name, event: machine.event, code, at: checker.at(machine.home.scope, machine.node.span) });
  }
  return { threads, states };
}

function threadCode(checker: Checker, machine: MachineName): Thread['code'] {
  const code = new Code(checker);
  const over = code.label();
  new MachineWriter(code).machine(machine, over);
  code.here(over);
  code.emit({ op: 'stop', state: [...machine.states.values()][0] ?? 0 }, null, null);
  const resolved = code.resolved();
  for (const loop of timelessLoops(resolved)) reportLoop(checker, code, loop);
  return resolved;
}

/** A cycle is reported where it closes: at its last jump back. */
function reportLoop(checker: Checker, code: Code, loop: readonly number[]): void {
  const names: string[] = [];
  for (const i of loop) {
    const inside = code.sources[i].inside;
    const name = inside === null ? '' : (inside.around.path.split('.')[1] ?? '');
    if (name !== '' && names.at(-1) !== name && !names.includes(name)) names.push(name);
  }
  const closing = [...loop].reverse().find((i) => code.sources[i].item !== null && code.sources[i].inside !== null) ?? loop[loop.length - 1];
  const { inside, item } = code.sources[closing];
  if (inside === null) return;
  const span: Span = item?.span ?? inside.machine.node.name.span;
  const at = { start: span.start, end: span.start };
  checker.report(
    say.timelessLoop,
    inside.around.scope,
    span,
    { states: [...names, names[0]].join(' → ') },
    {
      found: checker.source(inside.around.scope, span),
      examples: ['wait 1 day'],
      suggestions:
        item === null
          ? []
          : [
              {
                title: `add a wait before \`${echo(checker.source(inside.around.scope, span))}\`, for example \`wait 1 day\``,
                edits: [{ span: at, text: 'wait 1 day  ' }],
                safe: false,
              },
            ],
    },
  );
}

function checkGraph(checker: Checker, machine: MachineName): void {
  const { node, home } = machine;
  const { states } = node;
  const [first] = states;
  if (first === undefined) {
    const what = home.machine?.kind === 'cycle' ? 'the cycle' : 'the state machine';
    const needs = home.machine?.kind === 'cycle' ? 'at least one day, for example `day 1 { … }`' : 'at least one state';
    checker.report(say.emptyMachine, home.scope, node.name.span, { what: `${what} \`${node.name.text}\``, needs }, { found: node.name.text });
    return;
  }
  for (const state of states) for (const item of state.body.items) if (item.kind === 'field') reportField(checker, machine, item.path.span);
  // Where a name is wrong, what it should have reached is an echo of that.
  if (states.some((state) => targetsOf(state).some((target) => target !== null && !machine.states.has(target)))) return;
  const reached = reachable(states, first, [...machine.states.keys()]);
  for (const state of states)
    if (!reached.has(state.name.text))
      checker.report(say.unreachableState, home.scope, state.name.span, { name: state.name.text, first: first.name.text }, { found: state.name.text });
}

function reportField(checker: Checker, machine: MachineName, span: Span): void {
  const found = checker.source(machine.home.scope, span);
  checker.report(
    misplacedItem,
    machine.home.scope,
    span,
    { what: `the field \`${found}\``, place: 'directly in a state; put it in the braces of a statement' },
    { found },
  );
}

/** States that some way leads to. A table leads to all states that are its columns: they are not known here, so it leads anywhere. */
function reachable(states: readonly StateNode[], first: StateNode, all: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>([first.name.text]);
  const open = [first.name.text];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states.find((s) => s.name.text === name);
    for (const target of state === undefined ? [] : targetsOf(state)) {
      for (const to of target === null ? all : [target]) {
        if (reached.has(to)) continue;
        reached.add(to);
        open.push(to);
      }
    }
  }
  return reached;
}
