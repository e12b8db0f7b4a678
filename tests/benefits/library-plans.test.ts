/** The plans of the library: each of them valid without a remark, of every type of medical plan, with the figures that their sources state. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEntry } from '../../app/scenario-files.ts';
import { compile } from '../../compiler/compile.ts';
import { planTypes } from '../../model/benefits/plan-types.ts';
import { dayOf } from '../../model/time/civil.ts';
import { adjudicate } from '../../runtime/engines/claims/adjudication/adjudicate.ts';
import { BenefitLedger } from '../../runtime/engines/claims/adjudication/benefit-ledger.ts';
import type { PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import { compilePlan } from '../../runtime/engines/claims/adjudication/compile-plan.ts';
import { claimOf, decisionText } from './example-claims.ts';

const library = readFileSync('scenarios/std/plans.hsim', 'utf8');
const own =
  'scenario s "S" { as_of: 2025-06-30 }\nprofile adult { age: 40 }\ntimeline care of adult { event visit at start { encounter ambulatory { note "Seen." } } }\n';
const { value, diagnostics } = compile({ path: 's.hsim', text: `${library}\n${own}`, sha256: '' }, openEntry('diabetes').host);
const ir = value.ir;
const plans = new Map<string, PlanTerms>((ir?.plans ?? []).map((terms) => [terms.name ?? '', compilePlan(terms, { codings: ir?.concepts ?? [], params: [] })]));
const plan = (name: string): PlanTerms => plans.get(name) as PlanTerms;

test('every plan is valid without a remark, and every type but those of drugs is there', () => {
  // That a scenario uses no plan is not about the plans.
  expect(diagnostics.filter(({ code }) => code !== 'HS8002').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  expect(plans.size).toBeGreaterThanOrEqual(15);
  const types = new Set([...plans.values()].map(({ type }) => type));
  expect(planTypes.filter((type) => !types.has(type))).toEqual(['part_d', 'pharmacy', 'copay_card']);
});

test('figures of 2025 and 2026', () => {
  const figures = (name: string) => ({ deductible: plan(name).inNetwork.deductible?.individual, most: plan(name).inNetwork.oopMax?.individual });
  expect(figures('hdhp_2025').deductible).toBe(165000);
  expect(figures('hdhp_2026').deductible).toBe(170000);
  expect(figures('bronze_2025').most).toBe(920000);
  expect(figures('bronze_2026').most).toBe(1060000);
  expect(figures('medicare_2025').deductible).toBe(25700);
  expect(figures('medicare_2026').deductible).toBe(28300);
  expect(plan('medicare_2025').inNetwork.benefits.get('inpatient')?.copay).toBe(167600);
  expect(plan('medicare_2026').inNetwork.benefits.get('inpatient')?.copay).toBe(173600);
  expect(figures('medicare_advantage_2025').most).toBe(935000);
  expect(figures('medicare_advantage_2026').most).toBe(925000);
});

test('one claim under each: a visit of $180 with an allowed amount of $130', () => {
  const paid = [...plans].map(([name, terms]) => {
    const claim = claimOf({ coverage: { tier: 'EMP' }, lines: [{ charge: 18000, allowed: 13000, benefit: 'pcp_visit' }] });
    return `${name} ${decisionText(adjudicate(terms, claim, new BenefitLedger(), dayOf(2025, 3, 20))[0].decision)}`;
  });
  // Copay; deductible; 20% after it; sequestration 2% of nothing, since the deductible takes all.
  expect(paid).toEqual(
    [
      'ppo: CO-45 5000  PR-3 3000  paid 10000',
      'gold_ppo: CO-45 5000  PR-3 3000  paid 10000',
      'hdhp_2025: CO-45 5000  PR-1 13000  paid 0',
      'hdhp_2026: CO-45 5000  PR-1 13000  paid 0',
      'bronze_2025: CO-45 5000  PR-3 5000  paid 8000',
      'bronze_2026: CO-45 5000  PR-3 5000  paid 8000',
      'hmo: CO-45 5000  PR-3 2000  paid 11000',
      'epo: CO-45 5000  PR-3 2500  paid 10500',
      'pos: CO-45 5000  PR-3 2000  paid 11000',
      'indemnity: CO-45 3600  PR-1 14400  paid 0',
      'medicare_2025: CO-45 5000  PR-1 13000  paid 0',
      'medicare_2026: CO-45 5000  PR-1 13000  paid 0',
      // Part A has no share of a visit: 2% of 130.00 are withheld. Claims of visits go to Part B.
      'medicare_a_2025: CO-253 260  CO-45 5000  paid 12740',
      'medicare_a_2026: CO-253 260  CO-45 5000  paid 12740',
      'medicare_b_2025: CO-45 5000  PR-1 13000  paid 0',
      'medicare_b_2026: CO-45 5000  PR-1 13000  paid 0',
      'medicare_advantage_2025: CO-45 5000  paid 13000',
      'medicare_advantage_2026: CO-45 5000  paid 13000',
      'medicaid: CO-45 5000  paid 13000',
      'medicare_supplement: CO-45 5000  paid 13000',
      'retiree: CO-45 5000  PR-1 13000  paid 0',
    ].map((text) => text.replace(':', ' processed_primary:')),
  );
});
