/** Files of the whole run, made of the parts that blocks wrote. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Assembly } from '../../model/target.ts';
import { chunksOf } from '../file-chunks.ts';
import { hashFile, type WrittenFile } from './file-streams.ts';
import { indexOf } from './index-text.ts';
import { makeBelow } from './paths-below.ts';
import { writeFully } from './write-descriptor.ts';

/**
 * Carries out an assembly below a private folder.
 * @param target its folder
 * @param parts the folders that may hold parts of the target, in order
 */
export async function assemble(assembly: Assembly, folder: string, target: string, parts: readonly string[]): Promise<WrittenFile | null> {
  const path = `${target}/${assembly.path}`;
  makeBelow(folder, dirname(path));
  switch (assembly.kind) {
    case 'join':
      // Empty texts around no parts would be an empty file.
      if (assembly.before.length + assembly.after.length === 0 && !wasWritten(assembly.path, parts)) return null;
      return joined(assembly, folder, path, parts);
    case 'index':
      return joined({ ...assembly, kind: 'join', before: indexOf(assembly, (part) => wasWritten(part, parts)), after: '' }, folder, path, []);
    case 'database': {
      const { makeDatabase } = await import('./duckdb-database.ts');
      const file = join(folder, path);
      const content = await makeDatabase(assembly, file, join(folder, '_temporary'), parts);
      return { path, bytes: statSync(file).size, sha256: hashFile(file), content };
    }
  }
}

function wasWritten(part: string, parts: readonly string[]): boolean {
  return parts.some((place) => existsSync(join(place, part)));
}

function joined({ path: part, before, after }: Assembly & { readonly kind: 'join' }, folder: string, path: string, parts: readonly string[]): WrittenFile {
  const hash = createHash('sha256');
  let bytes = 0;
  const descriptor = openSync(join(folder, path), 'wx');
  const write = (piece: Uint8Array): void => {
    hash.update(piece);
    bytes += piece.length;
    writeFully(descriptor, piece);
  };
  try {
    write(bytesOf(before));
    for (const place of parts) {
      const file = join(place, part);
      // A block that had nothing to say wrote no part.
      if (existsSync(file)) for (const piece of chunksOf(file)) write(piece);
    }
    write(bytesOf(after));
  } finally {
    closeSync(descriptor);
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
}
