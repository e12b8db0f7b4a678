/** The pharmacy: prescriptions are filled at moments of their own, as often as the profile's `fills` says. */

import { paysForDrugs } from '../../../ir/covered-kinds.ts';
import type { MedicationRequest } from '../../../model/clinical/medication.ts';
import type { MedicationDispense } from '../../../model/clinical/medication-dispense.ts';
import { durResults } from '../../../model/pharmacy/drug-utilization-review.ts';
import type { PharmacyKind } from '../../../model/pharmacy/pharmacy-kind.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import type { Shared } from '../../../vocabulary/plan-vocabulary.ts';
import { compile } from '../../plan/expressions/compile-expression.ts';
import { derivedId } from '../../subject/put-record.ts';
import type { Closure } from '../../subject/subject-state.ts';
import type { Value } from '../../subject/value.ts';
import { type Ask, type Engine, type Person, type Put, type RecordNotice, StateKey } from '../engine.ts';
import type { VerbContext } from '../verb-context.ts';
import { alertRecords, overrideShare } from './covered/alert-records.ts';
import { billFill } from './covered/bill-fill.ts';
import { CoveredMember, memberKinds } from './covered/covered-member.ts';
import { DrugPlans } from './covered/drug-plans.ts';
import { drugKey } from './decision/formulary-terms.ts';
import type { RejectCode } from './decision/reject-codes.ts';
import { type FillHabit, Therapy } from './fills/therapy.ts';

export interface PharmacyState {
  readonly person: Person;
  readonly habit: FillHabit;
  /** Id of the pharmacy, and what benefits take it for. */
  readonly pharmacy: string;
  readonly pharmacyKind: PharmacyKind;
  /** By the key of the drug, in the order of the first prescriptions. */
  readonly therapies: Map<string, Therapy>;
  /** Stays by their ids, with the minute of their end; infinite while they are open. */
  readonly stays: Map<string, number>;
  readonly collects: (request: string) => boolean;
  /** From 0 to 1: below the share of overrides, the pharmacist overrides a reject of drug-utilization review. */
  readonly overrides: (request: string, fillNumber: number) => number;
  /** Whether prescriptions are filled without a coverage, too. */
  readonly cash: boolean;
  /** Null where no plan of the scenario pays for drugs. */
  readonly member: CoveredMember | null;
}

type Kinds = 'medication_dispenses' | 'pharmacy_claims' | 'accumulators' | 'dur_alerts';
const key = new StateKey<PharmacyState>();
/** Beyond the numbers of changes and of messages, which identifiers are derived with too. */
const FILL = 0x46494c4c;
/** Rejected by drug-utilization review. */
const REVIEW = '88' satisfies RejectCode;

export const pharmacyEngine = {
  name: 'pharmacy',
  kinds: ['medication_dispenses', 'pharmacy_claims', 'accumulators', 'dur_alerts'],
  verbs: {},
  prepare(context) {
    const { fills } = context.ir;
    const { first } = context;
    const plans = paysForDrugs(context.ir) || (first !== null && paysForDrugs(first.ir)) ? new DrugPlans(context) : null;
    if (fills === undefined && plans === null) return null;
    const closures = new Map((fills?.fields ?? []).map(({ name, value }) => [name, compile(value, context)]));
    const shares = sharesOf(context);
    const path = fills?.path ?? `${context.ir.profile}.fills`;
    const [started, gaps, overridden] = [context.sites.site(`${path}/start`), context.sites.site(`${path}/gap`), context.sites.site(`${path}/override`)];
    return {
      key,
      reactsTo: ['encounters', 'medication_requests', ...(plans === null ? [] : memberKinds)],
      begin(person, ask) {
        const read = reader(closures, ask);
        const position = read('pharmacy');
        const start = share(read('start'));
        return {
          person,
          pharmacy: typeof position === 'number' ? context.parties.pharmacy(position).id : (person.parties?.organization.id ?? ''),
          pharmacyKind: typeof position === 'number' ? context.parties.pharmacyKind(position) : 'retail',
          therapies: new Map(),
          stays: new Map(),
          // Drawn by the prescription, so that one more of them changes no other.
          collects: (request) => start >= 1 || person.draw.at(started, person.index, numberOf(request)).uniform() < start,
          overrides: (request, nth) => person.draw.at(overridden, person.index, numberOf(derivedId(request, nth))).uniform(),
          habit: {
            adherence: share(read('adherence')),
            weight: (request, year, nth) => 0.5 + person.draw.at(gaps, person.index, numberOf(derivedId(request, year * 1_000 + nth))).uniform(),
          },
          cash: fills !== undefined,
          member: plans === null ? null : new CoveredMember(person, shares(ask), person.first === null ? null : (key.of(person.first)?.member ?? null)),
        };
      },
      react(state, notice) {
        note(state, notice);
        const { member } = state;
        // From then on, prescriptions from before are filled.
        const from = member?.note(notice) ?? null;
        if (from !== null && !state.cash) for (const therapy of state.therapies.values()) therapy.notBefore(from);
      },
      next: (state) => Math.min(...[...state.therapies.values()].map((therapy) => dueOf(state, plans, therapy)), Number.POSITIVE_INFINITY),
      act(state, now, put) {
        const { member, therapies } = state;
        // Amounts that are used up depend on the order of the fills, those of before the start too.
        if (member !== null && plans !== null) {
          for (let therapy = soonest(state, plans); dueOf(state, plans, therapy) <= now; therapy = soonest(state, plans))
            fillCovered(state, therapy as Therapy, plans, member, now, put);
          return;
        }
        for (const therapy of therapies.values()) {
          // Fills of prescriptions from before the start are known at the start.
          for (let due = therapy.due(); due <= now; due = therapy.due()) {
            put('medication_dispenses', dispense(therapy, state.pharmacy, due, now));
            therapy.fill();
          }
        }
      },
    };
  },
} as const satisfies Engine<PharmacyState, Kinds>;

/** The therapy that is filled next: by time, then in the order of the first prescriptions. */
function soonest(state: PharmacyState, plans: DrugPlans): Therapy | null {
  let found: Therapy | null = null;
  for (const therapy of state.therapies.values()) if (dueOf(state, plans, therapy) < dueOf(state, plans, found)) found = therapy;
  return found;
}

/** Minute of the next fill; infinite where there is none, and where nobody pays for it. */
function dueOf({ cash, member }: PharmacyState, plans: DrugPlans | null, therapy: Therapy | null): number {
  const due = therapy?.due() ?? Number.POSITIVE_INFINITY;
  if (cash || due === Number.POSITIVE_INFINITY) return due;
  const coverage = member?.coverageOn(dayOfMinute(due)) ?? null;
  return coverage === null || plans?.plan(coverage.plan) == null ? Number.POSITIVE_INFINITY : due;
}

/** The minute from which prescriptions are filled that only a coverage pays for. */
function coveredFrom({ cash, member }: PharmacyState): number {
  return cash || member?.coveredFrom == null ? Number.NEGATIVE_INFINITY : member.coveredFrom;
}

/** A claim where the coverage pays for drugs, and the fill unless it is rejected: that waits for its day, or is left. */
function fillCovered(state: PharmacyState, therapy: Therapy, plans: DrugPlans, member: CoveredMember, now: number, put: Put<Kinds>): void {
  const due = therapy.due();
  const handed = dispense(therapy, state.pharmacy, due, now);
  const coverage = member.coverageOn(dayOfMinute(due));
  const plan = coverage === null ? null : plans.plan(coverage.plan);
  const price = plans.price(handed.code);
  const { quantity, days_supply, request_id } = handed;
  // A claim has a price, a quantity and days of supply.
  const billed = coverage !== null && plan !== null && price !== null && quantity !== null && days_supply !== null && request_id !== null;
  if (billed) {
    const { refills } = therapy.request as MedicationRequest;
    const fill = { dispense: { ...handed, quantity, days_supply, request_id }, refills, pharmacy: state.pharmacyKind, price, coverage, plan, result: null };
    const { dur } = plan.formulary;
    let answer = billFill(fill, member, plans);
    const alone = answer.claim.rejects.length === 1 && answer.claim.rejects[0] === REVIEW;
    const overridden = alone && state.overrides(request_id, therapy.fillNumber) < overrideShare(answer.alerts, dur);
    for (const alert of alertRecords(answer.claim, answer.alerts, dur, overridden)) put('dur_alerts', alert);
    if (overridden) {
      put('pharmacy_claims', answer.claim);
      answer = billFill({ ...fill, result: durResults.filled_with_approval }, member, plans);
    }
    const { claim, accumulators, retry } = answer;
    if (claim.dispense_id !== null) put('medication_dispenses', handed);
    put('pharmacy_claims', claim);
    for (const accumulator of accumulators) put('accumulators', accumulator);
    if (claim.dispense_id === null) {
      if (retry === null) therapy.leave();
      else therapy.postpone(retry);
      return;
    }
  } else put('medication_dispenses', handed);
  therapy.fill();
}

/** Amounts that the coverage of a profile shares with the medical one. */
function sharesOf(context: VerbContext): (ask: Ask) => ReadonlySet<Shared> {
  const stated = context.ir.coverages.find(({ kind }) => kind === 'pharmacy')?.fields.find(({ name }) => name === 'shares');
  const closure = stated === undefined ? null : compile(stated.value, context);
  return (ask) => new Set(closure === null ? [] : ((ask(closure) as readonly Shared[] | null) ?? []));
}

function reader(closures: ReadonlyMap<string, Closure>, ask: (closure: Closure) => Value): (name: string) => Value {
  return (name) => {
    const closure = closures.get(name);
    return closure === undefined ? null : ask(closure);
  };
}

/** All, unless less is said. */
function share(value: Value): number {
  return typeof value === 'number' ? value : 1;
}

/** Whole numbers of 32 bits, as draws are numbered by. */
export function numberOf(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16);
}

function note(state: PharmacyState, { kind, record, made }: RecordNotice): void {
  if (kind === 'encounters') {
    if (record.class !== 'inpatient' && record.class !== 'observation') return;
    const end = record.end ?? Number.POSITIVE_INFINITY;
    state.stays.set(record.id, end);
    if (end === Number.POSITIVE_INFINITY) return;
    for (const therapy of state.therapies.values()) {
      therapy.releasedAt(record.id, end);
      therapy.notBefore(coveredFrom(state));
    }
  } else if (kind === 'medication_requests') prescription(state, record, made);
}

function prescription(state: PharmacyState, request: MedicationRequest, made: boolean): void {
  const { therapies, stays, habit, collects } = state;
  const drug = drugKey(request.code);
  const known = therapies.get(drug);
  if (!made) {
    known?.changed(request);
    return;
  }
  if (request.status !== 'active' || !collects(request.id)) return;
  const therapy = known ?? new Therapy(habit);
  therapies.set(drug, therapy);
  const stay = request.encounter_id === null ? undefined : stays.get(request.encounter_id);
  therapy.prescribed(request, Math.max(request.authored, stay ?? request.authored, coveredFrom(state)));
}

function dispense(therapy: Therapy, pharmacy: string, handedOver: number, recorded: number): MedicationDispense {
  const request = therapy.request as MedicationRequest;
  const { fillNumber } = therapy;
  return {
    id: derivedId(request.id, FILL + fillNumber),
    code: request.code,
    status: 'completed',
    quantity: request.quantity,
    unit: request.dose_unit,
    days_supply: request.days_supply,
    fill_number: fillNumber,
    sig: request.sig,
    handed_over: handedOver,
    recorded,
    request_id: request.id,
    encounter_id: null,
    practitioner_id: request.practitioner_id,
    organization_id: pharmacy,
  };
}
