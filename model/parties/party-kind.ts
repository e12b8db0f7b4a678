/** Those who give and pay for care, by the words of the language. */
export const partyKinds = ['provider', 'facility', 'pharmacy', 'payer', 'sponsor'] as const;
export type PartyKind = (typeof partyKinds)[number];
