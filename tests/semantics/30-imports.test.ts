/** Files that are used by others: with parameters, with their axes, expectations, measures and defects, and with visits that several share. */
import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { Ir } from '../../ir/definition.ts';
import type { Subject } from '../../model/subject.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { planOf, subjects } from '../support/scenario-runs.ts';

/** A scenario by itself, which the others use. */
const heart = `hsim 1
scenario heart "Heart failure" { as_of: 2020-01-01  start: entry }
param visits: 4 in 1..12
param mean_age: 70 in 40..90
codes labs: LOINC { bnp 30934-4 "Natriuretic peptide B [Mass/volume] in Serum or Plasma" { unit: 'pg/mL' normal: 0..100 decimals: 0 } }
codes dx: ICD10CM { hf I50.9 "Heart failure, unspecified" }
profile patient {
  age: normal(mean: mean_age, sd: 4) in 30..99
  default sex: choose { male: 50%, female: 50% }
  default attribute smoker: chance 20%
  attribute level: 300
}
variations severity { mild 75% { } severe rest { level: 900 } }
timeline usual of patient {
  anchor entry: 2024-01-08
  event visit every 1 month from entry times visits {
    encounter ambulatory { observe labs.bnp: level  diagnose dx.hf when not has(dx.hf) }
  }
  event call at usual.visit + 3 days when severity == severe { encounter virtual { note "Called." } }
}
expect {
  share(subjects where severity == severe) == 25%
  share(subjects where any(call)) == 25%
}
cover { values(severity) }
measure low { title: "Low"  initial: any(visit)  numerator: last(labs.bnp) < 500 }
defects { missing phone: 50% }
`;

interface Files {
  readonly [path: string]: string;
}

function compiled(main: string, files: Files = { heart }, settings: Readonly<Record<string, string>> = {}) {
  const read = (path: string) => (path in files ? { path: `${path}.hsim`, text: files[path], sha256: '' } : { problem: 'there is no such file' });
  const { value, diagnostics } = compile({ path: 'main.hsim', text: `hsim 1\n${main}`, sha256: '' }, { read }, new Map(Object.entries(settings)));
  return { ir: value.ir, diagnostics: diagnostics.filter(({ severity }) => severity !== 'note') };
}

const shown = ({ code, file, message }: Diagnostic): string => `${code} ${file} ${message}`;

function irOf(main: string, files?: Files, settings?: Readonly<Record<string, string>>): Ir {
  const { ir, diagnostics } = compiled(main, files, settings);
  expect(diagnostics.map(shown)).toEqual([]);
  return ir as Ir;
}

const run = (main: string, count = 40, files?: Files, settings?: Readonly<Record<string, string>>): Subject[] =>
  subjects(irOf(main, files, settings), { count });
const problems = (main: string, files?: Files): string[] => compiled(main, files).diagnostics.map(shown);

const head = 'scenario t "T" { as_of: 2025-06-30 }\n';
const own = `${head}profile adult { include hf.patient }
timeline care of adult { include hf.usual }`;
const uses = `use "heart" as hf\n${own}`;

test('a whole scenario can be used: its axes come with its profile, and nothing else of it happens', () => {
  const all = run(uses);
  expect(all.map(({ observations }) => observations.length)).toEqual(all.map(() => 4));
  expect(all.filter(({ variations }) => variations['hf.severity'] === 'severe')).toHaveLength(10);
  for (const { variations, encounters, observations } of all) {
    expect(encounters.filter(({ class: kind }) => kind === 'virtual')).toHaveLength(variations['hf.severity'] === 'severe' ? 4 : 0);
    expect(new Set(observations.map(({ value }) => value))).toEqual(new Set([variations['hf.severity'] === 'severe' ? 900 : 300]));
  }
  const ir = irOf(uses);
  expect([ir.expectations, ir.measures, ir.defects]).toEqual([[], [], []]);
  expect(ir.scenario.title).toBe('T');
});

test('expect, cover, defects and measures come by include alone, and are about the names of their file', () => {
  const ir = irOf(`${uses}
expect { include hf.expect  share(subjects where hf.severity == mild) == 75%  share(subjects where any(care.call)) == 25% }
cover { include hf.cover }
defects { include hf.defects }
measure ours { include hf.low  override title: "Ours" }`);
  const { tally } = new BlockRunner(planOf(ir, { count: 40 })).subjects(0, 40, '0', []);
  expect(ir.expectations.map((one, i) => verdictOf(one, tally.expectations[i]).outcome)).toEqual(ir.expectations.map(() => 'passed'));
  expect(ir.expectations.map(({ text, at }) => [text, at[0]])).toEqual([
    ['share(subjects where severity == severe) == 25%', 1],
    ['share(subjects where any(call)) == 25%', 1],
    ['share(subjects where hf.severity == mild) == 75%', 0],
    ['share(subjects where any(care.call)) == 25%', 0],
    ['cover values(severity)', 1],
  ]);
  expect(ir.measures.map(({ name, title }) => [name, title])).toEqual([['ours', 'Ours']]);
  expect(ir.defects.map(({ path }) => path)).toEqual(['hf.defects.missing.phone']);
  expect(problems(`${uses}\nexpect { include hf }`)).toEqual(['HS2001 main.hsim there is no `expect` block `hf`']);
  expect(problems(`${uses}\nexpect { include expect }`)).toEqual(['HS2001 main.hsim there is no `expect` block `expect`']);
  expect(problems(`${uses}\ncover { include hf.expect }`)).toEqual(['HS2001 main.hsim there is no `cover` block `hf.expect`']);
});

test('an import sets parameters by name; those it leaves keep their defaults, and --set reaches both', () => {
  const fewer = uses.replace(' as hf', ' as hf { visits: 2 }');
  const visits = (main: string, settings = {}): number => run(main, 1, { heart }, settings)[0].observations.length;
  expect([visits(fewer), visits(fewer, { 'hf.visits': '3' }), visits(uses, { 'hf.visits': '1' })]).toEqual([2, 3, 1]);
  const passed = `param n: 5 in 1..30\n${uses.replace(' as hf', ' as hf { visits: n }')}`;
  expect([visits(passed), visits(passed, { n: '6' })]).toEqual([5, 6]);
  const by = (braces: string): string[] => problems(uses.replace(' as hf', ` as hf { ${braces} }`));
  expect(by('visit: 2')).toEqual(['HS2001 main.hsim there is no parameter `visit`']);
  expect(by('visits: 20')).toEqual(['HS3014 main.hsim the value 20 of the parameter `hf.visits` is outside its range `1..12`']);
  expect(by('visits: 2 weeks').map((one) => one.slice(0, 16))).toEqual(['HS3001 main.hsim']);
  expect(by('visits: 2  visits: 3')).toEqual(['HS2004 main.hsim the field `visits` is set twice']);
  const { diagnostics } = compiled(passed, { heart }, { n: '20' });
  expect(diagnostics.map(shown)).toEqual(['HS3014 main.hsim the value n of the parameter `hf.visits` is outside its range `1..12`']);
  expect(problems(`param a: b\nparam b: 3\n${head}profile adult { age: 40 }`)).toEqual([
    'HS3007 main.hsim the parameter `b` is not allowed in the value of a parameter that is declared before it',
  ]);
});

test('a file that is used with the same parameters is one thing, and with others two', () => {
  const lib = `hsim 1\nparam pause: 10 days in 1 day..100 days
codes labs: LOINC { k 2823-3 "Potassium [Moles/volume] in Serum or Plasma" { unit: 'mmol/L' normal: 3.5..5.1 } }
flow check(on_date: anchor) -> done { event visit at on_date + pause { encounter virtual { observe labs.k: 4 }  end done } }`;
  const main = (b: string): string => `use "lib" as a { pause: 2 days }\nuse "lib" as b { ${b} }\n${head}profile adult { age: 40 }
timeline care of adult { anchor d: 2025-03-03  run a.check(on_date: d) as one  run b.check(on_date: d) as two }
expect { share(subjects where count(b.labs.k) == 2) == 100% }`;
  const days = (b: string): number[] =>
    run(main(b), 1, { lib })[0]
      .encounters.map(({ start }) => Math.floor(start / 1440))
      .map((day, _, [first]) => day - first);
  expect(days('pause: 2   days')).toEqual([0, 0]);
  expect(days('pause: 50 days')).toEqual([0, 48]);
  expect(problems(`use "heart" as a { visits: 1 }\nuse "heart" as b { visits: 2 }\n${head}profile adult { include a.patient  include b.patient }`)).toEqual([
    'HS2038 main.hsim `a.patient` and `b.patient` are the same declaration with different parameter values; only one of them can be included',
  ]);
});

test('fields that say the same are no conflict, a default yields, and anything else is an error with both places', () => {
  const other = 'hsim 1\nprofile lungs { age: 40  sex: female  attribute smoker: chance 60%  attribute level: 5 }';
  const files = { heart, other };
  const main = (more: string): string => `use "heart" as hf\nuse "other" as lung\n${head}profile adult { include hf.patient  include lung.lungs ${more} }`;
  const { diagnostics } = compiled(main(''), files);
  expect(diagnostics.map(({ code, found, related }) => [code, found, related.map(({ file }) => file)])).toEqual([
    ['HS2034', 'age', ['heart.hsim', 'other.hsim']],
    ['HS2034', 'attribute level', ['heart.hsim', 'other.hsim']],
  ]);
  const all = run(main('override age: 50  override attribute level: 7'), 10, files);
  expect(new Set(all.map(({ patient }) => patient.sex))).toEqual(new Set(['female']));
  // The includer goes before a default without `override`, and its own default after what it includes.
  expect(problems(`use "heart" as hf\n${head}profile adult { include hf.patient  attribute smoker: yes  default attribute level: 3 }`)).toEqual([]);
  const same = { heart, other: 'hsim 1\nprofile lungs { age: 40 }\nprofile heart { age:  40 }' };
  expect(problems(`use "other" as o\n${head}profile adult { include o.lungs  include o.heart }`, same)).toEqual([]);
  expect(problems(`${head}profile adult { age: 40 }\ntimeline care of adult { default anchor a: 2024-01-01 }`)).toEqual([
    'HS2012 main.hsim `default` is not allowed in a timeline; it is allowed only in a profile',
  ]);
});

test('a timeline keeps its profile, and an axis too', () => {
  const without = `use "heart" as hf\n${head}profile adult { age: 40 }`;
  expect(problems(`${without}\ntimeline care of adult { include hf.usual }`)).toEqual([
    'HS2036 main.hsim `hf.usual` is a timeline of the profile `hf.patient`, which the profile `adult` does not include',
  ]);
  expect(problems(`${without}\nexpect { share(subjects where hf.severity == severe) ~ 25% }`)).toEqual([
    'HS2037 main.hsim `hf.severity` belongs to the profile `hf.patient`, which the profile of this scenario does not include',
  ]);
});

test('names of modules: an event by its timeline, by its module, or alone', () => {
  const counted = (name: string): string => `${uses}\nexpect { share(subjects where count(${name}) == 4) == 100% }`;
  for (const name of ['visit', 'care.visit', 'hf.visit', 'hf.usual.visit']) expect(problems(counted(name))).toEqual([]);
  const two = `${uses}\ntimeline other of adult { event visit at 2024-05-06 { encounter virtual { note "Hello." } } }`;
  expect(problems(`${two}\nexpect { include hf.expect  share(subjects where count(hf.visit) == 4) == 100% }`)).toEqual([]);
  expect(problems(`${two}\nexpect { share(subjects where count(visit) == 4) == 100% }`).map((one) => one.slice(0, 6))).toEqual(['HS2064']);
});

test('errors of an imported file name the file', () => {
  const files = { heart: heart.replace('labs.bnp: level', 'labs.bpn: level') };
  expect(problems(uses, files).map((one) => one.slice(0, 17))).toEqual(['HS2001 heart.hsim']);
  expect(
    problems('use "heart" as hf\nscenario t "T" { as_of: 2025-06-30 }\nprofile adult { age: 40 }', { heart: `${heart}\nprofile {` }).map((one) =>
      one.slice(7, 17),
    ),
  ).toContain('heart.hsim');
});

const labs = `codes k: LOINC { k 2823-3 "Potassium [Moles/volume] in Serum or Plasma" { unit: 'mmol/L' normal: 3.5..5.1 } }`;
const inside = (events: string, more = ''): string => `${uses.replace('include hf.usual', `include hf.usual\n${events}`)}\n${labs}\n${more}`;

test('an event in another one adds to the end of each of its visits, and sees what the visit wrote', () => {
  const all = run(
    inside('event kidney in hf.visit when last(hf.labs.bnp) > 500 { observe k.k: 4 }  event twice in visit when any(kidney) { observe k.k: last(k.k) + 1 }'),
    8,
  );
  for (const { variations, observations, encounters } of all) {
    const severe = variations['hf.severity'] === 'severe';
    expect(encounters.filter(({ class: kind }) => kind === 'ambulatory')).toHaveLength(4);
    expect(observations.filter(({ code }) => code.code === '2823-3').map(({ value }) => value)).toEqual(severe ? [4, 5, 4, 5, 4, 5, 4, 5] : []);
    const visits = new Map(encounters.map((one) => [one.id, one]));
    for (const { encounter_id, effective } of observations) expect(visits.get(encounter_id ?? '')?.start).toBe(effective);
  }
});

test('it has a chance, is asked for by its name, and others depend on it', () => {
  const main = inside(
    'event kidney in hf.visit chance 50% { observe k.k }  event result at kidney + 2 days { encounter virtual { note "Told." } }',
    'expect { share(subjects where count(kidney) == count(k.k) and count(result) == count(kidney) and count(kidney) <= count(visit)) == 100% }',
  );
  const ir = irOf(main);
  const { tally } = new BlockRunner(planOf(ir, { count: 400 })).subjects(0, 400, '0', []);
  expect(verdictOf(ir.expectations[0], tally.expectations[0]).outcome).toBe('passed');
  const measured = subjects(ir, { count: 400 }).reduce((sum, { observations }) => sum + observations.filter(({ code }) => code.code === '2823-3').length, 0);
  expect(Math.abs(measured / 1600 - 0.5)).toBeLessThan(0.05);
});

test('each visit of an event has draws of its own, in arms of branches and in replacements by axes too', () => {
  const main = `${head}${labs}
profile adult { age: 40 }
variations place { near 50% { } far rest { event care.visit { encounter virtual { note "Far." } } } }
timeline care of adult {
  event visit at 2024-05-06 { encounter ambulatory { note "One." }  encounter virtual { note "Two." } }
  event more in visit { observe k.k }
}
expect { share(subjects where count(more) == 1) == 100% }`;
  const all = run(main, 20);
  for (const { variations, observations } of all) {
    expect(observations).toHaveLength(variations['place'] === 'far' ? 1 : 2);
    expect(new Set(observations.map(({ id }) => id)).size).toBe(observations.length);
  }
  expect(all.some(({ observations: [first, second] }) => second !== undefined && first.value !== second.value)).toBe(true);
});

test('what is not an event with a visit cannot take another in', () => {
  const why = (event: string): string[] => problems(inside(event)).map((one) => one.replace('main.hsim ', ''));
  expect(why('event a in a { observe k.k }')).toEqual(['HS2039 `a` is the event itself; an event cannot be `in` its own visits']);
  expect(why('event a in visit { observe k.k }  event b in a { observe k.k }')).toEqual([
    'HS2039 `a` has no encounter of its own, because it is itself `in` another event',
  ]);
  expect(why('event a in b { observe k.k }  event b in a { observe k.k }')).toHaveLength(2);
  expect(why('event a in entry { observe k.k }')).toEqual(['HS2039 `entry` is not an event']);
  expect(why('event a in visit.end { observe k.k }')).toEqual([
    'HS2039 `visit.end` is a single visit or point in time; `in` must be followed by the name of an event alone',
  ]);
  expect(why('event s at entry { set level: 5 }  event a in s { observe k.k }')).toEqual([
    'HS2039 `s` has no `encounter` or `admit`, so an event cannot be `in` it',
  ]);
  expect(why('event a in vist { observe k.k }').map((one) => one.slice(0, 6))).toEqual(['HS2001']);
  expect(why('event a in visit for 1 year { observe k.k }').map((one) => one.slice(0, 6))).toEqual(['HS5003']);
  expect(why('event a in visit { encounter virtual { note "x" } }').map((one) => one.slice(0, 6))).toEqual(['HS2006']);
});

test('an override changes single clauses of an event, as an arm does, and keeps the rest', () => {
  const timeline = (override: string): string => `${head}profile adult { age: 40 }
timeline usual of adult { anchor d: 2024-01-08  event visit every 1 month from d times 3 when age > 100 { encounter ambulatory { note "Seen." } } }
timeline care of adult { include usual  override event visit ${override} }`;
  const kinds = (override: string): string[] => run(timeline(override), 1)[0].encounters.map(({ class: kind }) => kind);
  expect(kinds('every 1 month from d times 5')).toEqual([]);
  expect(kinds('when age < 100')).toEqual(['ambulatory', 'ambulatory', 'ambulatory']);
  expect(kinds('every 1 month from d times 2 when yes { encounter virtual { note "Called." } }')).toEqual(['virtual', 'virtual']);
  expect(kinds('{ encounter virtual { note "Called." } }')).toEqual([]);
});
