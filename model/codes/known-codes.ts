/** What the library knows of a code, wherever a scenario uses it: its display, its unit, its category, and whether it is but a heading. */
import type { ObservationCategory, Specimen } from '../clinical/observation.ts';
import { narrowTexts } from '../narrow-texts.ts';
import { knownTable } from './known-table.ts';

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

let lines: Map<string, string | Line> | null = null;

/** Lines are read when first asked for: a scenario uses few codes of many. */
function lineOf(system: string, code: string): Line {
  lines ??= new Map(
    knownTable
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('|')), line.slice(line.indexOf('|') + 1)]),
  );
  const key = `${system} ${code.slice(0, LINE)}`;
  const line = lines.get(key) ?? none;
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
  lines.set(key, codes);
  return codes;
}

const none: Line = new Map();

export function knownCode(system: string, code: string): Known | null {
  return lineOf(system, code).get(code) ?? null;
}

/**
 * Codes below one that is not a code to use. In ICD-10-CM a category that is divided further is never valid itself, so any code that begins a longer one is
 * a heading.
 */
export function belowHeading(code: string): readonly string[] {
  if (code.length < 3 || code.endsWith('.')) return [];
  return [...lineOf('ICD10CM', code).keys()].filter((other) => other.length > code.length && other.startsWith(code));
}

/**
 * Codes that were valid once and were divided, with the first day of the fiscal year since which they are headings.
 * Source: ICD-10-CM addenda, National Center for Health Statistics.
 */
export const dividedSince: ReadonlyMap<string, string> = new Map([
  ['D71', '2025-10-01'],
  ['E66.8', '2024-10-01'],
  ['E78.0', '2016-10-01'],
  ['F32.8', '2016-10-01'],
  ['F42', '2016-10-01'],
  ['F53', '2018-10-01'],
  ['F78', '2021-10-01'],
  ['G20', '2023-10-01'],
  ['G35', '2025-10-01'],
  ['G92', '2021-10-01'],
  ['H36', '2023-10-01'],
  ['I48.1', '2019-10-01'],
  ['I48.2', '2019-10-01'],
  ['J82', '2020-10-01'],
  ['K21.0', '2020-10-01'],
  ['K85.9', '2016-10-01'],
  ['M54.5', '2021-10-01'],
  ['N18.3', '2020-10-01'],
  ['N61', '2016-10-01'],
  ['N63', '2017-10-01'],
  ['P09', '2021-10-01'],
  ['R05', '2021-10-01'],
  ['R51', '2020-10-01'],
  ['T07', '2017-10-01'],
  ['Z36', '2017-10-01'],
  ['Z59.0', '2021-10-01'],
  ['Z59.1', '2023-04-01'],
  ['Z59.7', '2024-10-01'],
  ['Z59.8', '2021-10-01'],
]);
