/** Numbers of pharmacies and payers, the same in claims and in prescriptions: functions of identifiers of records, of eleven digits at most. */
const numbered = (id: string): string => String(Number.parseInt(id.replaceAll('-', '').slice(0, 9), 16));

/** The number of a prescription at the pharmacy (402-D2). */
export const prescriptionNumberOf = (requestId: string): string => numbered(requestId);
/** The number of a prior authorization at the payer (462-EV). */
export const priorAuthorizationNumber = ({ id }: { readonly id: string }): string => numbered(id);
