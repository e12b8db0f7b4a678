/** Runs HL7's validator over files and reads what it says. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, prepareCache } from './build.mjs';
import { ran } from './command.mjs';
import { CARIN, EXTENSIONS, TERMINOLOGY, unpack } from './packages.mjs';

const JVM = ['-Xmx4g', '-XX:+UseParallelGC'];
/** The verdict does not depend on it, and the processor time hardly. */
const THREADS = Math.min(4, availableParallelism());

/** Code systems of NCPDP, which HL7 Terminology names and does not publish. */
const UNPUBLISHED = fileURLToPath(new URL('../code-systems/', import.meta.url));

/** Those, and those of CARIN Blue Button, whose words claims have whatever profiles they declare. */
function codeSystems(home) {
  const carin = join(home, '.fhir', 'packages', CARIN, 'package');
  const published = readdirSync(carin).filter((name) => name.startsWith('CodeSystem-'));
  return [...readdirSync(UNPUBLISHED).map((name) => join(UNPUBLISHED, name)), ...published.map((name) => join(carin, name))];
}

/**
 * @typedef {object} Issue
 * @property {string} file
 * @property {number} line
 * @property {string} [resourceType]
 * @property {string} [id]
 * @property {string} [innerType] type of the bundled resource that the issue is about
 * @property {string} [innerId]
 * @property {'fatal' | 'error' | 'warning'} severity
 * @property {string} [code]
 * @property {string} location FHIRPath
 * @property {string} [messageId]
 * @property {string} message
 */

/**
 * @param {readonly string[]} files
 * @param {{ packages?: string, cache: string, ig: string, threads?: number, perFile?: number, context?: readonly string[], log: (line: string) => void }} options
 * @returns {Promise<{ issues: Issue[], summary: Record<string, any> }>}
 */
export async function validate(files, options) {
  const { cache, ig, log } = options;
  prepareCache(cache);
  const home = await unpack(options.packages, cache, ig);
  const library = await build(cache, log);
  // An empty folder to be in: where a folder named like a package lies next to it, the validator would read that as a heap of loose files.
  const work = join(cache, 'work', String(process.pid));
  mkdirSync(work, { recursive: true });
  const list = (name, paths) => {
    const path = join(work, name);
    writeFileSync(path, paths.map((file) => resolve(file)).join('\n'));
    return path;
  };
  const args = [...JVM, `-Djava.io.tmpdir=${work}`, '-cp', join(library, '*'), 'hsimc.conformance.Validate'];
  args.push('--home', home, '--ig', ig, '--tho', TERMINOLOGY, '--extensions', EXTENSIONS);
  args.push('--threads', String(options.threads ?? THREADS));
  if (options.perFile !== undefined) args.push('--per-file', String(options.perFile));
  args.push('--context-list', list('context', options.context ?? []), '--list', list('files', files));
  args.push('--code-systems', list('code-systems', codeSystems(home)));
  log(`judging ${files.length} file${files.length === 1 ? '' : 's'} with HL7's validator`);
  const run = await ran('java', args, { cwd: work }).finally(() => rmSync(work, { recursive: true, force: true }));
  const lines = run.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const summary = lines.pop();
  return { issues: lines, summary };
}
