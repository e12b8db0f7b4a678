/** HS3 and HS7: plans, formularies and coverage. */
import { kind } from '../../grammar/diagnostic.ts';

export const amountsReversed = kind(
  'HS3040',
  'error',
  'Amounts in the wrong order',
  (_: { low: string; high: string; word: string }) => `in \`${_.word}\`, \`${_.high}\` is less than \`${_.low}\``,
);
export const copayAndShare = kind('HS3041', 'error', 'Both copay and coinsurance', () => 'a benefit takes either a `copay` or a `coinsurance`, not both');
export const shareRange = kind('HS3042', 'error', 'Percentage out of range', (_: { name: string }) => `\`${_.name}\` must be in 0%..100%`);
export const needsEngine = kind(
  'HS7010',
  'error',
  'Coverage not supported in this version',
  (_: { what: string }) => `\`${_.what}\` needs claims and pharmacy benefits, which this version of hsimc does not support`,
);
export const withoutEngine = kind(
  'HS7011',
  'warning',
  'Benefits without effect',
  (_: { what: string }) => `${_.what} has no effect: this version of hsimc does not support claims and pharmacy benefits`,
);
