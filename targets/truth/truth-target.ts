/** The answer key of a run: which subjects meet which measures, and which faults were put in. Written next to the data where a scenario has either. */
import { z } from 'zod';
import type { Target } from '../../model/target.ts';
import { fault, measureResult } from '../../model/truth/truth.ts';
import { serializer } from '../json/serializer.ts';

export const truth = {
  name: 'truth',
  title: 'Answer key: results of measures, and the inserted faults',
  version: 'RFC 8259',
  support: 'stable',
  mediaType: 'application/x-ndjson',
  standardOutput: true,
  options: z.strictObject({}),
  carries: null,
  open() {
    const measured = serializer(measureResult, []);
    const faulty = serializer(fault, []);
    return {
      subject: () => {},
      truth({ measures, faults }, block, out) {
        for (const result of measures) out.append(`measures.${block}.ndjson`, `${measured(result)}\n`);
        for (const one of faults) out.append(`faults.${block}.ndjson`, `${faulty(one)}\n`);
      },
    };
  },
} satisfies Target;
