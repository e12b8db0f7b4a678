/** `allergy`. */
import type { AllergyIntolerance } from '../../../model/clinical/allergy-intolerance.ts';
import type { CodeSystem, Coding } from '../../../model/scalars.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { put, recordedAt } from '../../subject/put-record.ts';
import { conceptArgument, Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { responsible, visitId } from './care-context.ts';

const categoryOf = (system: CodeSystem): AllergyIntolerance['category'] => (system === 'RXNORM' || system === 'NDC' ? 'medication' : 'food');

export const allergy: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const type = fields.or<string>('type', 'allergy');
  const category = fields.or<string>('category', '');
  const criticality = fields.or<string>('criticality', 'low');
  const reaction = fields.or<Coding | null>('reaction', null);
  const severity = fields.or<string | null>('severity', null);
  const onset = fields.day('onset');
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const named = category(s) as AllergyIntolerance['category'] | '';
    const record: AllergyIntolerance = {
      id: id(s),
      code,
      type: type(s) as AllergyIntolerance['type'],
      category: named === '' ? categoryOf(code.system) : named,
      criticality: criticality(s) as AllergyIntolerance['criticality'],
      clinical_status: 'active',
      verification_status: 'confirmed',
      reaction: reaction(s),
      severity: severity(s) as AllergyIntolerance['severity'],
      onset: onset?.(s) ?? dayOfMinute(s.now),
      recorded: recordedAt(s),
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
    };
    put(s, 'allergy_intolerances', record);
    const key = context.conceptOf.get(code) ?? -1;
    s.clinical.allergies ??= new Map();
    s.clinical.allergies.set(key, record);
    s.trail(key, 'allergy_intolerances', true);
  };
};
