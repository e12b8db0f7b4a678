import type { Judge } from './judges.d.mts';

export function verdict(
  judge: Judge,
  run: Parameters<Judge['judge']>[0],
  log?: (line: string) => void,
): Promise<{ readonly name: string; readonly word: string; readonly seconds?: number }>;
