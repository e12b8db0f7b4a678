/** Resources of payers and pharmacies: a record can become several of them, and one type of resource hold several kinds of records. */
import type { FhirResource } from 'fhir/r4.js';
import type { RecordKind } from '../../model/record-kinds.ts';
import type { Subject } from '../../model/subject.ts';
import type { TemplateDefinition } from '../shared/json-template.ts';
import type { Edition } from './editions.ts';
import { explanationId, explanations } from './explanations.ts';
import type { FhirContext } from './fhir-context.ts';
import type { ReadContext, Reading } from './read-resource.ts';
import { derivedId } from './resource.ts';
import { claim, readClaim } from './resources/claim-resource.ts';
import { coverage, readCoverage } from './resources/coverage-resource.ts';
import { eligibilityRequest, eligibilityResponse, readEligibility } from './resources/eligibility-resource.ts';
import { explanationOfBenefit, isDecision, readExplanation } from './resources/explanation-of-benefit-resource.ts';
import { pharmacyClaim } from './resources/pharmacy-claim-resource.ts';
import { isFill, pharmacyExplanation, readPharmacyExplanation } from './resources/pharmacy-explanation-resource.ts';
import { isPreauthorization, preauthorization, preauthorizationResponse, readPreauthorization } from './resources/preauthorization-resource.ts';

interface Identified {
  readonly id: string;
}

/** Resources of one type that are made of something of a subject. */
export interface FinancialStream {
  readonly type: string;
  define(edition: Edition): TemplateDefinition<Identified, FhirContext, FhirResource>;
  records(subject: Subject): readonly Identified[];
  id(record: Identified): string;
}

function stream<R extends Identified>(
  type: string,
  define: (edition: Edition) => TemplateDefinition<R, FhirContext, FhirResource>,
  records: (subject: Subject) => readonly R[],
  id: (record: R) => string = (record) => record.id,
): FinancialStream {
  return { type, define: define as unknown as FinancialStream['define'], records, id: id as FinancialStream['id'] };
}

/** In order of dependency, after what is clinical: visits, prescriptions and fills. */
export const FINANCIAL_STREAMS: readonly FinancialStream[] = [
  stream('Coverage', coverage, (s) => s.coverages),
  stream('CoverageEligibilityRequest', eligibilityRequest, (s) => s.eligibility_inquiries),
  stream(
    'CoverageEligibilityResponse',
    eligibilityResponse,
    (s) => s.eligibility_inquiries,
    (r) => derivedId(r.id),
  ),
  stream('Claim', preauthorization, (s) => s.authorizations),
  stream('Claim', claim, (s) => s.claims),
  stream(
    'Claim',
    pharmacyClaim,
    (s) => s.pharmacy_claims,
    (r) => derivedId(r.id),
  ),
  stream(
    'ClaimResponse',
    preauthorizationResponse,
    (s) => s.authorizations,
    (r) => derivedId(r.id),
  ),
  stream('ExplanationOfBenefit', explanationOfBenefit, explanations),
  stream('ExplanationOfBenefit', pharmacyExplanation, (s) => s.pharmacy_claims),
];

/** How records of a list are read: of which resources of a type. */
export interface FinancialReader {
  readonly list: RecordKind;
  readonly type: string;
  selects(resource: object): boolean;
  read(resource: object, context: ReadContext): Readonly<Record<string, unknown>>;
}

function reader<K extends RecordKind, R>(
  list: K,
  type: string,
  selects: (resource: R) => boolean,
  read: (resource: R, context: ReadContext) => Reading<Subject[K][number]>,
): FinancialReader {
  return { list, type, selects: selects as unknown as FinancialReader['selects'], read: read as unknown as FinancialReader['read'] };
}

export const FINANCIAL_READERS: readonly FinancialReader[] = [
  reader('coverages', 'Coverage', () => true, readCoverage),
  reader('eligibility_inquiries', 'CoverageEligibilityRequest', () => true, readEligibility),
  reader('authorizations', 'Claim', isPreauthorization, readPreauthorization),
  reader('claims', 'Claim', (r: Parameters<typeof readClaim>[0]) => r.use === 'claim' && !isFill(r), readClaim),
  reader('claim_payments', 'ExplanationOfBenefit', isDecision, readExplanation),
  reader('pharmacy_claims', 'ExplanationOfBenefit', isFill, readPharmacyExplanation),
];

export const financialKinds = ['coverages', 'eligibility_inquiries', 'authorizations', 'claims', 'claim_payments', 'pharmacy_claims'] as const;

/** The types of financial resources, each once. */
export const financialTypes: readonly string[] = [...new Set(FINANCIAL_STREAMS.map(({ type }) => type))];

/** The id of the resource that a record was read from. @param others records of the same list */
export function idOfResource(list: string, record: Readonly<Record<string, unknown>>, others: readonly Readonly<Record<string, unknown>>[]): unknown {
  if (list !== 'claim_payments') return record['id'];
  const { id, claim_id } = record;
  const about = others.flatMap((one) => (one['claim_id'] === claim_id ? [{ id: String(one['id']) }] : []));
  return typeof id === 'string' && typeof claim_id === 'string' ? explanationId({ id, claim_id }, about) : id;
}
