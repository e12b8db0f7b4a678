/** Examples of the documents: fragments are compiled within what they would be part of. */
import { existsSync, readFileSync } from 'node:fs';
import { compile } from '../../compiler/compile.ts';
import type { Host } from '../../compiler/load/load-modules.ts';
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { Ir } from '../../ir/definition.ts';

/** What the examples are in: each part is left out where the example has its own. */
const surroundings: readonly (readonly [string, string])[] = [
  ['scenario', 'scenario example "Example" { as_of: 2025-06-30 }'],
  ['codes dx:', 'codes dx: ICD10CM { htn I10 "Essential (primary) hypertension" }'],
  ['codes labs:', `codes labs: LOINC { a1c 4548-4 "Hemoglobin A1c/Hemoglobin.total in Blood" { unit: '%' normal: 4.0..5.6 } }`],
  [
    'codes vitals:',
    `codes vitals: LOINC {
  bp 85354-9 "Blood pressure panel with all children optional"
  systolic 8480-6 "Systolic blood pressure" { unit: 'mm[Hg]' normal: 90..129 }
  diastolic 8462-4 "Diastolic blood pressure" { unit: 'mm[Hg]' normal: 60..79 }
}`,
  ],
  ['codes rx:', 'codes rx: RXNORM { lisinopril 314076 "lisinopril 10 MG Oral Tablet" amoxicillin 723 "amoxicillin" }'],
  ['codes px:', 'codes px: SNOMED { appendectomy 80146002 "Excision of appendix (procedure)" }'],
  ['codes vaccines:', 'codes vaccines: CVX { flu 150 "Influenza, split virus, quadrivalent, injectable, preservative free" }'],
];

/** The files of the library, and those that are given by their names. */
const hostOf = (files: ReadonlyMap<string, string>): Host => ({
  read(path) {
    const own = files.get(path);
    if (own !== undefined) return { path, text: own, sha256: '' };
    const file = `scenarios/${path}.hsim`;
    return existsSync(file) ? { path: `library:${path}.hsim`, text: readFileSync(file, 'utf8'), sha256: '' } : { problem: 'there is no such file' };
  },
});

/** A whole file from an example: fragments are put where they would stand. */
export function fileOf(example: string): string {
  if (example.startsWith('hsim 1')) return example;
  const first = example.trimStart().split(/\s/, 1)[0];
  const whole =
    first === 'attribute' ? `profile adult { age: uniform(18..90) ${example} }` : first === 'event' ? `timeline care of adult {\n${example}\n}` : example;
  const profile = /^profile (\w+)/m.exec(whole)?.[1];
  const named = profile === undefined ? whole : whole.replace(/ of adult /g, ` of ${profile} `);
  const imported = (declares: string): boolean => named.includes(` as ${/^codes (\w+):/.exec(declares)?.[1]}\n`);
  const rest = surroundings
    .filter(([declares]) => !named.includes(`\n${declares}`) && !named.startsWith(declares) && !imported(declares))
    .map(([, source]) => source);
  return ['hsim 1', ...rest, ...(profile === undefined ? ['profile adult { age: uniform(18..90) }'] : []), named].join('\n');
}

export interface CompiledExample {
  readonly diagnostics: readonly Diagnostic[];
  /** Codes and messages. */
  readonly found: readonly string[];
  readonly ir: Ir | null;
}

/** @param files further files that it can import, by name */
export function compileExample(example: string, files: ReadonlyMap<string, string> = new Map()): CompiledExample {
  const { value, diagnostics } = compile({ path: 'example.hsim', text: fileOf(example), sha256: '' }, hostOf(files), new Map());
  return { diagnostics, found: diagnostics.map((d) => `${d.code} ${d.message}`), ir: value.ir };
}

export interface DocExample {
  /** `hsim`, or the code of a diagnostic. */
  readonly wanted: string;
  readonly source: string;
  readonly line: number;
}

/** The examples of a page that say what they are: right, or wrong with a code. */
export function examplesOf(text: string): DocExample[] {
  return [...text.matchAll(/^```(hsim|HS\d{4})\n([\s\S]*?)^```$/gm)].map((match) => ({
    wanted: match[1],
    source: match[2],
    line: text.slice(0, match.index).split('\n').length,
  }));
}
