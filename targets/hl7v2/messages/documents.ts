/** MDM^T02: documents with their content (chapter 9). */
import type { DocumentReference } from '../../../model/clinical/document-reference.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { type Hl7v2Message, message, rank, type TriggerEvent } from '../hl7v2-message.ts';
import { evn } from '../segments/evn.ts';
import { type Taken, textObx } from '../segments/obx.ts';
import { txa } from '../segments/txa.ts';
import { patientAndAnyVisit } from './message-head.ts';

/** No LOINC code is meant: the name is our own. */
const TITLE = 'TITLE^Document title^L';

export function documentBody(c: Hl7v2Context, trigger: TriggerEvent, r: DocumentReference, sent: number): string {
  const taken: Taken = { status: 'F', observed: r.date, organization: r.organization_id, practitioner: r.practitioner_id };
  const titled = r.title !== r.type.display && r.title !== '';
  return (
    evn(c, trigger, sent, r.date) +
    patientAndAnyVisit(c, r.encounter_id, sent) +
    txa(c, r, trigger === 'T11' ? 'CA' : 'AV') +
    (trigger === 'T11' ? '' : textObx(c, r.type, r.text, taken, 1)) +
    (titled && trigger !== 'T11' ? textObx(c, TITLE, r.title, taken, 2) : '')
  );
}

export function documents(c: Hl7v2Context): Hl7v2Message[] {
  return c.subject.document_references.map((last) => {
    const r = c.history.first(last);
    const here = c.about(r);
    return message(here, 'MDM', 'T02', r.id, r.recorded, rank.document, documentBody(here, 'T02', r, r.recorded));
  });
}
