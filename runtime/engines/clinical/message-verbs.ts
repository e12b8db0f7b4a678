/** `emit`, `raw`, `send`: messages as such. Only targets that have messages carry them. */
import type { Expression } from '../../../ir/expression.ts';
import { type EmittedType, type Message, rawText } from '../../../model/clinical/message.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import { put, recordedAt, route } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { Fields, idAt, wordArgument } from '../verb-arguments.ts';
import type { CompileVerb, VerbContext } from '../verb-context.ts';
import { visitId } from './care-context.ts';

type Given = Pick<Message, 'kind'> & Partial<Pick<Message, 'type' | 'text'>>;

function make(action: Parameters<CompileVerb>[0], context: VerbContext): (s: SubjectState, given: Given) => Message {
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const planned = fields.or<number | null>('planned', null);
  const text = (name: string): ((s: SubjectState) => string | null) => fields.or<string | null>(name, null);
  const [from, fromFacility] = [text('sending_application'), text('sending_facility')];
  const [to, toFacility] = [text('receiving_application'), text('receiving_facility')];
  return (s, given) => ({
    id: id(s),
    type: null,
    text: null,
    ...given,
    planned: planned(s),
    sending_application: from(s),
    sending_facility: fromFacility(s),
    receiving_application: to(s),
    receiving_facility: toFacility(s),
    record_id: null,
    occurred: s.now,
    recorded: recordedAt(s),
    encounter_id: visitId(s),
  });
}

export const emit: CompileVerb = (action, context) => {
  const type = wordArgument(action) as EmittedType;
  const write = make(action, context);
  return (s) => put(s, 'messages', write(s, { kind: 'emitted', type }));
};

export const raw: CompileVerb = (action, context) => {
  const text = compile(action.argument as Expression, context);
  const write = make(action, context);
  return (s) => put(s, 'messages', write(s, { kind: 'raw', text: rawText(String(text(s) ?? '')) }));
};

/** Records of the event are routed as they are reported, before this verb and after it; the first route of an event counts. */
export const send: CompileVerb = (action, context) => {
  const write = make(action, context);
  return (s) => {
    if (s.recording.reporting === null || s.recording.reporting.route !== null) return;
    s.recording.reporting.route = write(s, { kind: 'routed' });
    for (const id of s.recording.reporting.ids) route(s, s.recording.reporting.route, id);
  };
};
