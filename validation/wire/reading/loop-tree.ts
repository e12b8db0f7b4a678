/** A transaction set as loops with their segments, by the guide of the set. */
import { type GuideLoops, walkGuide } from '../x12-guide.ts';
import type { X12Segment, X12Set } from '../x12-reader.ts';

export interface LoopNode {
  readonly loop: string;
  /** The first one begins the loop. */
  readonly segments: X12Segment[];
  readonly within: LoopNode | null;
  readonly children: LoopNode[];
}

/** Segments without a place in the guide are left out. */
export function loopTree(guide: GuideLoops, { start, segments }: X12Set, component: string): LoopNode {
  const root: LoopNode = { loop: 'HEADER', segments: [start], within: null, children: [] };
  const open = [root];
  walkGuide(guide, start, segments, component, {
    segment: (segment, loop, depth, begins) => {
      open.length = begins ? depth : depth + 1;
      const within = open[open.length - 1];
      if (!begins) {
        within.segments.push(segment);
        return;
      }
      const node: LoopNode = { loop, segments: [segment], within, children: [] };
      within.children.push(node);
      open.push(node);
    },
    find: () => {},
  });
  return root;
}

/** All loops of a name below a loop, in their order. */
export function loopsIn(node: LoopNode, name: string): LoopNode[] {
  return node.children.flatMap((child) => (child.loop === name ? [child] : loopsIn(child, name)));
}

/** The nearest loop of one of the names, the first name first: the loop itself, one in it, or one around it or next to those. */
export function nearestLoop(node: LoopNode, names: readonly string[]): LoopNode | null {
  for (let around: LoopNode | null = node; around !== null; around = around.within)
    for (const name of names) {
      if (around.loop === name) return around;
      const child = around.children.find(({ loop }) => loop === name);
      if (child !== undefined) return child;
    }
  return null;
}
