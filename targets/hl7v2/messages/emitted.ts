/** Messages that a scenario asks for by their type, and those whose text it gives. */
import type { Message as Asked } from '../../../model/clinical/message.ts';
import type { Hl7v2Context } from '../hl7v2-context.ts';
import { controlId, type Hl7v2Message, message, rank, type TriggerEvent } from '../hl7v2-message.ts';
import { evn } from '../segments/evn.ts';
import { pv1 } from '../segments/pv1.ts';
import { pv2 } from '../segments/pv2.ts';
import { endFindings, personBody, visitBody } from './admission-messages.ts';
import { patient } from './message-head.ts';

/** Triggers whose messages show what was found so far. */
const FINDINGS: ReadonlySet<TriggerEvent> = new Set(['A01', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08', 'A13', 'A14']);
/** Triggers about the person, whatever visit there is. */
const PERSON: ReadonlySet<TriggerEvent> = new Set(['A28', 'A29', 'A31']);

export function emitted(c: Hl7v2Context): Hl7v2Message[] {
  return c.subject.messages.flatMap((asked) =>
    asked.kind === 'emitted'
      ? [typed(c.about(asked), asked)]
      : asked.kind === 'raw' && asked.text !== null && asked.text !== ''
        ? [raw(c.about(asked), asked, asked.text)]
        : [],
  );
}

function typed(c: Hl7v2Context, asked: Asked): Hl7v2Message {
  const trigger = (asked.type ?? 'ADT_A08').slice(4) as TriggerEvent;
  return message(c, 'ADT', trigger, asked.id, asked.recorded, rank.correction, body(c, trigger, asked));
}

function body(c: Hl7v2Context, trigger: TriggerEvent, { encounter_id, recorded: sent, occurred, planned }: Asked): string {
  const known = PERSON.has(trigger) ? undefined : c.encounter(encounter_id);
  if (known === undefined) return personBody(c, trigger, sent, occurred, { allergies: [], conditions: [], procedures: [] }, planned);
  const encounter = c.history.visit(known, sent);
  if (FINDINGS.has(trigger)) return visitBody(c, trigger, encounter, sent, occurred, endFindings(c, known, sent), planned);
  return evn(c, trigger, sent, occurred, planned) + patient(c, sent, encounter) + pv1(c, { encounter }) + pv2(c, encounter);
}

/** As it stands, but for places that the feed fills in: its lines are segments, `{PID}` is the patient's, `{TIME}` the message time. */
function raw(c: Hl7v2Context, { id, recorded, encounter_id }: Asked, text: string): Hl7v2Message {
  const known = c.encounter(encounter_id);
  const pid = patient(c, recorded, known === undefined ? null : c.history.visit(known, recorded)).trimEnd();
  const fill: Readonly<Record<string, string>> = { '{PID}': pid, '{TIME}': c.time(recorded), '{{': '{', '}}': '}', '\n': '\r' };
  const lines = text.replace(/\{PID\}|\{TIME\}|\{\{|\}\}|\n/g, (found) => fill[found]);
  return {
    ...{
      type: '',
      trigger: 'A08',
      structure: '',
      control: controlId(c, id, 'RAW'),
      about: id,
      place: c.place,
      sent: recorded,
      goes: recorded,
      rank: rank.correction,
    },
    body: lines.endsWith('\r') ? lines : `${lines}\r`,
    bare: true,
  };
}
