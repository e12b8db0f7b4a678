/** HL7 table 0206, segment action code: what the receiver shall do with the entry. */
export type ActionCode = 'A' | 'U' | 'D';
