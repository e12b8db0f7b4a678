/** What can be written. */
import { z } from 'zod';
import { type RecordKind, recordKinds } from '../model/record-kinds.ts';
import type { Target } from '../model/target.ts';
import { targets } from '../targets/registry.ts';

export interface ListedTarget extends Pick<Target, 'name' | 'title' | 'version' | 'support'> {
  /** The kinds of record that it writes. */
  readonly carries: readonly RecordKind[];
  readonly media_type: string;
  readonly standard_output: boolean;
  /** JSON Schema. */
  readonly options_schema: object;
}

export function listTargets(): readonly ListedTarget[] {
  return [...targets.values()].map(({ name, title, version, support, mediaType, standardOutput, options, carries }) => ({
    name,
    title,
    version,
    support,
    media_type: mediaType,
    standard_output: standardOutput,
    options_schema: z.toJSONSchema(options, { io: 'input' }),
    carries: recordKinds.filter((kind) => carries?.[kind] === true),
  }));
}
