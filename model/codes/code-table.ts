/** A table of codes as one text, of which lines are read when first asked for: a scenario uses few codes of many. */
import type { ObservationCategory, Specimen } from '../clinical/observation.ts';
import { narrowTexts } from '../narrow-texts.ts';

export interface Known {
  readonly display: string;
  readonly unit: string | null;
  readonly category: ObservationCategory | null;
  readonly specimen: Specimen['type'] | null;
}

/** Codes of one line of the table: those of a system that begin alike. */
type Line = ReadonlyMap<string, Known>;

/** How many characters begin a line of the table: no heading of ICD-10-CM is shorter, so all codes below it are in one line. */
export const LINE = 2;

const none: Line = new Map();

export class CodeTable {
  readonly #text: string;
  #lines: Map<string, string | Line> | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  line(system: string, code: string): Line {
    this.#lines ??= new Map(
      this.#text
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('|')), line.slice(line.indexOf('|') + 1)]),
    );
    const key = `${system} ${code.slice(0, LINE)}`;
    const line = this.#lines.get(key) ?? none;
    if (typeof line !== 'string') return line;
    const codes = new Map(
      line.split('§').map((entry): readonly [string, Known] => {
        const [of, display, unit, category, specimen] = narrowTexts(entry.split('|'));
        return [
          of,
          {
            display,
            unit: unit || null,
            category: (category || null) as Known['category'],
            specimen: (specimen || null) as Known['specimen'],
          },
        ];
      }),
    );
    this.#lines.set(key, codes);
    return codes;
  }

  find(system: string, code: string): Known | null {
    return this.line(system, code).get(code) ?? null;
  }
}
