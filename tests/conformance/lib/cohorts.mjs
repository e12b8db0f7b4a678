/** Real output for the judges: made by the built program on first demand, and kept until the last judge is done. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ran } from './command.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export class Cohorts {
  #work = mkdtempSync(join(tmpdir(), 'hsimc-conformance-'));
  #made = new Map();
  #modules = 0;

  /** The folder of a run of `hsimc compile`. */
  compiled(...args) {
    return this.#once(args.join(' '), (folder) => compile(args, folder));
  }

  /** The folder of a run of a scenario of the library with more blocks at its end. */
  compiledWith(scenario, blocks, ...args) {
    return this.#once(`${scenario} ${blocks} ${args.join(' ')}`, async (folder) => {
      const source = join(this.#work, `${this.#modules++}.hsim`);
      writeFileSync(source, readFileSync(here(`../../../scenarios/patientsim/${scenario}.hsim`), 'utf8') + blocks);
      await compile([source, ...args], folder);
    });
  }

  /** The folder that a function of a TypeScript module fills: `write(folder)`. */
  written(module) {
    return this.#once(module, async (folder) => (await this.module(module)).write(folder));
  }

  /** A TypeScript module of the tests, for a Node that reads none. */
  async module(path) {
    const outfile = join(this.#work, `${this.#modules++}.mjs`);
    await build({ entryPoints: [here(path)], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20.19', logLevel: 'warning' });
    return import(pathToFileURL(outfile).href);
  }

  /** A run that failed fails for every judge that asks for it. @returns {Promise<string>} */
  #once(key, make) {
    if (!this.#made.has(key)) {
      const folder = join(this.#work, String(this.#made.size));
      this.#made.set(
        key,
        Promise.resolve(make(folder)).then(() => folder),
      );
    }
    return this.#made.get(key);
  }

  remove() {
    rmSync(this.#work, { recursive: true, force: true });
  }
}

function compile(args, folder) {
  return ran(process.execPath, [here('../../../dist/hsimc.js'), 'compile', ...args, '--out', folder, '--quiet']);
}
