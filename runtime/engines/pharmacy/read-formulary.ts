/** A formulary of the scenario → terms that decisions can use. Its values are the same for every subject. */
import type { Expression } from '../../../ir/expression.ts';
import type { Terms } from '../../../ir/plan-terms.ts';
import type { DurSeverity, DurType } from '../../../model/pharmacy/drug-utilization-review.ts';
import type { PharmacyKind } from '../../../model/pharmacy/pharmacy-kind.ts';
import type { Coding } from '../../../model/scalars.ts';
import { type Duration, durationDays } from '../../../model/time/duration.ts';
import type { BrandPenalty } from '../../../vocabulary/formulary-vocabulary.ts';
import { inBounds } from '../../plan/expressions/bounds.ts';
import { constantOf } from '../../plan/expressions/constant-value.ts';
import type { Value } from '../../subject/value.ts';
import type { CostShare, DrugTerms, DurTerms, FillShare, FormularyTerms, TierTerms } from './decision/formulary-terms.ts';
import { drugKey } from './decision/formulary-terms.ts';

/** What values are worked out with. */
export interface Constants {
  readonly codings: readonly Coding[];
  readonly params: readonly Value[];
}

/** Refills are covered when three quarters of a supply are used up, unless the formulary says otherwise: payers ask for 75 to 85%. */
export const REFILL_AFTER = 0.75;

/** @throws RunError where a parameter is beyond what a field takes */
export function readFormulary(terms: Terms, constants: Constants): FormularyTerms {
  const read = new FieldReader(terms, constants);
  const of = (word: string): readonly Terms[] => terms.parts.filter((part) => part.word === word);
  const tiers = of('tier').map((part) => tierOf(part, constants));
  return {
    name: terms.name ?? '',
    tiers: new Map(tiers.map((tier) => [tier.name, tier])),
    drugs: of('drug').map((part) => drugOf(part, constants)),
    others: read.text('else'),
    refillAfter: read.number('refill_after') ?? REFILL_AFTER,
    dispensingFee: Math.floor((read.number('dispensing_fee') ?? 0) + 0.5),
    // Contracts charge the member for their own choice, not for that of the prescriber, unless they say so.
    brandPenalty: (read.text('brand_penalty') ?? 'patient') as BrandPenalty,
    dur: of('dur').map((part) => durOf(part, constants)),
  };
}

/** The fields of one block. */
class FieldReader {
  readonly #fields: ReadonlyMap<string, Expression>;
  readonly #constants: Constants;

  constructor({ fields }: Terms, constants: Constants) {
    this.#fields = new Map(fields.map(({ name, value }) => [name, value]));
    this.#constants = constants;
  }

  value(name: string): Value {
    const expression = this.#fields.get(name);
    if (expression === undefined) return null;
    // A parameter may be set to what the field does not take.
    if (expression.op === 'bounded') return inBounds(expression, constantOf(expression.value, this.#constants) ?? null);
    return constantOf(expression, this.#constants) ?? null;
  }

  number(name: string): number | null {
    const value = this.value(name);
    return typeof value === 'number' ? value : null;
  }

  text(name: string): string | null {
    const value = this.value(name);
    return typeof value === 'string' ? value : null;
  }

  duration(name: string): Duration | null {
    const value = this.value(name);
    return typeof value === 'object' && value !== null && 'businessDays' in value ? value : null;
  }

  /** Whole days, begun ones counted. */
  days(name: string): number | null {
    const value = this.duration(name);
    return value === null ? null : Math.ceil(durationDays(value));
  }

  /** The drugs that a field names, by their keys. */
  drugs(name: string): ReadonlySet<string> | null {
    const value = this.value(name);
    if (value === null || typeof value !== 'object') return null;
    const codings = (Array.isArray(value) ? value : [value]) as readonly Coding[];
    return new Set(codings.map(drugKey));
  }
}

function drugsOf({ concepts }: Terms, { codings }: Constants): ReadonlySet<string> {
  return new Set((concepts ?? []).map((concept) => drugKey(codings[concept])));
}

/** What a block does not say of its own is that of the block around. */
function shareIn(read: FieldReader, around: CostShare | null): CostShare {
  const own = { copay: read.number('copay'), coinsurance: read.number('coinsurance') };
  const stated = own.copay !== null || own.coinsurance !== null;
  return {
    ...(stated || around === null ? own : { copay: around.copay, coinsurance: around.coinsurance }),
    min: read.number('min') ?? (stated ? null : (around?.min ?? null)),
    max: read.number('max') ?? (stated ? null : (around?.max ?? null)),
    daysSupply: read.number('days_supply') ?? around?.daysSupply ?? null,
  };
}

/** A block with a share of its own has no terms for longer supplies but its own. */
function fillShare(part: Terms, constants: Constants, around: FillShare | null): FillShare {
  const read = new FieldReader(part, constants);
  const share = shareIn(read, around);
  const block = part.parts.find(({ word }) => word === 'extended');
  if (block === undefined)
    return { ...share, extended: read.number('copay') === null && read.number('coinsurance') === null ? (around?.extended ?? null) : null };
  const of = new FieldReader(block, constants);
  // How long a supply may be is not inherited: the terms are those of longer ones.
  return { ...share, extended: { beyond: of.number('beyond') ?? 0, share: { ...shareIn(of, share), daysSupply: of.number('days_supply') } } };
}

function tierOf(part: Terms, constants: Constants): TierTerms {
  const read = new FieldReader(part, constants);
  const share = fillShare(part, constants, null);
  const channels = part.parts
    .filter(({ word }) => word === 'channel')
    .map((channel) => [channel.name as PharmacyKind, fillShare(channel, constants, share)] as const);
  return {
    ...share,
    name: part.name ?? '',
    level: read.number('level') ?? 0,
    deductible: read.text('deductible') === 'waived' ? 'waived' : 'applies',
    channels: new Map(channels),
  };
}

function drugOf(part: Terms, constants: Constants): DrugTerms {
  const read = new FieldReader(part, constants);
  const [limit] = part.parts.filter(({ word }) => word === 'limit').map((one) => new FieldReader(one, constants));
  return {
    name: part.name ?? '',
    drugs: drugsOf(part, constants),
    tier: read.text('tier'),
    covered: read.value('covered') !== false,
    priorAuth: read.text('prior_auth') === 'required' || part.parts.some(({ word }) => word === 'prior_auth'),
    channel: read.text('channel') as PharmacyKind | null,
    minAge: read.number('min_age'),
    maxAge: read.number('max_age'),
    sex: read.text('sex'),
    daysSupply: read.number('days_supply'),
    limit: limit === undefined ? null : { quantity: limit.number('quantity') ?? 0, per: limit.days('per') ?? 0 },
    steps: part.parts
      .filter(({ word }) => word === 'step')
      .map((step) => {
        const of = new FieldReader(step, constants);
        const within = of.duration('within');
        return {
          name: step.name ?? '',
          drugs: drugsOf(step, constants),
          taken: of.days('taken') ?? 0,
          within: within === null ? null : { months: within.months, days: Math.ceil(durationDays({ ...within, months: 0 })) },
        };
      }),
  };
}

function durOf(part: Terms, constants: Constants): DurTerms {
  const read = new FieldReader(part, constants);
  return {
    type: part.name as DurType,
    drugs: read.drugs('drug'),
    with: read.drugs('with'),
    severity: read.text('severity') as DurSeverity,
    reject: (read.text('reject') ?? 'none') as DurTerms['reject'],
    override: read.number('override') ?? 0,
  };
}
