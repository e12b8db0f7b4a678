/** The coverages and claims of one person whose plan has risk scores, and when the next score is due. */
import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { PlanType } from '../../../model/benefits/plan-types.ts';
import type { RiskScore } from '../../../model/benefits/risk-score.ts';
import { addMonths, birthday, civilOf, completedYears, dayOf, dayOfMinute, startOfDay } from '../../../model/time/civil.ts';
import { derivedId } from '../../subject/put-record.ts';
import type { Person, RecordNotice } from '../engine.ts';
import { isCovered, KnownCoverages } from '../enrollment/known-coverages.ts';
import { EligibleDiagnoses } from './eligible-diagnoses.ts';
import { rawScore } from './raw-score.ts';

/** What identifiers of risk scores are derived with. */
const RISK = 0x484343;
const ENTITLED = 65;
const MONTHS = 12;

/** Plans with the medical services of Medicare (Part B). */
const withPartB: ReadonlySet<PlanType> = new Set(['medicare', 'medicare_b', 'medicare_advantage']);
/** Any part of Medicare: who has one before 65 has it by a disability. */
const ofMedicare: ReadonlySet<PlanType> = new Set([...withPartB, 'medicare_a']);

export class RiskState {
  readonly #person: Person;
  /** Names of the plans with risk scores. */
  readonly #plans: ReadonlySet<string>;
  readonly #coverages = new KnownCoverages();
  readonly #diagnoses = new EligibleDiagnoses();
  /** The year whose end is next; null before the first coverage. */
  #year: number | null = null;

  constructor(person: Person, plans: ReadonlySet<string>) {
    this.#person = person;
    this.#plans = plans;
  }

  note(notice: RecordNotice): void {
    const news = this.#coverages.note(notice);
    this.#diagnoses.note(notice);
    if (news !== null && this.#plans.has(news.coverage.plan)) this.#year ??= civilOf(dayOfMinute(news.told)).year;
  }

  /** The last minute of a year. */
  get next(): number {
    return this.#year === null ? Number.POSITIVE_INFINITY : startOfDay(dayOf(this.#year + 1, 1, 1)) - 1;
  }

  /** The scores of the year that ends now, for the year of payment after it. */
  decide(now: number): RiskScore[] {
    const diagnosed = civilOf(dayOfMinute(now)).year;
    this.#year = diagnosed + 1;
    const known = this.#coverages.at(now).filter(({ kind }) => kind === 'medical');
    const first = dayOf(diagnosed + 1, 1, 1);
    const scored = known.filter((one) => this.#plans.has(one.plan) && one.plan_type === 'medicare_advantage' && isCovered(one, first));
    const isDual = known.some((one) => one.plan_type === 'medicaid' && isCovered(one, first));
    return isDual || !hasWholeYear(known, diagnosed) ? [] : scored.flatMap((one) => this.#score(one, known, diagnosed, now));
  }

  #score({ id }: Coverage, known: readonly Coverage[], diagnosed: number, now: number): RiskScore[] {
    const { birth, death, fields } = this.#person;
    if (death !== null && death <= now) return [];
    // The model has factors of women and men alone.
    if (fields === null || (fields.sex !== 'female' && fields.sex !== 'male')) return [];
    const born = dayOfMinute(birth);
    const age = completedYears(born, dayOf(diagnosed + 1, 2, 1));
    const began = Math.min(...known.filter((one) => ofMedicare.has(one.plan_type)).map(({ effective }) => effective));
    const counted = new Set(known.filter((one) => withPartB.has(one.plan_type)).map((one) => one.id));
    const diagnoses = this.#diagnoses.of(diagnosed, (coverage) => counted.has(coverage));
    const raw = rawScore({ age, sex: fields.sex, byDisability: began < entitlement(born) }, diagnoses);
    return [
      {
        id: derivedId(id, RISK + diagnosed),
        coverage_id: id,
        model: 'cms_hcc_v28',
        year: diagnosed + 1,
        diagnosis_year: diagnosed,
        segment: raw.segment,
        age,
        demographic: raw.demographic.name,
        demographic_factor: raw.demographic.factor / 1000,
        hccs: raw.hccs.map(({ hcc, factor, diagnosis: { coding, claim } }) => ({ hcc, factor: factor / 1000, code: coding, claim_id: claim })),
        interactions: raw.interactions.map(({ name, factor }) => ({ name, factor: factor / 1000 })),
        score: raw.score / 1000,
        recorded: now,
      },
    ];
  }
}

/** Whether each month of a year begins with Part B: other members are scored as new enrollees, whose factors are not part of this version. */
function hasWholeYear(known: readonly Coverage[], year: number): boolean {
  const january = dayOf(year, 1, 1);
  return Array.from({ length: MONTHS }, (_, month) => addMonths(january, month)).every((day) =>
    known.some((one) => withPartB.has(one.plan_type) && isCovered(one, day)),
  );
}

/** First day of Medicare by age: the month of the 65th birthday, and the month before for who is born on the first (42 CFR 406.10). */
function entitlement(born: number): number {
  const { year, month } = civilOf(birthday(born, ENTITLED) - 1);
  return dayOf(year, month, 1);
}
