/** A Python of the tests' own, with packages of fixed versions, in the cache. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command.mjs';
import { Lacking } from './lacking.mjs';

/** @returns {Promise<string>} the interpreter */
export async function python(cache, name, packages) {
  const folder = join(cache, `python-${name}`);
  const interpreter = join(folder, 'bin', 'python');
  if (existsSync(join(folder, 'whole'))) return interpreter;
  const made = await command('python3', ['-m', 'venv', folder]);
  if (made.lacking || made.status !== 0) throw new Lacking('Python 3 with venv is missing (Debian: apt-get install python3-venv).');
  const installed = await command(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
  if (installed.status !== 0) throw new Lacking(`pip cannot fetch ${packages.join(', ')}: ${installed.err.trim().split('\n').at(-1)}`);
  await command(interpreter, ['-c', `open(${JSON.stringify(join(folder, 'whole'))}, "w").close()`]);
  return interpreter;
}
