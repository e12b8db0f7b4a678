/** The bundles of a run or folder, one file after the other in the order of loading. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { option } from '../../model/interface-terms.ts';
import { MANIFEST, recordedFiles } from '../output/run-manifest.ts';
import { Stop, usage } from '../stop.ts';
import { isSystemError, systemWords } from '../system-errors.ts';
import { shown } from '../wording.ts';

export interface RequestBundle {
  /** Its file, relative to the folder. */
  readonly name: string;
  readonly bytes: Buffer;
  /** What each entry asks for: `PUT Patient/1`. */
  readonly requests: readonly string[];
}

const REMEDY = `compile with ${option('target', 'fhir')} ${option('bundle', 'transaction')}`;

/** Bundle files below a folder, or the one file: parts of a bundle have numbers of one length, so the order of names is that of loading. */
export function bundleFiles(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw usage(`there is no ${shown(path)}`);
  if (stat.isFile()) return [path];
  const files = filesBelow(path)
    .filter((file) => /^Bundle-.*\.json$/.test(basename(file)))
    .map((file) => join(path, file))
    .sort();
  if (files.length === 0) throw usage(`${shown(path)} contains no bundles (Bundle-*.json)`, REMEDY);
  return files;
}

function filesBelow(folder: string): string[] {
  const manifest = join(folder, MANIFEST);
  if (statSync(manifest, { throwIfNoEntry: false }) !== undefined) return Array.from(recordedFiles(manifest), ({ path }) => path);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

/** @throws Stop where a file is not a bundle that a server carries out */
export function readBundle(file: string, name: string): RequestBundle {
  const bytes = bytesOf(file);
  const refuse = (what: string): Stop => new Stop('input', `${shown(name)} ${what}`, REMEDY);
  let bundle: { readonly resourceType?: unknown; readonly type?: unknown; readonly entry?: unknown } | null;
  try {
    bundle = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refuse('is not JSON');
  }
  if (bundle?.resourceType !== 'Bundle') throw refuse('is not a FHIR bundle');
  if (bundle.type !== 'transaction' && bundle.type !== 'batch')
    throw refuse(`is a bundle of type ${shown(String(bundle.type))}; a server accepts type transaction or batch`);
  const entries: readonly unknown[] = Array.isArray(bundle.entry) ? bundle.entry : [];
  return { name, bytes, requests: entries.map(requestOf) };
}

function requestOf(entry: unknown): string {
  const { method, url } = (entry as { readonly request?: { readonly method?: unknown; readonly url?: unknown } } | null)?.request ?? {};
  return `${method} ${url}`;
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isSystemError(error)) throw usage(`cannot read ${shown(file)}: ${systemWords(error)}`);
    throw error;
  }
}
