/** The whole compiler: text → IR, with every diagnostic of every stage in one pass. */
import type { FileNode } from '../grammar/ast/ast.ts';
import { type Diagnostic, hasErrors, inOrder, type Outcome, withoutClashes } from '../grammar/diagnostic.ts';
import { type Ir, irsOfPeople } from '../ir/definition.ts';
import { narrowTexts } from '../model/narrow-texts.ts';
import { bind } from './bind/bind.ts';
import { checkBeforeBirth } from './check/before-birth.ts';
import { type Checked, check } from './check/check.ts';
import { checkAuthorizations } from './check/check-authorizations.ts';
import { checkCareGaps } from './check/check-care-gaps.ts';
import { checkClaims } from './check/check-claims.ts';
import { checkEnrollments } from './check/check-enrollments.ts';
import { unusedLets } from './check/check-lets.ts';
import { checkPrimaryCare } from './check/check-primary-care.ts';
import { checkRisk } from './check/check-risk.ts';
import type { CheckNotes, Settings } from './check/checker.ts';
import { checkDefectRecords } from './check/defect-records.ts';
import { checkLapses } from './check/lapses.ts';
import { checkImpossible } from './check/people/impossible.ts';
import { checkPrincipalDiagnoses } from './check/principal-diagnoses.ts';
import { checkRedrawn } from './check/redrawn.ts';
import { checkShares } from './check/shares.ts';
import { checkUnused } from './check/unused.ts';
import { defaultLimits, type Limits } from './compiler-limits.ts';
import { type Host, load, type Module, type ModuleText } from './load/load-modules.ts';
import { checkOrder } from './lower/evaluation-order.ts';
import { assemble } from './lower/lower.ts';

export interface Compilation {
  /** Null where there are errors. */
  readonly ir: Ir | null;
  /** Entry first: what the diagnostics are about. */
  readonly modules: readonly Module[];
}

const noSettings: Settings = new Map();

/** A host without imports: for scenarios that are alone. */
export const noImports: Host = { read: () => ({ problem: 'imports are not supported here' }) };

/**
 * Compiles a scenario. Pure: the host alone reads files.
 * @param entry the scenario's text, with the path that diagnostics show and the SHA-256 of its bytes
 * @param settings values of parameters, as text of the language
 */
export function compile(entry: ModuleText, host: Host = noImports, settings: Settings = noSettings, limits: Limits = defaultLimits): Outcome<Compilation> {
  return compileExamined(examine(entry, host, settings, limits, null));
}

/** A scenario after the checks, and before it is lowered. */
export interface Examined {
  readonly modules: readonly Module[];
  readonly checked: Checked;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The first stages: load, bind, check.
 * @param notes takes down what an editor asks about
 * @param completed what stands for the tree of the entry: an editor adds to it
 */
export function examine(
  entry: ModuleText,
  host: Host,
  settings: Settings,
  limits: Limits,
  notes: CheckNotes | null,
  completed?: (node: FileNode) => FileNode,
): Examined {
  const { modules, roster, diagnostics } = load(entry, host, limits, completed);
  const { bound, diagnostics: ofBinding } = bind(modules, roster);
  const { checked, diagnostics: ofChecking } = check(bound, limits, settings, notes);
  const absent = absentModules(modules);
  const bindings = ofBinding.filter(({ code, found }) => !(ofNames.has(code) && wordsOf(found).some((word) => absent.has(word))));
  return { modules, checked, diagnostics: [...diagnostics, ...bindings, ...withoutEchoes(ofChecking, modules, new Set([...absent, ...excusedIn(checked)]))] };
}

/** The names of imports that could not be loaded, which has been reported. */
function absentModules(modules: readonly Module[]): ReadonlySet<string> {
  return new Set(
    modules.flatMap(({ node, imports }) => node.declarations.flatMap((one) => (one.kind === 'use' && !imports.has(one.alias.text) ? [one.alias.text] : []))),
  );
}

function wordsOf(found: string | null | undefined): readonly string[] {
  return found?.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? [];
}

function excusedIn({ checker, patients }: Checked): ReadonlySet<string> {
  return new Set([checker, ...patients.map((patient) => patient.checker)].flatMap(({ excused }) => [...excused]));
}

/** The last stages. */
export function compileExamined({ modules, checked, diagnostics }: Examined): Outcome<Compilation> {
  const all = [...diagnostics];
  let ir: Ir | null = null;
  if (!hasErrors(all)) {
    const checkers = [checked, ...checked.patients].map(({ checker }) => checker);
    const before = checkers.map((checker) => checker.diagnostics.length);
    ir = assemble(checked);
    const people = irsOfPeople(ir);
    all.push(...checkers.flatMap((checker, i) => checker.diagnostics.slice(before[i])), ...people.flatMap(checkOrder));
    const text = (file: number): string => modules[file]?.source.text ?? '';
    if (!hasErrors(all)) {
      for (const one of people)
        all.push(
          ...checkImpossible(one),
          ...checkPrincipalDiagnoses(one),
          ...checkShares(one, text),
          ...checkBeforeBirth(one),
          ...checkRedrawn(one),
          ...checkLapses(one),
        );
      const namedParams = new Set(checkers.flatMap((checker) => [...checker.namedParams]));
      all.push(
        ...checkDefectRecords(people),
        ...checkUnused(people, modules[0], namedParams),
        ...checkAuthorizations(people),
        ...checkEnrollments(people),
        ...checkPrimaryCare(people),
        ...checkRisk(people, text),
        ...checkClaims(people),
        ...checkCareGaps(people, text),
        ...unusedLets(checkers),
      );
    }
    ir = hasErrors(all) ? null : narrowTexts(ir);
  }
  return { value: { ir, modules }, diagnostics: withoutClashes(inOrder(all)) };
}

/**
 * Where something could not be read, what the checks then miss (a profile, a field, a name whose declaration was lost) is most often an echo of it.
 * Such findings are held back; everything else is reported.
 */
function withoutEchoes(found: readonly Diagnostic[], modules: readonly Module[], excused: ReadonlySet<string>): readonly Diagnostic[] {
  const unread = new Set(modules.flatMap((module) => module.node.lost));
  const lost = new Set([...excused, ...unread]);
  // A name that is missing was asked for where it is missing; the checks know it as an empty one.
  const named = found.filter((d) => !/(?<!`)``(?!`)/.test(d.message));
  if (lost.size === 0) return named;
  const damaged = new Set(modules.filter((module) => module.node.lost.length > 0).map((module) => module.source.path));
  return named.filter((d) => {
    if (ofNames.has(d.code)) {
      const reasons = d.code === 'HS2003' ? unread : lost;
      return !(unread.has('*') || wordsOf(d.found).some((word) => reasons.has(word)));
    }
    return !(damaged.has(d.file) && ofParts.has(d.code));
  });
}

/** Findings that a name is not known. */
const ofNames: ReadonlySet<string> = new Set(['HS2001', 'HS2003', 'HS3004']);
/** Findings that a part is not there. */
const ofParts: ReadonlySet<string> = new Set([
  'HS2007',
  'HS2009',
  'HS2010',
  'HS4001',
  'HS4003',
  'HS4008',
  'HS4010',
  'HS4011',
  'HS4014',
  'HS5002',
  'HS5103',
  'HS5104',
  'HS5114',
  'HS5115',
  'HS5117',
  'HS5119',
]);
