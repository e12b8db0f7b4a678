/** The code systems that a scenario may name, by the short names of the language. */
export const codeSystems = ['ICD10CM', 'ICD10PCS', 'SNOMED', 'LOINC', 'RXNORM', 'NDC', 'CVX', 'CPT', 'HCPCS', 'MSDRG', 'NUCC', 'CDCREC'] as const;
export type CodeSystem = (typeof codeSystems)[number];
