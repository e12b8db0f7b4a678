/**
 * Reject codes of NCPDP (field 511-FB) that a decision gives, with what each means here in our own words. The numbers are those of payer sheets and of the
 * CARIN real-time pharmacy benefit check; the texts of NCPDP are not part of this package.
 */
export const rejectMeanings = {
  '40': 'the pharmacy has no contract with the plan on this day',
  '41': 'another payer must be billed first',
  '51': 'the group is not that of the coverage',
  '52': 'the cardholder is not that of the coverage',
  '60': 'the drug is not covered at this age',
  '61': 'the drug is not covered for this sex',
  '65': 'the patient is not covered',
  '67': 'filled before the coverage begins',
  '68': 'filled after the coverage has expired',
  '69': 'filled after the coverage was terminated',
  '70': 'the drug is excluded from coverage',
  '73': 'no refill is left',
  '75': 'prior authorization is required',
  '76': 'the quantity exceeds the limit of the plan',
  '79': 'refilled too soon',
  '88': 'rejected by drug-utilization review',
  '608': 'step therapy is required: another drug must be tried first',
  '7X': 'the days of supply exceed the limit of the plan',
  MR: 'the drug is not on the formulary',
} as const;

export type RejectCode = keyof typeof rejectMeanings;

/** Reject codes that one answer carries at most (field 510-FA). */
export const MOST_REJECTS = 5;
