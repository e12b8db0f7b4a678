/** Gaps in care: opened by statements, and closed by the care that their measures ask for. */
import { allActions } from '../../../ir/walk.ts';
import { recordKinds } from '../../../model/record-kinds.ts';
import { careGapVerbs } from '../../../vocabulary/care-gap-verbs.ts';
import type { Engine } from '../engine.ts';
import { gapMeasure } from './gap-measures.ts';
import { closeGap, openGap, outreachVerb } from './gap-verbs.ts';
import { GapsState, gapsKey } from './gaps-state.ts';

const kinds = ['care_gaps', 'outreaches'] as const;
const others = recordKinds.filter((kind) => !(kinds as readonly string[]).includes(kind));

export const gapsEngine = {
  name: 'gaps',
  kinds,
  verbs: { open_gap: openGap, close_gap: closeGap, outreach: outreachVerb },
  prepare(context) {
    const named = new Set(
      [...allActions(context.ir)].flatMap(({ verb, argument }) => (Object.hasOwn(careGapVerbs, verb) && argument?.op === 'text' ? [argument.value] : [])),
    );
    if (named.size === 0) return null;
    const used = context.ir.measures.filter(({ name }) => named.has(name));
    const measures = new Map(used.map((measure) => [measure.name, gapMeasure(measure, context)]));
    return {
      key: gapsKey,
      // A measure can ask about any record.
      reactsTo: others,
      begin: (person, ask) => new GapsState(person, ask, measures),
      react: (state, notice) => state.note(notice),
      next: (state) => state.next,
      act(state, now, _put, revise, answer) {
        state.decide(revise);
        if (state.answers.next <= now) state.answers.give(answer);
      },
    };
  },
} as const satisfies Engine<GapsState, 'care_gaps' | 'outreaches'>;
