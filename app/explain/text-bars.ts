/** Numbers as bars of text. */

const eighths = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A bar of a share of `width` characters, to the eighth of one. */
export function bar(share: number, width: number): string {
  const units = Math.round(Math.max(0, Math.min(1, share)) * width * 8);
  const whole = '█'.repeat(Math.floor(units / 8));
  return units % 8 === 0 ? whole : whole + eighths[units % 8];
}

/** One column for each count; the highest fills its cell, what is empty is blank. */
export function sparkline(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts.map((count) => (count === 0 ? ' ' : heights[Math.min(7, Math.floor((count / most) * 7.999))])).join('');
}

/** A number in at most four significant digits. */
export function short(x: number): string {
  if (Number.isInteger(x) && Math.abs(x) < 1e6) return String(x);
  const text = Math.abs(x) >= 1e6 ? x.toExponential(2) : x.toPrecision(4);
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text;
}
