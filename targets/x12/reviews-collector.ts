/** Files of requests for review (278) and of their answers: one of each for each payer, with a transaction set for each request. */
import type { Organization } from '../../model/parties/providers.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { type Collector, type FileSettings, Groups, type Period, type X12File } from './collector.ts';
import { guides } from './interchange.ts';
import { type ReviewToSend, reviewAnswer, reviewRequest } from './review-transactions.ts';
import type { SegmentList } from './segment-list.ts';
import type { SubjectParties } from './subject-parties.ts';

type Write = (segments: SegmentList, payer: Organization) => void;

export class ReviewsCollector implements Collector {
  readonly #requests = new Groups<Organization, Write>();
  readonly #answers = new Groups<Organization, Write>();

  subject(of: SubjectParties, { since, until }: Period): void {
    for (const authorization of of.subject.authorizations) {
      const coverage = of.coverage(authorization.coverage_id);
      if (coverage === undefined) continue;
      const payer = of.organization(coverage.payer_id);
      const sent: ReviewToSend = { authorization, coverage, of };
      const { recorded, decided, status } = authorization;
      const answer = (action: Parameters<typeof reviewAnswer>[3], at: number): void => {
        if (at > since && at <= until) this.#answers.add(payer.id, payer, (segments) => reviewAnswer(segments, sent, payer, action, at));
      };
      if (recorded > since) this.#requests.add(payer.id, payer, (segments) => reviewRequest(segments, sent, payer));
      if (decided === null || dayOfMinute(decided) > dayOfMinute(recorded)) answer('pended', recorded);
      if (decided !== null && status !== 'pended' && status !== 'cancelled') answer(status, Math.max(decided, recorded));
    }
  }

  files({ segments }: FileSettings): readonly X12File[] {
    const file = (name: string, groups: Groups<Organization, Write>, guide: X12File['guide']): readonly X12File[] =>
      groups.take().map(({ head: payer, items }) => {
        const transactions = items.map((write) => {
          const body = segments();
          write(body, payer);
          return body;
        });
        return { name, payer, guide, transactions };
      });
    return [...file('278-request', this.#requests, guides.reviewRequest), ...file('278-response', this.#answers, guides.reviewAnswer)];
  }
}
