/** Batches of a block: one of requests and one of responses for each payer, or for each transmission. Transmissions are written as they come, so that memory does not grow with their number. */
import type { PharmacyClaim } from '../../model/benefits/pharmacy-claim.ts';
import type { Organization } from '../../model/parties/providers.ts';
import type { Subject } from '../../model/subject.ts';
import type { Output, RunInfo, Writer } from '../../model/target.ts';
import { Lost } from '../shared/lost.ts';
import { Batch } from './batch.ts';
import { claimRequest } from './claim-request.ts';
import { claimResponse } from './claim-response.ts';
import { type ClaimToTransmit, isOfRebill, transactionReference } from './claim-to-transmit.ts';
import { eligibilityRequest, eligibilityResponse, inquiryToTransmit } from './eligibility-transmissions.ts';
import type { NcpdpOptions } from './ncpdp-options.ts';
import { postAdjudicationHead, postAdjudicationRow } from './post-adjudication.ts';
import type { Transmission } from './transmission.ts';

/** Batches of a block that their numbers can tell apart. */
const IN_BLOCK = { payer: 1000, transaction: 100_000 } as const;
const LARGEST_NUMBER = 9_999_999;

interface OpenBatches {
  readonly requests: Batch;
  readonly responses: Batch;
  readonly path: (what: 'requests' | 'responses') => string;
}

export class NcpdpWriter implements Writer {
  readonly #run: RunInfo;
  readonly #options: NcpdpOptions;
  readonly #lost = new Lost();
  /** By the identifier of the payer. */
  #open = new Map<string, OpenBatches>();
  /** Transmissions of the block with files of their own. */
  #written = 0;
  /** Whether the block has a table of decided claims. */
  #tabled = false;

  constructor(run: RunInfo, options: NcpdpOptions) {
    this.#run = run;
    this.#options = options;
  }

  losses(): Record<string, number> {
    return this.#lost.take();
  }

  subject(subject: Subject, block: string, out: Output): void {
    const since = this.#run.since ?? Number.NEGATIVE_INFINITY;
    for (const inquiry of subject.eligibility_inquiries) {
      const sent = inquiry.recorded > since ? inquiryToTransmit(inquiry, subject) : null;
      if (sent === 'no pharmacy') this.#lost.add('an inquiry about pharmacy coverage of a patient without a pharmacy was left out');
      else if (sent !== null)
        this.#write(
          sent.payer,
          transactionReference(inquiry),
          eligibilityRequest(sent, this.#options, this.#lost),
          eligibilityResponse(sent, this.#lost),
          block,
          out,
        );
    }
    for (const claim of subject.pharmacy_claims) {
      const sent = claim.recorded > since ? toTransmit(claim, subject) : null;
      if (sent === null) continue;
      if (this.#options.post_adjudication) this.#row(sent, block, out);
      if (isOfRebill(claim, subject)) continue;
      this.#write(sent.payer, transactionReference(claim), claimRequest(sent, this.#options, this.#lost), claimResponse(sent, this.#lost), block, out);
    }
  }

  /** The table of decided claims; its first row names the columns. */
  #row(sent: ClaimToTransmit, block: string, out: Output): void {
    const path = `post_adjudication.${block}.csv`;
    if (!this.#tabled) out.append(path, postAdjudicationHead);
    this.#tabled = true;
    out.append(path, postAdjudicationRow(sent, this.#options, this.#lost));
  }

  #write(payer: Organization, reference: string, request: Transmission, response: Transmission, block: string, out: Output): void {
    const alone = this.#options.files === 'transaction';
    const batches = alone ? this.#begin(payer, block, this.#written++, out) : this.#batches(payer, block, out);
    const { requests, responses, path } = batches;
    out.append(path('requests'), requests.detail(reference, request.toString()));
    out.append(path('responses'), responses.detail(reference, response.toString()));
    if (alone) end(batches, out);
  }

  end(_block: string, out: Output): void {
    for (const batches of this.#open.values()) end(batches, out);
    this.#open = new Map();
    this.#written = 0;
    this.#tabled = false;
  }

  #batches(payer: Organization, block: string, out: Output): OpenBatches {
    const known = this.#open.get(payer.id);
    if (known !== undefined) return known;
    const opened = this.#begin(payer, block, this.#open.size, out);
    this.#open.set(payer.id, opened);
    return opened;
  }

  /** @param nth of the files of the block, from 0 */
  #begin(payer: Organization, block: string, nth: number, out: Output): OpenBatches {
    const { sender, files } = this.#options;
    const number = ((Number(block.replace(/\D/g, '')) * IN_BLOCK[files] + nth) % LARGEST_NUMBER) + 1;
    const place = files === 'payer' ? block : `${block}.${String(nth + 1).padStart(6, '0')}`;
    const about = { number, at: this.#run.asOf };
    const opened: OpenBatches = {
      requests: new Batch(this.#options, { type: 'T', sender, receiver: payer.npi, ...about }),
      responses: new Batch(this.#options, { type: 'R', sender: payer.npi, receiver: sender, ...about }),
      path: (what) => `${what}.${payer.npi}.${place}.ncpdp`,
    };
    out.append(opened.path('requests'), opened.requests.header());
    out.append(opened.path('responses'), opened.responses.header());
    return opened;
  }
}

function end({ requests, responses, path }: OpenBatches, out: Output): void {
  out.append(path('requests'), requests.trailer());
  out.append(path('responses'), responses.trailer());
}

/** Null for a claim whose coverage, payer or pharmacy is not among the records. */
function toTransmit(claim: PharmacyClaim, subject: Subject): ClaimToTransmit | null {
  const { organizations, practitioners } = subject.parties;
  const coverage = subject.coverages.find(({ id }) => id === claim.coverage_id);
  const payer = organizations.find(({ id }) => id === coverage?.payer_id);
  const pharmacy = organizations.find(({ id }) => id === claim.pharmacy_id);
  if (coverage === undefined || payer === undefined || pharmacy === undefined) return null;
  const request = subject.medication_requests.find(({ id }) => id === claim.request_id);
  const billed = subject.pharmacy_claims.find(({ id }) => id === claim.original_id) ?? claim;
  return { claim, billed, coverage, payer, pharmacy, request, prescriber: practitioners.find(({ id }) => id === request?.practitioner_id), subject };
}
