/** `note`: text about the patient. */
import type { Expression } from '../../../ir/expression.ts';
import type { Coding } from '../../../model/scalars.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import { put, recordedAt, uses } from '../../subject/put-record.ts';
import { Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { parties, responsible, visitId } from './care-context.ts';

/** LOINC for a note whose kind is not given. */
const progressNote: Coding = { system: 'LOINC', code: '11506-3', display: 'Progress note' };

export const note: CompileVerb = (action, context) => {
  const text = compile(action.argument as Expression, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const title = fields.or<string | null>('title', null);
  const type = fields.or<Coding | null>('type', null);
  return (s) => {
    const code = type(s) ?? progressNote;
    put(s, 'document_references', {
      id: id(s),
      type: code,
      title: title(s) ?? code.display,
      text: String(text(s) ?? ''),
      date: s.now,
      status: 'current',
      recorded: recordedAt(s),
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
      organization_id: uses(s, parties(s).organization.id),
    });
    const key = context.conceptOf.get(code);
    if (key !== undefined) s.trail(key, 'document_references', true);
  };
};
