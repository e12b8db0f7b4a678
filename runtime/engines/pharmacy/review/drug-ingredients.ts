/** The ingredients of a clinical drug, which RxNorm writes into its name: `sacubitril 24 MG / valsartan 26 MG Oral Tablet`. */

/** Salts and the like, which are no ingredient of their own. */
const SALTS = new Set([
  ...['hydrochloride', 'sodium', 'potassium', 'calcium', 'magnesium', 'tartrate', 'succinate', 'sulfate', 'phosphate', 'acetate', 'maleate', 'besylate'],
  ...['mesylate', 'bitartrate', 'hyclate', 'monohydrate', 'citrate', 'fumarate', 'bromide', 'dihydrate', 'anhydrous', 'propionate', 'furoate', 'medoxomil'],
]);

/** How long the drug is released, how many doses a package has, and the like: what is in front of the first ingredient. */
const BEFORE = /^(?:NDA\d+ |\d+(?:\.\d+)? (?:HR|ACTUAT|ML|DAY) |(?:\d+(?:\.\d+)? MG,? ?)+Dose )+/i;

/** @returns names in lower case, without strengths and salts */
export function ingredientsOf(display: string): readonly string[] {
  const parts = display.replace(BEFORE, '').replace(BEFORE, '').split(' / ');
  return [...new Set(parts.map((part) => nameIn(part)).filter((name) => name !== ''))];
}

function nameIn(part: string): string {
  const [name = ''] = part.replace(BEFORE, '').split(/ \d|,/);
  const words = name.toLowerCase().trim().split(/\s+/);
  while (words.length > 1 && SALTS.has(words[words.length - 1])) words.pop();
  return words.join(' ');
}

/** Milligrams of each unit of a drug with one ingredient that is taken by mouth; null for all others. */
export function milligramsOf(display: string): number | null {
  const found = /^[^/]*? (\d+(?:\.\d+)?) MG (?:[A-Za-z ]*)?(?:Oral )?(?:Tablet|Capsule)$/.exec(display.replace(/^\d+ HR /, ''));
  return found === null || display.includes(' / ') ? null : Number(found[1]);
}
