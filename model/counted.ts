/** Digits in groups of three: `20,000`. */
export function grouped(digits: number | string): string {
  return String(digits).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A count with its noun: `1 file`, `2 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** Words in a row: `a`, `a or b`, `a, b or c`. */
export function enumerate(words: readonly string[], last: 'and' | 'or' = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}
