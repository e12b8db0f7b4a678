/** The visits that a body opens, by which the time of day is chosen. */
import { eachOnLevel, type ScopedBody } from '../bind/walk-included.ts';

/** Classes of the visits that begin where a body is, in whichever arm; empty text for a class that is not a name. */
export function visitClasses(of: ScopedBody): readonly string[] {
  return [...eachOnLevel(of)].flatMap(({ item }) => {
    if (item.kind !== 'statement') return [];
    if (item.verb.text === 'encounter') return [item.argument?.kind === 'path' ? item.argument.names[0].text : ''];
    return item.verb.text === 'admit' ? ['inpatient'] : [];
  });
}

/** Visits by appointment begin in office hours; emergencies and stays begin at any time. */
export function isByAppointment(visitClass: string): boolean {
  return visitClass === 'ambulatory' || visitClass === 'virtual' || visitClass === 'home';
}

/** `office`: a visit by appointment. `any`: care that may begin at any time. Null where a body opens no visit. */
export function careIn(of: ScopedBody): 'office' | 'any' | null {
  const classes = visitClasses(of);
  if (classes.some(isByAppointment)) return 'office';
  return classes.length > 0 ? 'any' : null;
}
