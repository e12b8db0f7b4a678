/**
 * Law 12: what is accepted has an effect or a diagnostic. Every verb and noun changes the canonical records or is reported; every field of them changes
 * the canonical records and FHIR or HL7 v2, or is reported.
 */
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../model/kind.ts';
import { kindList } from '../../model/record-kinds.ts';
import { careGapVerbs } from '../../vocabulary/care-gap-verbs.ts';
import { claimVerbs } from '../../vocabulary/claim-verbs.ts';
import { enrollmentVerbs } from '../../vocabulary/enrollment-verbs.ts';
import { fillVerbs } from '../../vocabulary/fill-verbs.ts';
import type { Type } from '../../vocabulary/types.ts';
import type { VerbSpec } from '../../vocabulary/verb-spec.ts';
import { historyNouns, verbList } from '../../vocabulary/verbs.ts';
import { type Outcome, outcome, written } from './accepted.ts';

const SUBJECTS = 6;

/** A value of the argument, with what makes it possible. */
const argumentsOf: Readonly<Record<string, string>> = {
  encounter: 'ambulatory',
  transfer: 'ward',
  discharge: 'against_advice',
  appointment: 'cardiology',
  emit: 'ADT_A08',
  note: '"Seen."',
  careplan: '"Diet"',
  goal: '"Lower"',
  raw: '"MSH|^~\\\\&|X"',
  set: 'level: 5',
  panel: 'bmp',
  merge: 'quiet into visit',
  mark: 'quiet in_error',
  symptom: 'labs.a1c: 3',
  observe: 'labs.a1c: 7.1',
  authorize: 'sv.scan',
  appeal: 'sv.scan',
  inquire_eligibility: 'medical',
  open_gap: 'eyes',
  close_gap: 'checkups',
  outreach: 'checkups',
};
/** What a format needs next to a field to say it. */
const beside: Readonly<Record<string, string>> = {
  'administer.dose_unit': 'dose: 1',
  'administer.route': 'dose: 1',
  'prescribe.ongoing': 'days_supply: 5',
  'medication.ongoing': 'days_supply: 5',
  'change.ongoing': 'days_supply: 5',
  'goal.target_low': 'measure: labs.a1c',
  'goal.target_high': 'measure: labs.a1c',
};
const concepts = ['dx.htn', 'labs.a1c', 'rx.metformin', 'rx.ozempic', 'cvx.flu', 'px.eye', 'px.visit'];

function valuesOf(type: Type): readonly string[] {
  switch (type.kind) {
    case 'choice':
      return type.labels;
    case 'boolean':
      return ['yes', 'no'];
    case 'text':
      return ['"Other words"', '"Other"', '"NY"'];
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
      return [{ provider: 'dr', facility: 'site', pharmacy: 'corner' }[type.of as string] ?? 'site'];
    case 'visit':
      return ['later', 'quiet', 'visit'];
    case 'money':
      return ['$12.00', '$13.00'];
    default:
      return ['1', '50%', 'yes', '"x"'];
  }
}

/** Kinds of records of benefits, which are neither in FHIR nor in HL7 v2. */
const benefits: ReadonlySet<string | null> = new Set(kindList.filter((kind: Kind) => kind.onlyWhereMade === true).map(({ list }) => list));
const ofBenefits = ({ name, makes }: VerbSpec): boolean => benefits.has(makes) || Object.hasOwn(careGapVerbs, name);
/** What verbs of benefits need: a plan that asks for everything, and measures that nobody meets. */
const benefitsOfScenario = `codes sv: CPT { scan 72148 "MRI of the lumbar spine without contrast" { charge: $1,000  allowed: $400  benefit: imaging } }
plan ppo { type: PPO  coinsurance: 20%  benefit imaging { prior_auth { approve: 50%  turnaround: 2 days } } }
measure eyes { initial: age > 18  numerator: any(procedure(px.eye)) }
measure checkups { initial: age > 18  numerator: any(procedure(px.visit)) }`;

function scenario(statement: string, place: 'visit' | 'event' | 'history', covered = false): string {
  const line = place === 'visit' ? `encounter ambulatory { ${statement} }` : place === 'event' ? statement : 'encounter ambulatory';
  return `hsim 1
scenario t "T" { as_of: 2025-06-30${covered ? '  start: 2024-01-01' : ''} }
codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }
codes labs: LOINC {
  a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 }
  note 11506-3 "Progress note"
}
codes rx: RXNORM { metformin 860975 "24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet"  ozempic 2619152 "0.25 MG, 0.5 MG Dose 3 ML semaglutide 0.68 MG/ML Pen Injector" }
codes cvx: CVX { flu 141 "Influenza, split virus, trivalent, injectable" }
codes px: SNOMED { eye 252779009 "Single bright white flash electroretinography"  visit 185349003 "Encounter for check up (procedure)" }
${covered ? benefitsOfScenario : ''}
panel bmp { code: labs.a1c  test labs.a1c }
provider dr { family: "Example"  given: "Ann"  specialty: cardiology }
facility site { name: "Example Site"  kind: clinic }
pharmacy corner { name: "Corner" }
profile adult { age: 40  sex: female  attribute level: 4.5  attribute word: "MN"${place === 'history' ? `  history { ${statement} }` : ''}${covered ? '  coverage medical { plan: ppo  effective: 2024-01-01 }' : ''} }
timeline care of adult {
  event quiet at 2024-05-01 { ${covered ? 'authorize sv.scan { status: denied  turnaround: 1 hour }  open_gap checkups  ' : ''}encounter emergency { unidentified: yes  diagnose dx.htn  prescribe rx.metformin  careplan "Diet"  observe labs.a1c: 6 } }
  event visit at 2024-05-06 { ${line} }
  event later at 2024-06-06 { encounter ambulatory { observe labs.a1c: level } }
}
`;
}

type Place = 'visit' | 'event' | 'history';

/** The statement with each argument that the verb takes, as far as the scenario is right with it. */
function* openings(spec: VerbSpec, place: Place, field = ''): Generator<{ readonly opening: string; readonly bare: Outcome }> {
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
    const other = beside[`${spec.name}.${field}`] ?? '';
    const whole = spec.fields.size > 0 ? `${opening} { ${other}` : opening;
    yield { opening: whole, bare: outcome(scenario(spec.fields.size > 0 ? `${whole} }` : whole, place, ofBenefits(spec)), SUBJECTS) };
  }
}

/** What is wrong with a field over all its values and every argument that the verb takes; null where it has an effect or is reported. */
async function fieldWrong(spec: VerbSpec, field: string, type: Type, place: Place): Promise<string | null> {
  let wrong = 'cannot be written';
  const covered = ofBenefits(spec);
  for (const { opening, bare: alone } of openings(spec, place, field)) {
    // A statement that needs a field is compared with none.
    const bare = alone.json === null ? outcome(scenario('', place, covered), SUBJECTS) : alone;
    for (const value of valuesOf(type)) {
      const statement = `${opening}  ${field}: ${value} }`;
      const withField = outcome(scenario(statement, place, covered), SUBJECTS);
      if (withField.json === null) wrong = `cannot be written: ${withField.diagnostics[0]}`;
      else if (withField.json !== bare.json) {
        if (covered) return null;
        // Who reads only FHIR or HL7 v2 sees it too.
        if ((await written('fhir', withField)) !== (await written('fhir', bare)) || (await written('hl7v2', withField)) !== (await written('hl7v2', bare)))
          return null;
        wrong = `neither in FHIR nor in HL7 v2: ${statement}`;
      } else if (withField.diagnostics.some((one) => !bare.diagnostics.includes(one))) return null;
      else wrong = `no effect: ${statement}`;
    }
  }
  return wrong;
}

/** Those of enrollment, claims and fills need coverage: law-12-enrollment, law-12-claims, law-12-pharmacy. */
const ofPatients = verbList.filter(({ name }) => !Object.hasOwn({ ...enrollmentVerbs, ...claimVerbs, ...fillVerbs }, name));
const statements = [
  ...ofPatients.map((spec) => [spec.name, spec, spec.allowedIn === 'event' ? 'event' : 'visit'] as const),
  ...[...historyNouns].map(([name, spec]) => [`history ${name}`, spec, 'history'] as const),
];

test('every verb and noun', () => {
  const wrong: string[] = [];
  for (const [name, spec, place] of statements) {
    const without = outcome(scenario('', place, ofBenefits(spec)), SUBJECTS);
    const does = [...openings(spec, place)].some(
      ({ bare }) => bare.json !== without.json || bare.diagnostics.some((one) => !without.diagnostics.includes(one)),
    );
    if (!does) wrong.push(name);
  }
  expect(wrong).toEqual([]);
});

describe('every field of', () => {
  test.each(statements.filter(([, spec]) => spec.fields.size > 0))('%s', async (_name, spec, place) => {
    const wrong: Record<string, string> = {};
    for (const [field, type] of spec.fields) {
      const found = await fieldWrong(spec, field, type, place);
      if (found !== null) wrong[field] = found;
    }
    expect(wrong).toEqual({});
  });
});
