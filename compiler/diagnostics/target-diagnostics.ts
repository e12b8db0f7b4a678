/** HS7: target limits. */
import { kind } from '../../grammar/diagnostic.ts';

export const notCarried = kind(
  'HS7001',
  'warning',
  'A record that a target cannot carry',
  (_: { target: string; record: string }) => `the target \`${_.target}\` does not carry ${_.record}: they are left out of what it writes`,
);
export const fieldLeftOut = kind(
  'HS7002',
  'warning',
  'A field that a target leaves out',
  (_: { target: string; field: string; why: string }) => `the target \`${_.target}\` leaves out \`${_.field}\`: ${_.why}`,
);
export const nothingToWrite = kind(
  'HS7003',
  'warning',
  'A target that has nothing to write',
  (_: { target: string; needs: string }) => `the target \`${_.target}\` writes nothing: the scenario has no ${_.needs}`,
);
