/** The FHIR files under folders. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All .ndjson files, and all .json files that hold a FHIR resource, under the given files and folders, in order of path. */
export function fhirFiles(paths) {
  const found = [];
  const add = (path, named) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!name.startsWith('.')) add(join(path, name), false);
    } else if (path.endsWith('.ndjson') || (path.endsWith('.json') && (named || isResource(path)))) {
      found.push(path);
    }
  };
  for (const path of paths) add(path, true);
  return found;
}

/** A folder of output has other JSON files too, such as a manifest: those do not begin like a resource. */
function isResource(path) {
  return /^\s*\{\s*"resourceType"/.test(readFileSync(path, 'utf8').slice(0, 200));
}

/** The resources in files, in their order; bundles as they are. */
export function readResources(files) {
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return file.endsWith('.ndjson')
      ? text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => JSON.parse(line))
      : [JSON.parse(text)];
  });
}
