/** Implementation guides as loops of segments, and what of a transaction set has no place in them. */
import { claimGuides } from './claim-guides.ts';
import { otherGuides } from './other-guides.ts';
import type { X12Segment } from './x12-reader.ts';

/** Name of the loop, the loops that it is in, whether each of them needs it, and its segments. */
export type LoopRow = readonly [name: string, within: string, required: boolean, segments: string];

export interface GuideLoops {
  readonly name: string;
  /** ST01. */
  readonly set: string;
  /** GS01. */
  readonly group: string;
  /** GS08, and ST03 where the set has it: the newest first. */
  readonly versions: readonly string[];
  readonly loops: readonly LoopRow[];
}

export const guides: readonly GuideLoops[] = [...claimGuides, ...otherGuides];

interface Pattern {
  readonly id: string;
  /** Element that tells segments with the same identifier apart. */
  readonly at: number;
  /** Null for all. */
  readonly values: ReadonlySet<string> | null;
  readonly required: boolean;
  readonly words: string;
}

interface Loop {
  readonly name: string;
  readonly required: boolean;
  readonly patterns: readonly Pattern[];
  readonly children: Loop[];
}

/** A loop of a transaction set. */
interface Instance {
  readonly loop: Loop;
  readonly start: X12Segment;
  readonly met: Set<Pattern>;
  readonly kids: Set<Loop>;
}

export interface GuideWatcher {
  /** Called with each segment that has a place, in its loop. @param depth how many loops are around that loop. @param begins whether the segment begins the loop */
  readonly segment: (segment: X12Segment, loop: string, depth: number, begins: boolean) => void;
  /** Called where a segment has no place, or one is missing. */
  readonly find: (segment: X12Segment, message: string) => void;
}

/** Walks a transaction set through the loops of its guide. */
export function walkGuide(guide: GuideLoops, start: X12Segment, segments: readonly X12Segment[], component: string, watch: GuideWatcher): void {
  const stack: Instance[] = [{ loop: rootOf(guide), start, met: new Set(), kids: new Set() }];
  const closeTo = (depth: number): void => {
    while (stack.length > depth + 1) end(stack.pop() as Instance, watch);
  };
  for (const segment of segments) {
    if (!place(segment)) watch.find(segment, `${shownSegment(segment)} has no place here, in loop ${stack[stack.length - 1].loop.name} of the ${guide.name}`);
  }
  closeTo(0);
  end(stack[0], watch);

  function place(segment: X12Segment): boolean {
    for (let depth = stack.length - 1; depth >= 0; depth--) {
      const { loop, met, kids } = stack[depth];
      const own = loop.patterns.find((pattern, i) => (i > 0 || depth === 0) && matches(pattern, segment, component));
      const child = own === undefined ? loop.children.find(({ patterns }) => matches(patterns[0], segment, component)) : undefined;
      if (own === undefined && child === undefined) continue;
      closeTo(depth);
      if (own !== undefined) met.add(own);
      if (child !== undefined) {
        kids.add(child);
        stack.push({ loop: child, start: segment, met: new Set([child.patterns[0]]), kids: new Set() });
      }
      watch.segment(segment, (child ?? loop).name, stack.length - 1, child !== undefined);
      return true;
    }
    return false;
  }
}

/** Reports what a loop lacks. */
function end({ loop, start, met, kids }: Instance, { find }: GuideWatcher): void {
  for (const pattern of loop.patterns) if (pattern.required && !met.has(pattern)) find(start, `the loop ${loop.name} that begins here has no ${pattern.words}`);
  for (const child of loop.children)
    if (child.required && !kids.has(child)) find(start, `the loop ${loop.name} that begins here has no loop ${child.name} (${child.patterns[0].words})`);
}

function matches({ id, at, values }: Pattern, { elements }: X12Segment, component: string): boolean {
  if (elements[0] !== id) return false;
  return values === null || values.has((elements[at] ?? '').split(component)[0]);
}

/** The segment as messages name it: its identifier with its first element. */
export function shownSegment({ elements }: X12Segment): string {
  return elements
    .slice(0, elements[0] === 'HL' ? 4 : 2)
    .join('*')
    .slice(0, 30);
}

const roots = new Map<GuideLoops, Loop>();

function rootOf(guide: GuideLoops): Loop {
  const known = roots.get(guide);
  if (known !== undefined) return known;
  const loops = new Map(
    guide.loops.map(([name, , required, segments]) => [name, { name, required, patterns: segments.split(' ').map(patternOf), children: [] as Loop[] }]),
  );
  for (const [name, within] of guide.loops) for (const outer of within.split(' ')) loops.get(outer)?.children.push(loops.get(name) as Loop);
  const root = loops.get('HEADER') as Loop;
  roots.set(guide, root);
  return root;
}

/** The element that tells segments apart, where it is not the first. */
const AT: Readonly<Record<string, number>> = { HL: 3, ENT: 2 };

function patternOf(text: string): Pattern {
  const words = text.replace('!', '');
  const [id, values] = words.split('*');
  return { id, at: AT[id] ?? 1, values: values === undefined ? null : new Set(values.split('|')), required: text.endsWith('!'), words };
}
