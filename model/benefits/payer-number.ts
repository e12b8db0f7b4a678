/** A number for what has an identifier alone, such as a claim at its payer (REF*1K, CLP07, REF*F8) or an approval (REF*G1): its first fourteen digits. */
export const payerNumber = (id: string): string => id.replaceAll('-', '').slice(0, 14).toUpperCase();
