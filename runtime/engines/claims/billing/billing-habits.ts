/** How the claims of a person are sent, by `billing` of the profile: when, and which of them late, twice, with a mistake, or by mistake. */
import type { Site } from '../../../../draws/draw.ts';
import { type FrontDoorRejection, frontDoorRejectionNames } from '../../../../model/benefits/front-door-rejections.ts';
import { dayOfMinute, startOfDay } from '../../../../model/time/civil.ts';
import { type Duration, durationDays } from '../../../../model/time/duration.ts';
import { compile } from '../../../plan/expressions/compile-expression.ts';
import type { Closure } from '../../../subject/subject-state.ts';
import type { Ask, Person } from '../../engine.ts';
import type { VerbContext } from '../../verb-context.ts';
import type { PlanTerms } from '../adjudication/benefit-terms.ts';
import { dayAfter } from '../adjudication/benefit-year.ts';
import { addressOf, EVENING, submissionOf } from '../claim-lags.ts';
import { again, mistaken, replacementOf, voidOf } from './claim-copies.ts';
import type { Filing } from './filing.ts';

const fates = ['rejected', 'late', 'twice', 'corrected', 'voided', 'wrong_payer'] as const;
type Fate = (typeof fates)[number];

/** Days, both inclusive: conventions of this project. */
const BEYOND_FILING = [1, 60] as const;
const SENT_AGAIN = [1, 30] as const;
const AFTER_DECISION = [5, 45] as const;
const AFTER_REJECTION = [1, 14] as const;

interface Chance {
  readonly share: Closure;
  readonly site: Site;
  readonly days: Site;
}

/** A claim with what follows it, and the minute before which it is not sent. */
export type Sending = Filing & { readonly at: number };

export class BillingHabits {
  readonly #lag: Closure | null;
  readonly #usualLag: Site;
  readonly #rejectedFor: Closure | null;
  readonly #reason: Site;
  readonly #chances: ReadonlyMap<Fate, Chance>;

  constructor(context: VerbContext) {
    const { ir, sites } = context;
    const { fields = [], path = '' } = ir.billing ?? {};
    const closure = (name: string): Closure | null => {
      const field = fields.find((one) => one.name === name);
      return field === undefined ? null : compile(field.value, context);
    };
    this.#lag = closure('lag');
    this.#rejectedFor = closure('reject_reason');
    this.#reason = sites.site(`${path}.rejected/reason`);
    this.#usualLag = sites.site('claims/lag');
    this.#chances = new Map(
      fates.flatMap((fate) => {
        const share = closure(fate);
        return share === null ? [] : [[fate, { share, site: sites.site(`${path}.${fate}/chance`), days: sites.site(`${path}.${fate}/days`) }] as const];
      }),
    );
  }

  /** Minute at which the claims of a visit are submitted: at the earliest on the day after its end. */
  submission(person: Person, ask: Ask, visit: string, end: number): number {
    if (this.#lag === null) return submissionOf(this.#usualLag, person.draw, person.index, visit, end);
    const days = Math.round(durationDays(ask(this.#lag, addressOf(visit)) as Duration));
    return startOfDay(dayOfMinute(end) + Math.max(1, days)) + EVENING;
  }

  /** @param filing a claim as it should be sent now */
  sendingOf(filing: Omit<Filing, 'rejection' | 'copy' | 'after'>, person: Person, ask: Ask, { timelyFiling }: PlanTerms): Sending {
    const { draft } = filing;
    const { claim } = draft;
    const has = (fate: Fate): boolean => this.#has(fate, claim.id, person, ask);
    const days = (fate: Fate, span: readonly [number, number]): number => this.#days(fate, claim.id, person, span);
    const corrected = has('corrected');
    const sent = corrected ? mistaken(draft) : draft;
    const copy = has('twice') ? { draft: again(sent), days: days('twice', SENT_AGAIN) } : null;
    const after = corrected
      ? [{ draft: replacementOf(draft), days: days('corrected', AFTER_DECISION) }]
      : // A claim that is replaced is not taken back, too.
        has('voided')
        ? [{ draft: voidOf(draft), days: days('voided', AFTER_DECISION) }]
        : [];
    const late = timelyFiling !== null && has('late');
    const at = late ? startOfDay(dayAfter(claim.service_end, timelyFiling) + days('late', BEYOND_FILING)) + EVENING : 0;
    const rejection = has('rejected') ? { reason: this.#reasonOf(claim.id, person, ask), days: days('rejected', AFTER_REJECTION) } : null;
    return { ...filing, draft: sent, rejection, copy, after, at };
  }

  /** Whether a claim is sent to the second payer first. */
  wrongPayer(claim: string, person: Person, ask: Ask): boolean {
    return this.#has('wrong_payer', claim, person, ask);
  }

  /** Each of the reasons as often as the others, where none is stated. */
  #reasonOf(claim: string, person: Person, ask: Ask): FrontDoorRejection {
    const address = addressOf(claim);
    if (this.#rejectedFor !== null) return ask(this.#rejectedFor, address) as FrontDoorRejection;
    return frontDoorRejectionNames[Math.floor(person.draw.at(this.#reason, person.index, address).uniform() * frontDoorRejectionNames.length)];
  }

  #has(fate: Fate, claim: string, person: Person, ask: Ask): boolean {
    const chance = this.#chances.get(fate);
    if (chance === undefined) return false;
    const address = addressOf(claim);
    return person.draw.at(chance.site, person.index, address).uniform() < Number(ask(chance.share, address));
  }

  #days(fate: Fate, claim: string, person: Person, [least, most]: readonly [number, number]): number {
    const { days } = this.#chances.get(fate) as Chance;
    return least + Math.floor(person.draw.at(days, person.index, addressOf(claim)).uniform() * (most - least + 1));
  }
}
