/** `note`, `document`: text about the patient. */
import type { Expression } from '../../../ir/expression.ts';
import type { Coding } from '../../../model/scalars.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import { put, recordedAt, uses } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { conceptArgument, Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb, VerbContext } from '../verb-context.ts';
import { parties, responsible, visitId } from './care-context.ts';

/** LOINC for a note whose kind is not given. */
const progressNote: Coding = { system: 'LOINC', code: '11506-3', display: 'Progress note' };

function make(action: Parameters<CompileVerb>[0], context: VerbContext): (s: SubjectState, type: Coding, text: string) => void {
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const title = fields.or<string | null>('title', null);
  const kind = fields.or<Coding | null>('type', null);
  return (s, type, text) => {
    const code = kind(s) ?? type;
    put(s, 'document_references', {
      id: id(s),
      type: code,
      title: title(s) ?? code.display,
      text,
      date: s.now,
      status: 'current',
      recorded: recordedAt(s),
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
      organization_id: uses(s, parties(s).organization.id),
    });
  };
}

export const note: CompileVerb = (action, context) => {
  const text = compile(action.argument as Expression, context);
  const write = make(action, context);
  return (s) => write(s, progressNote, String(text(s) ?? ''));
};

export const document: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const text = new Fields(action, context).or<string>('text', '');
  const write = make(action, context);
  return (s) => {
    const type = coding(s);
    if (type === null) return;
    write(s, type, text(s));
    const key = context.conceptOf.get(type);
    if (key !== undefined) s.trail(key, 'document_references', true);
  };
};
