/** A case in one file: sections, each below a line `-- name --`. `␀` stands for the character U+0000, which would make the file binary. */

export function sectionsOf(text: string): Map<string, string> {
  const [, ...parts] = text.split(/^-- (.+) --\n/m);
  return new Map(parts.flatMap((name, i) => (i % 2 === 0 ? [[name, parts[i + 1].replaceAll('␀', '\0')]] : [])));
}

export function textOfSections(sections: ReadonlyMap<string, string>): string {
  return [...sections].map(([name, text]) => `-- ${name} --\n${text.endsWith('\n') ? text : `${text}\n`}`.replaceAll('\0', '␀')).join('');
}

/** The most unchanged lines that are printed between two changes; of a longer stretch, `…` stands for the lines. */
const mostContext = 8;

/** The lines that differ between two texts: those of the first with `-`, those of the second with `+`, in order, with the unchanged lines between them. */
export function changedLines(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  /** Length of the longest common subsequence of what is left of both. */
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  const lines: string[] = [];
  let unchanged: string[] = [];
  const change = (line: string): void => {
    if (lines.length > 0) lines.push(...(unchanged.length > mostContext ? ['  …'] : unchanged));
    unchanged = [];
    lines.push(line);
  };
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      unchanged.push(`  ${a[i]}`);
      [i, j] = [i + 1, j + 1];
    } else if (j === b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) change(`- ${a[i++]}`);
    else change(`+ ${b[j++]}`);
  }
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
