/** What a target writes, kept in memory: every file and part by block, and what is left over. */
import { createHash } from 'node:crypto';
import type { Parties, Subject } from '../../model/subject.ts';
import type { Assembly, Losses, Output, RunInfo, Target, Writer } from '../../model/target.ts';
import { run } from '../targets/fixtures/basics.ts';

/** Subjects of one block. */
export interface Block {
  readonly label: string;
  readonly subjects: readonly Subject[];
}

export interface Written {
  /** Bytes by block and path of the files that each block writes alone. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Bytes by block and path of the parts of files of the whole run. */
  readonly parts: ReadonlyMap<string, Buffer>;
  readonly assemblies: readonly Assembly[];
  readonly losses: Losses;
  /** Every piece of text that was handed over as text, and not as bytes. */
  readonly texts: readonly string[];
}

/** The key of a file or a part: `block path`; the directory of the whole run is the block `directory`. */
const keyOf = (block: string, path: string): string => `${block} ${path}`;
export const pathOf = (key: string): string => key.slice(key.indexOf(' ') + 1);

/** Opens a target with options as a user gives them. */
export async function openTarget(target: Target, options: object, given: Partial<RunInfo> = {}): Promise<Writer> {
  return target.open({ ...run, ...given }, target.options.parse(options));
}

/** Writes blocks in the order given and then, where asked, the directory of some parties. */
export function writeBlocks(writer: Writer, blocks: readonly Block[], directory: Parties | null = null): Written {
  const files = new Map<string, Buffer>();
  const parts = new Map<string, Buffer>();
  const texts: string[] = [];
  let block = '';
  const into = (map: Map<string, Buffer>) => (path: string, data: string | Uint8Array) => {
    if (typeof data === 'string') texts.push(data);
    const key = keyOf(block, path);
    map.set(key, Buffer.concat([map.get(key) ?? Buffer.alloc(0), typeof data === 'string' ? Buffer.from(data, 'utf8') : data]));
  };
  const out: Output = { append: into(files), part: into(parts) };
  for (const { label, subjects } of blocks) {
    block = label;
    for (const subject of subjects) writer.subject(subject, label, out);
    writer.end?.(label, out);
  }
  block = 'directory';
  if (directory !== null) writer.directory?.(directory, out);
  return { files, parts, assemblies: writer.assemblies?.() ?? [], losses: writer.losses?.() ?? {}, texts };
}

/** Digests of all that was written, by what it is and its key in order: what differs is named, and large texts are not compared by eye. */
export function digestsOf({ files, parts, assemblies }: Written): readonly string[] {
  const of = (kind: string, map: ReadonlyMap<string, Buffer>) => [...map].map(([key, bytes]) => `${kind} ${key} ${digest(bytes)}`).sort();
  return [...of('file', files), ...of('part', parts), ...assemblies.map((one) => `assembly ${one.path} ${digest(JSON.stringify(one))}`)];
}

const digest = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex').slice(0, 16);

/** The parties of all subjects, each once. */
export function partiesOf(subjects: readonly Subject[]): Parties {
  const once = <T extends { readonly id: string }>(lists: readonly (readonly T[])[]): T[] => [...new Map(lists.flat().map((one) => [one.id, one])).values()];
  return {
    organizations: once(subjects.map((one) => one.parties.organizations)),
    locations: once(subjects.map((one) => one.parties.locations)),
    practitioners: once(subjects.map((one) => one.parties.practitioners)),
  };
}
