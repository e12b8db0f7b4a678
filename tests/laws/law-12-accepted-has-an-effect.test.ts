/** Law 12: what is accepted has an effect or a diagnostic. Every field of every verb and noun changes the canonical records, or is refused. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { historyNouns, verbList } from '../../vocabulary/verbs.ts';
import { subjects } from '../support/scenario-runs.ts';

/** Fields whose effect depends on more than a scenario of one event has, with the reason. */
const exceptions: ReadonlyMap<string, string> = new Map([['die.cause', 'a canonical person has no cause of death: the field documents the scenario']]);

/** A value of the argument, with what makes it possible. */
const argumentsOf: Readonly<Record<string, string>> = {
  encounter: 'ambulatory',
  transfer: 'ward',
  discharge: 'home',
  refer: 'cardiology',
  appointment: 'cardiology',
  emit: 'ADT_A08',
  note: '"Seen."',
  careplan: '"Diet"',
  end_careplan: '"Diet"',
  goal: '"Lower"',
  raw: '"MSH|^~\\\\&|X"',
  set: 'level: 5',
  panel: 'bmp',
  merge: 'quiet into visit',
  mark: 'quiet in_error',
  symptom: 'labs.a1c: 3',
  observe: 'labs.a1c: 7.1',
};
const concepts = ['dx.htn', 'labs.a1c', 'rx.metformin', 'rx.ozempic', 'cvx.flu', 'px.eye', 'px.visit'];

function valuesOf(type: Type): readonly string[] {
  switch (type.kind) {
    case 'choice':
      return type.labels;
    case 'boolean':
      return ['yes', 'no'];
    case 'text':
      return ['"Other words"', '"Other"'];
    case 'number':
      return ['3', '4'];
    case 'quantity':
      return ['3', '4'];
    case 'duration':
      return ['50 minutes', '20 days'];
    case 'time':
      return ['2024-05-20', '2024-05-02', '2023-11-02'];
    case 'list':
      return concepts.map((name) => `[${name}]`);
    case 'coding':
      return concepts;
    case 'party':
      return type.of === 'provider' ? ['dr'] : ['site'];
    case 'visit':
      return ['later', 'quiet', 'visit'];
    case 'money':
      return ['$12.00', '$13.00'];
    default:
      return ['1', '50%', 'yes', '"x"'];
  }
}

function scenario(statement: string, place: 'visit' | 'event' | 'history'): string {
  const line = place === 'visit' ? `encounter ambulatory { ${statement} }` : place === 'event' ? statement : 'encounter ambulatory';
  return `hsim 1
scenario t "T" { as_of: 2025-06-30 }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes labs: LOINC {
  a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 }
  note 11506-3 "Progress note"
}
codes rx: RXNORM { metformin 860975 "24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet"  ozempic 2619152 "0.25 MG, 0.5 MG Dose 3 ML semaglutide 0.68 MG/ML Pen Injector" }
codes cvx: CVX { flu 141 "Influenza, split virus, trivalent, injectable" }
codes px: SNOMED { eye 252779009 "Single bright white flash electroretinography"  visit 185349003 "Encounter for check up (procedure)" }
panel bmp { code: labs.a1c  test labs.a1c }
provider dr { family: "Example"  given: "Ann"  specialty: cardiology }
facility site { name: "Example Site"  kind: clinic }
profile adult { age: 40  sex: female  attribute level: 4.5  attribute word: "MN"${place === 'history' ? `  history { ${statement} }` : ''} }
timeline care of adult {
  event quiet at 2024-05-01 { encounter ambulatory { prescribe rx.metformin  careplan "Diet"  observe labs.a1c: 6 } }
  event visit at 2024-05-06 { ${line} }
  event later at 2024-06-06 { encounter ambulatory }
}
`;
}

/** The records of a text, or its diagnostics. */
function outcome(text: string): { readonly json: string | null; readonly codes: readonly string[] } {
  const { value, diagnostics } = compile({ path: 'law.hsim', text, sha256: '' });
  const codes = diagnostics.filter(({ severity }) => severity !== 'note').map(({ code, message }) => `${code} ${message}`);
  const { ir } = value;
  if (ir === null || diagnostics.some(({ severity }) => severity === 'error')) return { json: null, codes };
  // Ids are addressed by paths in the source, which stay.
  return { json: JSON.stringify(subjects(ir, { count: 6 })), codes };
}

type Found = 'effect' | 'diagnostic' | 'nothing' | string;

/** What a field does, over all its values and every argument that the verb takes. */
function fieldDoes(spec: VerbSpec, field: string, type: Type, place: 'visit' | 'event' | 'history'): Found {
  let refused = '';
  let silent = '';
  const given = Object.hasOwn(argumentsOf, spec.name)
    ? [argumentsOf[spec.name]]
    : spec.argument.kind === 'none'
      ? ['']
      : spec.argument.kind === 'event'
        ? ['quiet']
        : concepts;
  for (const argument of given) {
    const [head, value] = argument.split(': ');
    const opening = `${spec.name} ${head}${value === undefined ? '' : `: ${value}`}`;
    const bare = outcome(scenario(opening, place));
    if (bare.json === null) {
      refused = bare.codes[0];
      continue;
    }
    for (const value of valuesOf(type)) {
      const withField = outcome(scenario(`${opening} { ${field}: ${value} }`, place));
      if (withField.json === null) refused = withField.codes[0];
      else if (withField.json !== bare.json) return 'effect';
      else if (withField.codes.length > bare.codes.length) return 'diagnostic';
      else silent = `${opening} { ${field}: ${value} }`;
    }
  }
  return silent === '' ? `cannot be written: ${refused}` : `no effect: ${silent}`;
}

const cases = [
  ...verbList.map((spec) => [spec.name, spec, spec.allowedIn === 'event' ? 'event' : 'visit'] as const),
  ...[...historyNouns].map(([name, spec]) => [`history ${name}`, spec, 'history'] as const),
].filter(([, spec]) => spec.fields.size > 0);

describe('every field of', () => {
  test.each(cases)('%s', (name, spec, place) => {
    const wrong: Record<string, Found> = {};
    for (const [field, type] of spec.fields) {
      const found = fieldDoes(spec, field, type, place);
      if (found !== 'effect' && found !== 'diagnostic' && !exceptions.has(`${name}.${field}`)) wrong[field] = found;
    }
    expect(wrong).toEqual({});
  });
});
