/** The visits that a body opens, by which the time of day is chosen. */
import type { Statement } from '../../grammar/ast/ast.ts';
import { verbNamed } from '../../vocabulary/verbs.ts';
import { eachOnLevel, type ScopedBody } from '../bind/walk-included.ts';

/** `office`: visits by appointment, which begin in office hours. `any`: emergencies and stays, which begin at any time. */
type Care = 'office' | 'any';

function careOf({ verb, argument }: Statement): Care | null {
  const spec = verbNamed(verb.text);
  if (spec === undefined || spec.opens === null) return null;
  return argument?.kind === 'path' && spec.byAppointment.includes(argument.names[0].text) ? 'office' : 'any';
}

/** The classes of the visits by appointment that a body opens, each once. */
export function appointmentsIn(of: ScopedBody): string[] {
  const statements = [...eachOnLevel(of)].flatMap(({ item }) => (item.kind === 'statement' && careOf(item) === 'office' ? [item] : []));
  return [...new Set(statements.flatMap(({ argument }) => (argument?.kind === 'path' ? [argument.names[0].text] : [])))];
}

/** Whether every visit that a body opens is by appointment, and it opens one. */
export function isByAppointment(of: ScopedBody): boolean {
  let found: Care | null = null;
  for (const { item } of eachOnLevel(of)) {
    const care = item.kind === 'statement' ? careOf(item) : null;
    if (care === 'any') return false;
    found ??= care;
  }
  return found !== null;
}

/** What decides the time of day where a body begins, in whichever arm; null where it opens no visit. */
export function careIn(of: ScopedBody): Care | null {
  let found: Care | null = null;
  for (const { item } of eachOnLevel(of)) {
    const care = item.kind === 'statement' ? careOf(item) : null;
    if (care === 'office') return care;
    found ??= care;
  }
  return found;
}
