/** The seam for engines, with one made for the purpose: some days after each visit it measures something, and care reacts to that. */
import { describe, expect, test } from 'vitest';
import type { Ir } from '../../../ir/definition.ts';
import type { Observation } from '../../../model/clinical/observation.ts';
import { recordKinds } from '../../../model/record-kinds.ts';
import type { Coding } from '../../../model/scalars.ts';
import type { Subject } from '../../../model/subject.ts';
import { dayOf, dayOfMinute, formatDay, startOfDay } from '../../../model/time/civil.ts';
import { clinicalEngine } from '../../../runtime/engines/clinical/clinical-engine.ts';
import { type Engine, type Person, type RecordNotice, StateKey } from '../../../runtime/engines/engine.ts';
import { engines } from '../../../runtime/engines/engine-registry.ts';
import { makeExecutionPlan } from '../../../runtime/plan/execution-plan.ts';
import { UnitRunner } from '../../../runtime/run/unit-runner.ts';
import { BlockRunner } from '../../../runtime/sink/block-runner.ts';
import { compileText, diabetesText, recordsById } from '../../support/scenario-runs.ts';

const DAY = 1440;
/** Days after a visit at which the engine acts. */
const AFTER = 9;

interface Due {
  readonly at: number;
  readonly visit: string;
  readonly practitioner: string;
  readonly organization: string;
}

interface Billing {
  readonly person: Person;
  readonly due: Due[];
  readonly heard: string[];
  acts: number;
}

const key = new StateKey<Billing>();

/** @param lag days between an act and its message */
function billing(code: string, { lag = 0, only = () => true }: { lag?: number; only?: (person: Person) => boolean } = {}): Engine<Billing, 'observations'> {
  return {
    name: 'billing',
    kinds: ['observations'],
    verbs: {},
    prepare: (context) => {
      const coding = context.codings.find((one) => one.code === code);
      if (coding === undefined) return null;
      return {
        key,
        reactsTo: ['encounters', 'medication_requests', 'conditions', 'observations'],
        begin: (person) => (only(person) ? { person, due: [], heard: [], acts: 0 } : null),
        react: (state, notice) => note(state, notice),
        next: ({ due }) => due[0]?.at ?? Number.POSITIVE_INFINITY,
        act: (state, now, put) => {
          const [first] = state.due.splice(0, 1);
          put('observations', measurement(state, coding, first, now, lag));
        },
      };
    },
  };
}

function note(state: Billing, notice: RecordNotice): void {
  const { kind, record, made } = notice;
  const status = 'status' in record ? record.status : 'clinical_status' in record ? record.clinical_status : '';
  state.heard.push(`${formatDay(dayOfMinute(state.person.now))} ${kind} ${made ? 'made' : 'changed'} ${status}`);
  if (kind !== 'encounters' || made || record.end === null || record.status !== 'finished' || state.due.some(({ visit }) => visit === record.id)) return;
  state.due.push({ at: record.end + AFTER * DAY, visit: record.id, practitioner: record.practitioner_id, organization: record.organization_id });
  state.due.sort((a, b) => a.at - b.at);
}

function measurement(state: Billing, code: Coding, due: Due, now: number, lag: number): Observation {
  return {
    id: due.visit.replace(/^.{8}/, 'b1111111'),
    category: 'exam',
    code,
    status: 'final',
    value: ++state.acts,
    unit: 'cm',
    value_code: null,
    value_boolean: null,
    value_date: null,
    value_text: null,
    interpretation: null,
    reference_low: null,
    reference_high: null,
    components: [],
    effective: now,
    issued: now + lag * DAY,
    encounter_id: due.visit,
    practitioner_id: due.practitioner,
    organization_id: due.organization,
    specimen_id: null,
    report_id: null,
    request_id: null,
    note: null,
  };
}

const end = (year: number, month: number, day: number): number => startOfDay(dayOf(year, month, day)) + DAY - 1;

function run(ir: Ir, count: number, asOf: number, ...more: readonly Engine<unknown>[]): Subject[] {
  const runner = new UnitRunner(makeExecutionPlan(ir, { seed: '1', count, asOf, engines: [...engines, ...more] }));
  return Array.from({ length: count }, (_, index) => structuredClone(runner.run(index)[0]));
}

const byEngine = ({ id }: { readonly id: string }): boolean => id.startsWith('b1111111');
const care = (subject: Subject): Subject => ({ ...subject, observations: subject.observations.filter((one) => !byEngine(one)) });
const acts = (subject: Subject): string[] => subject.observations.filter(byEngine).map(({ effective }) => formatDay(dayOfMinute(effective)));

const text = `hsim 1
scenario t "T" { as_of: 2025-12-31 }
codes labs: LOINC { bill 8302-2 "Body height" { unit: 'cm' } weight 29463-7 "Body weight" { unit: 'kg' } }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes rx: RXNORM { metformin 861007 "metformin hydrochloride 500 MG Oral Tablet" }
profile p { age: 40 }
timeline t1 of p {
  anchor d: 2025-01-06
  event visit at d clock 10:00 { encounter ambulatory { duration: 30 minutes  prescribe rx.metformin  diagnose dx.htn } }
  event admitted at d + 20 days clock 09:00 { admit { } }
  event left at d + 24 days clock 12:00 { discharge home  stop rx.metformin  resolve dx.htn }
  event early at d + 9 days clock 10:29 { encounter virtual { observe labs.weight: count(labs.bill) } }
  event late at d + 9 days clock 10:31 { encounter virtual { observe labs.weight: last(labs.bill) } }
  event reaction at d + 40 days when last(labs.bill) >= 2 { encounter virtual { observe labs.weight: last(labs.bill) * 10 } }
}`;
const small = compileText(text);
const year = end(2025, 12, 31);

describe('an engine', () => {
  const [subject] = run(small, 1, year, billing('8302-2'));

  test('acts at its own moments, because of visits and stays that closed', () => {
    // 30 minutes from 10:00 on 6 January; a stay until 30 January; the others on 15 January and 18 February, after a weekend and a holiday.
    expect(acts(subject)).toEqual(['2025-01-15', '2025-01-24', '2025-01-24', '2025-02-08', '2025-02-27']);
  });

  test('is seen by events from the minute on in which it acts, and not before', () => {
    const weights = subject.observations.filter(({ code }) => code.code === '29463-7').map(({ value }) => value);
    expect(weights).toEqual([0, 1, 40]);
  });

  test('is notified of whatever is made and changed, with what is so by then', () => {
    const runner = new UnitRunner(makeExecutionPlan(small, { seed: '1', count: 1, asOf: year, engines: [...engines, billing('8302-2')] }));
    runner.run(0);
    const heard = key.of(runner.members[0].state)?.heard.filter((line) => !line.includes('observations')) ?? [];
    expect(heard.slice(0, 8)).toEqual([
      '2025-01-06 encounters made finished',
      '2025-01-06 medication_requests made active',
      '2025-01-06 conditions made active',
      '2025-01-06 encounters changed finished',
      '2025-01-15 encounters made finished',
      '2025-01-15 encounters changed finished',
      '2025-01-15 encounters made finished',
      '2025-01-15 encounters changed finished',
    ]);
    expect(heard).toEqual(expect.arrayContaining(['2025-01-26 encounters made in_progress', '2025-01-30 encounters changed finished']));
    expect(heard).toEqual(expect.arrayContaining(['2025-01-30 medication_requests changed stopped', '2025-01-30 conditions changed resolved']));
  });

  test('changes no byte of care that does not ask about it, whatever else it does', () => {
    const ir = compileText(diabetesText);
    const asOf = end(2025, 6, 30);
    const without = run(ir, 60, asOf);
    const withIt = run(ir, 60, asOf, billing('8310-5'));
    expect(withIt.map(care)).toEqual(without);
    expect(withIt.some((one) => acts(one).length > 3)).toBe(true);
  });

  test('gives the same in every run, in any order of subjects', () => {
    const ir = compileText(diabetesText);
    const plan = makeExecutionPlan(ir, { seed: '1', count: 40, asOf: end(2025, 6, 30), engines: [...engines, billing('8310-5')] });
    const first = new UnitRunner(plan);
    const all = Array.from({ length: 40 }, (_, index) => JSON.stringify(first.run(index)));
    const second = new UnitRunner(plan);
    for (const index of [39, 0, 17, 17, 3]) expect(JSON.stringify(second.run(index))).toBe(all[index]);
  });

  test('has nothing to do with subjects for whom it has no state, nor in scenarios that lack what it needs', () => {
    const ir = compileText(diabetesText);
    const asOf = end(2025, 6, 30);
    const odd = run(ir, 20, asOf, billing('8310-5', { only: ({ index }) => index % 2 === 1 }));
    const whole = run(ir, 20, asOf, billing('8310-5'));
    const none = run(ir, 20, asOf);
    expect(odd).toEqual(whole.map((one, index) => (index % 2 === 1 ? one : none[index])));
    expect(makeExecutionPlan(ir, { seed: '1', count: 1, asOf, engines: [...engines, billing('0000-0')] }).engines).toEqual([]);
    expect(makeExecutionPlan(ir, { seed: '1', count: 1, asOf }).engines).toEqual([]);
  });

  test('has a state for each member of a unit, and acts for each at their own time', () => {
    const plan = makeExecutionPlan(small, { seed: '1', count: 1, asOf: year, engines: [...engines, billing('8302-2')] });
    const runner = new UnitRunner({ ...plan, others: [{ plan, joins: () => true }] });
    const [first, second] = structuredClone([...runner.run(0)]);
    expect(first).toEqual(subject);
    expect(acts(second)).toEqual(acts(first));
    const [one, other] = runner.members.map(({ state }) => key.of(state));
    expect([one?.acts, other?.acts]).toEqual([5, 5]);
    expect(one).not.toBe(other);
    expect(second.observations.map(({ encounter_id }) => encounter_id)).not.toEqual(first.observations.map(({ encounter_id }) => encounter_id));
  });

  test('continues after death, and what it measures then is not a record', () => {
    const ir = compileText(text.replace('event late', 'event dies at d + 2 days { encounter emergency { duration: 1 hour  die } }\n  event late'));
    const plan = makeExecutionPlan(ir, { seed: '1', count: 1, asOf: year, engines: [...engines, billing('8302-2')] });
    const runner = new UnitRunner(plan);
    const [dead] = runner.run(0);
    expect(dead.encounters).toHaveLength(2);
    expect(key.of(runner.members[0].state)?.acts).toBe(2);
    expect(dead.observations).toEqual([]);
  });

  test('writes what it says that it writes, and nothing else', () => {
    const wrong: Engine<Billing, 'observations'> = { ...billing('8302-2'), kinds: [] };
    expect(() => run(small, 1, year, wrong)).toThrow('the engine billing writes observations, and does not say so');
  });

  test('that never comes to an end is stopped', () => {
    const again: Engine<object> = {
      name: 'again',
      kinds: [],
      verbs: {},
      prepare: () => ({ key: new StateKey<object>(), reactsTo: [], begin: () => ({}), react() {}, next: () => 0, act() {} }),
    };
    expect(() => run(small, 1, year, again)).toThrow('the engine again acts more than 200000 times');
  });

  test('carries out statements with its state', () => {
    const mine = new StateKey<{ count: number }>();
    const counting: Engine<{ count: number }> = {
      name: 'counting',
      kinds: [],
      verbs: {
        goal: () => (s) => {
          const state = mine.of(s);
          if (state !== null) state.count++;
        },
      },
      prepare: () => ({ key: mine, reactsTo: [], begin: () => ({ count: 0 }), react() {}, next: () => Number.POSITIVE_INFINITY, act() {} }),
    };
    const ir = compileText(text.replace('encounter virtual { observe labs.weight: count(labs.bill) }', 'encounter virtual { goal "Walk"  goal "Sleep" }'));
    const runner = new UnitRunner(makeExecutionPlan(ir, { seed: '1', count: 1, asOf: year, engines: [...engines, counting] }));
    expect(runner.run(0)[0].goals).toEqual([]);
    expect(mine.of(runner.members[0].state)?.count).toBe(2);
    expect(key.of(runner.members[0].state)).toBeNull();
  });
});

describe('law 4 holds for what an engine writes', () => {
  const engine = billing('8302-2', { lag: 21 });
  const ir = compileText(diabetesText);
  const days = [end(2023, 9, 30), end(2024, 2, 29), end(2025, 1, 15), end(2025, 6, 30)];
  const known = days.map((asOf) => run(ir, 30, asOf, engine));

  test('what is known on a day is what has its message by then, and is known on every later day', () => {
    days.forEach((asOf, i) => {
      known[i].forEach((subject, index) => {
        const all = known[3][index].observations.filter(byEngine);
        expect(subject.observations.filter(byEngine)).toEqual(all.filter(({ issued }) => issued <= asOf));
        const later = recordsById(known[3][index]);
        for (const record of subject.observations) expect(later.get(record.id)?.record).toEqual(record);
      });
    });
    expect(known[1].flatMap(acts).length).toBeGreaterThan(known[0].flatMap(acts).length);
  });

  test('care that reacts does so before the message', () => {
    const [hidden] = run(small, 1, end(2025, 3, 1), billing('8302-2', { lag: 200 }));
    expect(acts(hidden)).toEqual([]);
    expect(hidden.observations.map(({ value }) => value)).toEqual([0, 1, 40]);
  });

  test('what is about a visit that is not yet known is not known either', () => {
    const lagging = compileText(text.replace('event visit at d clock 10:00', 'event visit at d clock 10:00 recorded + 60 days'));
    const of = (asOf: number): string[] => acts(run(lagging, 1, asOf, billing('8302-2'))[0]);
    expect(of(end(2025, 2, 10))).toEqual(['2025-01-24', '2025-01-24', '2025-02-08']);
    expect(of(end(2025, 4, 10))).toEqual(['2025-01-15', '2025-01-24', '2025-01-24', '2025-02-08', '2025-02-27']);
  });

  test('feeds bring its records once', () => {
    const plan = (asOf: number, since?: number) =>
      makeExecutionPlan(ir, { seed: '1', count: 30, asOf, engines: [...engines, engine], ...(since === undefined ? {} : { since }) });
    const given = (asOf: number, since?: number): Observation[] => {
      const found: Observation[] = [];
      new BlockRunner(plan(asOf, since)).subjects(0, 30, '0', [
        { name: 'kept', writer: { subject: ({ observations }) => void found.push(...observations.filter(byEngine)) }, output: { append() {}, part() {} } },
      ]);
      return structuredClone(found);
    };
    const feeds = [given(days[1]), given(days[2], days[1]), given(days[3], days[2])];
    const ids = (list: readonly Observation[]): string[] => list.map(({ id }) => id).sort();
    expect(ids(feeds.flat())).toEqual(ids(given(days[3])));
    expect(feeds.every((feed) => feed.length > 0)).toBe(true);
  });
});

test('every kind of record has an engine that writes it, but for people, who are there from the start', () => {
  const written = new Set<string>(engines.flatMap(({ kinds }) => kinds));
  expect([...written, 'related_persons'].sort()).toEqual([...recordKinds].sort());
  expect(engines[0]).toBe(clinicalEngine);
});
