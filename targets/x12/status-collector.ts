/** Files of inquiries about claims (276) and of their answers (277): one of each for each payer. */
import type { Organization } from '../../model/parties/providers.ts';
import { type Collector, type FileSettings, Groups, type Period, type X12File } from './collector.ts';
import { guides } from './interchange.ts';
import { type StatusInquiry, statusInquiries } from './status-inquiries.ts';
import { type StatusBatch, statusAnswerTransaction, statusInquiryTransaction } from './status-transactions.ts';
import type { SubjectParties } from './subject-parties.ts';

export class StatusCollector implements Collector {
  readonly #inquiries = new Groups<Organization, StatusInquiry>();

  subject(of: SubjectParties, { since, until }: Period): void {
    for (const one of statusInquiries(of, since, until)) {
      const { payer_id: payer } = one.coverage;
      this.#inquiries.add(payer, of.organization(payer), one);
    }
  }

  files({ submitter, at, reference, segments }: FileSettings): readonly X12File[] {
    return this.#inquiries.take().flatMap(({ head: payer, items: inquiries }) => {
      const batch: StatusBatch = { payer, submitter, reference: `${reference}1`, at, inquiries };
      const [asked, answered] = [segments(), segments()];
      statusInquiryTransaction(asked, batch);
      statusAnswerTransaction(answered, batch);
      return [
        { name: '276', payer, guide: guides.statusInquiry, transactions: [asked] },
        { name: '277', payer, guide: guides.statusAnswer, transactions: [answered] },
      ];
    });
  }
}
