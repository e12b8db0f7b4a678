/** A reader of X12 interchanges that the target has no part in: separators from ISA, segments as lists of elements, counts and control numbers checked. */

export type Segment = readonly string[];

export interface ReadTransaction {
  readonly set: string;
  readonly version: string;
  /** Between ST and SE. */
  readonly segments: readonly Segment[];
}

export interface ReadInterchange {
  readonly sender: string;
  readonly receiver: string;
  readonly control: string;
  readonly component: string;
  /** Control number of the interchange that TA1 accepts; null without TA1. */
  readonly acknowledges: string | null;
  readonly transactions: readonly ReadTransaction[];
}

/** @throws where counts or control numbers do not agree */
export function readInterchanges(text: string): ReadInterchange[] {
  const found: ReadInterchange[] = [];
  let rest = text;
  while (rest !== '') {
    const [element, component, terminator] = [rest[3], rest[104], rest[105]];
    if (!rest.startsWith('ISA') || rest.slice(105, 107).trim() === '') throw new Error(`no interchange: ${rest.slice(0, 20)}`);
    const end = rest.indexOf(`IEA${element}`);
    const stop = rest.indexOf(terminator, end) + 1;
    const segments = rest
      .slice(0, stop)
      .split(terminator)
      .map((one) => one.replace(/^\r?\n/, ''))
      .filter((one) => one !== '')
      .map((one) => one.split(element));
    found.push(interchangeOf(segments, component));
    rest = rest.slice(stop).replace(/^\r?\n/, '');
  }
  return found;
}

function interchangeOf(segments: readonly Segment[], component: string): ReadInterchange {
  const [isa, ...body] = segments;
  const iea = body.pop() ?? [];
  const header = { sender: isa[6].trim(), receiver: isa[8].trim(), control: isa[13], component };
  agree(iea[2], isa[13]);
  if (body[0][0] === 'TA1') {
    agree(iea[1], '0');
    agree(String(body.length), '1');
    return { ...header, acknowledges: body[0][4] === 'A' ? body[0][1] : null, transactions: [] };
  }
  const gs = body.shift() ?? [];
  const ge = body.pop() ?? [];
  const transactions: ReadTransaction[] = [];
  for (let i = 0; i < body.length; ) {
    const end = body.findIndex(([name], at) => at > i && name === 'SE');
    const [st, se] = [body[i], body[end]];
    agree(st[0], 'ST');
    agree(se[1], String(end - i + 1));
    agree(se[2], st[2]);
    transactions.push({ set: st[1], version: st[3] ?? gs[8], segments: body.slice(i + 1, end) });
    i = end + 1;
  }
  agree(ge[0], 'GE');
  agree(ge[1], String(transactions.length));
  agree(ge[2], gs[6]);
  agree(iea[1], '1');
  return { ...header, acknowledges: null, transactions };
}

function agree(found: string, expected: string): void {
  if (found !== expected) throw new Error(`${found} is not ${expected}`);
}

/** Whole cents of an amount. */
export const centsOf = (amount: string): number => Math.round(Number(amount) * 100);

/** Segments from each that begins a group to the next. */
export function groupsOf(segments: readonly Segment[], begins: (segment: Segment) => boolean): Segment[][] {
  const groups: Segment[][] = [];
  for (const segment of segments) {
    if (begins(segment)) groups.push([segment]);
    else groups.at(-1)?.push(segment);
  }
  return groups;
}
