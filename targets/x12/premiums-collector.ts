/** Files of payments of premiums (820): one for each payer, with a transaction set for each sponsor and group, and for each member who pays. */
import type { Organization } from '../../model/parties/providers.ts';
import { type Collector, type FileSettings, Groups, type Period, type X12File } from './collector.ts';
import { guides } from './interchange.ts';
import { type PremiumToPay, premiumPayment } from './premium-payment.ts';
import type { SubjectParties } from './subject-parties.ts';

export class PremiumsCollector implements Collector {
  /** By payer, and of each by who pays. */
  readonly #payers = new Map<string, { readonly payer: Organization; readonly payments: Groups<Organization | null, PremiumToPay> }>();

  subject(of: SubjectParties, { since }: Period): void {
    for (const premium of of.subject.premiums) {
      const coverage = of.coverage(premium.coverage_id);
      if (premium.recorded <= since || coverage === undefined) continue;
      const payer = of.organization(premium.payer_id);
      const sponsor = premium.paid_by === 'member' || premium.sponsor_id === null ? null : of.organization(premium.sponsor_id);
      const held = this.#payers.get(payer.id) ?? { payer, payments: new Groups() };
      held.payments.add(sponsor === null ? `member ${coverage.subscriber_id}` : `${sponsor.id} ${coverage.group_number ?? ''}`, sponsor, {
        premium,
        coverage,
        of,
      });
      this.#payers.set(payer.id, held);
    }
  }

  files({ at, reference, segments }: FileSettings): readonly X12File[] {
    const files = [...this.#payers.values()].map(({ payer, payments }) => {
      const transactions = payments.take().map(({ head: sponsor, items: premiums }, i) => {
        const body = segments();
        premiumPayment(body, { payer, sponsor, reference: `${reference}${i + 1}`, at, premiums });
        return body;
      });
      return { name: '820', payer, guide: guides.premiums, transactions };
    });
    this.#payers.clear();
    return files;
  }
}
