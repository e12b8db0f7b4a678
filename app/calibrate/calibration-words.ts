/** The parts of a comparison with published figures in words. */
import { moneyText } from '../../model/money-text.ts';
import type { Interval } from '../../runtime/sink/interval.ts';
import { short } from '../explain/text-bars.ts';
import type { CalibratedTarget } from './calibrate-scenario.ts';
import type { Agreement } from './equivalence.ts';

export const agreementWord: Readonly<Record<Agreement, string>> = { ok: 'ok', fail: 'FAIL', undecided: 'undecided', not_computable: 'not computable' };

type Unit = CalibratedTarget['unit'];

export function figureText(x: number, unit: Unit): string {
  if (unit === 'money') return moneyText(x);
  return unit === 'share' ? `${short(x * 100)}%` : short(x);
}

/** `42.2% (40.8–43.6)`. */
export function valueText(value: number | null, interval: Interval | null, unit: Unit): string {
  if (value === null) return '–';
  const bare = (x: number): string => figureText(x, unit).replace(/[%$]/, '');
  return `${figureText(value, unit)}${interval === null ? '' : ` (${bare(interval.low)}–${bare(interval.high)})`}`;
}

export function toleranceText({ tolerance: { low, high, highOpen }, unit }: CalibratedTarget): string {
  return `${figureText(low, unit)}..${highOpen ? '<' : ''}${figureText(high, unit)}`;
}

/** `FAIL +7 points`. */
export function verdictText({ verdict, off, unit }: CalibratedTarget): string {
  const by =
    off === 0 || verdict !== 'fail'
      ? ''
      : ` ${off > 0 ? '+' : '−'}${unit === 'share' ? `${short(Math.abs(off) * 100)} points` : figureText(Math.abs(off), unit)}`;
  return `${agreementWord[verdict]}${by}`;
}

export function kindText({ echo }: CalibratedTarget): 'echo' | 'emergent' {
  return echo === null ? 'emergent' : 'echo';
}

/** Where a figure comes from. */
export function sourceText({ source, years: [from, to], population, grade }: CalibratedTarget): string {
  return `${source}; ${from === to ? from : `${from}–${to}`}; ${population}; grade ${grade}`;
}
