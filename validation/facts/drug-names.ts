/** Drugs by the words of their names: RxNorm writes the ingredients into the name of each clinical drug. */

const words = new Map<string, ReadonlySet<string>>();
/** Names that are kept: those of a cohort are few, and input may have any number. */
const MOST = 10_000;

function wordsOf(display: string): ReadonlySet<string> {
  const known = words.get(display);
  if (known !== undefined) return known;
  const made = new Set(
    display
      .toLowerCase()
      .slice(0, 500)
      .split(/[^a-z]+/),
  );
  if (words.size < MOST) words.set(display, made);
  return made;
}

/** Which of some drugs a name has among its words; null for none. */
export function namesDrug(display: string | undefined, drugs: readonly string[]): string | null {
  if (display === undefined) return null;
  const found = wordsOf(display);
  return drugs.find((drug) => found.has(drug)) ?? null;
}
