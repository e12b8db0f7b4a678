/** Lists of codes that claims carry, with words: what `hsimc codes search` finds beside the tables of the library. A scenario has no table of them. */

export interface CodeList {
  /** The name after `--system`. */
  readonly system: string;
  readonly source: string;
  /** What a scenario writes for a code, or where records have it. */
  readonly written: (code: string) => string;
  readonly codes: ReadonlyMap<string, string>;
}

/** A line for each code: the code, a blank, its words. */
export function listed(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
}
