/** Which benefits of a plan ask for authorization before care, and which benefit a service belongs to. */
import type { Coding } from '../model/scalars.ts';
import type { Concept } from './definition.ts';
import type { Terms } from './plan-terms.ts';
import type { ServicePrice } from './service-price.ts';

/** The benefit of admissions to a hospital. */
export const ADMISSION = 'inpatient';

/** The benefits that ask for it, in the plan's own network or another one. */
export function reviewedBenefits(plan: Terms): ReadonlySet<string> {
  const blocks = [plan, ...plan.parts.filter(({ word }) => word === 'network')].flatMap(({ parts }) => parts.filter(({ word }) => word === 'benefit'));
  return new Set(blocks.filter(asks).map(({ name }) => name ?? ''));
}

function asks({ fields, parts }: Terms): boolean {
  return (
    parts.some(({ word }) => word === 'prior_auth') ||
    fields.some(({ name, value }) => name === 'prior_auth' && value.op === 'text' && value.value === 'required')
  );
}

/** Whether a formulary asks for authorization of a drug before it is filled. */
export function authorizesDrugs({ parts }: Terms): boolean {
  return parts.some((part) => part.word === 'drug' && asks(part));
}

/** Drugs are filled by a pharmacy; all other codes are services. */
export const isDrug = ({ system }: Pick<Coding, 'system'>): boolean => system === 'RXNORM' || system === 'NDC';

/** The block of a drug in a formulary where it asks for authorization of it; null where it does not. The first block of a drug is the one that counts. */
export function reviewedDrug({ parts }: Terms, is: (concept: number) => boolean): Terms | null {
  const block = parts.find(({ word, concepts }) => word === 'drug' && concepts?.some(is) === true);
  return block !== undefined && asks(block) ? block : null;
}

/** The row that a code is billed with: its own, or the one that names it in `bills`; null for what nobody bills. */
export function billingRow(services: readonly ServicePrice[], concepts: readonly Concept[], concept: number): ServicePrice | null {
  const same = (row: number): boolean => concepts[row].system === concepts[concept].system && concepts[row].code === concepts[concept].code;
  return services.find((service) => same(service.concept)) ?? services.find(({ bills }) => bills.some(same)) ?? null;
}
