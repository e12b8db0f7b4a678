/** A person whose coverage pays for drugs, as the payer and the pharmacy know them: fills, diagnoses, allergies, and what is used of the benefit. */
import { isDrug } from '../../../../ir/reviewed-services.ts';
import type { Authorization } from '../../../../model/benefits/authorization.ts';
import type { Coverage } from '../../../../model/benefits/coverage.ts';
import type { AllergyIntolerance } from '../../../../model/clinical/allergy-intolerance.ts';
import type { Condition } from '../../../../model/clinical/condition.ts';
import type { MedicationDispense } from '../../../../model/clinical/medication-dispense.ts';
import type { Coding } from '../../../../model/scalars.ts';
import { dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import type { Shared } from '../../../../vocabulary/plan-vocabulary.ts';
import { FamilyContract } from '../../claims/family-contract.ts';
import type { Person, RecordNotice } from '../../engine.ts';
import { coverageNotices, KnownCoverages } from '../../enrollment/known-coverages.ts';
import type { FillPerson, PastFill } from '../decision/fill-request.ts';
import { drugKey } from '../decision/formulary-terms.ts';
import { drugOf } from '../review/read-drug.ts';
import type { DrugPlan, DrugPlans } from './drug-plans.ts';
import { isCard, type MemberCard, MemberCards } from './member-cards.ts';

/** Kinds of records that decisions about fills ask about. */
export const memberKinds = [...coverageNotices, 'conditions', 'allergy_intolerances', 'medication_dispenses', 'authorizations'] as const;

/** ICD-10-CM: supervision of high-risk (O09) and normal pregnancy (Z34), and a pregnancy that another reason for care only meets (Z33.1). */
const PREGNANT = /^(?:O09|Z34|Z331$)/;

/** What a payer answers about a drug. */
export interface DrugAnswer {
  /** See `drugKey`. */
  readonly drug: string;
  readonly coverage: string;
  readonly decided: number;
  /** Days of an approval; null for a denial. */
  readonly days: { readonly from: number; readonly to: number } | null;
}

/** What is new for the therapies of a person: a coverage pays from a minute on, or a drug is approved. */
export type MemberNews = { readonly from: number } | { readonly approved: DrugAnswer };

export class CoveredMember {
  /** Coverages for drugs: one at most on a day, and copay cards. */
  readonly #coverages = new KnownCoverages();
  #coveredFrom: number | null = null;
  readonly person: Person;
  /** Amounts that the pharmacy coverage uses of the medical one, in place of its own. */
  readonly #shares: ReadonlySet<Shared>;
  /** The contract of the person's own coverage, and the first person of the unit, for a dependant of theirs. */
  readonly #contract = new FamilyContract();
  readonly #first: CoveredMember | null;
  readonly cards = new MemberCards();
  /** By the ids of the dispenses. */
  readonly #fills = new Map<string, PastFill>();
  /** Dispenses of the rest of a fill: they belong to its first part. */
  readonly #rests = new Set<string>();
  /** Active diagnoses, and allergies that stand. */
  readonly #problems = new Map<string, Condition>();
  readonly #allergies = new Map<string, AllergyIntolerance>();
  /** As payer and pharmacy read them; null where a record has changed since. */
  #history: readonly PastFill[] | null = null;
  #problemsRead: Pick<FillPerson, 'diagnoses' | 'pregnant' | 'allergies'> | null = null;
  /** Answers of the payer about drugs, whose minutes may be still to come: by the ids of the requests. */
  readonly #answers = new Map<string, DrugAnswer>();
  /** Requests and claims so far for each prescription. */
  readonly #requests = new Map<string, number>();
  readonly #claims = new Map<string, number>();

  /**
   * @param shares of the profile's own coverage for drugs
   * @param first the first person of the unit; null for that person
   */
  constructor(person: Person, shares: ReadonlySet<Shared>, first: CoveredMember | null) {
    this.person = person;
    this.#shares = shares;
    this.#first = first;
  }

  /** @returns from when a coverage for drugs pays that is new, or that continues after its end, or an approval of a drug; null where the notice is of none */
  note(notice: RecordNotice): MemberNews | null {
    const { kind, record } = notice;
    if (kind === 'authorizations') {
      const answer = notice.made ? this.#answered(record) : null;
      return answer === null || answer.days === null ? null : { approved: answer };
    }
    if (kind === 'conditions' || kind === 'allergy_intolerances') this.#problemsRead = null;
    if (kind === 'conditions') {
      const stands = record.clinical_status === 'active' || record.clinical_status === 'recurrence';
      keep(this.#problems, record, stands && record.verification_status !== 'entered_in_error' && record.verification_status !== 'refuted');
    } else if (kind === 'allergy_intolerances')
      keep(this.#allergies, record, record.clinical_status === 'active' && record.verification_status === 'confirmed');
    else if (kind === 'medication_dispenses') this.#filled(record, this.#fills.get(record.id)?.covered ?? false);
    const news = this.#coverages.note(notice);
    if (news?.coverage.kind !== 'pharmacy') return null;
    if (news.coverage.relationship !== 'self') this.contractOf(news.coverage).dependants.note(notice);
    // A card pays for nothing by itself.
    if (isCard(news.coverage) || (notice.kind === 'enrollments' && notice.record.maintenance_type === 'termination')) return null;
    // What was not filled before a coverage continued is filled then.
    if (notice.kind === 'enrollments') return { from: news.told };
    const from = startOfDay(news.coverage.effective);
    this.#coveredFrom = Math.min(this.#coveredFrom ?? from, from);
    return { from };
  }

  /** What the coverage paid for counts for step therapy. */
  paid(dispense: MedicationDispense): void {
    this.#filled(dispense, true);
  }

  /** The rest of a fill is handed over: with its first part, it is one supply from the day of that. */
  completed({ id, quantity, days_supply }: MedicationDispense, first: string): void {
    this.#rests.add(id);
    const fill = this.#fills.get(first);
    if (fill !== undefined) this.#fills.set(first, { ...fill, quantity: fill.quantity + (quantity ?? 0), daysSupply: fill.daysSupply + (days_supply ?? 0) });
    this.#history = null;
  }

  /** What the coverage paid for, and takes back. */
  unpaid(dispense: string): void {
    const fill = this.#fills.get(dispense);
    if (fill !== undefined) this.#fills.set(dispense, { ...fill, covered: false });
    this.#history = null;
  }

  /** What was paid for and not collected is no supply. */
  returned(dispense: string): void {
    const fill = this.#fills.get(dispense);
    if (fill !== undefined) this.#fills.set(dispense, { ...fill, reversed: true });
    this.#history = null;
  }

  #filled({ id, code, handed_over, quantity, days_supply, status }: MedicationDispense, covered: boolean): void {
    if (this.#rests.has(id)) return;
    this.#fills.set(id, {
      ...{ drug: drugOf(code), day: dayOfMinute(handed_over), quantity: quantity ?? 0, daysSupply: days_supply ?? 0 },
      ...{ reversed: status !== 'completed', covered },
    });
    this.#history = null;
  }

  /** The coverage of a day; null where there is none. */
  coverageOn(day: number): Coverage | null {
    return this.#on(day).find((one) => !isCard(one)) ?? null;
  }

  /** The card that pays for a drug after the coverage; null where none does. */
  cardFor(drug: Coding, plan: DrugPlan, plans: DrugPlans, day: number): MemberCard | null {
    return this.cards.cardFor(drug, this.#on(day).filter(isCard), plan, plans, day);
  }

  #on(day: number): readonly Coverage[] {
    return this.#coverages.on('pharmacy', day, Math.max(startOfDay(day + 1) - 1, this.person.now));
  }

  /** First minute of the first coverage; null where there is none. */
  get coveredFrom(): number | null {
    return this.#coveredFrom;
  }

  contractOf({ relationship }: Coverage): FamilyContract {
    return relationship === 'self' ? this.#contract : (this.#first ?? this).#contract;
  }

  /** Whether fills of a coverage use an amount of the medical one. */
  shares({ relationship }: Coverage, amount: Shared): boolean {
    return (relationship === 'self' ? this : (this.#first ?? this)).#shares.has(amount);
  }

  /** Number of the next claim for a prescription, from 0. */
  nextClaim(request: string): number {
    const nth = this.#claims.get(request) ?? 0;
    this.#claims.set(request, nth + 1);
    return nth;
  }

  /** Number of the next request for authorization of a prescription, from 0. */
  nextAuthorization(request: string): number {
    const nth = this.#requests.get(request) ?? 0;
    this.#requests.set(request, nth + 1);
    return nth;
  }

  /** A drug was asked for. @returns the answer; null for other requests */
  #answered({ id, service, status, decided, valid_from: from, valid_to: to, coverage_id: coverage }: Authorization): DrugAnswer | null {
    if (service === null || !isDrug(service) || decided === null) return null;
    const days = (status === 'approved' || status === 'partial') && from !== null && to !== null ? { from, to } : null;
    const answer = { drug: drugKey(service), coverage, decided, days };
    this.#answers.set(id, answer);
    return answer;
  }

  /** The answer that is still to come after a minute, of what was asked for last; null where none is. */
  awaited(drug: Coding, { id }: Coverage, after: number): DrugAnswer | null {
    const key = drugKey(drug);
    return [...this.#answers.values()].findLast((one) => one.drug === key && one.coverage === id && one.decided > after) ?? null;
  }

  /** @param at what the payer has answered by then counts */
  asPatient(at: number): FillPerson {
    this.#history ??= [...this.#fills.values()];
    this.#problemsRead ??= this.#readProblems();
    const { pregnant, diagnoses, allergies } = this.#problemsRead;
    return {
      birth: dayOfMinute(this.person.birth),
      sex: String(this.person.fields?.sex ?? 'unknown'),
      ...{ pregnant, fills: this.#history, diagnoses, allergies, authorizations: this.#approvedBy(at) },
    };
  }

  #approvedBy(at: number): FillPerson['authorizations'] {
    return [...this.#answers.values()].flatMap(({ drug, decided, days }) => (days === null || decided > at ? [] : [{ drug, ...days }]));
  }

  #readProblems(): Pick<FillPerson, 'diagnoses' | 'pregnant' | 'allergies'> {
    const diagnoses = [...this.#problems.values()].flatMap(({ code }) => (code.system === 'ICD10CM' ? [code.code] : []));
    return {
      diagnoses,
      pregnant: diagnoses.some((code) => PREGNANT.test(code.replace('.', ''))),
      allergies: [...this.#allergies.values()].map(({ code }) => drugOf(code)),
    };
  }
}

function keep<R extends { readonly id: string }>(records: Map<string, R>, record: R, stands: boolean): void {
  if (stands) records.set(record.id, record);
  else records.delete(record.id);
}
