/** Claims: what providers bill for visits of people with medical coverage, some days after each visit, and what payers decide about it. */
import { coveredKinds } from '../../../ir/covered-kinds.ts';
import { allActions } from '../../../ir/walk.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import { isRoutineExamination } from '../../../model/clinical/visit-type.ts';
import { completedYears, dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import type { Duration } from '../../../model/time/duration.ts';
import { claimVerbs } from '../../../vocabulary/claim-verbs.ts';
import { verbs } from '../../../vocabulary/verbs.ts';
import type { SubjectState } from '../../subject/subject-state.ts';
import type { Engine, Put, RecordNotice } from '../engine.ts';
import { coverageNotices } from '../enrollment/known-coverages.ts';
import { adjudicateAndPost } from './adjudication/adjudicate.ts';
import { BillingHabits } from './billing/billing-habits.ts';
import { followUp, send, sendHeld } from './billing/send-claims.ts';
import { amended, coverageOf } from './claim-amendments.ts';
import { claimForPayer } from './claim-for-payer.ts';
import { EVENING } from './claim-lags.ts';
import { adjust, claim, takeBack } from './claim-statement.ts';
import { ClaimsState, type Decided, type Due, claimsKey as key } from './claims-state.ts';
import { nextFiling, othersUndecided } from './coordination/next-payer.ts';
import { Payers } from './payers.ts';
import { isOutpatient, windowOver } from './payment-window.ts';
import { releaseChange } from './release-changes.ts';
import { settleAgain } from './retroactive.ts';
import { ServiceTable } from './service-table.ts';
import { StatedChanges } from './stated-changes.ts';
import { countUnbilled, type UnbilledCare } from './unbilled-care.ts';
import { type BilledVisit, claimsOfVisit } from './visit-claims.ts';
import type { VisitPatient } from './visit-lines.ts';
import { notedKinds, noteRecord, type VisitNotes } from './visit-notes.ts';
import { writeDecision } from './write-decision.ts';

/** What was not billed of the care of a person so far. */
export function unbilledOf(s: Pick<SubjectState, 'engines'>): UnbilledCare | null {
  return key.of(s)?.unbilled ?? null;
}

type Kinds = 'claims' | 'claim_payments' | 'accumulators';

/** Visits that are filed under a temporary number are billed when it is known who the patient is. */
const TEMPORARY = /^TMP/;

export const claimsEngine = {
  name: 'claims',
  kinds: ['claims', 'claim_payments', 'accumulators'],
  verbs: { claim, adjust, void: takeBack },
  prepare(context) {
    const { ir, codings } = context;
    const services = new ServiceTable(ir, codings);
    const covered = coveredKinds(ir).has('medical') || (context.first !== null && coveredKinds(context.first.ir).has('medical'));
    if (services.isEmpty || !covered) return null;
    const payers = new Payers(context);
    const billing = new BillingHabits(context);
    const hospitals = context.parties.hospitals();
    const changes = [...allActions(ir)].some(({ verb }) => Object.hasOwn(claimVerbs, verb) && verbs[verb].argument.kind === 'event');
    return {
      key,
      reactsTo: [...coverageNotices, 'attributions', 'authorizations', ...notedKinds],
      begin: (person, ask) => new ClaimsState(person, ask, person.first === null ? null : key.of(person.first), new StatedChanges(changes), hospitals),
      react(state, notice) {
        note(state, notice, services, (visit, end) =>
          Math.max(
            state.amendments.firstSubmission(visit.id, end, billing.submission(state.person, state.ask, visit.id, end)),
            windowOver(visit, windowOf(state, visit, payers), hospitals),
          ),
        );
      },
      next: ({ due, decision, held, retroactive }) =>
        Math.min(due?.at ?? Number.POSITIVE_INFINITY, decision?.at ?? Number.POSITIVE_INFINITY, held.next, retroactive.next),
      act(state, now, put) {
        const { due, decision, held, retroactive } = state;
        if (retroactive.next <= now) settleAgain(state, payers, now, put);
        else if (decision !== null && decision.at <= Math.min(due?.at ?? Number.POSITIVE_INFINITY, held.next)) decide(state, decision, payers, now, put);
        else if (due !== null && due.at <= held.next) submit(state, due, services, payers, billing, now, put);
        else sendHeld(state, payers, now, put);
      },
    };
  },
} as const satisfies Engine<ClaimsState, Kinds>;

/** @param submission minute at which the claims of a visit are submitted that ended at a minute */
function note(state: ClaimsState, notice: RecordNotice, services: ServiceTable, submission: (visit: Encounter, end: number) => number): void {
  const { kind, record, made } = notice;
  if (kind === 'coverages' || kind === 'enrollments') {
    const news = state.enroll(notice);
    // What nobody paid for is billed when it turns out to be covered.
    if (news !== null)
      for (const visit of state.uncoveredIn(news.coverage)) state.plan(visit.id, submission(visit, Math.max(visit.end ?? visit.start, news.told)));
    return;
  }
  if (kind === 'attributions') {
    state.attributions.note(notice);
    return;
  }
  if (kind === 'authorizations') {
    state.authorizations.note(record, services);
    return;
  }
  noteRecord(state.visits, notice);
  if (kind === 'conditions') {
    if (record.clinical_status === 'active' || record.clinical_status === 'recurrence') state.problems.set(record.id, record);
    else state.problems.delete(record.id);
  }
  if (kind === 'procedures') state.packages.note(record, services.billing(record.code)?.global ?? null);
  // A visit that was made is not complete yet: that follows as a change.
  if (kind !== 'encounters' || made) return;
  const closed = record.status === 'finished' && record.end !== null && !TEMPORARY.test(record.mrn);
  if (closed) state.see(record);
  if (record.status === 'cancelled' || record.status === 'entered_in_error')
    for (const apart of state.windows.withdrawn(record.id)) state.billApart(apart, startOfDay(dayOfMinute(state.person.now) + 1) + EVENING);
  state.plan(record.id, closed ? submission(record, record.end as number) : null);
}

/** How long before a stay a visit is part of it, by the plan of its day. */
function windowOf(state: ClaimsState, { start }: Encounter, payers: Payers): Duration | null {
  const coverage = state.coverageOn(dayOfMinute(start));
  return coverage === null ? null : payers.plan(coverage.plan).terms.paymentWindow;
}

/** Which claims of a visit are made, and what else is part of the hospital's. */
function hospitalPart(state: ClaimsState, notes: VisitNotes, types: Due['types'], payers: Payers): Pick<BilledVisit, 'types' | 'before'> {
  const visit = notes.encounter as Encounter;
  const window = windowOf(state, visit, payers);
  if (window === null) return { types, before: [] };
  if (visit.class === 'inpatient') return { types, before: state.windows.partOf(visit, paidAlike(state, visit), window) };
  const apart =
    !isOutpatient(visit, state.hospitals) || !types.includes('professional') || state.windows.billsApart(notes, visit, paidAlike(state, visit), window);
  return { types: apart ? types : ['professional'], before: [] };
}

/** The other visits that are paid by the coverage of a visit: care that two coverages pay for stays apart. */
function paidAlike(state: ClaimsState, { start }: Encounter): readonly VisitNotes[] {
  const coverage = state.coverageOn(dayOfMinute(start));
  return [...state.visits.values()].filter(({ encounter }) => encounter !== null && state.coverageOn(dayOfMinute(encounter.start)) === coverage);
}

function submit(
  state: ClaimsState,
  { visit: id, types }: Due,
  services: ServiceTable,
  payers: Payers,
  billing: BillingHabits,
  now: number,
  put: Put<Kinds>,
): void {
  state.take(id);
  const notes = state.visits.get(id) as VisitNotes;
  const visit = notes.encounter as Encounter;
  const coverages = state.coveragesOn(dayOfMinute(visit.start));
  if (coverages.length === 0) {
    state.leave(visit);
    const told = state.coverages.toldOf('medical', dayOfMinute(visit.start), now);
    if (told !== null) state.plan(id, billing.submission(state.person, state.ask, id, told));
    return;
  }
  state.visits.delete(id);
  const billed = {
    notes,
    patient: patientOf(state, visit, notes),
    problems: state.problemsAt(visit.end ?? now),
    hospitals: state.hospitals,
    ...hospitalPart(state, notes, types, payers),
  };
  const drafts = claimsOfVisit(billed, services);
  if (types.includes('professional')) countUnbilled(state.unbilled, billed, drafts.length, services);
  for (const contents of drafts) {
    const order = payers.orderOf(contents.claim, coverages);
    if (order.length === 0) continue;
    const { type } = contents.claim;
    const amendment = state.amendments.of(id, type);
    const draft = amended(contents, amendment);
    if (draft.claim.lines.length === 0) continue;
    state.changes.bill(contents);
    const mistaken = order.length > 1 && billing.wrongPayer(draft.claim.id, state.person, state.ask);
    const coverage = coverageOf(amendment.plan, order) ?? order[mistaken ? 1 : 0];
    const filing = { draft, coverage, visit: visit.class, earlier: [], notBefore: now };
    const { at, ...sending } = billing.sendingOf(filing, state.person, state.ask, payers.plan(coverage.plan).terms);
    const notBefore = state.amendments.notBefore(id, type, () => billing.submission(state.person, state.ask, id, visit.end ?? now));
    if (Math.max(at, notBefore) > now) state.held.hold(Math.max(at, notBefore), sending);
    else send(state, sending, payers, now, put);
  }
}

function decide(state: ClaimsState, decision: Decided, payers: Payers, now: number, put: Put<Kinds>): void {
  state.decided(decision);
  followUp(state, decision, now);
  const { claim, coverage, begins } = decision.submitted;
  const plan = payers.plan(coverage.plan);
  const contract = state.contractOf(coverage);
  const tier = contract.tierOn(coverage.name, begins, now);
  const order = payers.orderOf(claim, state.coveragesOn(begins));
  const undecided = othersUndecided(decision.submitted, order);
  const asked = claimForPayer(
    decision.submitted,
    state.person,
    state.coverages.at(now),
    tier,
    plan.networkOf(claim),
    undecided,
    state.attributions.on(coverage.id, begins, now),
  );
  const medical = state.authorizations.foundBy(asked, coverage.id, now);
  const postings = adjudicateAndPost(plan.terms, medical, contract.ledger, dayOfMinute(now));
  const payments = postings.map((posting, nth) => writeDecision(state, decision.submitted, { posting, tier, medical, nth }, payers, now, put));
  state.retroactive.settle(decision.submitted, tier, medical);
  state.changes.settle(decision.submitted, payments);
  if (undecided || (claim.frequency === '8' && payments.at(-1)?.status === 'reversal')) state.billed.gone(claim);
  const next = nextFiling({ submitted: decision.submitted, payments, round: 0 }, order, now, state.billed);
  if (next !== null) state.held.hold(next.at, next);
  releaseChange(state, claim.encounter_id, claim.type, now);
}

function patientOf(state: ClaimsState, visit: Encounter, { conditions }: VisitNotes): VisitPatient {
  const day = dayOfMinute(visit.start);
  const codes = [visit.reason, ...[...conditions.values()].map(({ code }) => code)];
  return {
    age: completedYears(dayOfMinute(state.person.birth), day),
    newPatient: state.isNew(visit),
    included: (on) => state.packages.includes(visit.practitioner_id, on),
    preventive: codes.some((code) => code !== null && isRoutineExamination(code)),
  };
}
