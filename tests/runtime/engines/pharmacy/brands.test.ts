/** Brands that have a generic, in runs: what is submitted, and who pays for the choice. */
import { expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { compileText, subjects, texts } from '../../../support/scenario-runs.ts';

const text = (prescription: string, formulary = ''): string => `hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-12-31 }
codes rx: RXNORM {
  atorvastatin 617311 "atorvastatin 40 MG Oral Tablet"           { cost: $0.40 }
  lipitor      617320 "atorvastatin 40 MG Oral Tablet [Lipitor]" { cost: $9.00  basis: AWP  generic: rx.atorvastatin }
}
codes dx: ICD10CM { hyperlipidemia E78.5 "Hyperlipidemia, unspecified" }
formulary f { dispensing_fee: $2  tier generic { level: 1  copay: $10 }  else: generic  ${formulary} }
plan cover { type: pharmacy  formulary: f  oop_max { individual: $15 } }
profile p { age: uniform(40..80)  coverage pharmacy { plan: cover  effective: 2025-01-01 } }
timeline care of p {
  event visit at start { encounter ambulatory { reason: dx.hyperlipidemia  prescribe rx.${prescription} } }
}`;

const fill = 'quantity: 30  days_supply: 30  refills: 1';
const claims = (prescription: string, formulary?: string): Subject['pharmacy_claims'] =>
  subjects(compileText(text(prescription, formulary)), { count: 1 })[0].pharmacy_claims;
const dollars = ({ daw, ingredient_cost: cost, allowed, copay, patient_pay: patient, paid }: Subject['pharmacy_claims'][number]) =>
  [daw, ...[cost, allowed, copay, patient, paid].map((cents) => cents / 100)] as const;

test('the patient pays for the choice, which no maximum counts', () => {
  // 30 × $9 = $270, and $2; the generic 30 × $0.40 = $12: $258 for the choice. Copay $10 of $14; then the $5 that the maximum of $15 leaves.
  expect(claims(`lipitor { ${fill}  daw: 2 }`).map(dollars)).toEqual([
    [2, 270, 272, 10, 268, 4],
    [2, 270, 272, 5, 263, 9],
  ]);
  expect(dollars(claims(`lipitor { ${fill}  daw: 2 }`, 'brand_penalty: none')[0])).toEqual([2, 270, 272, 10, 10, 262]);
});

test('the choice of the prescriber is paid unless the formulary says otherwise', () => {
  expect(dollars(claims(`lipitor { ${fill}  daw: 1 }`)[0])).toEqual([1, 270, 272, 10, 10, 262]);
  expect(dollars(claims(`lipitor { ${fill}  daw: 1 }`, 'brand_penalty: any')[0])).toEqual([1, 270, 272, 10, 268, 4]);
});

test('what nobody chose is paid as the generic, and a drug without one has no choice', () => {
  expect(dollars(claims(`lipitor { ${fill} }`)[0])).toEqual([0, 12, 14, 10, 10, 4]);
  expect(dollars(claims(`atorvastatin { ${fill}  daw: 2 }`)[0])).toEqual([0, 12, 14, 10, 10, 4]);
});

test('NCPDP has the code of the request, and the amount of the choice in the answer', () => {
  const written = [...texts(compileText(text(`lipitor { ${fill}  daw: 2 }`)), { count: 1 }, 'ncpdp', {}, 1).values()].join('');
  expect(written).toContain('\u001cD82\u001c');
  // $258.00: the last digit 0 with a plus sign.
  expect(written).toContain('\u001cUK2580{');
});
