/**
 * Interchanges of a block. Claims are held until the block has 128 subjects more, and are then written as one file for each payer and kind of claim; so are
 * payments, with a transaction set for each payment. A file is a function of its subjects alone, and memory does not grow with their number.
 */
import type { Claim, ClaimType } from '../../model/benefits/claim.ts';
import type { Enrollment } from '../../model/benefits/enrollment.ts';
import type { Organization } from '../../model/parties/providers.ts';
import type { Subject } from '../../model/subject.ts';
import type { Output, RunInfo, Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';
import type { ClaimToSend } from './claim-to-send.ts';
import { claimsTransaction, MOST_CLAIMS } from './claims-transaction.ts';
import { type EnrollmentToSend, enrollmentTransaction } from './enrollment-transaction.ts';
import { type Guide, guides, interchange, transaction } from './interchange.ts';
import { type PaymentPart, remittanceTransaction } from './remittance-transaction.ts';
import { SegmentList } from './segment-list.ts';
import { SubjectParties } from './subject-parties.ts';
import type { X12Options } from './x12-options.ts';

/** Subjects of one file. */
const SUBJECTS = 128;
/** Interchanges of a block that control numbers can tell apart. */
const IN_BLOCK = 10_000;
const LARGEST_CONTROL = 999_999_999;

interface HeldClaims {
  readonly payer: Organization;
  readonly type: ClaimType;
  readonly claims: ClaimToSend[];
}

interface HeldEnrollments {
  readonly payer: Organization;
  /** By sponsor and group. */
  readonly sponsors: Map<string, { readonly sponsor: Organization | null; readonly members: EnrollmentToSend[] }>;
}

interface HeldPayments {
  readonly payer: Organization;
  /** By trace number. */
  readonly payments: Map<string, PaymentPart[]>;
}

export class X12Writer implements Writer {
  readonly #run: RunInfo;
  readonly #options: X12Options;
  readonly #lost = new Lost();
  #claims = new Map<string, HeldClaims>();
  #enrollments = new Map<string, HeldEnrollments>();
  #payments = new Map<string, HeldPayments>();
  #subjects = 0;
  #part = 0;
  #interchanges = 0;

  constructor(run: RunInfo, options: X12Options) {
    this.#run = run;
    this.#options = options;
  }

  losses(): Record<string, number> {
    return this.#lost.take();
  }

  subject(subject: Subject, block: string, out: Output): void {
    const of = new SubjectParties(subject);
    const since = this.#run.since ?? Number.NEGATIVE_INFINITY;
    for (const claim of subject.claims) if (claim.submitted > since) this.#holdClaim(claim, of);
    for (const enrollment of subject.enrollments) if (enrollment.recorded > since) this.#holdEnrollment(enrollment, of);
    for (const remittance of subject.remittances) if (remittance.issued > since) this.#holdPayment({ remittance, of });
    if (++this.#subjects === SUBJECTS) this.#write(block, out);
  }

  end(block: string, out: Output): void {
    if (this.#subjects > 0) this.#write(block, out);
    this.#part = 0;
    this.#interchanges = 0;
  }

  #holdClaim(claim: Claim, of: SubjectParties): void {
    const coverage = of.coverage(claim.coverage_id);
    if (coverage === undefined) return;
    const payer = of.organization(coverage.payer_id);
    const key = `${payer.id} ${claim.type}`;
    const held = this.#claims.get(key) ?? { payer, type: claim.type, claims: [] };
    held.claims.push({ claim, coverage, of });
    this.#claims.set(key, held);
  }

  #holdEnrollment(enrollment: Enrollment, of: SubjectParties): void {
    const coverage = of.coverage(enrollment.coverage_id);
    if (coverage === undefined) return;
    const payer = of.organization(coverage.payer_id);
    const sponsor = coverage.sponsor_id === null ? null : of.organization(coverage.sponsor_id);
    const held = this.#enrollments.get(payer.id) ?? { payer, sponsors: new Map() };
    const group = `${sponsor?.id ?? ''} ${coverage.group_number ?? ''}`;
    const members = held.sponsors.get(group)?.members ?? [];
    members.push({ enrollment, coverage, of });
    held.sponsors.set(group, { sponsor, members });
    this.#enrollments.set(payer.id, held);
  }

  #holdPayment(part: PaymentPart): void {
    const { payer_id, trace_number } = part.remittance;
    const held = this.#payments.get(payer_id) ?? { payer: part.of.organization(payer_id), payments: new Map() };
    const parts = held.payments.get(trace_number);
    if (parts === undefined) held.payments.set(trace_number, [part]);
    else parts.push(part);
    this.#payments.set(payer_id, held);
  }

  #write(block: string, out: Output): void {
    const part = String(this.#part).padStart(3, '0');
    for (const { payer, type, claims } of this.#claims.values()) {
      const guide = guides[type];
      const path = `837${type === 'professional' ? 'P' : 'I'}.${payer.npi}.${block}.${part}.edi`;
      const transactions: string[] = [];
      for (let first = 0; first < claims.length; first += MOST_CLAIMS) {
        const body = this.#segments();
        const reference = `${block}${part}${transactions.length + 1}`;
        const { submitter } = this.#options;
        claimsTransaction(body, { type, payer, submitter, reference, at: this.#run.asOf, claims: claims.slice(first, first + MOST_CLAIMS) });
        transactions.push(transaction(guide, this.#options, transactions.length + 1, body));
      }
      out.append(path, this.#interchange(guide, this.#options.submitter, payer.npi, block, transactions));
    }
    for (const { payer, sponsors } of this.#enrollments.values()) {
      const transactions = [...sponsors.values()].map((group, i) => {
        const body = this.#segments();
        enrollmentTransaction(body, { ...group, payer, reference: `${block}${part}${i + 1}`, at: this.#run.asOf });
        return transaction(guides.enrollment, this.#options, i + 1, body);
      });
      const path = `834.${payer.npi}.${block}.${part}.edi`;
      out.append(path, this.#interchange(guides.enrollment, this.#options.submitter, payer.npi, block, transactions));
    }
    for (const { payer, payments } of this.#payments.values()) {
      const transactions = [...payments].map(([trace, parts], i) => {
        const body = this.#segments();
        remittanceTransaction(body, parts, `${trace}-${block}${part}`);
        return transaction(guides.remittance, this.#options, i + 1, body);
      });
      const path = `835.${payer.npi}.${block}.${part}.edi`;
      out.append(path, this.#interchange(guides.remittance, payer.npi, this.#options.submitter, block, transactions));
    }
    this.#claims = new Map();
    this.#enrollments = new Map();
    this.#payments = new Map();
    this.#subjects = 0;
    this.#part++;
  }

  #segments(): SegmentList {
    return new SegmentList(this.#options, this.#lost);
  }

  #interchange(guide: Guide, sender: string, receiver: string, block: string, transactions: readonly string[]): string {
    const control = ((Number(block.replace(/\D/g, '')) * IN_BLOCK + this.#interchanges++) % LARGEST_CONTROL) + 1;
    return interchange({ guide, sender, receiver, control, at: this.#run.asOf }, this.#options, transactions);
  }
}
