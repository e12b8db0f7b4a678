/**
 * What a build does with the program that it made: derives from the library what starts read, and keeps the code that V8 makes of the program in usual runs.
 *
 *   node tools/keep-code.mjs FOLDER FILE    the folder of the program, and the file for the code
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

const [folder, file] = process.argv.slice(2);
// As `load-program.ts` calls it.
const filename = 'program.cjs';
const at = pathToFileURL(join(folder, 'hsimc.js')).href;

// V8 forgets the code of functions that were not called for a while.
setFlagsFromString('--no-flush-bytecode');
const script = new Script(readFileSync(join(folder, filename), 'latin1'), { filename });
const part = script.runInThisContext()(createRequire(at), at);

const cache = join(folder, 'library-cache');
mkdirSync(cache);
part('fill.js').fillCache(cache);

const work = mkdtempSync(join(tmpdir(), 'hsimc-code-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const own = join(work, 'own.hsim');
writeFileSync(own, readFileSync(join(dirname(dirname(fileURLToPath(import.meta.url))), 'scenarios', 'patientsim', 'diabetes.hsim')));
const plan = join(work, 'plan.json');
const { main } = part('commands.js');
for (const words of [
  ...['fhir', 'json', 'csv', 'hl7v2'].map((target) => ['compile', 'diabetes', '--count', '2', '--target', target, '--out', join(work, target)]),
  ['compile', own, '--count', '2', '--target', 'json,csv,parquet', '--out', join(work, 'out')],
  ['compile', 'one_person', '--count', '1', '--target', 'x12', '--out', join(work, 'x12')],
  ['check', own],
  ['fmt', '--check', own],
  ['preview', own],
  ['codes', 'search', 'a1c'],
  ['scenarios'],
  ['plan', 'diabetes', '--count', '2', '--block-size', '1', '--out', plan],
  ['compile', '--plan', plan, '--shard', '0/2', '--out', join(work, 'blocks')],
]) {
  process.argv = [process.execPath, join(folder, 'hsimc.js'), ...words];
  await main(pathToFileURL(join(folder, 'worker.js')));
  process.removeAllListeners('uncaughtException');
}
process.exitCode = 0;
// The flags of V8 are part of what it compares.
setFlagsFromString('--flush-bytecode');
writeFileSync(file, script.createCachedData());
