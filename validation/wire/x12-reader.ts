/** X12 interchanges from any writer: transaction sets with numbered segments. What is wrong with the envelopes is a finding with its segment and element. */

export interface X12Segment {
  /** Its number in the file, from 1. */
  readonly number: number;
  /** The identifier first. */
  readonly elements: readonly string[];
}

/** What kind of finding: a file that cannot be read at all, something that is not ended, a count or control number, or a segment in no place. */
export type X12FindingKind = 'unreadable' | 'unfinished' | 'count' | 'place';

export interface X12Finding {
  readonly kind: X12FindingKind;
  readonly segment: number;
  /** Identifier and element, such as `SE01`; the identifier alone for a whole segment. */
  readonly at: string;
  readonly message: string;
}

export interface X12Set {
  /** ST01. */
  readonly set: string;
  /** ST03, or GS08 where the set has none. */
  readonly version: string;
  readonly start: X12Segment;
  /** GS; null where it is in none. */
  readonly group: X12Segment | null;
  /** Between ST and SE. */
  readonly segments: readonly X12Segment[];
}

export interface X12Contents {
  readonly sets: readonly X12Set[];
  /** TA1 segments of interchanges. */
  readonly interchangeAnswers: readonly X12Segment[];
  /** Between components; `:` where there is no interchange. */
  readonly component: string;
  readonly findings: readonly X12Finding[];
}

/** ISA to its terminator. */
const ISA_LENGTH = 106;
/** Elements of ISA, with the identifier. */
const ISA_ELEMENTS = 17;

export function readX12(text: string): X12Contents {
  const trimmed = text.replace(/^\uFEFF?\s*/, '');
  const refused = (at: string, message: string): X12Contents => ({
    sets: [],
    interchangeAnswers: [],
    component: ':',
    findings: [{ kind: 'unreadable', segment: 1, at, message }],
  });
  if (!trimmed.startsWith('ISA')) return refused('ISA', 'expected ISA: the file does not begin with an interchange');
  if (trimmed.length < ISA_LENGTH) return refused('ISA', `the file ends within ISA, after ${trimmed.length} of ${ISA_LENGTH} characters`);
  const [element, component, terminator] = [trimmed[3], trimmed[104], trimmed[105]];
  const found = trimmed.slice(0, ISA_LENGTH - 1).split(element).length;
  if (found !== ISA_ELEMENTS || /[A-Za-z0-9 ]/.test(`${element}${component}${terminator}`))
    return refused('ISA', `the separators cannot be read: ISA has ${found - 1} elements with the separator ${JSON.stringify(element)}, and 16 are required`);
  const pieces = trimmed.split(terminator);
  const rest = pieces.pop() ?? '';
  const segments = pieces.map((piece, i): X12Segment => ({ number: i + 1, elements: piece.trim().split(element) }));
  const reader = new EnvelopeReader(component);
  for (const segment of segments) reader.take(segment);
  if (rest.trim() !== '') reader.find('unfinished', segments.length + 1, rest.trim().slice(0, 3), 'the file ends within this segment');
  return reader.end(segments.length);
}

interface Open {
  readonly start: X12Segment;
  /** Segments of a set, sets of a group, groups of an interchange. */
  count: number;
}

class EnvelopeReader {
  readonly #component: string;
  readonly #sets: X12Set[] = [];
  readonly #answers: X12Segment[] = [];
  readonly #findings: X12Finding[] = [];
  #interchange: Open | null = null;
  #group: Open | null = null;
  #set: (Open & { readonly segments: X12Segment[] }) | null = null;

  constructor(component: string) {
    this.#component = component;
  }

  find(kind: X12FindingKind, segment: number, at: string, message: string): void {
    this.#findings.push({ kind, segment, at, message });
  }

  take(segment: X12Segment): void {
    const { number, elements } = segment;
    switch (elements[0]) {
      case 'ISA':
        this.#closeAll(number, 'ISA');
        this.#interchange = { start: segment, count: 0 };
        return;
      case 'TA1':
        this.#answers.push(segment);
        return;
      case 'GS':
        this.#group = { start: segment, count: 0 };
        if (this.#interchange !== null) this.#interchange.count++;
        return;
      case 'ST':
        if (this.#set !== null) this.find('unfinished', number, 'ST', 'the set before it has no SE');
        this.#set = { start: segment, count: 1, segments: [] };
        if (this.#group === null) this.find('place', number, 'ST', 'the set is in no functional group');
        else this.#group.count++;
        return;
      case 'SE':
        this.#endSet(segment);
        return;
      case 'GE':
        this.#close(segment, this.#group, 6, 'sets');
        this.#group = null;
        return;
      case 'IEA':
        this.#close(segment, this.#interchange, 13, 'groups');
        this.#interchange = null;
        return;
      default:
        if (this.#set === null) this.find('place', number, elements[0], 'the segment is in no transaction set');
        else {
          this.#set.count++;
          this.#set.segments.push(segment);
        }
    }
  }

  end(last: number): X12Contents {
    this.#closeAll(last, '');
    return { sets: this.#sets, interchangeAnswers: this.#answers, component: this.#component, findings: this.#findings };
  }

  /** What is open where another interchange, or nothing, follows. */
  #closeAll(number: number, at: string): void {
    const open = [
      ['SE', this.#set],
      ['GE', this.#group],
      ['IEA', this.#interchange],
    ] as const;
    for (const [end, one] of open)
      if (one !== null) this.find('unfinished', number, at === '' ? end : at, `no ${end} ends the ${one.start.elements[0]} of segment ${one.start.number}`);
    if (this.#set !== null) this.#keep(this.#set.start, this.#set.segments);
    [this.#set, this.#group, this.#interchange] = [null, null, null];
  }

  #endSet(segment: X12Segment): void {
    const set = this.#set;
    if (set === null) {
      this.find('place', segment.number, 'SE', 'no ST is before it');
      return;
    }
    set.count++;
    this.#agree(segment, 1, String(set.count), `the set has ${set.count} segments`);
    this.#agree(segment, 2, set.start.elements[2] ?? '', 'ST02 is');
    this.#keep(set.start, set.segments);
    this.#set = null;
  }

  #keep(start: X12Segment, segments: readonly X12Segment[]): void {
    const version = start.elements[3] ?? this.#group?.start.elements[8] ?? '';
    this.#sets.push({ set: start.elements[1] ?? '', version, start, group: this.#group?.start ?? null, segments });
  }

  #close(segment: X12Segment, open: Open | null, control: number, what: string): void {
    if (open === null) {
      this.find('place', segment.number, segment.elements[0], 'nothing is open that it could end');
      return;
    }
    this.#agree(segment, 1, String(open.count), `there are ${open.count} ${what}`);
    const [name] = open.start.elements;
    this.#agree(segment, 2, open.start.elements[control] ?? '', `${name}${String(control).padStart(2, '0')} is`);
  }

  #agree({ number, elements }: X12Segment, at: number, expected: string, why: string): void {
    const found = elements[at] ?? '';
    if (found === expected || (/^\d+$/.test(found) && Number(found) === Number(expected))) return;
    this.find(
      'count',
      number,
      `${elements[0]}${String(at).padStart(2, '0')}`,
      `is ${JSON.stringify(found)}, but ${why}${why.endsWith(' is') ? ` ${JSON.stringify(expected)}` : ''}`,
    );
  }
}
