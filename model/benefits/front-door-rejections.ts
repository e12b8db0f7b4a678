/**
 * Why payers reject claims before they decide about them (277CA, 005010X214): category and code of the claim status, and whose data it is about, by the lists
 * "Claim Status Category Codes" (507) and "Claim Status Codes" (508) of X12. Codes that need an entity have one. Which reasons there are is a choice of this project.
 */
export const frontDoorRejections = {
  /** Invalid information: the number of the member. */
  member_number: { category: 'A7', code: '164', entity: 'IL' },
  /** Unprocessable: the member and the number are not found together. */
  unknown_member: { category: 'A3', code: '33', entity: null },
  /** Unprocessable: the submitter is not approved to send claims for the billing provider. */
  unenrolled_provider: { category: 'A3', code: '496', entity: '85' },
} as const;
export type FrontDoorRejection = keyof typeof frontDoorRejections;
export const frontDoorRejectionNames = Object.keys(frontDoorRejections) as [FrontDoorRejection, ...FrontDoorRejection[]];

/** Categories of claims that were not accepted for adjudication: unprocessable, missing, invalid, and contradictory information. */
export const rejectCategories = ['A3', 'A6', 'A7', 'A8'] as const;

/** Whose data a claim status code of a rejection is about (STC01-3); none where the code says it. */
export function rejectedEntity(code: string | null): string {
  return Object.values(frontDoorRejections).find((one) => one.code === code)?.entity ?? '';
}

/** Rejections of claims whose member number is not that of the member. */
const OF_NUMBER: ReadonlySet<FrontDoorRejection> = new Set(['member_number', 'unknown_member']);
/** Digits of a member number after which one is left out: the last of the subscriber, before the two of the person. */
const PERSON_CODE = 2;

/** The member number on a claim that is rejected for a reason: of those for the number, without a digit, so that it is nobody's. */
export function rejectedMemberNumber(reason: FrontDoorRejection, member: string): string {
  return OF_NUMBER.has(reason) ? `${member.slice(0, -PERSON_CODE - 1)}${member.slice(-PERSON_CODE)}` : member;
}
