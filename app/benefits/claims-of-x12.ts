/**
 * Claims of X12 (837) for the adjudicator. What a payer has and a claim has not comes from the file of the plan: allowed amounts, benefits and weights of its rows. Providers are in
 * network, and an approval that a claim names (REF*G1) is there for its days and its units.
 */
import { isInpatientBill } from '../../model/benefits/admission.ts';
import { usualBenefit } from '../../model/benefits/usual-benefit.ts';
import type { Encounter } from '../../model/clinical/encounter.ts';
import { type Specialty, specialties } from '../../model/parties/providers.ts';
import type { PlanTerms } from '../../runtime/engines/claims/adjudication/benefit-terms.ts';
import { benefitInHospital, benefitOfVisit } from '../../runtime/engines/claims/service-benefit.ts';
import type { ServiceTable } from '../../runtime/engines/claims/service-table.ts';
import type { ReadClaim, ReadClaimLine } from '../../validation/wire/reading/read-claims.ts';
import { readX12Records } from '../../validation/wire/reading/read-x12-records.ts';
import type { WireFinding } from '../../validation/wire/wire-finding.ts';
import type { ClaimsInput } from './claim-input.ts';

type Claim = ClaimsInput['claims'][number];
type Line = Claim['lines'][number];

/** What a decision needs, and where it is. */
const NEEDED = [
  ['control_number', 'CLM01'],
  ['frequency', 'CLM05-3'],
  ['payer_sequence', 'SBR01'],
  ['member_id', 'NM109'],
  ['birth_date', 'DMG02'],
  ['service_start', 'DTP03'],
] as const;
/** The same of a line. */
const NEEDED_IN_LINES = [
  ['charge', 'SV1'],
  ['units', 'SV1'],
] as const;

/** @returns the claims that can be decided, with what is wrong with the file and why others cannot */
export function claimsOfX12(text: string, plan: PlanTerms, prices: ServiceTable): { readonly claims: Claim[]; readonly findings: readonly WireFinding[] } {
  const read = readX12Records(text);
  const lacking: WireFinding[] = [];
  const lacks = (number: number, at: string): void =>
    void lacking.push({ rule: 'EDI-007', number, at, message: 'is missing, so that the claim cannot be adjudicated', value: null });
  const complete = read.claims.filter((claim) => {
    const before = lacking.length;
    for (const [field, at] of NEEDED) if (claim[field] === null) lacks(claim.segment, at);
    for (const line of claim.lines) for (const [field, at] of NEEDED_IN_LINES) if (line[field] === null) lacks(line.segment, at);
    return lacking.length === before;
  });
  const findings = [...read.findings, ...lacking].sort((a, b) => a.number - b.number);
  return { claims: complete.map((claim) => claimOf(claim as Complete, complete, plan, prices)), findings };
}

type Complete = ReadClaim & { readonly [K in (typeof NEEDED)[number][0]]: NonNullable<ReadClaim[K]> };

function claimOf(claim: Complete, all: readonly ReadClaim[], plan: PlanTerms, prices: ServiceTable): Claim {
  const { control_number, frequency, member_id, family, given, birth_date, service_start, lines } = claim;
  const inpatient = isInpatientBill(claim.type_of_bill);
  const kind = visitClass(claim);
  const days = lines.flatMap((line) => line.earlier.flatMap(({ decided }) => (decided === null ? [] : [decided])));
  return {
    id: idOf(claim, all),
    type: claim.type,
    frequency,
    original: frequency === '1' ? null : (originalOf(claim, all) ?? claim.original_id ?? control_number),
    // Dependants have the number of the subscriber, and their own name.
    member: claim.relationship === null ? member_id : [member_id, family, given, birth_date].join(' '),
    contract: member_id,
    birth_date,
    sex: claim.sex,
    payer_sequence: claim.payer_sequence,
    other_payer: claim.payer_sequence > 1 && claim.earlier.length === 0 ? 'missing' : 'none',
    prior_decided: days.length === 0 ? null : Math.max(...days),
    visit: [member_id, claim.rendering_id, service_start].join(' '),
    rendering: claim.rendering_id ?? claim.billing_id ?? '',
    network: null,
    // A claim does not tell whose member the patient is.
    by_primary_care: false,
    protection: kind === 'emergency' ? 'emergency' : null,
    service_start,
    service_end: claim.service_end,
    received: null,
    decided: null,
    inpatient,
    drg_weight: claim.drg === null ? null : weightOf(claim, prices),
    charge: claim.charge,
    diagnoses: claim.diagnoses.filter(({ role }) => role !== 'admitting').map(({ code }) => keyOf(code)),
    lines: lines.map((line) => lineOf(line, claim, kind, plan, prices)),
  };
}

const keyOf = ({ system, code }: { readonly system: string; readonly code: string }): string => `${system}:${code}`;

/** Claims of one number: a replacement or a void has that of the claim that it is for. */
function idOf({ control_number, frequency }: Complete, all: readonly ReadClaim[]): string {
  return frequency === '1' || all.filter((one) => one.control_number === control_number).length === 1 ? control_number : `${control_number}-${frequency}`;
}

const originalOf = ({ control_number }: Complete, all: readonly ReadClaim[]): string | null =>
  all.some((one) => one.control_number === control_number && one.frequency === '1') ? control_number : null;

const MILLION = 1_000_000;

function weightOf({ drg }: Complete, prices: ServiceTable): number | null {
  if (drg === null) return null;
  const { weight } = prices.drgs.ofCode({ ...drg, display: '' });
  return weight === null ? null : weight / MILLION;
}

/** Place of service codes of classes of visits; others are ambulatory. */
const PLACES: Readonly<Record<string, Encounter['class']>> = {
  ...{ '02': 'virtual', '10': 'virtual', '12': 'home', '21': 'inpatient', '23': 'emergency', '51': 'inpatient', '61': 'inpatient' },
};

/** Hospitals say it with revenue codes: 045x emergency room, 0762 observation. */
function visitClass({ type, type_of_bill, place_of_service, lines }: Complete): Encounter['class'] {
  if (type === 'professional') return PLACES[place_of_service ?? ''] ?? 'ambulatory';
  if (isInpatientBill(type_of_bill)) return 'inpatient';
  if (lines.some(({ revenue }) => revenue?.startsWith('045') === true)) return 'emergency';
  return lines.some(({ revenue }) => revenue === '0762') ? 'observation' : 'ambulatory';
}

const bySpecialtyCode = new Map(Object.entries(specialties).map(([name, { code }]) => [code as string, name as Specialty]));

function lineOf(line: ReadClaimLine, claim: Complete, kind: Encounter['class'], plan: PlanTerms, prices: ServiceTable): Line {
  const { code, revenue, units, charge, service_date } = line;
  const service = code === null || (code.system !== 'CPT' && code.system !== 'HCPCS') ? null : prices.ofCode(code.system, code.code);
  const fee = service === null ? null : claim.type === 'institutional' ? service.facilityAllowed : service.allowed;
  const count = units ?? 1;
  return {
    code: code === null ? null : keyOf(code),
    revenue,
    modifiers: [...line.modifiers],
    units: count,
    charge: charge ?? 0,
    allowed: fee === null ? null : fee * count,
    out_of_network_rate: null,
    benefit: benefitOf(line, service?.benefit ?? null, claim, kind, plan),
    service_date,
    diagnoses:
      line.diagnosis_pointers.length === 0
        ? null
        : line.diagnosis_pointers.flatMap((pointer) => {
            const diagnosis = claim.diagnoses[pointer - 1];
            return diagnosis === undefined ? [] : [keyOf(diagnosis.code)];
          }),
    authorization:
      claim.authorization_id === null
        ? null
        : {
            id: claim.authorization_id,
            status: 'approved',
            valid_from: Math.min(claim.service_start, service_date ?? claim.service_start),
            valid_to: Math.max(claim.service_end ?? claim.service_start, service_date ?? claim.service_start),
            units: null,
          },
    prior: line.earlier.map(({ paid, adjustments }) => ({ paid: paid ?? 0, adjustments: adjustments.map((one) => ({ ...one, remark: null })) })),
  };
}

/** Off and on the campus of a hospital, and in a surgical center. */
const OUTPATIENT_PLACES: ReadonlySet<string> = new Set(['19', '22', '24']);

function isHospitalOutpatient({ type, place_of_service }: Complete, kind: Encounter['class']): boolean {
  return kind === 'ambulatory' && (type === 'institutional' || OUTPATIENT_PLACES.has(place_of_service ?? ''));
}

/** The benefit of the row, or of the code; else that of the visit, by its class and who is seen. The lines of a stay in hospital are one. Null where the plan has none of it. */
function benefitOf({ code }: ReadClaimLine, ofRow: string | null, claim: Complete, kind: Encounter['class'], plan: PlanTerms): Line['benefit'] {
  const specialty = bySpecialtyCode.get(claim.specialty ?? '');
  const ofService = claim.type === 'institutional' && kind === 'inpatient' ? null : (ofRow ?? (code === null ? null : usualBenefit(code)));
  const visit = specialty === undefined ? null : benefitOfVisit({ class: kind, specialty }, false);
  const found = ofService ?? (code !== null && isHospitalOutpatient(claim, kind) ? benefitInHospital(code, visit) : visit);
  return found !== null && plan.inNetwork.benefits.has(found as never) ? (found as Line['benefit']) : null;
}
