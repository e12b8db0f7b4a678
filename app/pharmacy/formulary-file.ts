/** The formularies of a file, which may be a scenario or a library of plans without one. */
import type { Terms } from '../../ir/plan-terms.ts';
import { codeSystems } from '../../model/codes/code-systems.ts';
import { nearest } from '../../model/nearest.ts';
import type { Coding } from '../../model/scalars.ts';
import type { FormularyTerms } from '../../runtime/engines/pharmacy/decision/formulary-terms.ts';
import { type Constants, readFormulary } from '../../runtime/engines/pharmacy/read-formulary.ts';
import { RunError } from '../../runtime/plan/fault.ts';
import type { Entry } from '../scenario-files.ts';
import { type Stop, usage } from '../stop.ts';
import { termsOfFile } from '../terms-file.ts';
import { shown } from '../wording.ts';

export interface FormularyFile {
  readonly formulary: FormularyTerms;
  /** The rows of its code tables, by `rx.warfarin_5` and by `RXNORM:855332`. */
  readonly codings: ReadonlyMap<string, Coding>;
}

/** @param wanted the name of the formulary; null for the only one */
export function formularyOf(entry: Entry, wanted: string | null): FormularyFile {
  const { text } = entry;
  const { checker, terms, codings, params } = termsOfFile(entry);
  const names = terms.formularies.map(({ name }) => name ?? '');
  const chosen = wanted === null && names.length === 1 ? names[0] : wanted;
  const one = terms.formularies.find(({ name }) => name === chosen);
  if (one === undefined) throw notFound(text.path, wanted, names);
  const byName = checker.concepts.map(({ name }, id) => [name, codings[id]] as const);
  const byCode = codings.map((coding) => [`${coding.system}:${coding.code}`, coding] as const);
  return { formulary: ready(one, { codings, params }), codings: new Map([...byCode.toReversed(), ...byName]) };
}

function ready(terms: Terms, constants: Constants): FormularyTerms {
  try {
    return readFormulary(terms, constants);
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    throw usage(`${error.code}: ${error.message}`);
  }
}

function notFound(path: string, wanted: string | null, names: readonly string[]): Stop {
  if (names.length === 0) return usage(`${shown(path)} has no formulary`, 'a formulary is `formulary name { … }`');
  if (wanted === null) return usage(`${shown(path)} has several formularies`, `choose one by its name: ${names.join(', ')}`);
  const near = nearest(wanted, names);
  return usage(`${shown(path)} has no formulary ${shown(wanted)}`, `it has: ${(near.length > 0 ? near : names).join(', ')}`);
}

/** A drug by its name in the file, or by its code; codes that the file does not have are unknown by name. */
export function codingOf(codings: ReadonlyMap<string, Coding>, wanted: string): Coding {
  const found = codings.get(wanted);
  if (found !== undefined) return found;
  const [system, code] = wanted.split(':');
  const known = codeSystems.find((one) => one === system);
  if (known !== undefined && code !== undefined && code !== '') return { system: known, code, display: wanted };
  const near = nearest(wanted, [...codings.keys()]).slice(0, 3);
  throw usage(
    `there is no drug ${shown(wanted)}`,
    near.length > 0 ? `nearest: ${near.join(', ')}` : 'a drug is a row of the file, such as `rx.metformin`, or `RXNORM:code`',
  );
}
