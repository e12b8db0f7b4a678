/** `diagnose`, `onset`, `resolve`: what the patient has, and what is known of it. */
import type { Condition } from '../../../model/clinical/condition.ts';
import { acuteDays } from '../../../model/codes/acute-conditions.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { put, recordedAt, rename, revise } from '../../subject/put-record.ts';
import { conceptArgument, Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { responsible, visitId } from './care-context.ts';
import { activeCondition } from './clinical-state.ts';
import { becomePrincipal, giveRole, STATED } from './diagnosis-roles.ts';

/**
 * A condition is one problem for as long as it is active. Its first diagnosis begins the problem; a later one is that of its visit, and outside of a visit, or as
 * `problem_list_item`, it adds nothing but an earlier onset. A condition that began unseen keeps the day of its onset.
 */
export const diagnose: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const onset = fields.day('onset');
  const category = fields.or<string>('category', '');
  const verification = fields.or<string>('verification_status', 'confirmed');
  const severity = fields.or<string | null>('severity', null);
  const role = fields.or<string | null>('role', null);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const key = context.conceptOf.get(code) ?? -1;
    const active = activeCondition(s.clinical, key, s.now);
    const began = s.clinical.onsets.get(key);
    const first = onset?.(s) ?? active?.onset ?? dayOfMinute(began ?? s.now);
    if (first < dayOfMinute(s.birth) || first > dayOfMinute(s.now)) return;
    const listed = category(s) as Condition['category'] | '';
    const encounterId = visitId(s);
    if (active !== undefined && s.recording.correcting === null && (listed === '' || listed === 'problem_list_item')) {
      // The earliest onset that is known is that of the problem.
      if (first < active.onset) {
        if (encounterId === null) active.onset = first;
        else revise(s, 'conditions', active, { onset: first });
      }
      if (encounterId === null || listed !== '') return;
    }
    const record: Condition = {
      id: id(s),
      code,
      category: listed !== '' ? listed : active === undefined || encounterId === null ? 'problem_list_item' : 'encounter_diagnosis',
      clinical_status: 'active',
      verification_status: verification(s) as Condition['verification_status'],
      severity: severity(s) as Condition['severity'],
      role: null,
      onset: first,
      abatement: null,
      recorded: recordedAt(s),
      encounter_id: encounterId,
      practitioner_id: responsible(s),
    };
    if (active === undefined && record.category === 'encounter_diagnosis' && s.recording.correcting === null) {
      // What belongs to one visit ends with it.
      const end = s.clinical.encounter?.end ?? s.now;
      record.abatement = Math.max(record.onset, dayOfMinute(end));
      record.clinical_status = 'resolved';
    }
    const days = acuteDays(code.system, code.code);
    if (active === undefined && record.category !== 'encounter_diagnosis' && days !== null && s.recording.correcting === null) {
      // What passes by itself ends some days after it was seen, or, in the history, after it began.
      record.abatement = Math.max(first, (encounterId === null ? first : dayOfMinute(s.now)) + days);
      record.clinical_status = 'resolved';
    }
    const stated = role(s) as Condition['role'];
    if (s.recording.correcting === null) giveRole(s, record, stated);
    else record.role = stated;
    put(s, 'conditions', record);
    s.trail(key, 'conditions', true);
    if (s.recording.correcting !== null) {
      if (stated === 'principal') becomePrincipal(s, s.recording.correcting.corrected as Condition | null, STATED);
      rename(s.clinical.conditions, key, s.recording.correcting.corrected as Condition | null);
      return;
    }
    if (active === undefined && record.category !== 'encounter_diagnosis') s.clinical.conditions.set(key, record);
  };
};

export const onset: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const key = context.conceptOf.get(code) ?? -1;
    if (activeCondition(s.clinical, key, s.now) === undefined && !s.clinical.onsets.has(key)) s.clinical.onsets.set(key, s.now);
  };
};

export const resolve: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const key = context.conceptOf.get(code) ?? -1;
    const record = activeCondition(s.clinical, key, s.now);
    const allergy = s.clinical.allergies?.get(key);
    s.clinical.allergies?.delete(key);
    if (allergy !== undefined) revise(s, 'allergy_intolerances', allergy, { clinical_status: 'resolved' });
    s.clinical.onsets.delete(key);
    s.clinical.conditions.delete(key);
    if (record !== undefined) revise(s, 'conditions', record, { clinical_status: 'resolved', abatement: Math.max(record.onset, dayOfMinute(s.now)) });
  };
};
