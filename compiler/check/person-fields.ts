/** The fields of the person that a profile may set, with their types: read off the canonical model. */
import type { z } from 'zod';
import { patient } from '../../model/parties/patient.ts';
import { relatedPerson } from '../../model/parties/related-person.ts';
import { authoredFields } from '../../vocabulary/authored-fields.ts';
import type { Type } from '../../vocabulary/types.ts';

/** Field → type. `age` is not among them: it is not a field of the record, but what the birth date follows from. */
export const personFields = typesOf(patient);
/** The same of a related person. */
export const relativeFields = typesOf(relatedPerson);

function typesOf(record: z.ZodObject): ReadonlyMap<string, Type> {
  return new Map([...authoredFields(record)].map(([name, field]) => [name, field.type]));
}
