/** A booking without a visit: an appointment in an event. */
import { expect, test } from 'vitest';
import { compileText, subjects, texts } from '../../support/scenario-runs.ts';

const ir = compileText(`hsim 1
scenario t "T" { as_of: 2025-06-30 }
profile p { age: 50 }
variations comes { yes 50% { } no rest { } }
timeline care of p {
  event call at 2025-03-03 clock 10:00 { appointment cardiology { on: 2025-03-17T09:30 } }
  event visit at 2025-03-17T09:30 when comes == yes { encounter ambulatory { specialty: cardiology  note "Seen." } }
  event away at 2025-03-10 when comes == no { correct call { appointment cardiology { status: cancelled } } }
}`);

test('is known before there is a visit, which fulfils it', () => {
  for (const { appointments, encounters, variations } of subjects(ir, { count: 4 })) {
    const came = variations['comes'] === 'yes';
    expect(appointments.map(({ status }) => status)).toEqual([came ? 'fulfilled' : 'cancelled']);
    expect(encounters).toHaveLength(came ? 1 : 0);
  }
});

test('sends no message of a visit', () => {
  const feed = [...texts(ir, { count: 4 }, 'hl7v2', {}, 4).values()].join('');
  const sent = [...feed.matchAll(/\|(SIU|ADT)\^([SA]\d\d)/g)].map(([, type, trigger]) => `${type}^${trigger}`).sort();
  expect(sent.filter((event) => event.startsWith('SIU'))).toEqual(['SIU^S12', 'SIU^S12', 'SIU^S12', 'SIU^S12', 'SIU^S15', 'SIU^S15']);
  expect(sent.filter((event) => event === 'ADT^A04')).toHaveLength(2);
});
