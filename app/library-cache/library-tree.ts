/** The trees of the library's modules as the build parsed them: each reader gets one of its own. */
import type { FileNode } from '../../grammar/ast/ast.ts';
import { readCached } from './library-cache.ts';

/** Its name in the cache. @param path `std/labs.hsim` */
export const treeName = (path: string): string => `tree.${path.replaceAll('/', '.')}`;

/** The tree of a text of the library without findings; null where the build parsed another one. */
export function libraryTree(path: string, sha256: string): FileNode | null {
  return readCached<FileNode>(treeName(path), ([of]) => of.sha256 === sha256);
}
