/** Apache Arrow: one IPC stream for each table. */
import { z } from 'zod';
import { everyKind, type Target } from '../../model/target.ts';
import { type Table, tables, tablesIn } from '../tables/table-model.ts';

/** Arrow streams of some tables. */
export const arrowTarget = (of: readonly Table[]) =>
  ({
    name: 'arrow',
    title: 'Tables as Apache Arrow IPC streams',
    version: 'Arrow columnar format 1.5',
    support: 'stable',
    mediaType: 'application/vnd.apache.arrow.stream',
    standardOutput: false,
    options: z.strictObject({}),
    carries: everyKind,
    open: async (run) => (await import('./arrow-tables.ts')).arrowParts(tablesIn(of, run)),
  }) satisfies Target<object>;

export const arrow = arrowTarget(tables);
