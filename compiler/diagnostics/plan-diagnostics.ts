/** HS3 and HS7: plans, formularies and coverage. */
import { kind } from '../../grammar/diagnostic.ts';

export const amountsReversed = kind(
  'HS3040',
  'error',
  'Amounts in the wrong order',
  (_: { low: string; high: string; word: string }) => `in \`${_.word}\`, \`${_.high}\` must not be ${_.low === 'taken' ? 'shorter' : 'less'} than \`${_.low}\``,
);
export const copayAndShare = kind('HS3041', 'error', 'Both copay and coinsurance', () => 'a tier can have either a `copay` or a `coinsurance`, not both');
export const shareRange = kind(
  'HS3042',
  'error',
  'Percentage out of range',
  (_: { name: string; found: string }) => `\`${_.name}\` must be between 0% and 100%, not ${_.found}`,
);
export const oneOfThem = kind('HS3043', 'error', 'Missing or conflicting fields', (_: { of: string; words: string; none: boolean }) =>
  _.none ? `${_.of} needs one of ${_.words}` : `${_.of} can have only one of ${_.words}`,
);
export const aboveFederalLimit = kind(
  'HS3044',
  'warning',
  'Out-of-pocket maximum above the federal limit',
  (_: { limits: string }) => `the individual out-of-pocket maximum is above the Affordable Care Act limit (${_.limits}); the limit is used instead`,
);
export const notHighDeductible = kind('HS3045', 'warning', 'Not a high-deductible health plan', (_: { why: string }) => `an \`HDHP\` plan ${_.why}`);
export const closedNetwork = kind(
  'HS3046',
  'warning',
  'Out-of-network terms without effect',
  (_: { name: string; type: string }) =>
    `\`${_.name}\` has no effect: an \`${_.type}\` plan covers out-of-network care only in emergencies, and then on in-network terms`,
);
export const noCoinsurance = kind(
  'HS3047',
  'note',
  'Plan without a coinsurance',
  (_: { name: string }) => `the plan \`${_.name}\` has no \`coinsurance\`, so after the deductible it pays the full cost of services that have no \`benefit\``,
);
export const boundsWithoutShare = kind(
  'HS3048',
  'error',
  'Bound without a coinsurance',
  (_: { name: string }) => `\`${_.name}\` limits the amount of a \`coinsurance\`, but there is no \`coinsurance\` here`,
);
export const beyondMaximum = kind(
  'HS3049',
  'warning',
  'Deductible above the out-of-pocket maximum',
  (_: { of: string; who: string; deductible: string; most: string }) =>
    `the ${_.who} \`deductible\` of ${_.of} (${_.deductible}) is above the ${_.who} \`oop_max\` (${_.most}), so the out-of-pocket maximum is reached first`,
);
export const coverageReversed = kind('HS3060', 'error', 'Coverage ends before it begins', () => '`termination` must not be before `effective`');
export const chargeNeeded = kind(
  'HS3061',
  'error',
  'Service without a charge',
  (_: { name: string; column: string }) => `the row \`${_.name}\` has \`${_.column}\`, so it also needs a \`charge\``,
);
export const billedTwice = kind(
  'HS3062',
  'error',
  'Billed by two services',
  (_: { name: string; first: string }) => `\`${_.name}\` is already billed by \`${_.first}\`; only one row can bill it`,
);
export const badRevenue = kind('HS3063', 'error', 'Invalid revenue code', (_: { found: string }) =>
  /^\d+$/.test(_.found) ? `a revenue code must have 4 digits, but "${_.found}" has ${_.found.length}` : `a revenue code must have 4 digits, not "${_.found}"`,
);
export const costNeeded = kind(
  'HS3064',
  'error',
  'Basis without a cost',
  (_: { name: string }) => `the row \`${_.name}\` has a \`basis\`, so it also needs a \`cost\``,
);
export const allowedAboveCharge = kind(
  'HS3065',
  'warning',
  'Allowed amount above the charge',
  (_: { row: string; allowed: string; charge: string }) =>
    `the \`${_.allowed}\` amount of \`${_.row}\` is above its \`${_.charge}\`; a plan never allows more than the charge`,
);
export const badGeneric = kind('HS3066', 'error', 'Invalid generic', (_: { name: string; brand: string; same: boolean }) =>
  _.same ? `\`${_.name}\` cannot be its own generic` : `\`${_.name}\` is the \`generic\` of \`${_.brand}\`, so its row needs a \`cost\``,
);
export const twoFirstPayers = kind(
  'HS3070',
  'error',
  'Two primary coverages',
  (_: { name: string; other: string }) => `\`${_.other}\` and \`${_.name}\` are both primary; one of them needs \`after\``,
);
export const payersInCycle = kind(
  'HS3071',
  'error',
  'Cycle of coverages',
  (_: { names: string }) => `no coverage is primary, because the \`after\` fields of ${_.names} form a cycle`,
);
export const unknownCoverage = kind('HS3072', 'error', 'Unknown coverage', (_: { name: string; kind: string; own: boolean }) =>
  _.own ? `\`${_.name}\` cannot be after itself` : `no \`coverage ${_.kind}\` in the profile is named \`${_.name}\``,
);
export const nothingReviewed = kind('HS3080', 'warning', 'Authorization that no plan requires', (_: { name: string; benefit: string | null; drug: boolean }) =>
  _.drug
    ? `no \`formulary\` requires authorization for \`${_.name}\`, so the answer is always \`not_required\``
    : _.benefit === null
      ? `\`${_.name}\` has no \`benefit\`, so no plan can require authorization for it, and the answer is always \`not_required\``
      : `no plan requires authorization for \`benefit ${_.benefit}\`, to which \`${_.name}\` belongs, so the answer is always \`not_required\``,
);
export const nobodyCovered = kind(
  'HS3085',
  'error',
  'Coverage that nobody has',
  (_: { what: string; kind: string; to: string }) => `\`${_.what}\` has no coverage to ${_.to}: no profile in the scenario has a \`coverage ${_.kind}\``,
);
export const unsuitablePcp = kind(
  'HS3086',
  'warning',
  'Unsuitable primary care provider',
  (_: { name: string; why: string }) => `\`${_.name}\` cannot be a primary care provider here: the provider ${_.why}`,
);
export const gapNeverOpened = kind(
  'HS3090',
  'error',
  'Gap that is never opened',
  (_: { verb: string; measure: string }) => `\`${_.verb} ${_.measure}\` has no gap to act on: no \`open_gap ${_.measure}\` is in a timeline of these subjects`,
);
export const gapAlreadyClosed = kind(
  'HS3091',
  'error',
  'Gap that is already closed',
  (_: { verb: string; measure: string }) =>
    `\`${_.verb} ${_.measure}\` comes after \`close_gap ${_.measure}\` in the same body, so no gap of \`${_.measure}\` is open`,
);
export const needsEngine = kind(
  'HS7010',
  'error',
  'Coverage not supported in this version',
  (_: { what: string; only: string }) => `\`${_.what}\` is not supported: this version of hsimc supports only ${_.only}`,
);
export const noCharges = kind(
  'HS7012',
  'note',
  'Coverage without claims',
  (_: { kind: string; why: string }) => `\`coverage ${_.kind}\` creates no claims: ${_.why}`,
);
/** Reasons why statements about benefits have no effect, and what would give them one. */
export const NO_MEDICAL_COVERAGE = 'no subject has medical coverage; add `coverage medical { plan: … }` to a profile';
export const NO_SECOND_COVERAGE =
  'no subject has a second medical coverage; add one to a profile, for example `coverage medical second { plan: …  after: medical }`';
export const withoutEngine = kind('HS7011', 'warning', 'Benefits without effect', (_: { what: string; why: string }) => `${_.what} has no effect: ${_.why}`);
