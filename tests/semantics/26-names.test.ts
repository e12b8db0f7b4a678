/** Names of several timelines and of imported files. */
import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { codes, one } from '../support/cohorts.ts';

const two = (question: string, order: readonly string[] = ['care', 'flu']) => {
  const timelines = order.map(
    (name) => `timeline ${name} of p {
  anchor ${name}_start: d - 56 days
  event visit at ${name}_start when ${name === 'care' ? 'age > 1' : 'age > 100'} { encounter ambulatory { note "Visit." } }
}`,
  );
  return {
    more: timelines.join('\n'),
    events: `  anchor d: 2025-03-03\n  event last_one at d when ${question} { encounter ambulatory { note "Last." } }`,
  };
};

test('a name that two timelines declare is ambiguous in a third, and qualified names say which', () => {
  expect(codes(two('any(visit)'))).toEqual(['HS2064']);
  for (const order of [
    ['care', 'flu'],
    ['flu', 'care'],
  ]) {
    expect(one(two('any(care.visit)', order)).encounters).toHaveLength(2);
    expect(one(two('any(flu.visit)', order)).encounters).toHaveLength(1);
  }
});

test('anchors of a timeline have qualified names', () => {
  expect(codes(two('care.care_start == flu.flu_start'))).toEqual([]);
  expect(one(two('care.care_start == flu.flu_start')).encounters).toHaveLength(2);
});

test('a name in a module means what the module declares, whatever the importer calls its timelines', () => {
  const file = 'hsim 1\ncodes care: SNOMED { foot_exam 401191002 "Diabetic foot examination (regime/therapy)" }\n';
  const module = `${file}timeline followup of adult { event foot_exam at start + 30 days { encounter ambulatory { procedure care.foot_exam } } }`;
  const entry = `hsim 1
scenario t "T" { as_of: 2025-06-30 }
use "feet.hsim" as feet
profile adult { age: 40 }
timeline care of adult { anchor index: 2025-01-06 include feet.followup }
expect { share(subjects where any(foot_exam)) == 100% }`;
  const host = { read: () => ({ path: 'feet.hsim', text: module, sha256: '' }) };
  expect(compile({ path: 'main.hsim', text: entry, sha256: '' }, host, new Map()).diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
});
