/** PostgreSQL and SQLite as the system's packages have them: where they are not installed, the tests that need them are skipped. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface Engine {
  /** Runs a script in its own folder; what it says on standard error. */
  load(folder: string, script: string): string;
  /** The only cell of the only row. */
  ask(sql: string): string;
  stop(): void;
}

const QUIET = { encoding: 'utf8', maxBuffer: 1 << 30 } as const;

export const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0;

export function sqlite(folder: string): Engine {
  const database = join(folder, 'test.sqlite');
  return {
    load: (cwd, script) => {
      const { stderr, status } = spawnSync('sqlite3', ['-bail', database, `.read ${script}`], { ...QUIET, cwd });
      return status === 0 ? stderr : `${stderr} (${status})`;
    },
    ask: (sql) => spawnSync('sqlite3', [database], { ...QUIET, input: `${sql};\n` }).stdout.trim(),
    stop: () => {},
  };
}

/** Where Debian puts the server of the newest version. */
function serverPrograms(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.length === 0 ? null : join(root, versions[0], 'bin');
}

/** The server refuses to run as root: then it runs as its own user. */
const asServer = userInfo().uid === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
const programs = serverPrograms();
export const hasPostgres = programs !== null && (asServer.length === 0 || spawnSync('id', ['postgres']).status === 0);

/** A server of its own, in a folder of its own, that listens on a socket there and nowhere else. */
export function postgres(): Engine {
  const place = mkdtempSync(join(tmpdir(), 'hsimc-pg-'));
  const data = join(place, 'data');
  const run = (words: readonly string[], cwd = place): string => {
    const [program, ...rest] = [...asServer, ...words];
    const { status, stdout, stderr } = spawnSync(program, rest, { ...QUIET, cwd });
    if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}${stdout}`);
    return stdout;
  };
  mkdirSync(data);
  if (asServer.length > 0) for (const path of [place, data]) chownSync(path, ...ids());
  run([join(programs as string, 'initdb'), '-D', data, '-A', 'trust', '-N', '-E', 'UTF8', '--no-locale', '--no-instructions']);
  run([
    join(programs as string, 'pg_ctl'),
    '-D',
    data,
    '-w',
    '-l',
    join(place, 'log'),
    '-o',
    `-c listen_addresses='' -c unix_socket_directories=${place} -c fsync=off`,
    'start',
  ]);
  const psql = ['psql', '-X', '-h', place, '-d', 'postgres', '-v', 'ON_ERROR_STOP=1'];
  return {
    load: (cwd, script) => {
      const [program, ...rest] = [...asServer, ...psql, '-q', '-f', script];
      const { status, stderr } = spawnSync(program, rest, { ...QUIET, cwd });
      return status === 0 ? stderr : `${stderr} (${status})`;
    },
    ask: (sql) => run([...psql, '-A', '-t', '-c', sql]).trim(),
    stop: () => {
      run([join(programs as string, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop']);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function ids(): [number, number] {
  const of = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], QUIET).stdout);
  return [of('-u'), of('-g')];
}
