import { listed } from './code-list.ts';

/**
 * Reject codes of pharmacy claims (NCPDP field 511-FB) that no decision of this project gives, with its words: those of payer sheets. The texts of NCPDP are not
 * part of this package.
 */
export const otherRejects: ReadonlyMap<string, string> = listed(`
01 BIN number missing or invalid
02 version number missing or invalid
03 transaction code missing or invalid
04 processor control number missing or invalid
05 service provider (pharmacy) number missing or invalid
06 group ID missing or invalid
07 cardholder ID missing or invalid
08 person code missing or invalid
09 date of birth missing or invalid
10 patient gender code missing or invalid
11 patient relationship code missing or invalid
12 patient location / place of service missing or invalid
13 other coverage code missing or invalid
14 eligibility clarification code missing or invalid
15 date of service missing or invalid
16 prescription/service reference number missing or invalid
17 fill number missing or invalid
19 days supply missing or invalid
21 product/service ID missing or invalid
22 dispense-as-written code missing or invalid
23 ingredient cost submitted missing or invalid
25 prescriber ID missing or invalid
26 unit of measure missing or invalid
39 diagnosis code missing or invalid
50 pharmacy number not matched
53 person code not matched
54 product/service ID not matched
56 prescriber ID not matched
64 claim does not match the prior authorization
66 patient age exceeds maximum
71 prescriber not covered
72 primary prescriber not covered
74 other carrier payment meets or exceeds payable
77 discontinued product/service ID
78 cost exceeds maximum
80 drug-diagnosis mismatch
81 claim too old
82 claim is post-dated
83 duplicate paid/captured claim
84 claim has not been paid/captured
85 claim not processed
87 reversal not processed
90 host hung up
91 host response error
92 system/host unavailable
95 time out
98 connection to payer is down
99 host processing error
ET quantity prescribed missing or invalid
2C pregnancy indicator missing or invalid
3A request type missing or invalid
3E authorized representative first name missing or invalid
`);
