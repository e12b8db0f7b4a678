/** Files of claims (837) and of their acknowledgements (277CA): one for each payer and type of claim. */
import type { Claim, ClaimType } from '../../model/benefits/claim.ts';
import type { Organization } from '../../model/parties/providers.ts';
import { acknowledgementTransaction } from './acknowledgement-transaction.ts';
import type { ClaimToSend } from './claim-to-send.ts';
import { claimsTransaction, MOST_CLAIMS } from './claims-transaction.ts';
import { type Collector, type FileSettings, Groups, type Period, type X12File } from './collector.ts';
import { guides } from './interchange.ts';
import type { SegmentList } from './segment-list.ts';
import type { SubjectParties } from './subject-parties.ts';

interface Addressed {
  readonly payer: Organization;
  readonly type: ClaimType;
}

const SUFFIX = { professional: '837P', institutional: '837I' } as const;

class ClaimFiles {
  readonly #claims = new Groups<Addressed, ClaimToSend>();

  add(claim: Claim, of: SubjectParties): void {
    const coverage = of.coverage(claim.coverage_id);
    if (coverage === undefined) return;
    const payer = of.organization(coverage.payer_id);
    this.#claims.add(`${payer.id} ${claim.type}`, { payer, type: claim.type }, { claim, coverage, of });
  }

  /** Each group, with a transaction set for so many claims as the guides allow. */
  take(transaction: (to: Addressed, claims: readonly ClaimToSend[], nth: number) => SegmentList): readonly (Addressed & Pick<X12File, 'transactions'>)[] {
    return this.#claims.take().map(({ head, items }) => {
      const transactions: SegmentList[] = [];
      for (let first = 0; first < items.length; first += MOST_CLAIMS)
        transactions.push(transaction(head, items.slice(first, first + MOST_CLAIMS), transactions.length + 1));
      return { ...head, transactions };
    });
  }
}

export class ClaimsCollector implements Collector {
  readonly #files = new ClaimFiles();

  subject(of: SubjectParties, { since }: Period): void {
    for (const claim of of.subject.claims) if (claim.submitted > since) this.#files.add(claim, of);
  }

  files({ submitter, at, reference, segments }: FileSettings): readonly X12File[] {
    const sent = this.#files.take(({ payer, type }, claims, nth) => {
      const body = segments();
      claimsTransaction(body, { type, payer, submitter, reference: `${reference}${nth}`, at, claims });
      return body;
    });
    return sent.map(({ type, ...file }) => ({ ...file, name: SUFFIX[type], guide: guides[type] }));
  }
}

export class AcknowledgementsCollector implements Collector {
  readonly #files = new ClaimFiles();

  subject(of: SubjectParties, { since }: Period): void {
    for (const claim of of.subject.claims) if (claim.acknowledged !== null && claim.acknowledged > since) this.#files.add(claim, of);
  }

  files({ submitter, at, reference, segments }: FileSettings): readonly X12File[] {
    const answered = this.#files.take(({ payer }, claims, nth) => {
      const body = segments();
      acknowledgementTransaction(body, { payer, submitter, reference: `${reference}${nth}`, at, claims });
      return body;
    });
    return answered.map(({ type, ...file }) => ({ ...file, name: `277CA-${SUFFIX[type]}`, guide: guides.acknowledgement }));
  }
}
