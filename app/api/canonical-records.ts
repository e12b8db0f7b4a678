/** The records of a subject as JSON: dates are `2025-06-30`, times `2025-06-30T09:15`. The package declares these types without zod, from the same schema. */
import type { z } from 'zod';
import type { subject } from '../../model/subject.ts';

export type SubjectJson = z.input<typeof subject>;
