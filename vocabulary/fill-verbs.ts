/** The verb of the pharmacy: an attempt to fill a prescription at a time that a scenario states, next to the fills that follow from `fills` by themselves. */
import type { CodeSystem } from '../model/codes/code-systems.ts';
import { durResults } from '../model/pharmacy/drug-utilization-review.ts';
import type { AuthoredField } from './authored-fields.ts';
import { fillingFields } from './fills-fields.ts';
import type { Type } from './types.ts';
import { concept, verbGroup } from './verb-spec.ts';

const drugs: readonly CodeSystem[] = ['RXNORM', 'NDC'];
const field = (type: Type, description: string): AuthoredField => ({ type, description });

export const fillVerbs = verbGroup({
  fill: {
    summary: 'attempts to fill the prescription of a drug at a pharmacy; if it is paid, it is the next fill of the prescription',
    argument: concept(drugs),
    alsoMakes: ['medication_dispenses'],
    fromRow: null,
    more: {
      reject: field({ kind: 'text', bounds: { least: 2, most: 3 } }, 'Why the payer rejects it, whatever the formulary says: a reject code of NCPDP (511-FB)'),
      result: field(
        { kind: 'choice', name: '`result`', labels: Object.keys(durResults) },
        'What the pharmacist answers to a reject of drug-utilization review: result of service (441-E6)',
      ),
      pharmacy: fillingFields.pharmacy,
      daw: fillingFields.daw,
    },
    allowedIn: 'event',
    timeOfDay: 'office',
    actsOnRecords: true,
    defaults: {
      reject: 'decided by the formulary',
      result: 'drawn by the `override` of the formulary',
      pharmacy: 'that of the prescription, else of `fills`',
      daw: 'that of the prescription, else of `fills`',
    },
  },
});

/** It has an implementation in the engine of the pharmacy. */
export type FillVerb = keyof typeof fillVerbs;
