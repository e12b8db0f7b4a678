/** Lists of numbered codes, written as ranges: `M1-144 N1-812` are the codes M1 to M144 and N1 to N812. */

/** @param digits the least number of digits, with zeros before */
export function codesIn(ranges: string, digits = 1): ReadonlySet<string> {
  return new Set(
    ranges.split(' ').flatMap((range) => {
      const [, letters, first, last = first] = /^([A-Z]*)(\d+)(?:-(\d+))?$/.exec(range) as RegExpExecArray;
      return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => letters + String(Number(first) + i).padStart(digits, '0'));
    }),
  );
}
