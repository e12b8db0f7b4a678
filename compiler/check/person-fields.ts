/** The fields of the person that a profile may set, with their types: read off the canonical model. */
import { patient } from '../../model/parties/patient.ts';
import { authoredFields } from '../../vocabulary/authored-fields.ts';
import type { Type } from '../../vocabulary/types.ts';

/** Field → type. `age` is not among them: it is not a field of the record, but what the birth date follows from. */
export const personFields: ReadonlyMap<string, Type> = new Map([...authoredFields(patient)].map(([name, field]) => [name, field.type]));
