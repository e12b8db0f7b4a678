import type { Claim } from '../../model/benefits/claim.ts';
import type { Coverage } from '../../model/benefits/coverage.ts';
import type { SubjectParties } from './subject-parties.ts';

/** A claim with the records that it refers to. */
export interface ClaimToSend {
  readonly claim: Claim;
  readonly coverage: Coverage;
  readonly of: SubjectParties;
}
