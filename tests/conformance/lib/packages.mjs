/** Unpacks the FHIR packages into a package cache of their own, so that nothing in anybody's home folder is read or written. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command.mjs';
import { Lacking } from './lacking.mjs';
import { settle } from './settle.mjs';

export const CORE = 'hl7.fhir.r4.core#4.0.1';
export const CARIN = 'hl7.fhir.us.carin-bb#2.2.0';
export const TERMINOLOGY = '7.0.0';
export const EXTENSIONS = '5.2.0';
/** The validator asks for this one by name whatever it judges. */
const CROSS_VERSION = 'hl7.fhir.xver-extensions#0.1.0';

/** The validator looks under its user's home: it neither fetches packages nor asks anybody anything. */
const SETTINGS = { prohibitNetworkAccess: true, ignoreDefaultPackageServers: true };

/**
 * @param {string | undefined} archive path of packages.tgz, whose top folders are named package#version
 * @returns {Promise<string>} the folder that serves as home of the validator's user
 */
export async function unpack(archive, cache, ig) {
  if (!archive) throw new Lacking('The FHIR packages are missing: set HSIMC_FHIR_PACKAGES (or --packages) to the path of packages.tgz.');
  if (!existsSync(archive)) throw new Lacking(`The FHIR packages are missing: there is no ${archive}.`);
  const home = join(cache, `home-${createHash('sha256').update(readFileSync(archive)).digest('hex').slice(0, 12)}`);
  if (!existsSync(home)) {
    const half = `${home}.${process.pid}`;
    const packages = join(half, '.fhir', 'packages');
    mkdirSync(packages, { recursive: true });
    const tar = await command('tar', ['-xzf', archive, '-C', packages]);
    if (tar.status !== 0) {
      rmSync(half, { recursive: true, force: true });
      throw new Lacking(`The FHIR packages cannot be unpacked: ${tar.lacking ? 'the program tar is missing' : tar.err.split('\n')[0]}`);
    }
    writeFileSync(join(half, '.fhir', 'fhir-settings.json'), JSON.stringify(SETTINGS));
    settle(half, home);
  }
  const needed = [CORE, CROSS_VERSION, CARIN, `hl7.terminology.r4#${TERMINOLOGY}`, `hl7.fhir.uv.extensions.r4#${EXTENSIONS}`, ig];
  const absent = needed.filter((name) => !existsSync(join(home, '.fhir', 'packages', name, 'package', 'package.json')));
  if (absent.length > 0) throw new Lacking(`The FHIR packages in ${archive} lack ${absent.join(', ')}.`);
  return home;
}
