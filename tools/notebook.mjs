/**
 * Runs the notebook of the examples over a cohort that it names, in an environment of Python of its own, and compares what its cells print.
 *
 *     node tools/notebook.mjs [--update] [--folder FOLDER]
 *
 * Needs Python 3.9 with venv, and the Python package index. Exit code 3 where they cannot be had.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false }, folder: { type: 'string' } } });
const environment = values.folder ?? join(tmpdir(), 'hsimc-notebook');
const python = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const root = fileURLToPath(new URL('..', import.meta.url));
const notebook = join(root, 'examples/notebooks/cohort-over-parquet.ipynb');

function cannot(why) {
  console.error(`notebook: not run: ${why}`);
  process.exit(3);
}

const work = mkdtempSync(join(tmpdir(), 'hsimc-notebook-run-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

if (!existsSync(python)) {
  mkdirSync(environment, { recursive: true });
  if (spawnSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' }).status !== 0) cannot('Python 3 cannot make an environment (python3 -m venv)');
}
const packages = ['nbclient', 'nbformat', 'ipykernel', 'duckdb', 'pandas', 'matplotlib'];
const installed = spawnSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages], { stdio: 'inherit' });
if (installed.status !== 0) cannot(`pip cannot install ${packages.join(', ')}`);

// The cohort, by the command of the notebook itself.
const [, command] = /npx hsimc (compile [^"\\]*)\\n/.exec(readFileSync(notebook, 'utf8')) ?? [];
if (command === undefined) throw new Error('the notebook does not name the command that makes its cohort');
const made = spawnSync(process.execPath, [join(root, 'dist/hsimc.js'), ...command.split(' '), '-q'], { cwd: work, stdio: 'inherit' });
if (made.status !== 0) process.exit(made.status ?? 1);

// Settings and caches of Jupyter and Matplotlib go into the folder of the run.
const env = { ...process.env, MPLCONFIGDIR: work, IPYTHONDIR: work, JUPYTER_RUNTIME_DIR: work, MPLBACKEND: 'module://matplotlib_inline.backend_inline' };
const words = [join(root, 'tools/notebook.py'), notebook, work, ...(values.update ? ['--update'] : [])];
process.exitCode = spawnSync(python, words, { cwd: work, env, stdio: 'inherit' }).status ?? 1;
