/** What can be written. */
import { z } from 'zod';
import { recordKinds } from '../model/record-kinds.ts';
import { targets } from '../targets/registry.ts';

export interface ListedTarget {
  readonly name: string;
  readonly title: string;
  /** The edition of the format that is written. */
  readonly version: string;
  /** `stable`: bytes change only with an entry in the change log. `preview`: they may change with any version. */
  readonly support: 'stable' | 'preview';
  readonly media_type: string;
  /** Whether the records of a run make sense as one stream of text. */
  readonly standard_output: boolean;
  /** JSON Schema of its options. */
  readonly options_schema: object;
  /** The kinds of record that it carries. */
  readonly carries: readonly string[];
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
