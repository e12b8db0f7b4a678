/** Files of the whole run, made of the parts that blocks wrote. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Assembly } from '../../targets/target.ts';
import { makeBelow } from './below.ts';
import { writeFully } from './descriptor.ts';
import type { WrittenFile } from './streams.ts';

const BUFFER_BYTES = 1 << 20;

/**
 * Carries out an assembly below a private folder.
 * @param target its folder
 * @param parts the folders that may hold parts of the target, in order
 */
export function assemble(assembly: Assembly, folder: string, target: string, parts: readonly string[]): WrittenFile {
  switch (assembly.kind) {
    case 'join':
      return joined(assembly, folder, `${target}/${assembly.path}`, parts);
  }
}

function joined({ path: part, before, after }: Assembly, folder: string, path: string, parts: readonly string[]): WrittenFile {
  makeBelow(folder, dirname(path));
  const hash = createHash('sha256');
  let bytes = 0;
  const descriptor = openSync(join(folder, path), 'wx');
  const write = (piece: Uint8Array): void => {
    hash.update(piece);
    bytes += piece.length;
    writeFully(descriptor, piece);
  };
  try {
    write(Buffer.from(before, 'utf8'));
    const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
    for (const place of parts) {
      const file = join(place, part);
      // A block that had nothing to say wrote no part.
      if (!existsSync(file)) continue;
      const source = openSync(file, 'r');
      try {
        for (let read = readSync(source, buffer); read > 0; read = readSync(source, buffer)) write(buffer.subarray(0, read));
      } finally {
        closeSync(source);
      }
    }
    write(Buffer.from(after, 'utf8'));
  } finally {
    closeSync(descriptor);
  }
  return { path, bytes, sha256: hash.digest('hex') };
}
