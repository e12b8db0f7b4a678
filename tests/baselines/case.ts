/**
 * A case: `main.hsim`, what it imports, and in `options.json` what else a shell would hand in. A case of the language is a folder, since each stage has a
 * copy there; every other case is one text file with a section for each of these.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { asOfFor } from '../../app/as-of-date.ts';
import { settingSource } from '../../compiler/check/setting-source.ts';
import { type Compilation, compile } from '../../compiler/compile.ts';
import { defaultLimits, type Limits } from '../../compiler/compiler-limits.ts';
import type { Host, ModuleText } from '../../compiler/load/load-modules.ts';
import { LOCK_FILE } from '../../compiler/load/lock-file.ts';
import { type Diagnostic, hasErrors, type Suggestion } from '../../grammar/diagnostic.ts';
import type { SourceFile } from '../../grammar/source-text.ts';
import { sectionsOf } from './sections.ts';

export const folder = 'tests/baselines';

interface Options {
  /** Subjects to run; 2 by default. */
  readonly count?: number;
  readonly set?: Readonly<Record<string, string>>;
  /** Why the lock file cannot be read. */
  readonly lock?: string;
  readonly limits?: Partial<Omit<Limits, 'source'>> & { readonly source?: Partial<Limits['source']> };
}

export interface Case {
  /** Path below the folder of baselines, such as `values` or `diagnostics/HS2001`. */
  readonly name: string;
  /** The folder or the file. */
  readonly path: string;
  /** The files that the case consists of, and in a case of one file the expected results too, by name. */
  readonly parts: ReadonlyMap<string, string>;
  readonly options: Options;
}

export interface Compiled extends Compilation {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
}

function caseOf(name: string, path: string, parts: ReadonlyMap<string, string>): Case {
  return { name, path, parts, options: JSON.parse(parts.get('options.json') ?? '{}') as Options };
}

/** The texts of all files below a folder, by their paths in it. */
function filesBelow(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** Cases of the language, which compile and run. */
export function languageCases(): Case[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(folder, entry.name)).includes('main.hsim'))
    .map(({ name }) => {
      const path = join(folder, name);
      return caseOf(name, path, filesBelow(path));
    });
}

function casesIn(under: string): Case[] {
  return readdirSync(join(folder, under))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const path = join(folder, under, file);
      return caseOf(join(under, file.slice(0, -4)), path, sectionsOf(readFileSync(path, 'utf8')));
    });
}

/** Cases of diagnostics: the name begins with the code. */
export const diagnosticCases = (): Case[] => casesIn('diagnostics');
/** Cases whose diagnostics are not good yet; the section `wish` says what they should be. */
export const casesToImprove = (): Case[] => casesIn('to_improve');

const textOf = (path: string, text: string): ModuleText => ({ path, text, sha256: createHash('sha256').update(text).digest('hex') });

/** The files of the case; `edited` replaces some of them. */
function hostOf({ parts, options }: Case, edited: ReadonlyMap<string, string>): Host {
  const read: Host['read'] = (importPath, fromPath) => {
    const path = normalize(join(dirname(fromPath), importPath)).replaceAll('\\', '/');
    if (path.startsWith('..')) return { problem: 'it is outside the folder that contains `main.hsim`; move the file into that folder' };
    const text = edited.get(path) ?? parts.get(path);
    return text === undefined ? { problem: 'there is no such file' } : textOf(path, text);
  };
  const lock = options.lock !== undefined ? { problem: options.lock } : parts.has(LOCK_FILE) ? read(LOCK_FILE, 'main.hsim') : null;
  return { read, data: read, lock };
}

export const sourceOf = ({ parts }: Case): string => parts.get('main.hsim') ?? '';

/** Compiles a case as the shell would, so that the last thing it may say (that no as-of date is known) is said too. */
export function compileCase(of: Case, edited: ReadonlyMap<string, string> = new Map()): Compiled {
  const { set = {}, limits = {} } = of.options;
  const settings = new Map(Object.entries(set));
  const entry = textOf('main.hsim', edited.get('main.hsim') ?? sourceOf(of));
  const merged: Limits = { ...defaultLimits, ...limits, source: { ...defaultLimits.source, ...limits.source } };
  const { value, diagnostics } = compile(entry, hostOf(of, edited), settings, merged);
  const sources = new Map(value.modules.map(({ source }) => [source.path, source]));
  for (const [name, given] of settings) {
    const shown = settingSource(name, given);
    sources.set(shown.path, shown);
  }
  const ir = hasErrors(diagnostics) ? null : value.ir;
  const { missing } = asOfFor({ ir, modules: value.modules }, undefined);
  // Small cases are full of what nothing uses: notes count only where they are what the case is about.
  const about = /HS\d{4}/.exec(of.name)?.[0];
  const said = (missing === null ? diagnostics : [...diagnostics, missing]).filter(({ severity, code }) => severity !== 'note' || code === about);
  return { ...value, diagnostics: said, sources };
}

/** The text after the edits of a suggestion. */
export function applyEdits(text: string, { edits }: Suggestion): string {
  let result = text;
  for (const { span, text: right } of [...edits].sort((a, b) => b.span.start - a.span.start))
    result = result.slice(0, span.start) + right + result.slice(span.end);
  return result;
}
