import type { Context } from '../context.ts';

/** Event type: when it was recorded, and when it occurred. */
export function evn(c: Context, trigger: string, recorded: number, occurred: number): string {
  return c.segment('EVN', { 1: trigger, 2: c.time(recorded), 6: c.time(occurred) });
}
