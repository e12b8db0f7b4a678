/** `claim`: what is different about a claim of the visit. `adjust` and `void`: what is sent after the decision about a claim of an event. */
import type { Action } from '../../../ir/definition.ts';
import { type ClaimType, claimTypes } from '../../../model/benefits/claim.ts';
import type { Coding } from '../../../model/scalars.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { countAct, countActLater, keyOfAct } from '../../sink/idle-statements.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { visit } from '../clinical/care-context.ts';
import { making } from '../clinical/correction-verbs.ts';
import { Fields } from '../verb-arguments.ts';
import type { CompileVerb, Effect, VerbContext } from '../verb-context.ts';
import { serviceOf } from './amend-lines.ts';
import type { StatedClaim } from './claim-amendments.ts';
import { eveningFrom } from './claim-lags.ts';
import { claimsKey } from './claims-state.ts';
import { hasChangeable, releaseChange } from './release-changes.ts';
import { hasClaim } from './visit-claims.ts';

/** Not deemed a medical necessity by the payer. */
const USUAL_REASON = '50';

/** What a statement says of a claim. */
function contentsOf(fields: Fields): (s: SubjectState) => StatedClaim {
  const service = fields.or<Coding | null>('line', null);
  const units = fields.or<number | null>('units', null);
  const modifiers = fields.or<readonly string[] | null>('modifiers', null);
  const billed = fields.or<number | null>('billed', null);
  const place = fields.or<string | null>('place_of_service', null);
  const submitted = fields.or<number | null>('submitted', null);
  const plan = fields.or<string | null>('plan', null);
  const status = fields.or<string | null>('status', null);
  const reason = fields.or<string>('reason', USUAL_REASON);
  const remark = fields.or<string | null>('remark', null);
  return (s) => {
    const coding = service(s);
    return {
      line: { service: coding === null ? null : serviceOf(coding), units: units(s), modifiers: modifiers(s), billed: billed(s), idle: nothing },
      place: place(s),
      submitted: submitted(s),
      plan: plan(s),
      denied: status(s) === 'denied' ? { reason: reason(s), remark: remark(s) } : null,
    };
  };
}

const nothing = (): void => {};

/** A statement that is about a line alone does nothing where the claim has no such line. */
function counted(stated: StatedClaim, idle: () => void): StatedClaim {
  const { line, place, submitted, plan, denied } = stated;
  return place === null && submitted === null && plan === null && denied === null ? { ...stated, line: { ...line, idle } } : stated;
}

export const claim: CompileVerb = (action, context) => {
  const fields = new Fields(action, context);
  const read = { type: fields.or<ClaimType>('type', 'professional'), contents: contentsOf(fields) };
  const key = keyOfAct(action.at);
  return (s) => {
    const [state, care, type] = [claimsKey.of(s), visit(s), read.type(s)];
    if (state === null || care === null || !hasClaim(care, type, state.hospitals) || state.coveragesOn(dayOfMinute(care.start)).length === 0) {
      countAct(s.recording, key, false);
      return;
    }
    state.amendments.amend(care.id, type, counted(read.contents(s), countActLater(s.recording, key)));
  };
};

/** @param types the claims of the visit that it is about */
function changes(
  action: Action,
  context: VerbContext,
  types: (s: SubjectState) => readonly ClaimType[],
  contents: ((s: SubjectState) => StatedClaim) | null,
): Effect {
  const submitted = new Fields(action, context).or<number | null>('submitted', null);
  const of = making(action.argument);
  const key = keyOfAct(action.at);
  return (s) => {
    const state = claimsKey.of(s);
    const visits = new Set((of(s)?.list ?? []).flatMap(({ kind, record }) => visitOf(kind, record)));
    const wanted = types(s);
    const found = state === null ? [] : [...visits].flatMap((id) => wanted.filter((type) => hasChangeable(state, id, type)).map((type) => [id, type] as const));
    if (state === null || found.length === 0) {
      countAct(s.recording, key, false);
      return;
    }
    const told = s.now + s.recording.lag;
    const at = Math.max(told, submitted(s) ?? eveningFrom(told));
    const idle = countActLater(s.recording, key);
    const stated = contents === null ? null : counted({ ...contents(s), submitted: null }, idle);
    const { occurrence, now } = s;
    const made = (id: string): void => context.trace?.id(id, action.path, { occurrence, now });
    for (const [id, type] of found) {
      state.changes.note({ visit: id, type, at, stated, idle, made });
      releaseChange(state, id, type, told);
    }
  };
}

function visitOf(kind: string, record: object): string[] {
  if (kind === 'encounters') return [(record as { readonly id: string }).id];
  return 'encounter_id' in record && typeof record.encounter_id === 'string' ? [record.encounter_id] : [];
}

export const adjust: CompileVerb = (action, context) => {
  const fields = new Fields(action, context);
  const type = fields.or<ClaimType>('type', 'professional');
  return changes(action, context, (s) => [type(s)], contentsOf(fields));
};

export const takeBack: CompileVerb = (action, context) => {
  const type = new Fields(action, context).or<ClaimType | null>('type', null);
  return changes(
    action,
    context,
    (s) => {
      const one = type(s);
      return one === null ? claimTypes : [one];
    },
    null,
  );
};
