/** What a correction of an appointment is told with: the message of what it became. */
import { expect, test } from 'vitest';
import { compileText, texts } from '../../support/scenario-runs.ts';

/** @param change what the correction says */
const scheduling = (change: string): string[] => {
  const ir = compileText(`hsim 1
scenario t "T" { as_of: 2025-06-30 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
profile p { age: 50 }
timeline care of p {
  event booking at 2025-03-03 clock 10:00 { encounter virtual { reason: dx.htn  appointment family_medicine { status: booked  on: booking + 2 weeks  duration: 30 minutes } } }
  event change at booking + 3 days { correct booking { appointment family_medicine { ${change} } } }
}`);
  const feed = [...texts(ir, { count: 1 }, 'hl7v2', {}, 1).values()].join('');
  return [...feed.matchAll(/SIU\^(S\d\d)/g)].map(([, trigger]) => trigger);
};

test.each([
  ['cancelled', ['S12', 'S15']],
  ['noshow', ['S12', 'S26']],
  ['fulfilled', ['S12', 'S14']],
] as const)('%s', (status, messages) => expect(scheduling(`status: ${status}`)).toEqual(messages));

test('another time', () => expect(scheduling('on: booking + 3 weeks')).toEqual(['S12', 'S13']));
