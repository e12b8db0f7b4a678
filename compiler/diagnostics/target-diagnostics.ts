/** HS7: target limits. */
import { kind } from '../../grammar/diagnostic.ts';

export const notCarried = kind(
  'HS7001',
  'warning',
  'Record not supported by a target',
  (_: { target: string; records: string }) => `the target \`${_.target}\` does not support ${_.records}, which are left out of the output`,
);
export const fieldLeftOut = kind(
  'HS7002',
  'warning',
  'Field not supported by a target',
  (_: { target: string; field: string; why: string }) => `the target \`${_.target}\` leaves out \`${_.field}\`: ${_.why}`,
);
export const nothingToWrite = kind(
  'HS7003',
  'warning',
  'Target with nothing to write',
  (_: { target: string; needs: string }) => `the target \`${_.target}\` writes nothing: the scenario has no ${_.needs}`,
);
