/** Primary care providers: who is assigned or chosen, from which day, and what a coverage that ends or goes on makes of it. */
import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../model/subject.ts';
import { dayOf, formatDay, startOfDay } from '../../../../model/time/civil.ts';
import { compileText, subjects } from '../../../support/scenario-runs.ts';

const text = (events: string, coverage: string, plan: string, household: string): string => `hsim 1
scenario t "T" { start: 2025-01-01  as_of: 2025-12-31 }
provider lee { family: "Lee"  specialty: family_medicine }
provider ruiz { family: "Ruiz"  specialty: internal_medicine }
plan hmo { type: HMO  ends: day  coinsurance: 0%  ${plan} }
plan other { type: HMO  ends: day  coinsurance: 0%  pcp: required  network far { members: [lee] } }
profile p { age: 50  coverage medical { plan: hmo  effective: 2025-01-01  ${coverage} }  ${household} }
${household.includes('kid') ? 'profile kid { }' : ''}
timeline of_p of p { ${events} }
`;
interface Given {
  readonly coverage?: string;
  readonly plan?: string;
  readonly household?: string;
  readonly asOf?: number;
}
const run = (events: string, { coverage = '', plan = 'pcp: required', household = '', asOf = dayOf(2025, 12, 31) }: Given = {}): Subject[] =>
  subjects(compileText(text(events, coverage, plan, household)), { count: 1, asOf: startOfDay(asOf) });
const familyOf = ({ parties }: Subject, id: string): string => {
  const { family } = parties.practitioners.find((one) => one.id === id) as { family: string };
  return ['Lee', 'Ruiz'].includes(family) ? family : 'plan';
};
const lines = (s: Subject): string[] =>
  s.attributions.map(
    ({ practitioner_id, method, status, effective, termination, recorded }) =>
      `${familyOf(s, practitioner_id)} ${method} ${status} ${formatDay(effective)} ${termination === null ? '-' : formatDay(termination)} told ${formatDay(Math.floor(recorded / 1440))}`,
  );
const changes = ({ enrollments }: Subject): number => enrollments.filter(({ maintenance_reason }) => maintenance_reason === 'pcp_change').length;

describe('at enrollment', () => {
  test('the plan assigns the practitioner whom the member sees anyway', () => {
    const [one] = run('event seen at 2025-03-03 { encounter ambulatory { } }');
    expect(lines(one)).toEqual(['plan assigned active 2025-01-01 - told 2025-01-01']);
    expect(one.attributions[0].practitioner_id).toBe(one.encounters[0].practitioner_id);
    expect(one.attributions[0].practitioner_id).toBe(one.patient.practitioner_id);
  });

  test('a plan that asks for none has none', () => {
    expect(run('', { plan: '' })[0].attributions).toEqual([]);
    expect(run('', { plan: 'pcp: none' })[0].attributions).toEqual([]);
  });

  test('the member chooses one, whom visits are with from then on, and whom the record of the patient has', () => {
    const [one] = run('event seen at 2025-03-03 { encounter ambulatory { } }', { coverage: 'pcp: lee', plan: '' });
    expect(lines(one)).toEqual(['Lee chosen active 2025-01-01 - told 2025-01-01']);
    expect(familyOf(one, one.encounters[0].practitioner_id)).toBe('Lee');
    expect(familyOf(one, one.patient.practitioner_id)).toBe('Lee');
    expect(one.encounters[0].organization_id).toBe(one.attributions[0].organization_id);
  });

  test('each dependant has one of their own, a newborn from birth', () => {
    const [self, child] = run('', { household: 'household { child { is: kid  birth_date: 2025-05-10 } }', coverage: 'pcp: lee' });
    expect(lines(self)).toEqual(['Lee chosen active 2025-01-01 - told 2025-01-01']);
    expect(lines(child)).toEqual(['plan assigned active 2025-05-10 - told 2025-05-10']);
    const { specialty } = child.parties.practitioners.find(({ id }) => id === child.attributions[0].practitioner_id) as { specialty: string };
    expect(['pediatrics', 'family_medicine']).toContain(specialty);
  });
});

describe('a change', () => {
  test('ends the one before on the day before, and is reported to the payer where the member chooses', () => {
    const [one] = run(
      'event swap at 2025-03-10 { assign_pcp { provider: lee  effective: 2025-04-01 } }  event seen at 2025-03-20 { encounter ambulatory { } }',
    );
    expect(lines(one)).toEqual(['plan assigned ended 2025-01-01 2025-03-31 told 2025-01-01', 'Lee chosen active 2025-04-01 - told 2025-04-01']);
    expect(changes(one)).toBe(1);
    expect(familyOf(one, one.encounters[0].practitioner_id)).toBe('plan');
  });

  test('without a provider is to another one, whom the plan assigns, so that it needs no report', () => {
    const [one] = run('event swap at 2025-03-10 { assign_pcp }');
    expect(lines(one)).toEqual(['plan assigned ended 2025-01-01 2025-03-09 told 2025-01-01', 'plan assigned active 2025-03-10 - told 2025-03-10']);
    expect(one.attributions[1].practitioner_id).not.toBe(one.attributions[0].practitioner_id);
    expect(changes(one)).toBe(0);
  });

  test('that is reported later replaces what was so from its first day on, and is not known before', () => {
    const events =
      'event first at 2025-03-10 { assign_pcp { provider: lee } }  event second at 2025-06-10 { assign_pcp { provider: ruiz  effective: 2025-02-01 } }';
    expect(lines(run(events)[0])).toEqual([
      'plan assigned ended 2025-01-01 2025-01-31 told 2025-01-01',
      'Lee chosen void 2025-03-10 - told 2025-03-10',
      'Ruiz chosen active 2025-02-01 - told 2025-06-10',
    ]);
    expect(lines(run(events, { asOf: dayOf(2025, 6, 9) })[0])).toEqual([
      'plan assigned ended 2025-01-01 2025-03-09 told 2025-01-01',
      'Lee chosen active 2025-03-10 - told 2025-03-10',
    ]);
  });

  test('to the same one changes nothing', () => {
    const [one] = run('event again at 2025-03-10 { assign_pcp { provider: lee } }', { coverage: 'pcp: lee' });
    expect(lines(one)).toEqual(['Lee chosen active 2025-01-01 - told 2025-01-01']);
    expect(changes(one)).toBe(0);
  });
});

describe('the coverage', () => {
  const chosen = 'event swap at 2025-03-10 { assign_pcp { provider: lee } }';

  test('that ends, ends it', () => {
    const [one] = run(`${chosen}  event out at 2025-05-20 { terminate medical }`);
    expect(lines(one)).toEqual(['plan assigned ended 2025-01-01 2025-03-09 told 2025-01-01', 'Lee chosen ended 2025-03-10 2025-05-20 told 2025-03-10']);
  });

  test('that ended before it began leaves it no day', () => {
    const [one] = run(`${chosen}  event out at 2025-05-20 { terminate medical { termination: 2025-02-28 } }`);
    expect(lines(one)).toEqual(['plan assigned ended 2025-01-01 2025-02-28 told 2025-01-01', 'Lee chosen void 2025-03-10 - told 2025-03-10']);
  });

  test('that is reinstated restores what there was', () => {
    const [one] = run(
      `${chosen}  event out at 2025-05-20 { terminate medical { termination: 2025-02-28 } }  event back at 2025-06-01 { enroll medical { effective: 2025-03-01 } }`,
    );
    expect(lines(one)).toEqual(['plan assigned ended 2025-01-01 2025-03-09 told 2025-01-01', 'Lee chosen active 2025-03-10 - told 2025-03-10']);
  });

  test('of another plan keeps the provider, unless they are outside of its network', () => {
    const events = (who: string): string =>
      `event pick at 2025-02-01 { assign_pcp { provider: ${who} } }  event move at 2025-07-01 { enroll medical { plan: other } }`;
    expect(lines(run(events('ruiz'))[0]).slice(1)).toEqual([
      'Ruiz chosen ended 2025-02-01 2025-06-30 told 2025-02-01',
      'Ruiz chosen active 2025-07-01 - told 2025-07-01',
    ]);
    expect(lines(run(events('lee'))[0]).slice(1)).toEqual([
      'Lee chosen ended 2025-02-01 2025-06-30 told 2025-02-01',
      'plan assigned active 2025-07-01 - told 2025-07-01',
    ]);
  });

  test('ends with death', () => {
    const [one] = run('event last at 2025-05-20 { die }', {});
    expect(lines(one)).toEqual(['plan assigned ended 2025-01-01 2025-05-20 told 2025-01-01']);
  });
});
