/** A unit of several patients: one queue, a state and draws for each, and nothing that depends on how many units there are. */
import { expect, test } from 'vitest';
import { recordKinds } from '../../../model/record-kinds.ts';
import type { Subject } from '../../../model/subject.ts';
import { type ExecutionPlan, makeExecutionPlan } from '../../../runtime/plan/execution-plan.ts';
import { UnitRunner } from '../../../runtime/run/unit-runner.ts';
import { BlockRunner } from '../../../runtime/sink/block-runner.ts';
import { study } from '../../../runtime/study/study-cohort.ts';
import { compileText, diabetesText, planOf } from '../../support/scenario-runs.ts';

const ir = compileText(diabetesText);
const always = (): boolean => true;

/** The same profile in both places of every unit, or in the second place of those that `joins` chooses. */
function pairs(count: number, joins: ExecutionPlan['others'][number]['joins'] = always): ExecutionPlan {
  return { ...planOf(ir, { count }), others: [{ plan: planOf(ir, { count }), joins }] };
}

function units(plan: ExecutionPlan): Subject[][] {
  const runner = new UnitRunner(plan);
  return Array.from({ length: plan.options.count }, (_, index) => structuredClone([...runner.run(index)]));
}

const alone = units(planOf(ir, { count: 40 }));
const both = units(pairs(40));

test('the first person of a unit is who they are alone', () => {
  expect(both.map(([first]) => first)).toEqual(alone.map(([first]) => first));
});

test('another member is another person, with draws, identifiers and records of their own', () => {
  const all = both.flat();
  expect(all).toHaveLength(80);
  for (const of of [
    (subject: Subject) => subject.patient.id,
    (subject: Subject) => subject.patient.mrn,
    (subject: Subject) => subject.patient.ssn,
    (subject: Subject) => subject.patient.email ?? subject.patient.id,
  ])
    expect(new Set(all.map(of)).size).toBe(80);
  const ids = all.flatMap((subject) => recordKinds.flatMap((kind) => subject[kind].map(({ id }) => id)));
  expect(new Set(ids).size).toBe(ids.length);
  for (const [first, second] of both)
    expect(second.patient.birth_date === first.patient.birth_date && second.patient.given === first.patient.given).toBe(false);
  // Arms are dealt exactly for each place: a share of 40, rounded down or up.
  const arms = (place: number, arm: string): number => both.filter((unit) => unit[place].variations['control'] === arm).length;
  for (const arm of new Set(both.flat().map(({ variations }) => String(variations['control']))))
    expect(Math.abs(arms(1, arm) - arms(0, arm)), arm).toBeLessThan(2);
  expect(both.map(([first]) => first.variations)).not.toEqual(both.map(([, second]) => second.variations));
});

test('law 3: a unit does not depend on how many there are, nor on which were run before', () => {
  const runner = new UnitRunner(pairs(40));
  for (const index of [31, 2, 17]) expect(structuredClone([...runner.run(index)])).toEqual(both[index]);
  const random = compileText(text);
  const few = { ...planOf(random, { count: 3 }), others: [{ plan: planOf(random, { count: 3 }), joins: always }] };
  const many = { ...planOf(random, { count: 90 }), others: [{ plan: planOf(random, { count: 90 }), joins: always }] };
  expect(units(many).slice(0, 3)).toEqual(units(few));
});

test('a member joins by the first person of the unit', () => {
  const women = units(pairs(40, ({ fields }) => fields?.sex === 'female'));
  expect(women.map((unit) => unit.length)).toEqual(alone.map(([{ patient }]) => (patient.sex === 'female' ? 2 : 1)));
  expect(women).toEqual(women.map((unit, index) => both[index].slice(0, unit.length)));
});

const text = `hsim 1
scenario t "T" { as_of: 2025-06-30 }
codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 } }
profile p { age: uniform(30..60)  attribute number: unique(1000..9999) }
timeline t1 of p {
  anchor d: 2025-01-01 + uniform(0 days..20 days)
  event visit at d { encounter ambulatory { observe labs.a1c } }
  event again every uniform(5 days..20 days) from d for 5 months { encounter ambulatory { observe labs.a1c } }
}`;

test('events of all members happen in order of time, in one queue; at one minute the first person goes first', () => {
  const plan = { ...planOf(compileText(text), { count: 5 }) };
  const order: { readonly member: number; readonly time: number }[] = [];
  const watched = (of: ExecutionPlan): ExecutionPlan => ({
    ...of,
    events: of.events.map((event) => ({
      ...event,
      of: (s) => {
        const definition = event.of(s);
        return {
          ...definition,
          body: (state) => {
            order.push({ member: state.member, time: state.now });
            definition.body(state);
          },
        };
      },
    })),
  });
  const runner = new UnitRunner({ ...watched(plan), others: [{ plan: watched(plan), joins: always }] });
  for (let index = 0; index < 5; index++) {
    order.length = 0;
    runner.run(index);
    expect(order.map(({ time }) => time)).toEqual(order.map(({ time }) => time).sort((a, b) => a - b));
    const turns = order.filter(({ member }, i) => i > 0 && member !== order[i - 1].member).length;
    expect(turns).toBeGreaterThan(5);
  }
});

test('numbers of a range are unique among all members, and do not depend on the count', () => {
  const of = (count: number): (string | number)[][] => {
    const plan = planOf(compileText(text), { count });
    const runner = new UnitRunner({ ...plan, others: [{ plan, joins: always }] });
    return Array.from({ length: count }, (_, index) => {
      runner.run(index);
      return runner.members.map(({ state }) => Number(state.attributes[0]));
    });
  };
  const numbers = of(300);
  expect(new Set(numbers.flat()).size).toBe(600);
  expect(numbers.slice(0, 10)).toEqual(of(10));
  // The two ends of the range meet.
  expect(() => of(500)).toThrow('has only 9000 numbers');
});

const machine = `hsim 1
scenario t "T" { as_of: 2025-12-31 }
codes dx: ICD10CM { flu J10.1 "Influenza due to other identified influenza virus with other respiratory manifestations" }
profile p { age: 40 }
timeline t1 of p {
  anchor d: 2025-01-01
  event dies at d + uniform(30 days..300 days) chance 50% { encounter emergency { die } }
  event visit every 1 month from d for 11 months { encounter ambulatory { diagnose dx.flu } }
}
states illness from d {
  well { wait uniform(5 days..40 days)  goto ill }
  ill { encounter ambulatory { diagnose dx.flu }  wait 10 days  goto well }
}`;

test('threads of all members go on next to the events, and stop for the dead alone', () => {
  const plan = planOf(compileText(machine), { count: 30 });
  const [single, double] = [units(plan), units({ ...plan, others: [{ plan, joins: always }] })];
  expect(double.map(([first]) => first)).toEqual(single.map(([first]) => first));
  const [died, lived] = [0, 1].map((place) => double.filter((unit) => unit[place].patient.death !== null && unit[1 - place].patient.death === null));
  for (const [place, group] of [died, lived].entries()) {
    expect(group.length).toBeGreaterThan(2);
    for (const unit of group) {
      const death = unit[place].patient.death ?? 0;
      expect(Math.max(...unit[place].encounters.map(({ start }) => start))).toBeLessThanOrEqual(death);
      expect(unit[1 - place].encounters.filter(({ start }) => start > death).length).toBeGreaterThan(0);
    }
  }
});

test('every patient of a unit is written and counted, and a feed brings the news of each', () => {
  const plan = pairs(12);
  const write = (of: ExecutionPlan): { readonly given: Subject[]; readonly tally: ReturnType<BlockRunner['subjects']>['tally'] } => {
    const given: Subject[] = [];
    const { tally } = new BlockRunner(of).subjects(0, 12, '0', [
      { name: 'kept', writer: { subject: (subject) => void given.push(structuredClone(subject)) }, output: { append() {}, part() {} } },
    ]);
    return { given, tally };
  };
  const whole = write(plan);
  const known = units(plan);
  expect(whole.given).toEqual(known.flat());
  expect(whole.tally.subjects).toBe(12);
  expect(whole.tally.records.encounters).toBe(whole.given.reduce((sum, { encounters }) => sum + encounters.length, 0));
  const since = plan.asOf - 200 * 1440;
  const late = (of: ExecutionPlan): ExecutionPlan => makeExecutionPlan(of.ir, { ...of.options, since });
  const feed = write({ ...late(plan), others: [{ plan: late(plan), joins: always }] });
  const before = units({
    ...makeExecutionPlan(ir, { ...plan.options, asOf: since }),
    others: [{ plan: makeExecutionPlan(ir, { ...plan.options, asOf: since }), joins: always }],
  });
  const told = new Set(before.flat().flatMap(({ encounters }) => encounters.map((record) => JSON.stringify(record))));
  expect(feed.given.flatMap(({ encounters }) => encounters)).toEqual(
    whole.given.flatMap(({ encounters }) => encounters.filter((record) => !told.has(JSON.stringify(record)))),
  );
  const look = study(plan, 2);
  expect(look.first).toEqual(known.slice(0, 2).flat());
});
