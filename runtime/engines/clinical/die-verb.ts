/** `die`: the person dies. */
import type { Observation } from '../../../model/clinical/observation.ts';
import type { Coding } from '../../../model/scalars.ts';
import { put, uses } from '../../subject/put-record.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import { Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { parties, responsible, visitId } from './care-context.ts';
import { close, endWith } from './encounter-verbs.ts';

const CAUSE: Coding = { system: 'LOINC', code: '69453-9', display: 'Cause of death [US Standard Certificate of Death]' };

/** The cause is a finding of the moment of death, so that every target carries it. */
function causeOf(s: SubjectState, id: string, cause: Coding): Observation {
  const nothing = {
    value: null,
    unit: null,
    value_boolean: null,
    value_date: null,
    value_text: null,
    interpretation: null,
    reference_low: null,
    reference_high: null,
    components: [],
  };
  return {
    id,
    category: 'exam',
    code: CAUSE,
    status: 'final',
    ...nothing,
    value_code: cause,
    effective: s.now,
    issued: s.now + s.recording.lag,
    encounter_id: visitId(s),
    practitioner_id: responsible(s),
    organization_id: uses(s, parties(s).organization.id),
    specimen_id: null,
    report_id: null,
    request_id: null,
    note: null,
  };
}

/** Nothing happens after death; a visit or stay in which it comes ends with it. */
export const die: CompileVerb = (action, context) => {
  const cause = new Fields(action, context).or<Coding | null>('cause', null);
  const id = idAt(context, `${action.path}/cause`);
  return (s) => {
    if (s.death !== null) return;
    const why = cause(s);
    if (why !== null) put(s, 'observations', causeOf(s, id(s), why));
    end(s);
  };
};

function end(s: SubjectState): void {
  endWith(s, s.now);
  if (s.clinical.encounter !== null) {
    s.clinical.encounter.disposition = 'expired';
    s.clinical.encounter.end = s.now;
  }
  if (s.clinical.stay !== null) close(s, s.clinical.stay, 'expired');
}
