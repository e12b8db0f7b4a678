/** Words of drug-utilization review, which checks a prescription against the other drugs, allergies and conditions of the patient. */

/** Reasons for service of drug-utilization review, by NCPDP: DD, TD, DA, ER, HD, LD, DC, PG, PA and SX. */
export const durTypes = [...['interaction', 'duplication', 'allergy', 'early_refill', 'high_dose', 'low_dose', 'disease', 'pregnancy', 'age', 'sex']] as const;
export const durSeverities = ['minor', 'moderate', 'major', 'contraindicated'] as const;
