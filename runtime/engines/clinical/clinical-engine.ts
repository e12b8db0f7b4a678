/** Care: visits, and what is found, done and prescribed in them. It acts in statements alone, so it needs no moments of its own. */
import type { Engine } from '../engine.ts';
import { clinicalVerbRegistry } from './clinical-verb-registry.ts';

export const clinicalEngine = {
  name: 'clinical',
  kinds: [
    'encounters',
    'conditions',
    'observations',
    'specimens',
    'diagnostic_reports',
    'procedures',
    'medication_requests',
    'medication_dispenses',
    'medication_administrations',
    'immunizations',
    'allergy_intolerances',
    'care_plans',
    'care_teams',
    'goals',
    'document_references',
    'service_requests',
    'devices',
    'imaging_studies',
    'appointments',
    'changes',
    'messages',
  ],
  verbs: clinicalVerbRegistry,
  prepare: () => null,
} as const satisfies Engine<never>;
