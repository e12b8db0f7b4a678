/** Names of the lists of codes that claims carry; NUCC is a code system of scenarios too. */
export const listSystems = ['REVENUE', 'POS', 'BILL_TYPE', 'DISCHARGE', 'CARC', 'RARC', 'REJECT', 'DUR', 'NUCC'] as const;
