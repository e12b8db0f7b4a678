/** Files of payments (835): one for each payer, with a transaction set for each payment. */
import type { Organization } from '../../model/parties/providers.ts';
import { type Collector, type FileSettings, Groups, type Period, type X12File } from './collector.ts';
import { guides } from './interchange.ts';
import { type PaymentPart, remittanceTransaction } from './remittance-transaction.ts';
import type { SubjectParties } from './subject-parties.ts';

export class PaymentsCollector implements Collector {
  /** By payer, and of each by trace number. */
  readonly #payers = new Map<string, { readonly payer: Organization; readonly payments: Groups<string, PaymentPart> }>();

  subject(of: SubjectParties, { since }: Period): void {
    for (const remittance of of.subject.remittances) {
      if (remittance.issued <= since) continue;
      const { payer_id, trace_number } = remittance;
      const held = this.#payers.get(payer_id) ?? { payer: of.organization(payer_id), payments: new Groups() };
      held.payments.add(trace_number, trace_number, { remittance, of });
      this.#payers.set(payer_id, held);
    }
  }

  files({ reference, segments }: FileSettings): readonly X12File[] {
    const files = [...this.#payers.values()].map(({ payer, payments }) => {
      const transactions = payments.take().map(({ head: trace, items: parts }) => {
        const body = segments();
        remittanceTransaction(body, parts, `${trace}-${reference}`);
        return body;
      });
      return { name: '835', payer, guide: guides.remittance, transactions };
    });
    this.#payers.clear();
    return files;
  }
}
