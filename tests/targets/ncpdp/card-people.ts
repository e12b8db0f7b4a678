/** A person whose drug needs a prior authorization, and who has a copay card. */
import { dayOf, startOfDay } from '../../../model/time/civil.ts';
import { compileText, subjects } from '../../support/scenario-runs.ts';

export const cardPeople = subjects(
  compileText(`hsim 1
scenario t "T" { start: 2025-01-06  as_of: 2025-02-28 }
codes rx: RXNORM { pen 327361 "adalimumab" { cost: $3,500  ndc: "00074-0554-02" } }
codes dx: ICD10CM { arthritis M06.9 "Rheumatoid arthritis, unspecified" }
formulary f { tier specialty { level: 5  coinsurance: 25%  max: $250 }  drug rx.pen { tier: specialty  prior_auth { approve: 100%  turnaround: 2 days } } }
plan drugs { type: pharmacy  formulary: f }
plan card { type: copay_card  assistance rx.pen { leaves: $5  pays_at_most: $14,000 } }
profile p { age: 40  coverage pharmacy { plan: drugs  effective: 2025-01-01 }  coverage pharmacy card { plan: card  after: pharmacy } }
timeline care of p { event visit at start { encounter ambulatory { reason: dx.arthritis  prescribe rx.pen { quantity: 2  days_supply: 28  refills: 12 } } } }`),
  { count: 1, asOf: startOfDay(dayOf(2025, 1, 31)) },
);
