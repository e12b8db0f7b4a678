/** The graph of a thread's instructions: where each may lead, and which of them every way to an instruction goes through. */
import type { Expression } from '../../../ir/expression.ts';
import type { Instruction } from '../../../ir/thread-definition.ts';

/** One way on from an instruction, with the expressions that decide that it is taken; none where it is taken in any case. */
export interface Edge {
  readonly to: number;
  readonly decides: readonly Expression[];
}

/** Where an instruction leads, whether at once or after some time. */
export function edgesOf(instruction: Instruction, next: number): readonly Edge[] {
  const edge = (to: number, ...decides: readonly (Expression | null)[]): Edge => ({ to, decides: decides.filter((e) => e !== null) });
  switch (instruction.op) {
    case 'stop':
      return [];
    case 'jump':
      return [edge(instruction.to)];
    case 'test':
      return [edge(next, instruction.condition), edge(instruction.otherwise, instruction.condition)];
    case 'split': {
      const whens = instruction.ways.map((way) => way.when);
      return [...instruction.ways.map((way) => edge(way.to, way.when, way.share)), edge(instruction.otherwise, ...whens)];
    }
    case 'lookup':
      return [...instruction.ways.map((way) => edge(way.to, ...instruction.keys)), edge(instruction.otherwise, ...instruction.keys)];
    case 'race':
      return instruction.exits.map((exit) => edge(exit.to, exit.when, exit.perYear));
    case 'await':
      return [instruction.atMost === null ? edge(next, instruction.until) : edge(next)];
    case 'enter':
    case 'back':
    case 'do':
    case 'clock':
    case 'wait':
    case 'bind':
    case 'call':
      return [edge(next)];
  }
}

/**
 * For each instruction, what is gathered from the decisions on every way to it from the first instruction; null for what nothing leads to.
 * Each edge with a decision is a node of its own, so that after both sides of a condition neither counts. Dominators by Cooper, Harvey and
 * Kennedy, "A Simple, Fast Dominance Algorithm" (2001).
 * @param first what is known before the first instruction
 * @param gather adds the decisions of one edge
 */
export function gatherDecisions<T>(code: readonly Instruction[], first: T, gather: (so: T, decides: readonly Expression[]) => T): readonly (T | null)[] {
  const successors: number[][] = code.map(() => []);
  const own: (readonly Expression[])[] = code.map(() => []);
  code.forEach((instruction, from) => {
    for (const { to, decides } of edgesOf(instruction, from + 1)) {
      if (to >= code.length) continue;
      if (decides.length === 0) successors[from].push(to);
      else {
        successors[from].push(successors.length);
        successors.push([to]);
        own.push(decides);
      }
    }
  });
  const order = reversePostorder(successors);
  const dominators = dominatorsOf(successors, order);
  const gathered = successors.map((): T | null => null);
  for (const node of order) gathered[node] = node === 0 ? first : gather(gathered[dominators[node]] as T, own[node]);
  return gathered.slice(0, code.length);
}

function reversePostorder(successors: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const seen = new Set([0]);
  const open = successors.length === 0 ? [] : [{ node: 0, next: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const to = successors[top.node][top.next++];
    if (to === undefined) {
      order.push(top.node);
      open.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      open.push({ node: to, next: 0 });
    }
  }
  return order.reverse();
}

/** The immediate dominator of each node; the first node is its own. */
function dominatorsOf(successors: readonly (readonly number[])[], order: readonly number[]): readonly number[] {
  const position = new Map(order.map((node, i) => [node, i]));
  const before: number[][] = successors.map(() => []);
  for (const node of order) for (const to of successors[node]) before[to].push(node);
  const dominators = new Array<number>(successors.length).fill(-1);
  dominators[0] = 0;
  const at = (node: number): number => position.get(node) ?? 0;
  const common = (a: number, b: number): number => {
    let [one, other] = [a, b];
    while (one !== other) {
      if (at(one) > at(other)) one = dominators[one];
      else other = dominators[other];
    }
    return one;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of order) {
      if (node === 0) continue;
      const found = before[node].filter((from) => dominators[from] >= 0).reduce(common);
      if (dominators[node] === found) continue;
      dominators[node] = found;
      changed = true;
    }
  }
  return dominators;
}
