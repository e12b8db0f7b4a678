/** The rows of the library's code tables as codings, by the names that scenarios use. */
import { codeSystems } from '../../model/codes/code-systems.ts';
import type { Coding } from '../../model/scalars.ts';
import { readEntries } from './read-entries.ts';

export async function libraryCodings(): Promise<readonly (readonly [string, Coding])[]> {
  return (await readEntries()).flatMap(({ kind, name, system, code, display }) => {
    const known = codeSystems.find((one) => one === system);
    return kind === 'code' && known !== undefined ? [[name, { system: known, code, display }] as const] : [];
  });
}
