import type { CodeableConcept } from 'fhir/r4.js';
import { type Specialty, specialties, specialtyNames } from '../../model/parties/providers.ts';
import { CODE_SYSTEM_URI } from './fhir-systems.ts';

/** Specialties as NUCC provider taxonomy concepts. */
export const SPECIALTY = Object.fromEntries(
  specialtyNames.map((name) => {
    const { code, display } = specialties[name];
    return [name, { coding: [{ system: CODE_SYSTEM_URI.NUCC, code, display }], text: display }];
  }),
) as { readonly [K in Specialty]: CodeableConcept };
