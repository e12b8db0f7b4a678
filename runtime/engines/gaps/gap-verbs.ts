/** `open_gap`, `close_gap`, `outreach`: what a plan or practice finds missing, and what it does about it. */
import type { Action } from '../../../ir/definition.ts';
import type { CareGap, GapEvidence } from '../../../model/benefits/care-gap.ts';
import { type OutreachChannel, type OutreachOutcome, spokenChannels } from '../../../model/benefits/outreach.ts';
import { civilOf, dayOf, dayOfMinute } from '../../../model/time/civil.ts';
import { countAct, keyOfAct } from '../../sink/idle-statements.ts';
import { put, recordedAt, revise } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { Fields, idAt, wordArgument } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { gapsKey } from './gaps-state.ts';

export const openGap: CompileVerb = (action, context) => {
  const name = wordArgument(action);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const due = fields.day('due');
  return (s) => {
    const state = gapsKey.of(s);
    const measure = state?.measures.get(name);
    if (state === null || measure === undefined) return;
    const waiting = ask(s, action);
    const before = state.openGap(name);
    if ((before !== null && !before.isOver) || state.standing(measure) !== 'unmet') {
      if (waiting !== null) state.answers.wait({ ...waiting, at: s.now, outcome: 'no_gap' });
      return;
    }
    const day = dayOfMinute(s.now);
    const record: CareGap = {
      ...{ id: id(s), measure: name, title: measure.title, status: 'open', opened: s.now },
      due: due?.(s) ?? dayOf(civilOf(day).year, 12, 31),
      ...{ closed: null, evidence: null, evidence_kind: null, evidence_id: null },
      coverage_id: state.coverageOn(day),
      recorded: recordedAt(s),
    };
    put(s, 'care_gaps', record);
    state.add({ record, measure, waiting, attempts: 0, isOver: false });
  };
};

export const closeGap: CompileVerb = (action, context) => {
  const name = wordArgument(action);
  const fields = new Fields(action, context);
  const key = keyOfAct(action.at);
  const status = fields.or<'closed' | 'excluded'>('status', 'closed');
  const evidence = fields.or<GapEvidence | null>('evidence', null);
  return (s) => {
    const state = gapsKey.of(s);
    const gap = state?.openGap(name) ?? null;
    countAct(s.recording, key, gap !== null);
    if (state === null || gap === null) return;
    const to = status(s);
    const by = evidence(s) ?? (to === 'closed' ? 'supplemental_data' : null);
    revise(s, 'care_gaps', gap.record, { status: to, closed: s.now, evidence: by });
    state.remove(gap);
    if (!gap.isOver) state.settle(gap, to);
  };
};

export const outreachVerb: CompileVerb = (action, context) => {
  const name = wordArgument(action);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const key = keyOfAct(action.at);
  const channelOf = fields.or<OutreachChannel>('channel', 'phone');
  const outcomeOf = fields.or<OutreachOutcome | null>('outcome', null);
  return (s) => {
    const state = gapsKey.of(s);
    const gap = state?.openGap(name) ?? null;
    countAct(s.recording, key, gap !== null);
    if (state === null || gap === null) return;
    const channel = channelOf(s);
    const outcome = outcomeOf(s) ?? (spokenChannels.has(channel) ? 'reached' : 'sent');
    gap.attempts += 1;
    put(s, 'outreaches', { id: id(s), care_gap_id: gap.record.id, channel, outcome, attempt: gap.attempts, attempted: s.now, recorded: recordedAt(s) });
    const waiting = ask(s, action);
    if (waiting !== null) state.answers.wait({ ...waiting, at: s.now, outcome });
  };
};

/** Notes that the statement waits for an answer, where it has a name. */
function ask(s: SubjectState, { flow }: Action): { readonly flow: number; readonly number: number } | null {
  if (flow === undefined) return null;
  s.memory.ask(flow, s.occurrence);
  return { flow, number: s.occurrence };
}
