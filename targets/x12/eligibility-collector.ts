/** Files of inquiries about eligibility (270) and of their answers (271): one of each for each payer, with a transaction set for each inquiry. */
import type { Organization } from '../../model/parties/providers.ts';
import { type Collector, type FileSettings, Groups, type Period, type X12File } from './collector.ts';
import { eligibilityAnswer, eligibilityInquiry, type InquiryToSend } from './eligibility-transactions.ts';
import { type Guide, guides } from './interchange.ts';
import type { SubjectParties } from './subject-parties.ts';

export class EligibilityCollector implements Collector {
  readonly #inquiries = new Groups<Organization, InquiryToSend>();

  subject(of: SubjectParties, { since }: Period): void {
    for (const inquiry of of.subject.eligibility_inquiries) {
      if (inquiry.recorded > since) this.#inquiries.add(inquiry.payer_id, of.organization(inquiry.payer_id), { inquiry, of });
    }
  }

  files({ segments }: FileSettings): readonly X12File[] {
    return this.#inquiries.take().flatMap(({ head: payer, items: inquiries }) => {
      const file = (name: string, guide: Guide, write: typeof eligibilityInquiry): X12File => {
        const transactions = inquiries.map((one) => {
          const body = segments();
          write(body, one, payer);
          return body;
        });
        return { name, payer, guide, transactions };
      };
      return [file('270', guides.eligibilityInquiry, eligibilityInquiry), file('271', guides.eligibilityAnswer, eligibilityAnswer)];
    });
  }
}
