/** Where drugs are dispensed, as benefits tell them apart. */
export const pharmacyKinds = ['retail', 'mail', 'specialty', 'long_term_care'] as const;
export type PharmacyKind = (typeof pharmacyKinds)[number];
