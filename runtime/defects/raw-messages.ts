/** Raw messages of a scenario are deliberate faults too: each is listed in the answer key. What was lost is not routed. */
import { recordKinds } from '../../model/record-kinds.ts';
import type { InjectedDefect } from '../../model/truth/truth.ts';
import type { ApplyDefects } from './apply-defects.ts';

export function withRawMessages(applyDefects: ApplyDefects): ApplyDefects {
  return (s, subject) => {
    const { faults, duplicate, counts } = applyDefects(s, subject);
    if (subject.messages.length === 0) return { faults, duplicate, counts };
    const raw = subject.messages.flatMap((message): InjectedDefect[] =>
      message.kind === 'raw'
        ? [
            {
              subject: subject.index,
              patient_id: subject.patient.id,
              fault: 'raw',
              target: 'messages',
              record_id: message.id,
              before: null,
              after: message.text,
            },
          ]
        : [],
    );
    const there = new Set(recordKinds.flatMap((kind) => subject[kind].map(({ id }) => id)));
    const kept = subject.messages.filter(({ record_id }) => record_id === null || there.has(record_id));
    subject.messages.splice(0, subject.messages.length, ...kept);
    return { faults: [...raw, ...faults], duplicate, counts };
  };
}
