/** `assign_pcp`: another primary care provider under the medical coverage. */
import type { Site } from '../../../draws/draw.ts';
import type { Practitioner, Specialty } from '../../../model/parties/providers.ts';
import { completedYears, dayOfMinute } from '../../../model/time/civil.ts';
import type { StateDirectory } from '../../parties/run-parties.ts';
import { recordedAt } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { acting, lastOf } from './enroll-and-terminate.ts';
import type { PrimaryCare } from './held-attributions.ts';

const ADULT = 18;

export const assignPcp: CompileVerb = acting((action, context) => {
  const fields = new Fields(action, context);
  const provider = fields.or<number | null>('provider', null);
  const method = fields.or<PrimaryCare['method'] | null>('method', null);
  const effective = fields.day('effective');
  const id = idAt(context, action.path);
  const site = context.sites.site(`${action.path}/provider`);
  return (s, state) => {
    const held = lastOf(state, 'medical');
    if (held === null) return false;
    const from = Math.max(effective?.(s) ?? dayOfMinute(s.now), held.coverage.effective);
    const position = provider(s);
    const before = held.attributionOn(from);
    const by = position !== null ? context.parties.provider(position) : anotherOf(s, site, before?.practitioner_id ?? null);
    if ((before?.practitioner_id === by.id && before.method !== 'claims') || !held.covers(from)) return false;
    held.assign({ by, method: method(s) ?? (position === null ? 'assigned' : 'chosen') }, from, recordedAt(s), id(s));
    return true;
  };
});

/** Another one of those who give primary care in the state of the subject, at their age: there are at least four of each specialty. */
function anotherOf(s: SubjectState, site: Site, before: string | null): Practitioner {
  const child = completedYears(dayOfMinute(s.birth), dayOfMinute(s.now)) < ADULT;
  const specialties: readonly Specialty[] = child ? ['pediatrics', 'family_medicine'] : ['family_medicine', 'internal_medicine'];
  const all = specialties.flatMap((specialty) => (s.parties as StateDirectory).practitioners(specialty)).filter(({ id }) => id !== before);
  return all[s.draw.at(site, s.index, s.occurrence).below(all.length)];
}
