/** How tall a tree is. Later stages go through it by recursion, so one that is too tall is refused before it can exhaust the stack. */
import type { Span } from './source-text.ts';

interface AnyNode {
  readonly span?: Span;
}

/** The place of the first node that lies deeper than the limit; null where none does. Goes through the tree without recursion. */
export function tooTall(root: object, limit: number): Span | null {
  const nodes: object[] = [root];
  const depths: number[] = [0];
  for (;;) {
    const node = nodes.pop();
    const depth = depths.pop();
    if (node === undefined || depth === undefined) return null;
    if (depth > limit) return (node as AnyNode).span ?? { start: 0, end: 0 };
    for (const child of Object.values(node)) {
      if (typeof child !== 'object' || child === null) continue;
      nodes.push(child);
      // Lists are no level of their own.
      depths.push(Array.isArray(child) ? depth : depth + 1);
    }
  }
}
