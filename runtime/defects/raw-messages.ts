/** Raw messages of a scenario are faults on purpose too: each is told in the answer key. Whatever was lost is routed no more. */
import { recordKinds } from '../../model/record-kinds.ts';
import type { InjectedDefect } from '../../model/truth/truth.ts';
import type { Spoil } from './apply-defects.ts';

export function tellingRaw(spoil: Spoil): Spoil {
  return (s, subject) => {
    const { faults, duplicate } = spoil(s, subject);
    if (subject.messages.length === 0) return { faults, duplicate };
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
    return { faults: [...raw, ...faults], duplicate };
  };
}
