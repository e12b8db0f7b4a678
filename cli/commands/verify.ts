/** `hsimc verify`: every file of a run is hashed again and held against the manifest, and the manifest against its root. */
import { createHash } from 'node:crypto';
import { exitCode, Stop, usage } from '../exit.ts';
import { OutputFolder } from '../output/folder.ts';
import type { Manifest } from '../output/manifest.ts';
import { megabytes } from '../progress.ts';
import type { Format } from '../report.ts';

export async function verifyCommand(path: string, flags: { readonly format: Format; readonly quiet?: boolean }): Promise<number> {
  const folder = new OutputFolder(path);
  if (!folder.exists('manifest.json')) {
    const unfinished = folder.exists('_blocks') || folder.exists('_staging');
    throw unfinished
      ? new Stop(exitCode.diagnostics, `the run in ${path} is not finished: it has no manifest`, 'the same command with --resume goes on with it')
      : usage(`${path} holds no run: it has no manifest.json`);
  }
  const text = folder.read('manifest.json');
  const problems: string[] = [];
  const root = createHash('sha256').update(text).digest('hex');
  if (!folder.exists('_SUCCESS')) problems.push('_SUCCESS is missing');
  else if (folder.read('_SUCCESS').trim() !== root) problems.push('manifest.json is not the one that the run ended with');
  const manifest = readManifest(text, path);
  let bytes = 0;
  for (const file of manifest.files) {
    const now = await folder.measure(file.path);
    if (now === null) problems.push(`${file.path} is missing`);
    else if (now.bytes !== file.bytes) problems.push(`${file.path} has ${now.bytes} bytes instead of ${file.bytes}`);
    else if (now.sha256 !== file.sha256) problems.push(`${file.path} was changed`);
    bytes += file.bytes;
  }
  if (flags.format === 'json')
    process.stdout.write(`${JSON.stringify({ valid: problems.length === 0, root, files: manifest.files.length, bytes, problems })}\n`);
  else if (problems.length > 0) process.stderr.write(`${problems.join('\n')}\n`);
  else if (flags.quiet !== true)
    process.stderr.write(`${manifest.files.length} files, ${megabytes(bytes)}: all as they were written; manifest ${root.slice(0, 16)}\n`);
  return problems.length > 0 ? exitCode.diagnostics : exitCode.ok;
}

function readManifest(text: string, path: string): Manifest {
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (Array.isArray(manifest.files)) return manifest;
  } catch {
    // Said below.
  }
  throw new Stop(exitCode.diagnostics, `${path}/manifest.json cannot be read`);
}
