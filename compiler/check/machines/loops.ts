/** Cycles in which no time passes: strongly connected parts of the code without its waits. */
import type { Instruction } from '../../../ir/thread-definition.ts';
import { edgesOf } from './thread-graph.ts';

/** Where an instruction may lead at once; none where time passes first. A condition may hold already, and a flow may end when it begins. */
export function atOnce(instruction: Instruction, next: number): readonly number[] {
  return instruction.op === 'wait' || instruction.op === 'race' ? [] : edgesOf(instruction, next).map(({ to }) => to);
}

/** Cycles of instructions that lead to each other at once, each in order of the code. */
export function timelessLoops(code: readonly Instruction[]): number[][] {
  return loopsOf(code, atOnce);
}

/** Cycles of instructions that lead to each other, whether at once or not. */
export function loopsInTime(code: readonly Instruction[]): number[][] {
  return loopsOf(code, (instruction, next) => edgesOf(instruction, next).map(({ to }) => to));
}

/** Tarjan's algorithm, without recursion. @param leads where an instruction leads */
function loopsOf(code: readonly Instruction[], leads: (instruction: Instruction, next: number) => readonly number[]): number[][] {
  const index = new Array<number>(code.length).fill(-1);
  const low = new Array<number>(code.length).fill(0);
  const onStack = new Array<boolean>(code.length).fill(false);
  const stack: number[] = [];
  const loops: number[][] = [];
  let count = 0;
  const edges = (node: number): readonly number[] => leads(code[node], node + 1).filter((to) => to < code.length);
  for (let root = 0; root < code.length; root++) {
    if (index[root] >= 0) continue;
    const work: { readonly node: number; readonly to: readonly number[]; next: number }[] = [];
    const open = (node: number): void => {
      index[node] = count;
      low[node] = count++;
      stack.push(node);
      onStack[node] = true;
      work.push({ node, to: edges(node), next: 0 });
    };
    open(root);
    while (work.length > 0) {
      const top = work[work.length - 1];
      if (top.next < top.to.length) {
        const to = top.to[top.next++];
        if (index[to] < 0) open(to);
        else if (onStack[to]) low[top.node] = Math.min(low[top.node], index[to]);
        continue;
      }
      work.pop();
      const above = work[work.length - 1];
      if (above !== undefined) low[above.node] = Math.min(low[above.node], low[top.node]);
      if (low[top.node] !== index[top.node]) continue;
      const part: number[] = [];
      for (;;) {
        const node = stack.pop() as number;
        onStack[node] = false;
        part.push(node);
        if (node === top.node) break;
      }
      if (part.length > 1 || edges(part[0]).includes(part[0])) loops.push(part.sort((a, b) => a - b));
    }
  }
  return loops;
}
