/** HS3 and HS7: plans, formularies and coverage. */
import { kind } from '../../grammar/diagnostic.ts';

export const amountsReversed = kind(
  'HS3040',
  'error',
  'Amounts the wrong way round',
  (_: { low: string; high: string; word: string }) => `in \`${_.word}\`, \`${_.high}\` is less than \`${_.low}\``,
);
export const copayAndShare = kind(
  'HS3041',
  'error',
  'A copay and a coinsurance',
  () => 'the patient pays a `copay` or a `coinsurance` for the same thing, not both',
);
export const shareRange = kind('HS3042', 'error', 'A share beyond the whole', (_: { name: string }) => `\`${_.name}\` lies in 0%..100%`);
export const needsEngine = kind(
  'HS7010',
  'error',
  'Coverage that this version cannot compile',
  (_: { what: string }) => `\`${_.what}\` needs claims and pharmacy benefits, which are not part of this version of hsimc`,
);
