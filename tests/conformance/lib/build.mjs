/** Builds a validator's jar by Maven, once for each state of its sources. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from './command.mjs';
import { Lacking } from './lacking.mjs';
import { ProgramFailed } from './program-failed.mjs';
import { settle } from './settle.mjs';

const projectOf = (name) => fileURLToPath(new URL(`../${name}/`, import.meta.url));
const LEAST_JAVA = 17;
const UNREACHED = /Could not (resolve|transfer|find artifact)|Unknown host|Connection (refused|timed out)/;

/** Maven does not expect another one in its repository: one build at a time. */
let last = Promise.resolve();

/** @returns {Promise<string>} the folder with the jar and all that it needs */
export function build(cache, log, name = 'fhir-validator') {
  const built = last.then(() => buildNow(cache, log, name));
  last = built.catch(() => {});
  return built;
}

async function buildNow(cache, log, name) {
  const project = projectOf(name);
  await checkJava();
  const folder = join(cache, `${name}-${stateOfSources(project)}`);
  if (existsSync(folder)) return join(folder, 'lib');
  const maven = await command('mvn', ['--version']);
  if (maven.lacking) throw new Lacking('Maven is missing: install Maven 3.8 or later (Debian: apt-get install maven).');
  // Built next to its place and renamed when whole: a build that was interrupted is not mistaken for one that succeeded.
  const half = `${folder}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  const args = ['-q', '-B', '-ntp', '-f', join(project, 'pom.xml'), `-Dmaven.repo.local=${join(cache, 'm2')}`, `-Dbuild.folder=${half}`, 'package'];
  log('building the validator with Maven (the first time, it fetches some 190 MB)');
  let done = existsSync(join(cache, 'm2')) ? await command('mvn', ['-o', ...args]) : { status: 1 };
  // Offline first: it takes seconds, and serves a machine without a network once its cache is filled.
  if (done.status !== 0) done = await command('mvn', args);
  if (done.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    const said = `${done.out}${done.err}`;
    // No way to the repository is the machine's lack; anything else is a fault of what is built.
    if (UNREACHED.test(said)) throw new Lacking(`Maven cannot fetch the validator: ${said.split('\n').find((line) => UNREACHED.test(line))}`);
    throw new ProgramFailed(['mvn', ...args], done);
  }
  settle(half, folder);
  return join(folder, 'lib');
}

async function checkJava() {
  const java = await command('java', ['-version']);
  const version = /version "(\d+)/.exec(java.err)?.[1];
  if (java.lacking || version === undefined || Number(version) < LEAST_JAVA) {
    throw new Lacking(
      `Java is ${java.lacking ? 'missing' : 'too old'}: install a JDK ${LEAST_JAVA} or later (Debian: apt-get install openjdk-17-jdk-headless).`,
    );
  }
}

function stateOfSources(project) {
  const hash = createHash('sha256');
  const add = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) add(path);
      else hash.update(entry.name).update('\0').update(readFileSync(path)).update('\0');
    }
  };
  hash.update(readFileSync(join(project, 'pom.xml')));
  add(join(project, 'src'));
  return hash.digest('hex').slice(0, 12);
}

/** Makes the cache folder. It hides itself from git, whatever the ignore file of the checkout says. */
export function prepareCache(cache) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, '.gitignore'), '*\n');
}
