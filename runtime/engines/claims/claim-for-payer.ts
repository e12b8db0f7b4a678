/** A claim as the adjudicator reads it. */
import type { Attribution } from '../../../model/benefits/attribution.ts';
import type { Claim } from '../../../model/benefits/claim.ts';
import type { ClaimPayment } from '../../../model/benefits/claim-payment.ts';
import type { Coverage } from '../../../model/benefits/coverage.ts';
import type { Encounter } from '../../../model/clinical/encounter.ts';
import { completedYears, dayOfMinute } from '../../../model/time/civil.ts';
import type { Person } from '../engine.ts';
import type { ClaimCoverage, MedicalClaim, ServiceLine, StatedDenial } from './adjudication/medical-claim.ts';
import type { DecidedBy } from './claim-draft.ts';

/** A submitted claim, with what is not in the record of it. */
export interface Submitted {
  readonly claim: Claim;
  /** First day of the visit: of a stay its admission. */
  readonly begins: number;
  readonly terms: readonly DecidedBy[];
  /** In millionths; null without a diagnosis-related group. */
  readonly drgWeight: number | null;
  /** Whether it is for emergency care, or a stay that began as such. */
  readonly emergency: boolean;
  /** Why the payer denies it, whatever the plan says; null where the plan decides. */
  readonly denied: StatedDenial | null;
  readonly visit: Encounter['class'];
  readonly coverage: Coverage;
  /** Decisions of the payers before it, in their order. */
  readonly earlier: readonly ClaimPayment[];
}

/** @param coverages all coverages of the person. @param tier who is covered. @param network see `networksOf`. @param undecided see `othersUndecided`. @param pcp the primary care provider of the day */
export function claimForPayer(
  { claim, begins, terms, drgWeight, emergency, denied, visit, coverage, earlier }: Submitted,
  person: Person,
  coverages: readonly Coverage[],
  tier: ClaimCoverage['tier'],
  network: string | null,
  undecided: boolean,
  pcp: Attribution | null,
): MedicalClaim {
  const sex = person.fields?.sex;
  return {
    id: claim.id,
    type: claim.type,
    frequency: claim.frequency,
    original: claim.original_id,
    member: person.patientId,
    age: completedYears(dayOfMinute(person.birth), begins),
    sex: sex === 'female' || sex === 'male' ? sex : null,
    coverage: coverageOf(coverage, coverages, tier),
    payerSequence: claim.payer_sequence as 1 | 2 | 3,
    otherPayer: undecided ? 'undecided' : 'none',
    priorDecided: earlier.length === 0 ? null : dayOfMinute(earlier[earlier.length - 1].decided),
    visit: claim.encounter_id,
    rendering: claim.rendering_id,
    network,
    byPrimaryCare: pcp !== null && claim.type === 'professional' && claim.rendering_id === pcp.practitioner_id,
    protection: emergency ? 'emergency' : null,
    serviceStart: begins,
    serviceEnd: claim.service_end,
    received: dayOfMinute(claim.submitted),
    inpatient: claim.type === 'institutional' && visit === 'inpatient',
    nights: Math.max(1, claim.service_end - begins),
    drgWeight,
    denied,
    lines: claim.lines.map((line) => lineOf(line, claim, terms, earlier)),
  };
}

function coverageOf(coverage: Coverage, coverages: readonly Coverage[], tier: ClaimCoverage['tier']): ClaimCoverage {
  const { kind, plan } = coverage;
  const same = coverages.filter((one) => one.kind === kind && one.plan === plan);
  const spans = same.map(({ effective, termination }) => ({ from: effective, to: termination })).sort((a, b) => a.from - b.from);
  return { account: accountOf(coverage, coverages), spans, since: spans[0].from, known: true, tier };
}

/** Amounts that are used count by plan; a coverage that carries over continues those of the one before. */
function accountOf({ kind, plan, carry_over, effective }: Coverage, coverages: readonly Coverage[]): string {
  if (!carry_over) return plan;
  const before = coverages.filter((one) => one.kind === kind && one.effective < effective).sort((a, b) => b.effective - a.effective)[0];
  return before === undefined ? plan : accountOf(before, coverages);
}

function lineOf(line: Claim['lines'][number], { diagnoses }: Claim, terms: readonly DecidedBy[], earlier: readonly ClaimPayment[]): ServiceLine {
  const by = terms.find((one) => one.line === line.line);
  return {
    line: line.line,
    code: line.code === null ? null : `${line.code.system}|${line.code.code}`,
    revenue: line.revenue,
    modifiers: line.modifiers,
    units: line.units,
    charge: line.charge,
    allowed: by?.allowed ?? null,
    outOfNetworkRate: null,
    benefit: by?.benefit ?? null,
    serviceDay: line.service_date,
    diagnoses: line.diagnosis_pointers.map((place) => `${diagnoses[place - 1].code.system}|${diagnoses[place - 1].code.code}`),
    authorization: null,
    prior: earlier.flatMap(({ lines }) => lines.filter((one) => one.line === line.line)),
  };
}
