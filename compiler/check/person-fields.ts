/** The fields of the person that a profile may set, with their types: read off the canonical model. */
import { patient } from '../../runtime/canonical/patient.ts';
import type { Type } from '../types.ts';
import { authoredFields } from '../vocabulary/authored.ts';

/** Field → type. `age` is not among them: it is not a field of the record, but what the birth date follows from. */
export const personFields: ReadonlyMap<string, Type> = new Map([...authoredFields(patient)].map(([name, field]) => [name, field.type]));
