/** `careplan`, `goal`: what care is to be given, toward what. */

import type { Expression } from '../../../ir/expression.ts';
import type { CarePlan, Goal } from '../../../model/clinical/care.ts';
import type { Coding } from '../../../model/scalars.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import { RunError } from '../../plan/fault.ts';
import { put, recordedAt, revise, uses } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { parties, primary, responsible, visit, visitId } from './care-context.ts';

/** A plan has a team: the practitioner of the visit, primary care and a nurse. */
export const careplan: CompileVerb = (action, context) => {
  const title = compile(action.argument as Expression, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const teamId = idAt(context, `${action.path}/team`);
  const text = fields.or<string | null>('text', null);
  const addresses = fields.or<Coding | null>('addresses', null);
  const activities = fields.or<readonly Coding[]>('activities', []);
  return (s) => {
    const day = dayOfMinute(s.now);
    const nurse = parties(s).practitioners('nursing')[0];
    const members = [...new Set([visit(s)?.practitioner_id ?? primary(s).id, primary(s).id, nurse.id])].map((member) => uses(s, member));
    const name = String(title(s) ?? '');
    const team = teamId(s);
    put(s, 'care_teams', {
      id: team,
      name: `${name} team`,
      status: 'active',
      start: day,
      recorded: recordedAt(s),
      member_ids: members,
      organization_id: uses(s, parties(s).organization.id),
    });
    const record: CarePlan = {
      id: id(s),
      title: name,
      status: 'active',
      text: text(s),
      addresses: addresses(s),
      activities: [...activities(s)],
      start: day,
      end: null,
      recorded: recordedAt(s),
      care_team_id: team,
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
    };
    put(s, 'care_plans', record);
    s.clinical.plans ??= new Map();
    s.clinical.plans.set(name, record);
  };
};

/** A plan of care that was followed to its end. */
/** Completes the plan of care of a title. */
export function endCareplan(s: SubjectState, title: string): void {
  const record = s.clinical.plans?.get(title);
  s.clinical.plans?.delete(title);
  if (record !== undefined) revise(s, 'care_plans', record, { status: 'completed', end: Math.max(record.start, dayOfMinute(s.now)) });
}

export const goal: CompileVerb = (action, context) => {
  const description = compile(action.argument as Expression, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const status = fields.or<string>('status', 'active');
  const measure = fields.or<Coding | null>('measure', null);
  const low = fields.or<number | null>('target_low', null);
  const high = fields.or<number | null>('target_high', null);
  const addresses = fields.or<Coding | null>('addresses', null);
  const due = fields.day('due');
  return (s) => {
    const code = measure(s);
    const [least, most] = [low(s), high(s)];
    if (least !== null && most !== null && least > most)
      throw new RunError('HS3016', action.at, `the field \`target_low\` must be at most ${most}, the value of \`target_high\`, not ${least}`);
    const unit = code === null ? null : (context.ir.concepts[context.rowOf.get(code) ?? 0]?.unit ?? null);
    put(s, 'goals', {
      id: id(s),
      description: String(description(s) ?? ''),
      status: status(s) as Goal['status'],
      measure: code,
      target_low: least,
      target_high: most,
      unit,
      addresses: addresses(s),
      start: dayOfMinute(s.now),
      due: due?.(s) ?? null,
      recorded: recordedAt(s),
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
    });
  };
};
