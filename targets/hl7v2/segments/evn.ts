import type { Hl7v2Context } from '../hl7v2-context.ts';

/** Event type: when it was recorded, when what it announces is planned for, and when it occurred. */
export function evn(c: Hl7v2Context, trigger: string, recorded: number, occurred: number, planned: number | null = null): string {
  return c.segment('EVN', { 1: trigger, 2: c.time(recorded), 3: planned === null ? null : c.time(planned), 6: c.time(occurred) });
}
