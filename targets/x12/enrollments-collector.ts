/** Files of enrollment (834): one for each payer, with a transaction set for each sponsor and group. */
import type { Organization } from '../../model/parties/providers.ts';
import { type Collector, type FileSettings, Groups, type Period, type X12File } from './collector.ts';
import { type EnrollmentToSend, enrollmentTransaction } from './enrollment-transaction.ts';
import { guides } from './interchange.ts';
import type { SubjectParties } from './subject-parties.ts';

export class EnrollmentsCollector implements Collector {
  /** By payer, and of each by sponsor and group. */
  readonly #payers = new Map<string, { readonly payer: Organization; readonly sponsors: Groups<Organization | null, EnrollmentToSend> }>();

  subject(of: SubjectParties, { since }: Period): void {
    for (const enrollment of of.subject.enrollments) {
      const coverage = of.coverage(enrollment.coverage_id);
      // Manufacturers of copay cards take no files of sponsors.
      if (enrollment.recorded <= since || coverage === undefined || coverage.plan_type === 'copay_card') continue;
      const payer = of.organization(coverage.payer_id);
      const sponsor = coverage.sponsor_id === null ? null : of.organization(coverage.sponsor_id);
      const held = this.#payers.get(payer.id) ?? { payer, sponsors: new Groups() };
      held.sponsors.add(`${sponsor?.id ?? ''} ${coverage.group_number ?? ''}`, sponsor, { enrollment, coverage, of });
      this.#payers.set(payer.id, held);
    }
  }

  files({ at, reference, segments }: FileSettings): readonly X12File[] {
    const files = [...this.#payers.values()].map(({ payer, sponsors }) => {
      const transactions = sponsors.take().map(({ head: sponsor, items: members }, i) => {
        const body = segments();
        enrollmentTransaction(body, { sponsor, members, payer, reference: `${reference}${i + 1}`, at });
        return body;
      });
      return { name: '834', payer, guide: guides.enrollment, transactions };
    });
    this.#payers.clear();
    return files;
  }
}
