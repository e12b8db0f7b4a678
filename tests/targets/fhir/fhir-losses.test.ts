import { expect, test } from 'vitest';
import type { Target } from '../../../model/target.ts';
import { targets } from '../../../targets/registry.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';

const goals = `hsim 1
scenario t "T" { as_of: 2025-06-30 }
codes vitals: LOINC { weight 29463-7 "Body weight" { unit: 'kg' normal: 50..90 } }
profile p { age: 40 }
timeline t1 of p {
  event visit at 2025-03-03 {
    encounter ambulatory {
      goal "Lose weight" { target_high: 80 }
      goal "Weigh less" { measure: vitals.weight  target_high: 80 }
      goal "Feel better"
    }
  }
}`;

test('the range of a goal that says not what is measured is counted as lost', async () => {
  const [subject] = subjects(compileText(goals), { count: 1 });
  const fhir = targets.get('fhir') as Target;
  for (const bundle of ['none', 'collection']) {
    const writer = await fhir.open({ scenario: 't', title: 'T', seed: '1', asOf: 29_000_000, version: 'test' }, fhir.options.parse({ bundle }));
    let text = '';
    const take = (_: string, data: string | Uint8Array): void => {
      text += data;
    };
    writer.subject(subject, '00000', { append: take, part: take });
    expect(Object.values(writer.losses?.() ?? {})).toEqual([1]);
    expect(text.match(/"detailQuantity"|"detailRange"/g)).toHaveLength(1);
  }
});
