/** The fields of `billing` in a profile: how the claims of a subject are sent. */
import { frontDoorRejectionNames } from '../model/benefits/front-door-rejections.ts';
import { duration, probability, type Type } from './types.ts';

export const billingFields: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['lag', duration],
  ['rejected', probability],
  ['reject_reason', { kind: 'choice', name: '`reject_reason`', labels: frontDoorRejectionNames }],
  ['twice', probability],
  ['late', probability],
  ['corrected', probability],
  ['voided', probability],
  ['wrong_payer', probability],
]);
