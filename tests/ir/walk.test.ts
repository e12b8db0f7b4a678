/** The traversal reaches everything: what a search through the plain JSON finds, and nothing else. */
import { expect, test } from 'vitest';
import { type Ir, irsOfPeople } from '../../ir/definition.ts';
import { allActions, allExpressions, eachPart } from '../../ir/walk.ts';
import { compileCase, diagnosticCases, languageCases } from '../baselines/case.ts';
import { compileText } from '../support/scenario-runs.ts';

/** Every object in the representation that has these keys; but for what is of the first person, which is in that person's definition. */
function having(value: unknown, keys: readonly string[], found: unknown[] = []): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return found;
  if (keys.every((key) => key in value)) found.push(value);
  if ('op' in value && value.op === 'of_first') return found;
  for (const part of Object.values(value)) having(part, keys, found);
  return found;
}

function expectAll(ir: Ir): void {
  // A parsed copy has each part once: in the compiler's own output parts may be shared.
  const copy = JSON.parse(JSON.stringify(ir)) as Ir;
  const expressions = [...allExpressions(copy)].flatMap((expression) => [...eachPart(expression)]);
  expectSame(expressions, having(copy, ['op', 'at']));
  expectSame([...allActions(copy)], having(copy, ['verb', 'path', 'parts']));
}

function expectSame(walked: readonly unknown[], searched: readonly unknown[]): void {
  const missed = new Set(searched);
  for (const one of walked) missed.delete(one);
  expect([...missed]).toEqual([]);
  expect(walked).toHaveLength(searched.length);
}

const compiled = [...languageCases(), ...diagnosticCases()].flatMap((of) => {
  const { ir } = compileCase(of);
  return ir === null ? [] : [{ name: of.name, ir }];
});

test.each(compiled)('$name', ({ ir }) => {
  for (const one of irsOfPeople(ir)) expectAll({ ...one, patients: undefined });
});

test('threads, flows, arms and history', () => {
  expectAll(
    compileText(`hsim 1

scenario t "T" { as_of: 2025-06-30 }

codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }

param limit: 4

profile adult {
  age: 40
  attribute severity: normal(mean: 3, sd: 1)
  history { condition dx.htn }
}

variations control {
  well 50% { event care.visit at 2024-06-06 { branch answer { yes 50% { encounter virtual { note "A." when severity > 2 } }  no rest { } } } }
  poor rest { severity: 5 }
}

timeline care of adult {
  event visit at 2024-05-06 when severity > 1 { encounter ambulatory { if severity > 2 { diagnose dx.htn } } }
  run approval(level: severity)
}

states course from 2024-01-01 {
  waiting { wait until severity > 2 for at most 1 year  to treated: 50%  to waiting_more: rest }
  waiting_more { to treated: if severity > limit then 5% else 1% per year  to over: 2% per year when severity > 3 }
  treated { if severity > 3 { wait 2 days }  branch way { a 40% { wait 1 day }  b rest when severity > 1 { } }  set severity: severity - 1  goto over }
  over { end }
}

cycle drug every 14 days from 2024-02-01 times 3 {
  hold when severity > 4 for 7 days { encounter virtual { note "Held." } }
  day 1 { encounter ambulatory { note "Given." } }
}

flow approval(level: number) -> granted, refused {
  event asked at start { if level > 2 { end granted } }
  else end refused
}
`),
  );
});
