/**
 * Law 12 for all that is not a verb: clauses, moves, functions, declarations and their fields. The words come from the specifications; how each is written,
 * and what is written without it, is here. A word that has no example fails, and so does one that changes nothing and is not reported.
 */
import { describe, expect, test } from 'vitest';

import { measureFields } from '../../compiler/check/check-measures.ts';
import { poolFields } from '../../compiler/check/check-parties.ts';
import { scenarioFields } from '../../compiler/check/check-scenario-block.ts';
import { targetFields } from '../../compiler/check/check-target.ts';
import { valueFunctions } from '../../compiler/check/functions/function-registry.ts';
import { parameterTypes } from '../../compiler/check/parameter-types.ts';
import { personFields } from '../../compiler/check/person-fields.ts';
import { laws } from '../../draws/distributions/distributions.ts';
import { clauseOrder, moveWords } from '../../grammar/ast/ast.ts';
import { declarationNames } from '../../grammar/recovery/other-words.ts';
import { relationships } from '../../model/parties/related-person.ts';
import { coverStatements, panelStatements, profileStatements, timelineFields, timelineStatements } from '../../vocabulary/block-statements.ts';
import { defectSpecs, defectVerbs } from '../../vocabulary/defect-verbs.ts';
import { formularyTerms } from '../../vocabulary/formulary-vocabulary.ts';
import { partyFields } from '../../vocabulary/party-fields.ts';
import { drugColumns, rowFields } from '../../vocabulary/row-fields.ts';
import type { Type } from '../../vocabulary/types.ts';
import { silent } from './accepted.ts';

/** What is accepted and changes nothing, each with the reason. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ...['summary', 'triggers', 'tags', 'author', 'version', 'sources'].map((field) => [`scenario.${field}`, 'documents the scenario'] as const),
  ['measure.title', 'documents the measure'],
  ['declaration.codes', 'a table of reference data, of which a scenario uses some rows or none'],
]);

interface Parts {
  readonly scenario: string;
  readonly row: string;
  readonly panel: string;
  readonly profile: string;
  readonly timeline: string;
  readonly visit: string;
  readonly more: string;
  readonly expect: string;
}

function scenario(parts: Partial<Parts>): string {
  const { scenario: block = '', row = '', panel = '', profile = '', timeline = '', visit = '', more = '', expect: expected = '' } = parts;
  return `hsim 1
scenario t "T" { as_of: 2025-06-30 ${block} }
codes dx: ICD10CM {
  htn I10 "Essential (primary) hypertension"
  ckd N18.9 "Chronic kidney disease, unspecified"
}
codes labs: LOINC {
  a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 }
  glucose 2345-7 "Glucose [Mass/volume] in Serum or Plasma" { unit: 'mg/dL' ${row} }
}
codes rx: RXNORM { metformin 860975 "24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet" }
codes cvx: CVX { flu 141 "Influenza, split virus, trivalent, injectable" }
codes sx: SNOMED {
  lens 53350007 "Prosthesis, device (physical object)"
  pain 22253000 "Pain (finding)" { unit: '{score}' }
  cough 49727002 "Cough (finding)" { unit: '{score}' }
}
panel bmp { code: labs.a1c  test labs.a1c ${panel} }
provider dr { family: "Example"  given: "Ann"  specialty: cardiology }
facility site { name: "Example Site"  kind: clinic }
profile adult {
  age: uniform(30..60)
  attribute level: normal(mean: 4.5, sd: 1)
  attribute heavy: chance 50%
  ${profile}
}
timeline care of adult {
  event visit at 2024-05-06 {
    encounter ambulatory { diagnose dx.htn  observe labs.a1c: level  observe labs.a1c: level + 2  observe labs.glucose: 100.26  panel bmp { labs.a1c: 7 } ${visit} }
  }
  event again at 2024-09-06 { encounter ambulatory { observe labs.a1c: level + 1  prescribe rx.metformin { days_supply: 30 } } }
  ${timeline}
}
${more}
expect { share(subjects where age > 20) == 100% ${expected} }
`;
}

type Pair = readonly [without: Partial<Parts>, withIt: Partial<Parts>];

/** Names each example that is silent, and each word of a specification that has no example. */
function silentOf(words: Iterable<string>, examples: Readonly<Record<string, Pair | null>>, of: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const word of words) {
    const pair = examples[word];
    if (pair === null || exceptions.has(`${of}.${word}`)) continue;
    const wrong = pair === undefined ? 'has no example here' : silent(scenario(pair[0]), scenario(pair[1]));
    if (wrong !== null) found[word] = wrong;
  }
  return found;
}

describe('clauses', () => {
  const begins: Readonly<Record<string, string>> = {
    at: 'at 2024-07-09',
    every: 'every 30 days',
    rate: 'rate 6 per year',
    series: 'at 2024-03-01 then every 30 days',
  };
  const clauses: Readonly<Record<string, string>> = {
    at: 'at 2024-07-10',
    every: 'every 40 days',
    rate: 'rate 9 per year',
    in: 'in visit',
    from: 'from 2024-04-01',
    for: 'for 200 days',
    until: 'until 2024-12-01',
    times: 'times 3',
    on_days: 'on_days [thursday]',
    except: 'except [2024-07-09..2024-07-12, 2024-01-31, 2024-04-30]',
    also: 'also at 2024-03-05',
    clock: 'clock 18:00..19:00',
    jitter: 'jitter 5 days',
    weighted: 'weighted by month { jan: 9  jul: 0.1 }',
    recorded: 'recorded + 20 days',
    while: 'while level > 4.6',
    when: 'when level > 4.6',
    chance: 'chance 50%',
    attends: 'attends 50%',
  };
  const bodies: Readonly<Record<string, string>> = {
    'a visit': 'encounter ambulatory { observe labs.a1c: 7 }',
    'registration data': 'update { line: pattern("###") }',
    'an attribute': 'set level: level + 1',
    'a symptom': 'symptom sx.pain: symptom(sx.pain) + 1',
    'a stay': 'admit',
  };
  const kinds = clauseOrder.flat();
  const written = (all: ReadonlyMap<string, string>): string => kinds.flatMap((kind) => all.get(kind) ?? []).join(' ');
  test('each has an example', () => expect(kinds.filter((kind) => clauses[kind] === undefined)).toEqual([]));
  for (const [what, body] of Object.entries(bodies))
    for (const [begin, head] of Object.entries(begins))
      test(`of ${what}, ${begin}`, () => {
        const kind = begin === 'series' ? 'at' : begin;
        const base = new Map([[kind, head], ...(kind === 'at' ? [] : [['from', 'from 2024-01-01'] as const])]);
        const event = (all: ReadonlyMap<string, string>): Partial<Parts> => ({
          timeline: `event tried ${written(all)} { ${body} }  event later every 10 days from 2024-01-01 until 2024-12-31 clock 12:00..12:30 { encounter ambulatory { observe labs.glucose: level + symptom(sx.pain) } }`,
        });
        const wrong: Record<string, string> = {};
        for (const clause of kinds) {
          if (['at', 'every', 'rate', 'in'].includes(clause) && clause !== kind) continue;
          const found = silent(scenario(event(base)), scenario(event(new Map([...base, [clause, clauses[clause]]]))));
          if (found !== null) wrong[clause] = found;
        }
        expect(wrong).toEqual({});
      });
});

test('`while`, `when` and `chance` of a statement', () => {
  const set = (conditions: string): Partial<Parts> => ({ timeline: `event tried at 2024-06-09 { set level: level + 1 ${conditions} }` });
  for (const conditions of ['while age < 0', 'while on(rx.metformin)', 'when age < 0', 'chance 50%'])
    expect([conditions, silent(scenario(set('')), scenario(set(conditions)))]).toEqual([conditions, null]);
});

test('an event in the visits of another, with its own clauses', () => {
  const event = (clauses: string): string => scenario({ timeline: `event tried in visit ${clauses} { observe labs.a1c: 7 }` });
  expect(silent(scenario({}), event(''))).toBeNull();
  const wrong: Record<string, string> = {};
  for (const clause of [
    'when level > 4.6',
    'chance 50%',
    'from 2024-04-01',
    'times 3',
    'clock 18:00..19:00',
    'recorded + 20 days',
    'jitter 3 days',
    'attends 50%',
  ]) {
    const found = silent(event(''), event(clause));
    if (found !== null) wrong[clause] = found;
  }
  expect(wrong).toEqual({});
});

describe('moves and parts of machines', () => {
  const machine = (well: string, more = ''): Partial<Parts> => ({
    more: `states course from visit { well { ${well} } ill { observe_visit } done { end } }
flow trial(on_date: anchor, part: share) -> good, bad {
  event tried at on_date + 1 day chance part { encounter ambulatory  end good }
  else end bad
}
${more}`.replace('observe_visit', 'encounter ambulatory { observe labs.glucose: 90 } wait 9 years'),
  });
  const examples: Readonly<Record<string, Pair>> = {
    wait: [machine('goto ill'), machine('wait 30 days  goto ill')],
    goto: [machine('wait 1 year  goto done'), machine('wait 1 year  goto ill')],
    to: [machine('to ill: 20%  to done: rest'), machine('to ill: 80%  to done: rest')],
    call: [machine('goto ill'), machine('call trial(visit, part: 10%)  goto ill')],
    run: [machine('goto ill'), { ...machine('goto ill'), timeline: 'run trial(on_date: visit, part: 10%)' }],
    end: [machine('encounter ambulatory  goto ill'), machine('encounter ambulatory  end')],
  };
  test('moves', () => expect(silentOf(moveWords, examples, 'move')).toEqual({}));

  const flow = (type: string, given: string, body: string): Partial<Parts> => ({
    more: `flow trial(on_date: anchor, it: ${type}) -> good {\n  ${body}\n  else end good\n}`,
    timeline: `run trial(on_date: visit, it: ${given}) as tried`,
  });
  const parameters: Readonly<Record<string, Pair>> = {
    code: [
      flow('code', 'dx.htn', 'event tried at on_date + 3 days { encounter ambulatory { diagnose it } }'),
      flow('code', 'dx.ckd', 'event tried at on_date + 3 days { encounter ambulatory { diagnose it } }'),
    ],
    anchor: [
      flow('anchor', 'visit', 'event tried at it + 3 days { encounter ambulatory }'),
      flow('anchor', 'birth', 'event tried at it + 9000 days { encounter ambulatory }'),
    ],
    number: [
      flow('number', '3', 'event tried at on_date + 3 days { encounter ambulatory { observe labs.glucose: it } }'),
      flow('number', '4', 'event tried at on_date + 3 days { encounter ambulatory { observe labs.glucose: it } }'),
    ],
    share: [
      flow('share', '10%', 'event tried at on_date + 3 days chance it { encounter ambulatory }'),
      flow('share', '90%', 'event tried at on_date + 3 days chance it { encounter ambulatory }'),
    ],
    duration: [
      flow('duration', '3 days', 'event tried at on_date + it { encounter ambulatory }'),
      flow('duration', '4 days', 'event tried at on_date + it { encounter ambulatory }'),
    ],
    text: [
      flow('text', '"A"', 'event tried at on_date + 3 days { encounter ambulatory { careplan "C" { text: it } } }'),
      flow('text', '"B"', 'event tried at on_date + 3 days { encounter ambulatory { careplan "C" { text: it } } }'),
    ],
    condition: [
      flow('condition', 'age > 30', 'event tried at on_date + 3 days when it { encounter ambulatory }'),
      flow('condition', 'age > 50', 'event tried at on_date + 3 days when it { encounter ambulatory }'),
    ],
  };
  test('parameters of flows', () => expect(silentOf(parameterTypes.keys(), parameters, 'parameter')).toEqual({}));
});

test('arguments of an include, and its name', () => {
  const body =
    'event tried at since + after when given chance part { encounter ambulatory { diagnose it  observe labs.glucose: size  careplan "C" { text: said } } }';
  const usual = { it: 'dx.htn', since: 'visit', after: '3 days', part: '90%', given: 'age > 30', size: '80', said: '"A"' };
  const types = { it: 'code', since: 'anchor', after: 'duration', part: 'share', given: 'condition', size: 'number', said: 'text' };
  expect(new Set(Object.values(types))).toEqual(new Set(parameterTypes.keys()));
  const parameters = Object.entries(types).map(([name, type]) => `${name}: ${type}`);
  const included = (values: object, name = ''): string => {
    const given = Object.entries(values).map(([parameter, value]) => `${parameter}: ${value}`);
    return scenario({ more: `mixin m(${parameters.join(', ')}) { ${body} }`, timeline: `include m(${given.join(', ')})${name}` });
  };
  const other = { it: 'dx.ckd', since: 'again', after: '4 days', part: '10%', given: 'age > 50', size: '81', said: '"B"' };
  const found = Object.entries(other).map(([parameter, value]) => [parameter, silent(included(usual), included({ ...usual, [parameter]: value }))]);
  expect(found).toEqual(Object.keys(other).map((parameter) => [parameter, null]));
  expect(silent(included(usual), included({ ...usual, spare: '3' }))).toBeNull();
  expect(silent(included(usual), included(usual, ' as twice'))).toBeNull();
});

test('rows that an import amends', () => {
  const used = (amended: string): string =>
    scenario({
      more: `use "part.hsim" as other${amended}`,
      visit: 'prescribe other.metformin_500  observe labs.glucose: 90',
    });
  const columns = ['refills: 5', 'quantity: 30', 'days_supply: 15', 'dose: 3', 'sig: "Take 3 tablets."', 'times_per_day: 3', 'route: rectal'];
  const found = columns.map((column) => [column, silent(used(''), used(` { metformin_500 { ${column} } }`))]);
  expect(found).toEqual(columns.map((column) => [column, null]));
  // A row that the import does not have, and a column that no row has.
  expect(silent(used(''), used(' { metformin_501 { refills: 5 } }'))).toBeNull();
  expect(silent(used(''), used(' { metformin_500 { refils: 5 } }'))).toBeNull();
});

describe('functions', () => {
  const observed = (value: string): Partial<Parts> => ({ timeline: `event asked at 2025-01-06 { encounter ambulatory { observe labs.glucose: ${value} } }` });
  const asked = (call: string): Partial<Parts> => observed(`if ${call} then 80 else 90`);
  const attribute = (value: string): Partial<Parts> => ({ profile: `attribute tried: ${value}`, visit: 'observe labs.glucose: tried' });
  const coded = (value: string): Partial<Parts> => ({
    profile: `attribute tried: ${value}`,
    timeline: 'event extra at 2024-01-08 { encounter ambulatory { reason: tried } }',
    more: 'codes some: ICD10CM { c1 J00 "Acute nasopharyngitis [common cold]"  c2 E66.9 "Obesity, unspecified"  c3 M54.50 "Low back pain, unspecified" }',
  });
  const filled = (call: string): Partial<Parts> => ({
    visit: 'prescribe rx.metformin { days_supply: 30  refills: 3 }  dispense rx.metformin',
    timeline: `event more at 2024-08-05 { encounter ambulatory { dispense rx.metformin } }
  event asked at 2025-01-06 { encounter ambulatory { note "Covered: {${call}}." } }`,
    more: 'codes other: RXNORM { lisinopril 314076 "lisinopril 10 MG Oral Tablet" }',
  });
  const looked = (call: string): Partial<Parts> => ({
    more: 'table risks(heavy, low, high) {\n  yes | 1 | 9\n  no | 2 | 8\n}\ntable other(heavy, low, high) {\n  yes | 3 | 9\n  no | 4 | 8\n}',
    visit: `observe labs.glucose: lookup(${call})`,
  });
  const anchored = (value: string): Partial<Parts> => ({ timeline: `anchor arrival: ${value}  event come at arrival { encounter ambulatory }` });
  const thread = (call: string): Partial<Parts> => ({
    ...asked(call),
    more: 'states course from visit { well { wait exponential(mean: 60 days)  goto ill } ill { wait exponential(mean: 100 days)  goto well } }',
  });
  const symptoms = (call: string): Partial<Parts> => ({ ...observed(call), visit: 'symptom sx.pain: 4  symptom sx.cough: 6' });

  /** Each parameter by itself: a call without it or with another value, and one with it. */
  const parameters: Readonly<Record<string, Pair>> = {
    'last.x': [observed('last(labs.a1c)'), observed('last(labs.glucose)')],
    'last.before': [observed('last(labs.a1c)'), observed('last(labs.a1c, before: 2024-06-01)')],
    'last.within': [observed('last(labs.a1c)'), observed('last(labs.a1c, within: 20 days)')],
    'first.x': [observed('first(labs.a1c)'), observed('first(labs.glucose)')],
    'first.within': [observed('first(labs.a1c)'), observed('first(labs.a1c, within: 150 days)')],
    'mean.x': [observed('mean(labs.a1c)'), observed('mean(labs.glucose)')],
    'mean.before': [observed('mean(labs.a1c)'), observed('mean(labs.a1c, before: 2024-06-01)')],
    'mean.within': [observed('mean(labs.a1c)'), observed('mean(labs.a1c, within: 150 days)')],
    'count.x': [observed('count(labs.a1c)'), observed('count(encounter)')],
    'count.before': [observed('count(labs.a1c)'), observed('count(labs.a1c, before: 2024-06-01)')],
    'count.within': [observed('count(labs.a1c)'), observed('count(labs.a1c, within: 150 days)')],
    'count.within_any': [observed('count(labs.a1c)'), observed('count(labs.a1c, within_any: 20 days)')],
    'any.x': [asked('any(labs.a1c)'), asked('any(dx.ckd)')],
    'any.before': [asked('any(labs.a1c)'), asked('any(labs.a1c, before: 2024-01-01)')],
    'any.within': [asked('any(labs.a1c)'), asked('any(labs.a1c, within: 5 days)')],
    'last.at': [observed('last(labs.a1c, at: visit)'), observed('last(labs.a1c, at: again)')],
    'has.x': [asked('has(dx.htn)'), asked('has(dx.ckd)')],
    'on.x': [{ ...asked('on(rx.metformin)'), visit: 'prescribe rx.metformin { days_supply: 900 }' }, asked('on(rx.metformin)')],
    'pdc.x': [filled('pdc(rx.metformin)'), filled('pdc(other.lisinopril)')],
    'pdc.from': [filled('pdc(rx.metformin)'), filled('pdc(rx.metformin, from: 2024-07-01)')],
    'pdc.until': [filled('pdc(rx.metformin)'), filled('pdc(rx.metformin, until: 2024-10-01)')],
    'missing.x': [asked('missing(last(labs.a1c))'), asked('missing(last(labs.a1c, within: 1 day))')],
    'age.at': [observed('age(at: visit)'), observed('age(at: visit - 2000 days)')],
    'days_between.from': [observed('days_between(visit, again)'), observed('days_between(birth, again)')],
    'days_between.to': [observed('days_between(visit, again)'), observed('days_between(visit, now)')],
    'year.time': [observed('year(visit) - 2000'), observed('year(visit - 2 years) - 2000')],
    'month.time': [observed('month(visit)'), observed('month(again)')],
    'weekday.time': [asked('weekday(visit) == monday'), asked('weekday(again) == monday')],
    'start_of.time': [observed('days_between(start_of(visit, month), again)'), observed('days_between(start_of(again, month), again)')],
    'start_of.unit': [observed('days_between(start_of(visit, month), again)'), observed('days_between(start_of(visit, year), again)')],
    'end_of.time': [observed('days_between(visit, end_of(visit, month))'), observed('days_between(visit, end_of(again, month))')],
    'end_of.unit': [observed('days_between(visit, end_of(visit, month))'), observed('days_between(visit, end_of(visit, year))')],
    'in_state.state': [thread('in_state(course.well)'), thread('in_state(course.ill)')],
    'any.since': [thread('any(course.ill)'), thread('any(course.ill, since: 2024-12-20)')],
    'symptom.x': [symptoms('symptom(sx.pain)'), symptoms('symptom(sx.cough)')],
    'min.a': [observed('min(level, 4)'), observed('min(level + 1, 4)')],
    'min.b': [observed('min(level, 4)'), observed('min(level, 5)')],
    'max.a': [observed('max(level, 4)'), observed('max(level + 1, 4)')],
    'max.b': [observed('max(level, 4)'), observed('max(level, 5)')],
    'mod.x': [observed('mod(age, 10)'), observed('mod(age + 1, 10)')],
    'mod.y': [observed('mod(age, 10)'), observed('mod(age, 7)')],
    'exp.x': [observed('exp(level)'), observed('exp(level + 0.1)')],
    'log.x': [observed('100 * log(level)'), observed('100 * log(level + 1)')],
    'pow.x': [observed('pow(level, 2)'), observed('pow(level + 1, 2)')],
    'pow.y': [observed('pow(level, 2)'), observed('pow(level, 3)')],
    'pick.table': [coded('pick(some)'), coded('pick(dx)')],
    'pick.skew': [coded('pick(some)'), coded('pick(some, skew: zipf(s: 3))')],
    'lookup.table': [looked('risks, low'), looked('other, low')],
    'lookup.column': [looked('risks, low'), looked('risks, high')],
    'unique.low..high': [attribute('unique(1000..9999)'), attribute('unique(1000..5000)')],
    'pattern.shape': [{ visit: 'careplan "C" { text: pattern("AA-####") }' }, { visit: 'careplan "C" { text: pattern("AA-###") }' }],
    'arrivals.per_hour': [anchored('arrivals(per_hour: 4, from: 2024-01-01T07:00)'), anchored('arrivals(per_hour: 1, from: 2024-01-01T07:00)')],
    'arrivals.per_day': [anchored('arrivals(per_day: 4, from: 2024-01-01T07:00)'), anchored('arrivals(per_day: 1, from: 2024-01-01T07:00)')],
    'arrivals.per_week': [anchored('arrivals(per_week: 4, from: 2024-01-01T07:00)'), anchored('arrivals(per_week: 1, from: 2024-01-01T07:00)')],
    'arrivals.from': [anchored('arrivals(per_hour: 4, from: 2024-01-01T07:00)'), anchored('arrivals(per_hour: 4, from: 2024-02-01T07:00)')],
    'arrivals.until': [
      anchored('arrivals(per_day: 4, from: 2024-01-01T07:00)'),
      anchored('arrivals(per_day: 4, from: 2024-01-01T07:00, until: 2024-01-02T07:00)'),
    ],
  };
  const others = [...valueFunctions.values()].filter(({ group }) => group !== 'distribution');
  test('parameters', () => {
    const words = others.flatMap(({ name, parameters: own, otherForms = [] }) => [own, ...otherForms].flat().map((parameter) => `${name}.${parameter.name}`));
    expect(silentOf(words, parameters, 'function')).toEqual({});
  });
  test('`where` of a question', () => {
    const narrowed = others.filter(({ parameters: own }) => own.some((one) => one.narrowed === true)).map(({ name }) => name);
    const call = (name: string, where: string): Partial<Parts> => {
      const at = name === 'value' ? ', at: now' : '';
      return (name === 'any' ? asked : observed)(`${name}(labs.a1c${where}${at})`);
    };
    expect(silentOf(narrowed, Object.fromEntries(narrowed.map((name) => [name, [call(name, ''), call(name, ' where value > 99')]])), 'where')).toEqual({});
  });

  /** A value of each parameter with which all laws make sense. */
  const usual: Readonly<Record<string, number>> = {
    ...{ mean: 0.5, sd: 0.2, median: 2, p95: 6, sigma: 0.5, min: 1, mode: 3, max: 9, alpha: 2, beta: 3, shape: 1.5, scale: 2, n: 10, p: 0.4, s: 1.2 },
  };
  test.each([...laws.values()].filter(({ name }) => name !== 'uniform'))('parameters of $name', ({ name, parameterSets }) => {
    for (const set of parameterSets) {
      const call = (changed: string | null): Partial<Parts> =>
        attribute(
          `100 * ${name}(${set.map((one) => `${one.name}: ${(usual[one.name] ?? Number.NaN) + (one.name === changed ? (one.kind === 'count' ? 5 : 0.15) : 0)}`).join(', ')})`,
        );
      expect(
        silentOf(
          set.map((one) => one.name),
          Object.fromEntries(set.map((one) => [one.name, [call(null), call(one.name)]])),
          name,
        ),
      ).toEqual({});
    }
  });
  test('range of uniform', () => expect(silent(scenario(attribute('uniform(1..9)')), scenario(attribute('uniform(1..7)')))).toBeNull());
});

describe('declarations', () => {
  const nothing: Partial<Parts> = {};
  const more = (text: string): Partial<Parts> => ({ more: text });
  const examples: Readonly<Record<string, Pair | null>> = {
    // In every scenario of this file, where all else is distinguished.
    ...{ scenario: null, profile: null, timeline: null, panel: null },
    use: [nothing, more('use "part.hsim" as part')],
    param: [nothing, more('param spare: 3 in 1..9')],
    group: [nothing, more('group spare: ICD10CM { E11 }')],
    let: [nothing, more('let spare(x: number): 2 * x')],
    table: [nothing, more('table spare(heavy, low) {\n  yes | 1\n  no | 2\n}')],
    variations: [nothing, more('variations spare { a 50% { } b rest { } }')],
    states: [nothing, more('states spare from visit { well { wait 30 days  encounter ambulatory  end } }')],
    cycle: [nothing, more('cycle spare every 14 days from visit times 2 { day 1 { encounter ambulatory } }')],
    flow: [nothing, more('flow spare(on_date: anchor) -> good {\n  event tried at on_date + 1 day { encounter ambulatory }\n  else end good\n}')],
    expect: [nothing, { expect: 'share(subjects where age > 40) in 10%..20%' }],
    measure: [nothing, more('measure spare { initial: age > 20  numerator: age > 40 }')],
    target: [nothing, more('target spare { figure: mean(age) in 0..99  source: "S"  year: 2023  population: "P"  grade: A }')],
    cover: [nothing, more('variations one { a 50% { } b rest { } }\ncover { values(one) }')],
    defects: [nothing, more('defects { typo family: 50% }')],
    subjects: [nothing, more('subjects from "roster.csv" { mrn: "Number" }')],
    provider: [nothing, more('provider spare { specialty: surgery }')],
    facility: [nothing, more('facility spare { kind: hospital }')],
    pool: [nothing, more('pool spare { of: provider  count: 3 }')],
    pharmacy: [nothing, more('pharmacy spare { name: "Spare" }')],
    payer: [nothing, more('payer spare { name: "Spare" }')],
    sponsor: [nothing, more('sponsor spare { name: "Spare"  group: "G-1" }')],
    plan: [nothing, more('plan spare { type: HMO }')],
    formulary: [nothing, more('formulary spare { refill_after: 75% }')],
    mixin: [nothing, more('mixin spare { event extra at 2024-08-01 { encounter ambulatory } }')],
  };
  test('each changes something or is reported', () => expect(silentOf(declarationNames, examples, 'declaration')).toEqual({}));

  test('fields of `scenario`', () => {
    const fields = Object.fromEntries(
      [...scenarioFields.keys()].map((field): [string, Pair] => [
        field,
        [nothing, { scenario: `${field}: ${field === 'version' || field === 'author' || field === 'summary' ? '"x"' : '["x"]'}` }],
      ]),
    );
    const started: Partial<Parts> = { timeline: 'event extra at start + 3 days { encounter ambulatory }' };
    expect(silentOf(scenarioFields.keys(), { ...fields, as_of: null, start: [started, { ...started, scenario: 'start: 2023-01-05' }] }, 'scenario')).toEqual(
      {},
    );
  });

  test('fields of rows', () => {
    const row = (text: string): Pair => [nothing, { row: text }];
    const picked = (column: string): Partial<Parts> => ({
      more: `codes some: ICD10CM { c1 J00 "Acute nasopharyngitis [common cold]" { ${column} }  c2 E66.9 "Obesity, unspecified" }`,
      profile: 'attribute tried: pick(some)',
      timeline: 'event extra at 2024-01-08 { encounter ambulatory { reason: tried } }',
    });
    const drug = (column: string): Partial<Parts> => ({
      more: `codes drugs: RXNORM { jardiance 1545653 "empagliflozin 10 MG Oral Tablet" { ${column} } }
formulary list { tier one { level: 1  copay: $5 }  else: one }
plan cover { type: PPO  formulary: list }`,
      profile: 'coverage pharmacy { plan: cover }',
      visit: 'prescribe drugs.jardiance { quantity: 30  days_supply: 30 }',
    });
    const brand = (column: string): Partial<Parts> => ({
      more: `codes plain: RXNORM { atorvastatin 617311 "atorvastatin 40 MG Oral Tablet" { cost: $1 } }
codes drugs: RXNORM { lipitor 617320 "atorvastatin 40 MG Oral Tablet [Lipitor]" { ${column} } }
formulary list { tier one { level: 1  copay: $5 }  else: one }
plan cover { type: PPO  formulary: list }`,
      profile: 'coverage pharmacy { plan: cover }',
      visit: 'prescribe drugs.lipitor { quantity: 30  days_supply: 30 }',
    });
    const examples: Readonly<Record<string, Pair>> = {
      weight: [picked(''), picked('weight: 0.1')],
      when: [picked(''), picked('when: age > 45')],
      unit: [
        { more: `codes other: LOINC { one 1988-5 "C reactive protein [Mass/volume] in Serum or Plasma" { unit: 'mg/L' } }`, visit: 'observe other.one: 3' },
        { more: `codes other: LOINC { one 1988-5 "C reactive protein [Mass/volume] in Serum or Plasma" { unit: 'mg/dL' } }`, visit: 'observe other.one: 3' },
      ],
      normal: row('normal: 70..99'),
      typical: [
        { row: 'normal: 70..99', visit: 'observe labs.glucose' },
        { row: 'normal: 70..99 typical: 95', visit: 'observe labs.glucose' },
      ],
      critical: row('normal: 70..99 critical: 80..100'),
      decimals: row('decimals: 2'),
      category: row('category: survey'),
      specimen: row('specimen: urine'),
    };
    expect(silentOf(rowFields.keys(), examples, 'row')).toEqual({});
    const ofDrugs: Readonly<Record<string, Pair>> = {
      ndc: [drug('cost: $1'), drug('cost: $1  ndc: NDC:0597-0152-30')],
      charge: [drug('cost: $1'), drug('cost: $1  charge: $0.50')],
      cost: [drug('cost: $1'), drug('cost: $2')],
      basis: [drug('cost: $1'), drug('cost: $1  basis: WAC')],
      generic: [brand('cost: $9'), brand('cost: $9  generic: plain.atorvastatin')],
    };
    expect(silentOf(drugColumns.keys(), ofDrugs, 'row')).toEqual({});
    const leftOut: Readonly<Record<string, Pair>> = { not_measured: row('not_measured: 50%'), turnaround: row('turnaround: 3 days') };
    expect(silentOf(Object.keys(leftOut), leftOut, 'row')).toEqual({});
  });

  test('fields of timelines', () => {
    const close = 'event one at visit + 1 month { encounter ambulatory }  event two at visit + 40 days { encounter ambulatory }';
    const examples: Readonly<Record<string, Pair>> = {
      attends: [nothing, { timeline: 'attends: 50%' }],
      lost: [nothing, { timeline: 'lost: 90% per year' }],
      coalesce: [{ timeline: close }, { timeline: `coalesce: 21 days ${close}` }],
    };
    expect(silentOf(Object.keys(timelineFields), examples, 'timeline')).toEqual({});
    for (const field of ['attends: 50%', 'lost: 90% per year', 'coalesce: 21 days']) {
      const inFlow = (text: string): Partial<Parts> =>
        more(`flow tried(on_date: anchor) -> good {\n  ${text}  event extra at on_date { encounter ambulatory }\n  else end good\n}`);
      expect(silent(scenario(inFlow('')), scenario(inFlow(field)))).toBeNull();
    }
  });

  test('fields of measures', () => {
    const measure = (more: string): Partial<Parts> => ({ more: `measure m { initial: age > 35  numerator: level > 4.5 ${more} }` });
    const examples: Readonly<Record<string, Pair>> = {
      title: [measure(''), measure('title: "M"')],
      url: [measure(''), measure('url: "https://example.org/Measure/m"')],
      initial: [measure(''), { more: 'measure m { initial: age > 50  numerator: level > 4.5 }' }],
      numerator: [measure(''), { more: 'measure m { initial: age > 35  numerator: level > 5 }' }],
      denominator: [measure(''), measure('denominator: age > 50')],
      exclusion: [measure(''), measure('exclusion: age > 50')],
    };
    expect(silentOf(measureFields, examples, 'measure')).toEqual({});
  });

  test('fields of targets', () => {
    const target = (fields: string): Partial<Parts> => ({ more: `target m { ${fields} }` });
    const [figure, source, year, population, grade] = ['figure: mean(age) in 0..99', 'source: "S"', 'year: 2023', 'population: "P"', 'grade: A'];
    const all = [figure, source, year, population, grade];
    const other = (field: string, text: string): Pair => [target(all.join('  ')), target([...all.filter((one) => one !== field), text].join('  '))];
    const examples: Readonly<Record<string, Pair>> = {
      title: other('', 'title: "M"'),
      figure: other(figure, 'figure: mean(age) in 0..90'),
      published: other('', 'published: 50'),
      source: other(source, 'source: "T"'),
      year: other(year, 'year: 2021..2023'),
      population: other(population, 'population: "Q"'),
      grade: other(grade, 'grade: B'),
    };
    expect(silentOf(targetFields, examples, 'target')).toEqual({});
  });

  test('fields of pools', () => {
    const pool = (text: string): Partial<Parts> => ({
      more: `provider a { family: "A" }\nprovider b { family: "B" }\nprovider c { family: "C" }\npool p { ${text} }`,
      timeline: 'event extra every 60 days from 2024-01-01 { encounter ambulatory { provider: p } }',
    });
    const members = 'members: [a, b, c]';
    const examples: Readonly<Record<string, Pair>> = {
      members: [pool('members: [a, b, c]'), pool('members: [a]')],
      of: [pool(members), pool('of: provider  count: 9')],
      count: [pool('of: provider  count: 2'), pool('of: provider  count: 9')],
      pick: [pool(members), pool(`${members}  pick: skewed`)],
      skew: [pool(`${members}  pick: skewed`), pool(`${members}  pick: skewed  skew: 4`)],
    };
    expect(silentOf(poolFields, examples, 'pool')).toEqual({});
  });

  test.each(['profile', 'timeline', 'cover', 'panel'] as const)('statements of %s', (of) => {
    const axes = 'variations one { a 50% { } b rest { } }\nvariations two { c 90% { } d rest { } }\n';
    const cover = (text: string): Pair => [more(axes), more(`${axes}cover { ${text} }`)];
    const examples: Readonly<Record<string, Readonly<Record<string, Pair>>>> = {
      profile: {
        attribute: [nothing, { profile: 'attribute spare: 3' }],
        label: [nothing, { profile: 'label spare: level' }],
        history: [nothing, { profile: 'history { condition dx.ckd }' }],
        correlate: [
          { profile: 'attribute spare: normal(mean: 0, sd: 1)', visit: 'observe labs.glucose: 100 + spare' },
          { profile: 'attribute spare: normal(mean: 0, sd: 1)  correlate(level, spare: 0.9)', visit: 'observe labs.glucose: 100 + spare' },
        ],
        unique: [nothing, { profile: 'unique(given, family)' }],
        household: [nothing, { profile: 'household { spouse }' }],
        coverage: [nothing, { profile: 'coverage medical { effective: 2024-01-01 }' }],
        fills: [{ visit: 'prescribe rx.metformin { days_supply: 30 }' }, { visit: 'prescribe rx.metformin { days_supply: 30 }', profile: 'fills { }' }],
        billing: [nothing, { profile: 'billing { twice: 50% }' }],
      },
      timeline: { anchor: [nothing, { timeline: 'anchor spare: 2024-01-01' }] },
      cover: { pairs: cover('pairs(one, two)'), all: cover('all(one, two)'), values: cover('values(one)'), bins: cover('bins(age, [0..40, 41..99])') },
      panel: { test: [nothing, { panel: 'test labs.glucose' }] },
    };
    const statements = { profile: profileStatements, timeline: timelineStatements, cover: coverStatements, panel: panelStatements }[of];
    expect(silentOf(Object.keys(statements), examples[of], of)).toEqual({});
  });
});

/** Values of a type: the first that is allowed and differs from what is there is enough. */
function valuesOf(type: Type): readonly string[] {
  switch (type.kind) {
    case 'choice':
      // Tiers and classes of drugs are filled in by the formulary at hand.
      return type.labels.length > 0 ? type.labels : ['tried'];
    case 'boolean':
      return ['yes', 'no'];
    case 'text':
      return ['"Other"', '"TX"', '"75001"', '"5125550100"', '"a@example.org"', '"1234567893"'];
    case 'number':
      return ['3', '4'];
    case 'share':
      return ['30%', '40%'];
    case 'money':
      return ['$12.00', '$13.00'];
    case 'duration':
      return ['20 days', '50 minutes'];
    case 'time':
      return ['1980-05-20', '2024-05-02'];
    case 'coding':
      return ['dx.ckd', 'rx.metformin', 'labs.a1c'];
    case 'declared':
      return ['basic'];
    case 'party':
      return ['dr', 'site', 'insurer'];
    default:
      return ['1', 'yes', '"x"'];
  }
}

/**
 * Fields of a block of which none of the values has an effect or a report. `write` makes the scenario, with the text of the field or without.
 * @param whole whether the block as a whole is reported, or what it is part of: its fields are compared with a scenario without it
 */
function silentFields(fields: ReadonlyMap<string, Type>, of: string, write: (field: string) => Partial<Parts>, whole = false): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [field, type] of fields) {
    if (exceptions.has(`${of}.${field}`)) continue;
    const before = scenario(whole ? {} : write(''));
    const wrong = valuesOf(type).map((value) => silent(before, scenario(write(`${field}: ${value}`))));
    if (!wrong.includes(null)) found[field] = wrong[0] ?? 'has no value here';
  }
  return found;
}

describe('fields', () => {
  test('of the person', () => expect(silentFields(personFields, 'person', (profile) => ({ profile }))).toEqual({}));

  test.each(relationships.slice(0, 2))('of a %s of the household', (relationship) =>
    expect(
      silentFields(
        new Map<string, Type>([
          ...personFields,
          ['count', { kind: 'number', whole: true }],
          ['same_household', { kind: 'boolean' }],
          ['age', { kind: 'number', whole: true }],
        ]),
        'member',
        (field) => ({ profile: `household { ${relationship} { ${field} } }` }),
      ),
    ).toEqual({}),
  );

  test.each(Object.keys(partyFields) as (keyof typeof partyFields)[])('of a %s', (kind) => {
    const used: Readonly<Record<typeof kind, Partial<Parts>>> = {
      provider: { timeline: 'event extra at 2024-01-08 { encounter ambulatory { provider: tried } }' },
      facility: { timeline: 'event extra at 2024-01-08 { encounter ambulatory { facility: tried } }' },
      pharmacy: {},
      payer: {},
      sponsor: {},
    };
    // Only benefits refer to the others.
    const whole = used[kind].timeline === undefined;
    expect(silentFields(partyFields[kind], kind, (field) => ({ ...used[kind], more: `${kind} tried { ${field} }` }), whole)).toEqual({});
  });

  // Those of plans and coverage: law-12-benefits.
  test.each(formularyTerms.filter(([, spec]) => spec.fields.size > 0))('of the block `%s`', (word, spec) => {
    const needs = spec.needs.map((need) => `${need}: ${valuesOf(spec.fields.get(need) as Type)[0]}`).join('  ');
    const argument = spec.argument === 'none' ? '' : spec.argument === 'name' ? ' tried' : spec.argument === 'drug' ? ' rx.metformin' : ` ${spec.argument[0]}`;
    const around = formularyTerms.find(([, { parts }]) => parts.includes(word))?.[0];
    const inside = (text: string): string =>
      around === undefined
        ? text
        : around === 'formulary'
          ? `formulary f { ${text} }`
          : around === 'tier'
            ? `formulary f { tier t { level: 1  ${text} } }`
            : `formulary f { drug rx.metformin { covered: no  ${text} } }`;
    expect(
      silentFields(spec.fields, word, (field) => ({ more: `payer insurer { name: "I" }\n${inside(`${word}${argument} { ${needs}  ${field} }`)}` }), true),
    ).toEqual({});
  });

  test.each(defectVerbs)('of the defect `%s`', (verb) => {
    const spec = defectSpecs[verb];
    const rich =
      'immunize cvx.flu  device sx.lens  imaging labs.a1c  goal "Lower"  careplan "Diet"  note "A letter." { type: labs.a1c }  dispense rx.metformin  order labs.a1c  prescribe rx.metformin  administer rx.metformin  procedure sx.pain  note "Seen."  allergy rx.metformin  appointment cardiology';
    const person = 'prefix: "Dr."  middle: "Ann"  suffix: "Jr."  email: "a@example.org"  birth_order: 2';
    for (const target of spec.targets) {
      const line = (more: string): Partial<Parts> => ({
        visit: rich,
        profile: person,
        more: `defects { ${verb} ${target}: 100%${spec.needsLength === true ? ` { by: ${more === '' ? '20 days' : '9 days'} }` : ''} ${more} }`,
      });
      expect([target, silent(scenario({ visit: rich, profile: person }), scenario(line('')))]).toEqual([target, null]);
      expect([target, silent(scenario(line('')), scenario(line('when age > 45')))]).toEqual([target, null]);
    }
  });
});
