/** Places in a file that the printer must know, read off the tree: where items begin, and where columns of tables and arms stand. */
import type { FileNode } from '../ast/ast.ts';
import type { Span } from '../source-text.ts';

export interface Landmarks {
  /** Offsets at which an item of a block begins: two spaces set it off from the item before it on the same line. */
  readonly items: ReadonlySet<number>;
  /** Offsets at which a column begins that is aligned with the lines around, and its number from 0. */
  readonly columns: ReadonlyMap<number, number>;
}

/** Lists of the tree whose members stand one below the other where there is more than one line. */
const lists: ReadonlySet<string> = new Set(['declarations', 'items', 'arms', 'rows', 'bands', 'assertions', 'states', 'days']);

interface Node {
  readonly kind?: string;
  readonly span?: Span;
  readonly [part: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

export function landmarks(file: FileNode): Landmarks {
  const items = new Set<number>();
  const columns = new Map<number, number>();
  const stack: Node[] = [file as unknown as Node];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const [part, value] of Object.entries(node)) {
      if (Array.isArray(value)) {
        const listed = lists.has(part) && node.kind !== 'list' && node.kind !== 'at_least';
        for (const member of value) {
          if (!isNode(member)) continue;
          if (listed && member.span !== undefined) items.add(member.span.start);
          stack.push(member);
        }
      } else if (isNode(value)) stack.push(value);
    }
    mark(node, columns);
  }
  return { items, columns };
}

/** Columns of a row of codes (name, code, display), and of an arm with braces (name, weight, body). */
function mark(node: Node, columns: Map<number, number>): void {
  const row = isNode(node['code']) && isNode(node['display']);
  const arm = isNode(node['weight']) && isNode(node['name']) && isNode(node['body']);
  if (!row && !arm) return;
  const parts = row ? ['name', 'code', 'display'] : isNode(node['when']) ? ['name', 'weight'] : ['name', 'weight', 'body'];
  parts.forEach((part, i) => {
    columns.set(((node[part] as Node).span as Span).start, i);
  });
}
