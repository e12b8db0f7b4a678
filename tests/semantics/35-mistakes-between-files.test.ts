/** Mistakes where files, mixins and people meet: each is one diagnostic, at its cause, whichever way it is written. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { subjects } from '../support/scenario-runs.ts';

const head = 'scenario t "T" { as_of: 2025-06-30 }\n';
const person = 'profile adult { age: 50 }\n';
const line = 'timeline care of adult { anchor start: 2024-01-01  event visit at start { encounter ambulatory { } } }\n';

function compiled(main: string, files: Readonly<Record<string, string>> = {}) {
  const all: Readonly<Record<string, string>> = { main, ...files };
  const read = (path: string) => (path in all ? { path: `${path}.hsim`, text: `hsim 1\n${all[path]}`, sha256: '' } : { problem: 'there is no such file' });
  return compile({ path: 'main.hsim', text: `hsim 1\n${main}`, sha256: '' }, { read }, new Map());
}

/** The codes of all errors, with the first edit of each. */
function errors(main: string, files?: Readonly<Record<string, string>>): string[] {
  const { value, diagnostics } = compiled(main, files);
  const found = diagnostics.filter(({ severity }) => severity === 'error');
  if (found.length > 0) expect(value.ir).toBeNull();
  return found.map(({ code, file, suggestions }) => `${code} ${file}${suggestions.length === 0 ? '' : `: ${suggestions[0].title}`}`);
}

describe('files that import each other', () => {
  test('through one file or several, with names of theirs in use', () => {
    expect(errors(`${head}use "main" as me\n${person}${line}`)).toEqual(['HS2014 main.hsim: remove `use "main"`']);
    expect(errors(`${head}use "b" as b\n${person}${line}`, { b: `use "main" as m\n${person}` })).toEqual(['HS2014 b.hsim: remove `use "main"`']);
    const files = { b: 'use "c" as c\nprofile p { include c.p  age: 4 }', c: 'use "b" as b\nprofile p { include b.p }' };
    expect(errors(`${head}use "b" as b\nprofile adult { include b.p }\n${line}`, files)).toEqual(['HS2014 c.hsim: remove `use "b"`']);
  });

  test('so do mixins and timelines', () => {
    const mixins = 'mixin a { include b }\nmixin b { include a }\n';
    expect(errors(`${head}${mixins}profile adult { age: 50  include a }\n${line}`)).toEqual([expect.stringMatching(/^HS2031 main\.hsim: remove `include /)]);
    const own = 'mixin a(n: number) { include a(n: n + 1) }\n';
    expect(errors(`${head}${own}profile adult { age: 50  include a(n: 1) }\n${line}`)).toEqual([expect.stringMatching(/^HS2031 main\.hsim: remove `include /)]);
    const lines = 'timeline care of adult { anchor start: 2024-01-01  include other }\ntimeline other of adult { include care }\n';
    expect(errors(`${head}${person}${lines}`)).toEqual([expect.stringMatching(/^HS2031 main\.hsim: remove `include /)]);
  });
});

test('two includes that disagree', () => {
  const two = (a: string, b: string): string[] => errors(`${head}mixin a { ${a} }\nmixin b { ${b} }\nprofile adult { age: 50  include a  include b }\n${line}`);
  expect(two('attribute x: 1', 'attribute x: 2')).toEqual(['HS2034 main.hsim: add `override attribute x: 1`']);
  expect(two('let x: 1', 'let x: 2')).toEqual(['HS2034 main.hsim: add `override let x: 1`']);
  expect(two('household { child { age: 3 } }', 'household { child { age: 4 } }')).toEqual(['HS2034 main.hsim: add `override household { child { age: 3 } }`']);
  const files = { b: 'profile p { age: 40 }', c: 'profile p { age: 41 }' };
  expect(errors(`${head}use "b" as b\nuse "c" as c\nprofile adult { include b.p  include c.p }\n${line}`, files)).toEqual([
    'HS2034 main.hsim: add `override age: 40`',
  ]);
});

test('an axis that depends on a later one', () => {
  const [a, b] = ['variations a { y 50% { } n rest { } }\n', (of: string) => `variations b ${of} { p 50% { } q rest { } }\n`];
  const moved = 'HS4032 main.hsim: move `variations a` before `variations b`';
  expect(errors(`${head}${person}${b('when a == y')}${a}${line}`)).toEqual([moved]);
  expect(errors(`${head}${person}${b('with a')}${a}${line}`)).toEqual([moved]);
  expect(errors(`${head}${person}${b('when b == p')}${line}`)).toEqual(['HS4032 main.hsim']);
  const lib = { b: `profile p { age: 40 }\n${a}` };
  expect(errors(`${head}use "b" as m\nprofile adult { include m.p }\n${b('when m.a == y')}${line}`, lib)).toEqual(['HS4032 main.hsim']);
});

test('a `let` that draws', () => {
  const draws = (let_: string, items: string): string[] => errors(`${head}${let_}\nprofile adult { age: 50  ${items} }\n${line}`);
  expect(draws('let x: uniform(1..5)', 'attribute y: x')).toEqual([expect.stringMatching(/^HS3050 main\.hsim: declare `attribute x` in the profile/)]);
  expect(draws('', 'let x: chance 50%  attribute y: if x then 1 else 0')).toEqual([expect.stringMatching(/^HS3050 main\.hsim: use `attribute`/)]);
  expect(draws('mixin m(n: number) { let x: n + uniform(1..5) }', 'include m(n: 4)  attribute y: x')).toEqual([
    expect.stringMatching(/^HS3050 main\.hsim: use `attribute`/),
  ]);
  const lib = { b: 'let x(n: number): n + normal(mean: 0, sd: 1)' };
  expect(errors(`${head}use "b" as b\nprofile adult { age: 50  attribute y: b.x(3) }\n${line}`, lib)).toEqual(['HS3050 b.hsim']);
});

test('a name with several meanings', () => {
  const more = 'timeline more of adult { event visit at start + 1 day { encounter ambulatory { } } }\n';
  expect(errors(`${head}${person}${line}${more}expect { share(subjects where any(visit)) == 100% }`)).toEqual(['HS2064 main.hsim: write `care.visit`']);
  const mixin = 'mixin s(d: duration) { event visit at start + d { encounter ambulatory { } } }\n';
  const twice = 'include s(d: 1 day) as a  include s(d: 2 days) as b';
  const text = `${head}${mixin}${person}timeline care of adult { anchor start: 2024-01-01  ${twice}  event last at visit + 3 days { encounter virtual { } } }`;
  expect(errors(text)).toEqual(['HS2001 main.hsim: did you mean `a.visit`?']);
});

test('an import with a parameter that there is not, or out of its range', () => {
  const lib = { b: 'param n: 3 in 1..10\nprofile p { age: 40 + n }' };
  const by = (braces: string): string[] => errors(`${head}use "b" as b { ${braces} }\nprofile adult { include b.p }\n${line}`, lib);
  expect(by('n: 20')).toEqual(['HS3014 main.hsim: write `10`, the nearest value in the range']);
  expect(by('m: 2')).toEqual(['HS2001 main.hsim: did you mean `n`?']);
  expect(by('n: 3 months')).toEqual(['HS3001 main.hsim']);
});

test('a household without end, with nothing that follows from it', () => {
  const self = (text: string): string[] => errors(`${head}${text}\n${line}`);
  const edit = 'HS2044 main.hsim: remove `is: adult`; the relative is then not a patient and has no records';
  expect(self('profile adult { age: 50  household { child { is: adult  age: 3 } } }')).toEqual([edit]);
  expect(self('profile other { age: 4 }\nprofile adult { age: 50  household { child { is: adult  age: 3 } } }')).toEqual([edit]);
  expect(self('mixin family { household { child { is: adult  age: 3 } } }\nprofile adult { age: 50  include family }')).toEqual([edit]);
  const lib = { b: 'profile kid { household { sibling { is: kid  age: 4 } } }' };
  expect(errors(`${head}use "b" as b\nprofile adult { age: 50  household { child { is: b.kid  age: 3 } } }\n${line}`, lib)).toEqual([
    'HS2044 b.hsim: remove `is: kid`; the relative is then not a patient and has no records',
  ]);
});

test('a start that nobody states', () => {
  const mixin = 'mixin s(on_date: anchor) { anchor c: on_date  event visit at c { encounter ambulatory { } } }\n';
  const text = `${head}${mixin}${person}timeline care of adult { include s(on_date: 2024-01-01) as a  include s(on_date: 2024-02-01) as b }`;
  expect(errors(text)).toEqual(['HS5017 main.hsim: add `start: a.c` to `scenario`']);
  expect(errors(text.replace('2025-06-30', '2025-06-30  start: b.c'))).toEqual([]);
});

test('a patient of a household can have the profile of another file', () => {
  const baby = `profile infant { attribute weight: 3.4 }
variations feeding { breast 60% { } bottle rest { weight: 3.0 } }`;
  const main = `${head}use "baby" as b
profile mother { age: 30  sex: female  household { child baby { is: b.infant  birth_date: delivery } } }
timeline care of mother {
  anchor start: 2024-01-01
  event delivery at start + 40 days { admit { class: inpatient } }
  event home at delivery + 2 days { discharge home }
}`;
  const { value, diagnostics } = compiled(main, { baby });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const all = subjects(value.ir as NonNullable<typeof value.ir>, { count: 10 });
  expect(all).toHaveLength(20);
  const [mother, infant] = all;
  expect(infant.patient.birth_date).toBe(Math.floor(mother.encounters[0].start / 1440));
  const infants = all.filter((_, i) => i % 2 === 1);
  expect(infants.filter(({ variations }) => variations['b.feeding'] === 'breast')).toHaveLength(6);
  // Its timeline comes as any other does: by a profile and a timeline that include those of the file.
  expect(infant.encounters).toEqual([]);
  const seen = main
    .replace('is: b.infant', 'is: infant')
    .replace('timeline care', 'profile infant { include b.infant }\ntimeline checks of infant { include b.checks }\ntimeline care');
  const checks = `${baby}\ntimeline checks of infant { event check at birth + 5 days { encounter ambulatory { note "Weighed: {weight}." } } }`;
  const other = compiled(seen, { baby: checks });
  expect(other.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  const [, born] = subjects(other.value.ir as NonNullable<typeof value.ir>, { count: 10 });
  expect(born.document_references.map(({ text }) => text)).toEqual([expect.stringMatching(/^Weighed: 3(\.4)?\.$/)]);
});
