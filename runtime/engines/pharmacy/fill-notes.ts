/** What is noted of claims for fills where someone asks why they were paid or rejected. */
import { TraceNotes } from '../../plan/trace.ts';
import type { FillDecision } from './decision/fill-decision.ts';

/** By pharmacy claim. */
export const decidedFills = new TraceNotes<FillDecision>();
