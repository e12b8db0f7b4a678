/** A diagnostic about a line of a body is reported wherever the line is written. */
import { describe, expect, test } from 'vitest';
import { type Carrier, carriedDiagnostics } from '../../../compiler/check/carried.ts';
import { catalogue } from '../../../compiler/diagnostics/catalogue.ts';
import type { Diagnostic } from '../../../grammar/diagnostic.ts';
import type { Ir } from '../../../ir/definition.ts';
import { recordKinds } from '../../../model/record-kinds.ts';
import type { Carries } from '../../../model/target.ts';
import { type Case, compileCase, diagnosticCases, sourceOf } from '../../baselines/case.ts';
import { itemsOfEvents, move, type Placed, places } from './places.ts';

interface Subject {
  readonly name: string;
  readonly code: string;
  readonly text: string;
  readonly placed: Placed;
  readonly diagnose: (text: string) => readonly Diagnostic[];
}

function subject(name: string, code: string, text: string, of: Case): Subject | null {
  const compiled = (edited: string) => compileCase(of, new Map([['main.hsim', edited]]));
  const diagnose = code.startsWith('HS700')
    ? (edited: string) => carriedDiagnostics(compiled(edited).ir as Ir, carriers)
    : (edited: string) => compiled(edited).diagnostics;
  const first = diagnose(text).find((d) => d.code === code);
  const { span } = first ?? { span: null };
  if (first?.file !== 'main.hsim' || span === null) return null;
  const placed = itemsOfEvents(compiled(text).modules[0].node.declarations).find(({ item }) => item.span.start <= span.start && span.end <= item.span.end);
  return placed === undefined ? null : { name, code, text, placed, diagnose };
}

const nothing = Object.fromEntries(recordKinds.map((kind) => [kind, 'it has no place for it'])) as Carries;

/** A target without care plans, and without the notes of what it carries. */
const carriers: readonly Carrier[] = [
  {
    name: 'narrow',
    carries: { ...nothing, encounters: true, conditions: true },
    omits: [{ record: 'conditions', field: 'severity', why: 'it has no place for it' }],
  },
];

/** Two statements are the cause, and it is reported at the first one. */
const ofTwo: ReadonlySet<string> = new Set(['HS3009-lasting', 'HS3091']);

/** Cases of the catalogue whose diagnostic is about an item in the body of an event. */
const ofCases = diagnosticCases().flatMap((of) => {
  const name = of.name.slice('diagnostics/'.length);
  return ofTwo.has(name) ? [] : (subject(name, name.slice(0, 6), sourceOf(of), of) ?? []);
});

/** Lines of a body for the other codes that a body can have; the cases of those are elsewhere, in a profile for instance. */
const lines: Readonly<Record<string, string>> = {
  HS1004: 'set level: 5 when level > 3 && age > 30',
  HS1005: 'encounter ambulatory { note "Seen." /* c */ note "Again." }',
  HS1007: 'set level: @5',
  HS1008: 'set level: 1_000',
  HS1011: 'encounter ambulatory { note "Seen\u200b." }',
  HS1013: 'set level: 5 when age = 40',
  HS1014: 'encounter ambulatory { note "Seen."; note "Again." }',
  HS1015: 'set level: choose { 1: 50% 2: 50% }',
  HS1016: 'set level: age +1',
  HS1017: 'set level: age between 1 and 5',
  HS1030: 'branch way { a 50 { }  b rest { } }',
  HS1031: 'set level: 1 when 18 <= age <= 65',
  HS1034: 'encounter ambulatory { refer cardiology }',
  HS2004: 'encounter ambulatory { diagnose dx.htn { severity: mild  severity: mild } }',
  HS2012: 'level: 5',
  HS2030: 'include adult',
  HS3001: 'set level: "four"',
  HS3002: 'set level: 5 chance 0.5',
  HS3005: 'set level: 5 when age > "40"',
  HS3006: 'set level: age + "40"',
  HS3007: 'set level: 1..3',
  HS3008: 'set level: 5 when now > 2024-02-30',
  HS3011: 'set level: gaussian(mean: 1, sd: 1)',
  HS3012: "set word: 'MN'",
  HS3013: 'update { state: "New York" }',
  HS3018: `update { family: "${'a'.repeat(300)}" }`,
  HS3016: 'set level: 5 when at least 3 of (age > 50, age < 20)',
  HS4001: 'set level: choose { 1: 50%, 2: 40% }',
  HS4002: 'set level: choose { 1: 50%, 2: rest, 3: rest }',
  HS4003: 'set level: choose { 1: 50%, 2: 50%, 3: rest }',
  HS4004: 'set level: normal(5, 1)',
  HS4005: 'set level: normal(mean: 5, std: 1)',
  HS4006: 'set level: normal(mean: 5, sd: -1)',
  HS4007: 'set level: normal(mean: 5, sd: 0.5) in 12..14',
  HS4008: 'set level: by age { ..40: 1, 50..: 2 }',
  HS4009: 'set level: by age { ..50: 1, 45..: 2 }',
  HS4010: 'set level: by sex { male: 1 }',
  HS4011: 'branch way { }',
  HS4012: 'branch way { a 50% { }  a 50% { } }',
  HS4013: 'set level: normal(mean: 5, sd: 1) in 7..3',
  HS4014: 'set level: pick_first { when age > 65: 1 }',
  HS5011: 'set level: 5 when now > death',
  HS5117: 'onset dx.htn { diagnosed_at: quiet }',
  HS7001: 'encounter ambulatory { careplan "Diet" }',
  HS7002: 'encounter ambulatory { diagnose dx.htn { severity: mild } }',
};

const around = (line: string): string => `hsim 1

scenario t "T" { as_of: 2025-06-30 }

codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }

profile adult { age: 40  attribute level: 4.5  attribute word: "MN" }

timeline care of adult {
  event quiet at 2024-05-01 { set level: 4.2 }
  event visit at 2024-05-06 { ${line} }
}
`;

const ofLines = Object.entries(lines).map(([code, line]) => {
  const text = around(line);
  const parts = new Map([['main.hsim', text]]);
  const found = subject(code, code, text, { name: code, path: '', parts, options: {} });
  return found ?? { name: code, code, text, placed: null };
});

test.each(ofLines)('$name: the line has the diagnostic in an event', ({ placed, code, text }) => {
  const parts = new Map([['main.hsim', text]]);
  expect(
    placed,
    compileCase({ name: code, path: '', parts, options: {} })
      .diagnostics.map((d) => `${d.code} ${d.message}`)
      .join('\n'),
  ).not.toBeNull();
});

const subjects: readonly Subject[] = [...ofCases, ...ofLines.filter((one) => one.placed !== null)] as readonly Subject[];

/** What has another diagnostic in some places, or none, and why: by code, or one sample by name. */
const exceptions: readonly { readonly code: string; readonly in: (place: string) => boolean; readonly reason: string }[] = [
  {
    code: 'HS1023',
    in: (place) => /state|cycle|mixin/.test(place),
    reason: 'the braces are not those of an event, so the event inside is HS2012, a statement in the wrong place',
  },
  ...[
    'HS2009-remark',
    'HS3004-denial',
    'HS3004-reject',
    'HS3060',
    'HS3080',
    'HS3085',
    'HS3086-network',
    'HS6012',
    'HS7001',
    'HS7002',
    'HS7011',
    'HS8003',
    'HS8007',
    'HS8008',
    'HS8011',
  ].map((code) => ({
    code,
    in: (place: string) => place === 'a flow that nothing runs',
    reason: 'it is about people and records of a run, and such a flow has none',
  })),
  { code: 'HS8009', in: (place) => /state|flow/.test(place), reason: 'the state or flow is there once, so the constant is drawn once' },
  { code: 'HS8009', in: (place) => place === 'a hold of a cycle', reason: 'how often a cycle is held does not follow from the file' },
  { code: 'HS3090', in: (place) => place === 'a flow that nothing runs', reason: 'it is about the gaps of people, and such a flow has none' },
  { code: 'HS8010', in: (place) => place.includes('cycle'), reason: 'a cycle prescribes the drug again' },
  { code: 'HS8010', in: (place) => /branch in a state|`if` in a state/.test(place), reason: 'it is decided only then whether the drug is prescribed' },
  { code: 'HS8010', in: (place) => place === 'a flow that nothing runs', reason: 'it is about people and records of a run, and such a flow has none' },
  { code: 'HS8012', in: (place) => place === 'a flow that nothing runs', reason: 'it is about people and records of a run, and such a flow has none' },
  { code: 'HS8013', in: (place) => place === 'a flow that nothing runs', reason: 'it is about people and records of a run, and such a flow has none' },
];

const expected = (place: string): Subject[] =>
  subjects.filter(({ code, name }) => !exceptions.some((one) => (one.code === code || one.code === name) && one.in(place)));

describe.each(Object.keys(places))('in %s', (place) => {
  test.each(expected(place))('$name', ({ text: original, code, placed, diagnose }) => {
    const { text, span } = move(original, placed, place);
    const diagnostics = diagnose(text);
    const there = diagnostics.filter((d) => d.span !== null && span.start <= d.span.start && d.span.end <= span.end);
    expect(
      there.map((d) => d.code),
      `${diagnostics.map((d) => `${d.code} ${d.message}`).join('\n')}\n${text}`,
    ).toContain(code);
  });
});
/** Codes that no line of a body can have. */
const elsewhere = {
  'of a file, its header and its blocks': ['HS1002', 'HS1003', 'HS1009', 'HS1010', 'HS1024', 'HS1025', 'HS1026', 'HS1028', 'HS1032', 'HS1033'],
  'of the clauses of an event': ['HS1020', 'HS1021', 'HS1022', 'HS5002', 'HS5003', 'HS5007', 'HS5008', 'HS5009', 'HS5010', 'HS5012', 'HS5013'],
  'of when an event happens': ['HS5004', 'HS5005', 'HS5006', 'HS5014', 'HS5015', 'HS5017', 'HS5018', 'HS5122', 'HS5123'],
  'of `let` declarations': ['HS3050', 'HS3051', 'HS3052'],
  'of declarations and their names': ['HS2002', 'HS2010', 'HS2011', 'HS2017', 'HS8002'],
  'of modules and what is included from them': [
    'HS2013',
    'HS2014',
    'HS2015',
    'HS2031',
    'HS2032',
    'HS2033',
    'HS2034',
    'HS2035',
    'HS2036',
    'HS2037',
    'HS2038',
    'HS2039',
    'HS2060',
    'HS2061',
    'HS2062',
    'HS2063',
  ],
  'of profiles': ['HS1012', 'HS1027', 'HS3009', 'HS4015', 'HS4019', 'HS4020'],
  'of households': ['HS2040', 'HS2041', 'HS2042', 'HS2043', 'HS2044', 'HS2045', 'HS2046', 'HS2047'],
  'of two statements in one body': ['HS3091'],
  'of rosters': ['HS2050', 'HS2051', 'HS2052', 'HS2053', 'HS2054', 'HS2055'],
  'of parameters': ['HS3014', 'HS3015'],
  'of providers, organizations and plans': [
    'HS3030',
    'HS3031',
    'HS3032',
    'HS3033',
    'HS3034',
    'HS3040',
    'HS3041',
    'HS3042',
    'HS3043',
    'HS3044',
    'HS3045',
    'HS3046',
    'HS3047',
    'HS3048',
    'HS3049',
    'HS3061',
    'HS3062',
    'HS3063',
    'HS3064',
    'HS3066',
    'HS3070',
    'HS3071',
    'HS3072',
    'HS7010',
    'HS7012',
  ],
  'of whole scenarios, for a target': ['HS7003'],
  'of variations, expectations and measures': [
    'HS3019',
    'HS2064',
    'HS4030',
    'HS4031',
    'HS4032',
    'HS4033',
    'HS4034',
    'HS4035',
    'HS4036',
    'HS4037',
    'HS4017',
    'HS4018',
    'HS5001',
    'HS8005',
    'HS8006',
  ],
  'of the moves of states, cycles and flows': [
    'HS5101',
    'HS5102',
    'HS5103',
    'HS5104',
    'HS5105',
    'HS5106',
    'HS5107',
    'HS5108',
    'HS5109',
    'HS5110',
    'HS5111',
  ].concat(['HS5112', 'HS5113', 'HS5114', 'HS5115', 'HS5116', 'HS5118', 'HS5119', 'HS5120', 'HS5121']),
  'of code tables': [
    'HS3065',
    'HS6001',
    'HS6002',
    'HS6003',
    'HS6005',
    'HS6008',
    'HS6009',
    'HS6010',
    'HS6011',
    'HS6013',
    'HS6014',
    'HS6020',
    'HS6021',
    'HS6028',
    'HS6029',
  ],
  'of groups': ['HS6022', 'HS6023', 'HS6024', 'HS6025', 'HS6026', 'HS6027'],
};

test('every code of the catalogue is moved, or cannot be in a body', () => {
  const moved = new Set(subjects.map(({ code }) => code));
  expect([...moved, ...Object.values(elsewhere).flat()].sort()).toEqual([...catalogue.keys()].sort());
});
