/**
 * The tests of the Spark data source (`spark/tests`): PySpark in an environment of its own, a cluster of two executors on this machine, one of which is killed.
 *
 *     node tools/spark.mjs [--pyspark 4.0] [--folder FOLDER] [words for pytest]
 *
 * Needs Python 3.9 with venv, Java 17 and the Python package index. Exit code 3 where they cannot be had.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ options: { pyspark: { type: 'string', default: '4.0' }, folder: { type: 'string' } }, allowPositionals: true });
const environment = values.folder ?? join(tmpdir(), `hsimc-spark-${values.pyspark}`);
const python = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const root = fileURLToPath(new URL('..', import.meta.url));

function cannot(why) {
  console.error(`spark: not run: ${why}`);
  process.exit(3);
}

const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
const [, release] = /version "(\d+)/.exec(`${java.stderr}${java.stdout}`) ?? [];
if (release === undefined) cannot('there is no Java; PySpark 4 needs version 17 or later');
if (Number(release) < 17) cannot(`Java ${release} is too old; PySpark 4 needs version 17 or later`);

// Installed from a copy: building a package leaves files in its folder.
const work = mkdtempSync(join(tmpdir(), 'hsimc-spark-tests-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
cpSync(join(root, 'spark'), join(work, 'spark'), { recursive: true });

if (!existsSync(python)) {
  mkdirSync(environment, { recursive: true });
  if (spawnSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' }).status !== 0) cannot('Python 3 cannot make an environment (python3 -m venv)');
}
const pip = (...words) => spawnSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...words], { stdio: 'inherit' }).status;
if (pip(`pyspark==${values.pyspark}.*`, 'pyarrow', 'pandas<3', 'pytest') !== 0) cannot(`pip cannot install PySpark ${values.pyspark}`);
if (pip('--no-deps', '--force-reinstall', join(work, 'spark')) !== 0) cannot('pip cannot install the package of spark/');

const command = `${process.execPath} ${join(root, 'dist', 'hsimc.js')}`;
const { status } = spawnSync(python, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', join(work, 'spark', 'tests'), ...positionals], {
  cwd: work,
  env: { ...process.env, HSIMC_COMMAND: command, PYTHONDONTWRITEBYTECODE: '1' },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
