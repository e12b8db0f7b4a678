/** Law 11 for names: what a scenario calls its things never meets a name of the program's own, nor one that every object of JavaScript has. */
import { describe, expect, test } from 'vitest';
import { cohort, compile, listTargets, validate, write } from '../../index.ts';

const names = [
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
  'id',
  'name',
  'value',
  'length',
  'patient',
  'patient_id',
  'index',
  'kind',
  'op',
  'then',
  'toJSON',
];

/** Each part alone, with the name as it is. */
const parts: Readonly<Record<string, (name: string) => string>> = {
  axis: (name) => `profile p { age: 40 }\nvariations ${name} { a 50% { } b rest { } }`,
  arm: (name) => `profile p { age: 40 }\nvariations a { ${name} 50% { } b rest { } }`,
  attribute: (name) => `profile p { age: 40 attribute ${name}: uniform(1..5) }\nexpect { share(subjects where ${name} > 0) == 100% }`,
  param: (name) => `param ${name}: 5\nprofile p { age: 40 + ${name} }`,
  column: (name) => `table t(age, ${name}) { 0..120 | 3 }\nprofile p { age: 40 attribute x: lookup(t, ${name}) }`,
  table: (name) => `table ${name}(age, y) { 0..120 | 3 }\nprofile p { age: 40 attribute x: lookup(${name}, y) }`,
  row: (name) =>
    `codes c: LOINC { ${name} 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 } }\nprofile p { age: 40 }\ntimeline t2 of p { event e at start { encounter ambulatory { observe c.${name}: 5 } } }`,
  event: (name) =>
    `profile p { age: 40 }\ntimeline t2 of p { event ${name} at start { encounter ambulatory { note "a" } } event e at ${name} + 1 day { encounter ambulatory { } } }`,
  timeline: (name) => `profile p { age: 40 }\ntimeline ${name} of p { event e at start { encounter ambulatory { note "a" } } }`,
  profile: (name) => `profile ${name} { age: 40 }`,
  state: (name) => `profile p { age: 40 }\nstates s from start { ${name} { wait 1 month to b } b { encounter ambulatory { note "a" } } }`,
  facility: (name) =>
    `facility ${name} { name: "Lakeside Example Clinic" state: "OH" }\nprofile p { age: 40 }\ntimeline t2 of p { event e at start { encounter ambulatory { facility: ${name} } } }`,
  measure: (name) => `profile p { age: 40 }\nmeasure ${name} { title: "M" initial: age > 3 numerator: age > 39 }`,
};

const memory = listTargets()
  .map(({ name }) => name)
  .filter((name) => name !== 'duckdb');

describe.each(Object.keys(parts))('%s', (part) => {
  test.each(names)('%s', async (name) => {
    const { scenario, diagnostics } = compile(`hsim 1\nscenario t "T" { as_of: 2025-06-30 }\n${parts[part](name)}\n`);
    if (scenario === null) {
      // A word of the language itself is refused, with its reason.
      expect(diagnostics.map(({ message }) => message).join('\n')).toMatch(new RegExp(`\`${name}\``));
      expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain(name);
      return;
    }
    const people = cohort(scenario, { count: 4 });
    expect(validate(people).errors).toEqual([]);
    for (const target of memory) {
      const { sink } = await write(people, target);
      for (const path of sink.paths) expect(sink.text(path)).not.toMatch(/\[object |\[native code\]|function /);
    }
    if (part === 'axis') {
      expect([...people].map(({ variations }) => Object.entries(variations))).toEqual([...people].map(() => [[name, expect.stringMatching(/^[ab]$/)]]));
      const { sink } = await write(people, 'csv');
      const lines = sink.text('variations.csv').trimEnd().split(/\r?\n/).slice(1);
      expect(lines.map((line) => line.split(',').slice(1).join())).toEqual(lines.map(() => expect.stringMatching(new RegExp(`^${name},[ab]$`))));
      const pretty = (await write(people, 'json', { pretty: true })).sink;
      for (const path of pretty.paths) expect(pretty.text(path)).toContain(`"${name}": "`);
    }
  });
});
