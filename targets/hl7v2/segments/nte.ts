import type { Hl7v2Context } from '../hl7v2-context.ts';

/** Notes and comments; nothing where there is no text. Source L: the filler's. */
export function nte(c: Hl7v2Context, text: string | null, number = 1): string {
  return text === null || text === '' ? '' : c.segment('NTE', { 1: String(number), 2: 'L', 3: c.formatted(text) });
}
