/**
 * Interactions between two drugs, in our own words. Sources: `ONC` the list of interactions of high priority that the Office of the National Coordinator had
 * drawn up (Phansalkar et al., JAMIA 2012; 19:735), its facts restated by class; `label` the label that the Food and Drug Administration approved for the first
 * drug (boxed warning, contraindications, warnings, or interactions), public domain.
 */
import type { DurSeverity } from '../../../../model/pharmacy/drug-utilization-review.ts';
import type { DrugClass } from './drug-classes.ts';

/** A class, or an ingredient. */
type Side = DrugClass | (string & {});

export interface InteractionRule {
  readonly one: Side;
  readonly other: Side;
  readonly severity: DurSeverity;
  readonly effect: string;
  readonly source: string;
}

const rule = (one: Side, other: Side, severity: DurSeverity, effect: string, source: string): InteractionRule => ({ one, other, severity, effect, source });
const ONC = 'ONC high-priority list (Phansalkar 2012)';
const label = (section: string): string => `FDA label, ${section}`;

export const interactionRules: readonly InteractionRule[] = [
  rule('amphetamine or related stimulant', 'MAOI', 'contraindicated', 'hypertensive crisis', ONC),
  rule('atazanavir', 'proton pump inhibitor', 'contraindicated', 'atazanavir is not absorbed', ONC),
  rule('febuxostat', 'azathioprine', 'contraindicated', 'bone-marrow suppression', ONC),
  rule('febuxostat', 'mercaptopurine', 'contraindicated', 'bone-marrow suppression', ONC),
  rule('SSRI', 'MAOI', 'contraindicated', 'serotonin syndrome', ONC),
  rule('SNRI', 'MAOI', 'contraindicated', 'serotonin syndrome', ONC),
  rule('irinotecan', 'strong CYP3A4 inhibitor', 'contraindicated', 'toxicity of irinotecan', ONC),
  rule('opioid', 'MAOI', 'contraindicated', 'serotonin syndrome or depressed breathing', ONC),
  rule('dextromethorphan', 'MAOI', 'contraindicated', 'serotonin syndrome', ONC),
  rule('tricyclic antidepressant', 'MAOI', 'contraindicated', 'hypertensive crisis and seizures', ONC),
  rule('ramelteon', 'CYP1A2 inhibitor', 'contraindicated', 'excessive effect of ramelteon', ONC),
  rule('HIV protease inhibitor', 'strong CYP3A4 inducer', 'contraindicated', 'loss of the antiviral effect', ONC),
  rule('simvastatin', 'strong CYP3A4 inhibitor', 'contraindicated', 'rhabdomyolysis', ONC),
  rule('lovastatin', 'strong CYP3A4 inhibitor', 'contraindicated', 'rhabdomyolysis', ONC),
  rule('ergot derivative', 'strong CYP3A4 inhibitor', 'contraindicated', 'ergotism', ONC),
  rule('tizanidine', 'CYP1A2 inhibitor', 'contraindicated', 'severe hypotension', ONC),
  rule('triptan', 'MAOI', 'contraindicated', 'excessive effect of the triptan', ONC),
  rule('PDE5 inhibitor', 'nitrate', 'contraindicated', 'severe hypotension', label('contraindications')),
  rule('sacubitril', 'ACE inhibitor', 'contraindicated', 'angioedema', label('contraindications')),
  rule('simvastatin', 'gemfibrozil', 'contraindicated', 'rhabdomyolysis', label('contraindications')),
  rule('simvastatin', 'cyclosporine', 'contraindicated', 'rhabdomyolysis', label('contraindications')),
  rule('opioid', 'benzodiazepine', 'major', 'profound sedation and depressed breathing', label('boxed warning')),
  rule('warfarin', 'NSAID', 'major', 'bleeding', label('drug interactions')),
  rule('warfarin', 'sulfamethoxazole', 'major', 'raised INR and bleeding', label('drug interactions')),
  rule('warfarin', 'fluconazole', 'major', 'raised INR and bleeding', label('drug interactions')),
  rule('warfarin', 'metronidazole', 'major', 'raised INR and bleeding', label('drug interactions')),
  rule('warfarin', 'amiodarone', 'major', 'raised INR and bleeding', label('drug interactions')),
  rule('warfarin', 'SSRI', 'moderate', 'bleeding', label('drug interactions')),
  rule('warfarin', 'aspirin', 'major', 'bleeding', label('drug interactions')),
  rule('apixaban', 'NSAID', 'major', 'bleeding', label('warnings')),
  rule('rivaroxaban', 'NSAID', 'major', 'bleeding', label('drug interactions')),
  rule('methotrexate', 'trimethoprim', 'major', 'bone-marrow suppression', label('drug interactions')),
  rule('methotrexate', 'NSAID', 'major', 'raised methotrexate levels', label('drug interactions')),
  rule('clopidogrel', 'omeprazole', 'moderate', 'weaker inhibition of platelets', label('drug interactions')),
  rule('clopidogrel', 'esomeprazole', 'moderate', 'weaker inhibition of platelets', label('drug interactions')),
  rule('digoxin', 'amiodarone', 'major', 'digoxin toxicity', label('drug interactions')),
  rule('digoxin', 'clarithromycin', 'major', 'digoxin toxicity', label('drug interactions')),
  rule('tramadol', 'SSRI', 'major', 'serotonin syndrome and seizures', label('warnings')),
  rule('tramadol', 'SNRI', 'major', 'serotonin syndrome and seizures', label('warnings')),
  rule('simvastatin', 'amlodipine', 'moderate', 'myopathy beyond 20 mg of simvastatin a day', label('drug interactions')),
  rule('simvastatin', 'amiodarone', 'major', 'myopathy', label('drug interactions')),
  rule('ACE inhibitor', 'potassium-sparing diuretic', 'moderate', 'raised potassium', label('drug interactions')),
  rule('angiotensin receptor blocker', 'potassium-sparing diuretic', 'moderate', 'raised potassium', label('drug interactions')),
  rule('ACE inhibitor', 'angiotensin receptor blocker', 'major', 'hypotension, raised potassium and kidney injury', label('drug interactions')),
  rule('lithium', 'NSAID', 'major', 'lithium toxicity', label('drug interactions')),
  rule('lithium', 'thiazide diuretic', 'major', 'lithium toxicity', label('drug interactions')),
  rule('lithium', 'ACE inhibitor', 'major', 'lithium toxicity', label('drug interactions')),
  rule('tizanidine', 'clonidine', 'moderate', 'hypotension', label('drug interactions')),
];
