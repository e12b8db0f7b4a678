/** What is noted of claims where someone asks why they are as they are. */
import { TraceNotes } from '../../plan/trace.ts';
import type { Decision } from './adjudication/decision.ts';
import type { MedicalClaim } from './adjudication/medical-claim.ts';
import type { DecidedBy } from './claim-draft.ts';

/** By claim: the row and the benefit of each line. */
export const billedBy = new TraceNotes<readonly DecidedBy[]>();

/** By payment: the decision with its steps, and the claim as the payer read it. */
export const adjudicated = new TraceNotes<{ readonly decision: Decision; readonly claim: MedicalClaim }>();
