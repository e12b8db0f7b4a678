/** Mixins with parameters: what the items of each include say, where they may stand, and that the draws of two includes are apart. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Ir } from '../../ir/definition.ts';
import { allExpressions, eachPart } from '../../ir/walk.ts';
import { BlockRunner } from '../../runtime/sink/block-runner.ts';
import { verdictOf } from '../../runtime/sink/expectation-verdicts.ts';
import { planOf, subjects } from '../support/scenario-runs.ts';

const base = `hsim 1
scenario t "T" { as_of: 2026-01-01 }
codes labs: LOINC {
  a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4..5.6 decimals: 1 }
  ldl 13457-7 "Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation" { unit: 'mg/dL' normal: 0..99 decimals: 0 }
}
codes dx: ICD10CM { t2dm E11.9 "Type 2 diabetes mellitus without complications"  htn I10 "Essential (primary) hypertension" }
codes rx: RXNORM { metformin 861007 "metformin hydrochloride 500 MG Oral Tablet"  lisinopril 314076 "lisinopril 10 MG Oral Tablet" }
group tablets: [rx.metformin, rx.lisinopril]
`;

function compiled(text: string, files: Readonly<Record<string, string>> = {}) {
  const read = (path: string) => (path in files ? { path: `${path}.hsim`, text: files[path], sha256: '' } : { problem: 'there is no such file' });
  return compile({ path: 'main.hsim', text: base + text, sha256: '' }, { read }, new Map());
}

const reported = (text: string, files: Readonly<Record<string, string>> = {}): string[] =>
  compiled(text, files)
    .diagnostics.filter(({ severity }) => severity !== 'note')
    .map(({ code, file, span, message }) => `${code} ${file}:${span?.start ?? ''} ${message}`);

function irOf(text: string, files: Readonly<Record<string, string>> = {}): Ir {
  expect(reported(text, files)).toEqual([]);
  return compiled(text, files).value.ir as Ir;
}

const run = (text: string, count = 20, files: Readonly<Record<string, string>> = {}) => subjects(irOf(text, files), { count });

const screening = `
mixin screening(test: code, interval: duration, since: anchor, share: share) {
  event screen every interval from since for 2 years {
    encounter ambulatory {
      observe test: in_range
      branch next { call share { } none rest { } }
    }
  }
  event call at screen + 2 days when next == call { encounter virtual { note "Result {last(test)}." } }
}
profile adult { age: 50 }
`;
const twice = `${screening}
timeline care of adult {
  anchor index: 2023-01-02
  include screening(test: labs.a1c, interval: 1 year, since: index, share: 75%) as sugar
  include screening(test: labs.ldl, interval: 6 months, since: index + 1 month, share: 1/2) as lipids
}
`;

function outcomes(text: string, files: Readonly<Record<string, string>> = {}): string[] {
  const ir = irOf(text, files);
  const { tally } = new BlockRunner(planOf(ir, { count: 400 })).subjects(0, 400, '0', []);
  return ir.expectations.map((one, i) => verdictOf(one, tally.expectations[i]).outcome);
}

/** Every draw has a path of its own. */
function pathsOf(ir: Ir): string[] {
  return [...allExpressions(ir)].flatMap((expression) =>
    [...eachPart(expression)].flatMap((part) => ('path' in part && typeof part.path === 'string' ? [part.path] : [])),
  );
}

describe('a mixin that a timeline includes twice', () => {
  test('has the arguments of each include', () => {
    for (const { observations, encounters } of run(twice)) {
      const of = (code: string) => observations.filter((one) => one.code.code === code).map(({ effective }) => effective);
      expect(of('4548-4')).toHaveLength(2);
      expect(of('13457-7')).toHaveLength(4);
      expect(encounters.length).toBeGreaterThanOrEqual(6);
    }
  });

  test('declares events, branches and anchors under the name of each include', () => {
    const asked = `${twice}
      expect {
        share(subjects where any(sugar.call)) ~ 15/16
        share(subjects where sugar.next == call) ~ 75%
        share(subjects where lipids.next == call) ~ 50%
        share(subjects where count(care.lipids.screen) == 4) == 100%
        never lipids.call before sugar.screen[1] - 1 year
      }`;
    expect(outcomes(asked)).toEqual(['passed', 'passed', 'passed', 'passed', 'passed']);
  });

  test('draws each include apart, whatever their order', () => {
    const ir = irOf(twice);
    const paths = pathsOf(ir);
    expect(new Set(paths).size).toBe(paths.length);
    const swapped = twice.replace(/( {2}include [^\n]*\n)( {2}include [^\n]*\n)/, '$2$1');
    expect(swapped).not.toBe(twice);
    const values = (text: string) =>
      run(text).map(({ observations }) => observations.map(({ code, value, effective }) => JSON.stringify([code.code, value, effective])).sort());
    expect(values(swapped)).toEqual(values(twice));
  });

  test('can be changed by an override of one of them', () => {
    const changed = twice.replace('as lipids\n', 'as lipids\n  override event lipids.call { encounter emergency { } }\n');
    const all = run(changed).flatMap(({ encounters }) => encounters.map((one) => one.class));
    expect(all.filter((one) => one === 'virtual').length).toBeGreaterThan(20);
    expect(all.filter((one) => one === 'emergency').length).toBeGreaterThan(20);
  });

  test('needs a name for the second', () => {
    const unnamed = twice.replace(' as sugar', '').replace(' as lipids', '');
    expect(reported(unnamed)).toEqual([expect.stringMatching(/^HS2038 .*; a second `include` of it needs a name/)]);
  });
});

const people = 'profile adult { age: 50 }\n';
const visit = (items: string): string => `timeline care of adult { event visit at 2024-05-06 { ${items} } }\n`;

describe('a mixin may stand wherever its items may', () => {
  test('in a visit, with fields of the visit', () => {
    const [one] = run(`mixin kept(length: duration, test: code) { duration: length  observe test: in_range }
${people}${visit('encounter ambulatory { include kept(length: 90 minutes, test: labs.a1c)  note "Seen." }')}`);
    expect(one.encounters.map(({ start, end }) => (end ?? 0) - start)).toEqual([90]);
    expect([one.observations.length, one.document_references.length]).toEqual([1, 1]);
  });

  test('in the braces of a verb that takes only fields', () => {
    const [one] = run(`mixin course(days: number) { quantity: 2 * days  days_supply: days }
${people}${visit('encounter ambulatory { prescribe rx.metformin { include course(days: 45)  refills: 2 } }')}`);
    expect(one.medication_requests.map(({ quantity, days_supply, refills }) => [quantity, days_supply, refills])).toEqual([[90, 45, 2]]);
    expect(reported(`mixin extra { note "A" }\n${people}${visit('encounter ambulatory { prescribe rx.metformin { include extra } }')}`)).toEqual([
      expect.stringMatching(/^HS2012 .*which can contain only fields/),
    ]);
  });

  test('in the profile, its history and its household', () => {
    const [one] = run(`mixin past(condition: code, years: number) { condition condition { onset: start - years * 1 year } }
mixin child_of(low: number) { child { age: uniform(low..low + 2) } }
mixin weighed(base: number) { attribute weight: base }
profile adult { age: 50  include weighed(base: 81)  history { include past(condition: dx.t2dm, years: 3)  include past(condition: dx.htn, years: 5) }  household { include child_of(low: 4) } }
${visit('encounter ambulatory { observe labs.ldl: weight }').replace('{ event', '{ anchor start: 2024-01-01  event')}`);
    expect(one.conditions.map(({ code }) => code.code)).toEqual(['E11.9', 'I10']);
    expect(one.observations.map(({ value }) => value)).toEqual([81]);
    expect(one.related_persons).toHaveLength(1);
  });

  test('in arms, measures, panels, defects, cover and parties', () => {
    const ir = irOf(`mixin worse(by: number) { level: 5 + by }
mixin early(days: number) { event care.visit at 2024-05-06 + days * 1 day }
mixin everybody { initial: any(visit) }
mixin both { test labs.a1c  test labs.ldl }
mixin faults(share: share) { missing phone: share }
mixin all_arms { values(health) }
mixin address(town: text) { city: town  state: "OH" }
panel some { code: labs.a1c  include both }
provider dr_lee { specialty: cardiology  include address(town: "Ada") }
profile adult { age: 50  attribute level: 5.0 }
variations health { well 50% { } ill rest { include worse(by: 3)  include early(days: 10) } }
${visit('encounter ambulatory { provider: dr_lee  observe labs.a1c: level }')}
measure low { title: "Low"  include everybody  numerator: last(labs.a1c) < 6 }
defects { include faults(share: 25%) }
cover { include all_arms }`);
    expect(ir.panels[0].tests).toEqual([0, 1]);
    expect(ir.defects.map(({ path }) => path)).toEqual(['defects.missing.phone']);
    expect(ir.expectations.map(({ text }) => text)).toEqual(['cover values(health)']);
    expect(ir.measures).toHaveLength(1);
    expect(ir.parties[0].fields.map(({ name }) => name)).toEqual(['city', 'state', 'specialty']);
    const all = subjects(ir, { count: 10 });
    expect(all.map(({ observations }) => observations[0].value)).toEqual(all.map(({ variations }) => (variations['health'] === 'ill' ? 8 : 5)));
  });

  test('in states and days of a cycle', () => {
    const [one] = run(`mixin dose(drug: code) { encounter ambulatory { administer drug { dose: 1  dose_unit: "tablet"  route: oral } } }
${people}timeline care of adult { anchor first: 2024-05-06 }
states course from first { sick { include dose(drug: rx.metformin)  wait 3 days  end } }
cycle given every 14 days from first times 2 { day 1 { include dose(drug: rx.lisinopril) } }`);
    expect(one.medication_administrations.map(({ code }) => code.code).sort()).toEqual(['314076', '314076', '861007']);
  });

  test('in a flow, whose parameters can be its arguments', () => {
    const [one] = run(`mixin taken(test: code) { event done at sent + 1 day { encounter virtual { observe test: in_range }  end made } }
flow checked(test: code, on_date: anchor) -> made { event sent at on_date { encounter virtual { order test } }  include taken(test: test) }
${people}timeline care of adult { anchor first: 2024-05-06  run checked(test: labs.ldl, on_date: first) as one }`);
    expect(one.observations.map(({ code }) => code.code)).toEqual(['13457-7']);
  });
});

describe('plans and formularies', () => {
  test('include each other, override whole blocks, and take mixins in their blocks', () => {
    const text = `mixin usual_costs(share: share) { coinsurance: share }
payer p { name: "P" }
plan bronze { type: PPO  payer: p  deductible { individual: $3,000 family: $6,000 }  oop_max { individual: $7,000 }  benefit pcp_visit { copay: $40 }
  network out { include usual_costs(share: 40%) } }
plan silver { include bronze  override deductible { individual: $1,000 }  override type: HMO  benefit imaging { include usual_costs(share: 20%) } }
formulary base { tier generic { level: 1  copay: $10 }  drug tablets { tier: generic  step rx.metformin { taken: 90 days } } }
formulary more { include base  override tier generic { level: 1  copay: $5 }  drug dx.t2dm { tier: generic } }
${people}`;
    const { value, diagnostics } = compiled(text.replace('  drug dx.t2dm { tier: generic }', ''));
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
    const ir = value.ir as Ir;
    const [bronze, silver] = ir.plans;
    expect(bronze.parts.map(({ word }) => word)).toEqual(['deductible', 'oop_max', 'benefit', 'network']);
    expect(bronze.parts[3].fields.map(({ name }) => name)).toEqual(['coinsurance']);
    expect(silver.parts.map(({ word, name }) => [word, name])).toEqual([
      ['deductible', null],
      ['oop_max', null],
      ['benefit', 'pcp_visit'],
      ['network', 'out'],
      ['benefit', 'imaging'],
    ]);
    expect(silver.parts[0].fields.map(({ name }) => name)).toEqual(['individual']);
    expect(ir.formularies[1].parts.map(({ word, concepts }) => [word, concepts])).toEqual([
      ['tier', null],
      ['drug', [4, 5]],
    ]);
    expect(reported(text)).toContainEqual(expect.stringMatching(/^HS6004 .*ICD10CM/));
    expect(reported(text.replace('override deductible', 'deductible')).filter((one) => one.startsWith('HS2032'))).toHaveLength(1);
    expect(reported(`plan a { type: HMO include b }\nplan b { type: HMO include a }\n${people}`).filter((one) => /^HS2031/.test(one))).toHaveLength(1);
  });
});

describe('arguments', () => {
  const older = `mixin older(base: number, extra: condition) { attribute level: base + (if extra then 1 else 0) }\n`;
  const by = (args: string): string[] => reported(`${older}profile adult { age: 50  include older${args} }`);
  test('are given by name, each once, each of its type', () => {
    expect(by('(base: 5, extra: age > 40)')).toEqual([]);
    expect(by('(base: 5)')).toEqual([expect.stringMatching(/^HS3010 .*needs a value for its parameter `extra`/)]);
    expect(by('')).toHaveLength(2);
    expect(by('(5, extra: yes)')).toEqual([expect.stringMatching(/^HS3010 .*must be named/)]);
    expect(by('(base: 5, extra: yes, more: 3)')).toEqual([expect.stringMatching(/^HS3010 .*no parameter `more`/)]);
    expect(by('(base: 5, base: 6, extra: yes)')).toEqual([expect.stringMatching(/^HS2002 /)]);
    expect(by('(base: 3 months, extra: yes)')).toEqual([expect.stringMatching(/^HS3001 /)]);
    expect(by('(base: uniform(1..5), extra: yes)')).toEqual([expect.stringMatching(/^HS5116 /)]);
    expect(by('(base: lvel, extra: yes)')).toEqual([expect.stringMatching(/^HS2001 .*`lvel`/)]);
  });

  test('of a parameter that nothing reads are checked too, and it is reported', () => {
    const text = (value: string): string => `mixin older(base: number) { attribute level: 5 }\nprofile adult { age: 50  include older(base: ${value}) }`;
    expect(reported(text('3 months'))).toEqual([expect.stringMatching(/^HS3001 /)]);
    const notes = compiled(text('3')).diagnostics.map(({ code, message }) => `${code} ${message}`);
    expect(notes).toContainEqual(expect.stringMatching(/^HS8002 .*parameter `base`/));
  });

  test('have names of the file that gives them, and the mixin those of its own', () => {
    const lib = `hsim 1
codes labs: LOINC { k 2823-3 "Potassium [Moles/volume] in Serum or Plasma" { unit: 'mmol/L' normal: 3.5..5.1 } }
mixin taken(test: code) { observe test: in_range  observe labs.k: in_range }`;
    const [one] = run(`use "lib" as lib\n${people}${visit('encounter ambulatory { include lib.taken(test: labs.a1c) }')}`, 1, { lib });
    expect(one.observations.map(({ code }) => code.code)).toEqual(['4548-4', '2823-3']);
  });

  test('reach through mixins, and do not grow without end', () => {
    const chain = (n: number): string => [...Array(n).keys()].map((i) => `mixin m${i}(x: number) { include m${i + 1}(x: x + x) }`).join('\n');
    const text = (n: number): string =>
      `${chain(n)}\nmixin m${n}(x: number) { attribute level: x }\n${people.replace('50', '50  include m0(x: 1)')}${visit('encounter ambulatory { observe labs.ldl: level }')}`;
    expect(run(text(5), 1)[0].observations.map(({ value }) => value)).toEqual([32]);
    expect(reported(text(40))).toEqual([expect.stringMatching(/^HS1009 .*mixins use their arguments/)]);
  });

  test('can be an event, a group, a weight and a rate', () => {
    const [one] = run(`mixin after(what: anchor, drugs: code, share: share) {
  event later at what + 2 days when not on(drugs) { encounter virtual { branch go { a share { note "A" } b rest { note "B" } } } }
}
${people}timeline care of adult {
  event visit every 1 month from 2024-01-01 times 3 { encounter ambulatory { } }
  include after(what: visit, drugs: tablets, share: 0%)
}`);
    expect(one.document_references.map(({ text }) => text)).toEqual(['B', 'B', 'B']);
  });
});
