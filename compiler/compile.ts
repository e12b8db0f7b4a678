/** The whole compiler: text → IR, with every diagnostic of every stage in one pass. */
import { type Diagnostic, hasErrors, inOrder, type Outcome } from '../grammar/diagnostic.ts';
import { bind } from './bind/bind.ts';
import { check } from './check/check.ts';
import type { Settings } from './check/params.ts';
import type { Ir } from './ir/ir.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { type Host, load, type Module, type ModuleText } from './load/load.ts';
import { assemble } from './lower/assemble.ts';
import { checkOrder } from './lower/order.ts';

export interface Compilation {
  /** Null where there are errors. */
  readonly ir: Ir | null;
  /** Entry first: what the diagnostics are about. */
  readonly modules: readonly Module[];
}

const noSettings: Settings = new Map();

/** A host without imports: for scenarios that stand alone. */
export const noImports: Host = { read: () => ({ problem: 'imports are not available here' }) };

/**
 * Compiles a scenario. Pure: the host alone reads files.
 * @param entry the scenario's text, with the path that diagnostics show and the SHA-256 of its bytes
 * @param settings values of parameters, as text of the language
 */
export function compile(entry: ModuleText, host: Host = noImports, settings: Settings = noSettings, limits: Limits = defaultLimits): Outcome<Compilation> {
  const loaded = load(entry, host, limits);
  const { bound, diagnostics: ofBinding } = bind(loaded.modules);
  const { checked, diagnostics: ofChecking } = check(bound, limits, settings);
  const all: Diagnostic[] = [...loaded.diagnostics, ...ofBinding, ...withoutEchoes(loaded.diagnostics, ofChecking)];
  let ir: Ir | null = null;
  if (!hasErrors(all)) {
    ir = assemble(checked);
    all.push(...checkOrder(ir));
    if (hasErrors(all)) ir = null;
  }
  return { value: { ir, modules: loaded.modules }, diagnostics: inOrder(all) };
}

/**
 * Where a file has syntax errors, what the checks miss in the half-read tree (a profile, a field, a name whose declaration was lost) is most often an
 * echo of them. Such findings are held back until the syntax is right; everything else is said at once.
 */
function withoutEchoes(syntax: readonly Diagnostic[], found: readonly Diagnostic[]): readonly Diagnostic[] {
  const damaged = new Set(syntax.filter((d) => lossy.has(d.code)).map((d) => d.file));
  if (damaged.size === 0) return found;
  return found.filter((d) => !(damaged.has(d.file) && echoes.has(d.code)));
}

/** Syntax errors after which part of the tree is missing. */
const lossy: ReadonlySet<string> = new Set(['HS1001', 'HS1009', 'HS1010', 'HS1026', 'HS1027', 'HS2013', 'HS2014']);
/** Findings that something is not there. */
const echoes: ReadonlySet<string> = new Set(['HS2001', 'HS2009', 'HS2010', 'HS2007', 'HS3004', 'HS5002', 'HS4001', 'HS4008', 'HS4010', 'HS4014']);
