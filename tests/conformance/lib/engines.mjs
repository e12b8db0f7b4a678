/** PostgreSQL and SQLite as the system's packages have them. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ProgramFailed } from './program-failed.mjs';

const QUIET = { encoding: 'utf8', maxBuffer: 1 << 30 };

function run(words, options = {}) {
  const [program, ...rest] = words;
  const { status, signal, stdout, stderr, error } = spawnSync(program, rest, { ...QUIET, ...options });
  if (status !== 0) throw new ProgramFailed(words, { status, signal, out: stdout ?? '', err: stderr ?? String(error) });
  return stdout;
}

/** What a script says on standard error, and its status where that is not zero. */
function said(words, cwd) {
  const [program, ...rest] = words;
  const { status, stderr } = spawnSync(program, rest, { ...QUIET, cwd });
  return status === 0 ? stderr : `${stderr} (${status})`;
}

export const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0;

export function sqlite(folder) {
  const database = join(folder, 'test.sqlite');
  return {
    load: (cwd, script) => said(['sqlite3', '-bail', database, `.read ${script}`], cwd),
    ask: (sql) => run(['sqlite3', '-bail', database], { input: `${sql};\n` }).trim(),
    csv: (sql) => run(['sqlite3', '-bail', '-csv', database], { input: `${sql};\n` }),
    clear: () => rmSync(database, { force: true }),
    stop: () => rmSync(database, { force: true }),
  };
}

/** Where Debian puts the server of the newest version. */
function serverPrograms() {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, 'bin')).find((programs) => existsSync(join(programs, 'initdb'))) ?? null;
}

/** The server refuses to run as root: then it runs as its own user. */
const asServer = userInfo().uid === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
const programs = serverPrograms();
export const hasPostgres = programs !== null && (asServer.length === 0 || spawnSync('id', ['postgres']).status === 0);

/** A server of its own, in a folder of its own, that listens on a socket there and nowhere else. */
export function postgres() {
  const place = mkdtempSync(join(tmpdir(), 'hsimc-pg-'));
  const data = join(place, 'data');
  const serve = (words) => run([...asServer, ...words], { cwd: place });
  mkdirSync(data);
  if (asServer.length > 0) for (const path of [place, data]) chownSync(path, ...ids());
  serve([join(programs, 'initdb'), '-D', data, '-A', 'trust', '-N', '-E', 'UTF8', '--no-locale', '--no-instructions']);
  const options = `-c listen_addresses='' -c unix_socket_directories=${place} -c fsync=off`;
  serve([join(programs, 'pg_ctl'), '-D', data, '-w', '-l', join(place, 'log'), '-o', options, 'start']);
  const owner = asServer.length > 0 ? 'postgres' : userInfo().username;
  const psql = ['psql', '-X', '-h', place, '-U', owner, '-d', 'postgres', '-v', 'ON_ERROR_STOP=1'];
  return {
    load: (cwd, script) => said([...psql, '-q', '-f', script], cwd),
    ask: (sql) => run([...psql, '-A', '-t', '-c', sql]).trim(),
    csv: (sql) => run([...psql, '-q', '-c', `COPY (${sql}) TO STDOUT WITH (FORMAT csv)`]),
    clear: () => run([...psql, '-q', '-c', 'SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public']),
    stop: () => {
      serve([join(programs, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop']);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function ids() {
  return ['-u', '-g'].map((flag) => Number(run(['id', flag, 'postgres'])));
}
