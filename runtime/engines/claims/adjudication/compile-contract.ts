/** The inpatient rate and the edits of a plan, made ready for the adjudicator. */
import { editKinds } from '../../../../vocabulary/plan-vocabulary.ts';
import type { EditTerms, StayRate } from './benefit-terms.ts';
import type { PlanReader } from './plan-reader.ts';

export function stayRateOf(block: PlanReader | null): StayRate | null {
  if (block === null) return null;
  const [baseRate, perDiem, share] = [block.money('base_rate'), block.money('per_diem'), block.share('of_charge')];
  if (perDiem !== null) return { method: 'per_diem', rate: perDiem };
  if (share !== null) return { method: 'of_charge', share };
  const outlier = block.part('outlier');
  return {
    method: 'drg',
    baseRate: baseRate ?? 0,
    outlier:
      outlier === null
        ? null
        : { fixedLoss: outlier.money('fixed_loss') ?? 0, share: outlier.share('share') ?? 0, costToCharge: outlier.share('cost_to_charge') ?? 0 },
  };
}

export function editOfPlan(block: PlanReader): EditTerms {
  const kind = editKinds.find((one) => one === block.name) ?? 'information';
  const codes = block.codes('code');
  switch (kind) {
    case 'information':
      return { kind };
    case 'modifier':
      return { kind, codes, modifier: String(block.value('modifier') ?? '') };
    case 'diagnosis':
    case 'necessity':
      return { kind, codes, diagnoses: block.codes('diagnoses') };
    case 'bundled':
    case 'exclusive':
      return { kind, codes, with: block.codes('with') };
  }
}
