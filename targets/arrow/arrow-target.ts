/** Apache Arrow: one IPC stream for each table. */
import { z } from 'zod';
import { everyKind, type Target } from '../../model/target.ts';

export const arrow = {
  name: 'arrow',
  title: 'Tables as Apache Arrow IPC streams',
  version: 'Arrow columnar format 1.5',
  support: 'stable',
  mediaType: 'application/vnd.apache.arrow.stream',
  standardOutput: false,
  options: z.strictObject({}),
  carries: everyKind,
  open: async () => (await import('./arrow-tables.ts')).arrowParts(),
} satisfies Target<object>;
