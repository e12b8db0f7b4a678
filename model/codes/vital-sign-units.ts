/**
 * Units that the profiles of vital signs allow. Source: FHIR R4, vital signs, with the value sets `ucum-bodylength`, `ucum-bodyweight` and `ucum-bodytemp`;
 * US Core 6.1 for percentiles and the flow of oxygen.
 */
const LENGTH = ['cm', '[in_i]'];
const RATE = ['/min'];
const PRESSURE = ['mm[Hg]'];
const SHARE = ['%'];

export const vitalSignUnits: ReadonlyMap<string, readonly string[]> = new Map([
  ['8480-6', PRESSURE],
  ['8462-4', PRESSURE],
  ['8478-0', PRESSURE],
  ['8867-4', RATE],
  ['9279-1', RATE],
  ['8310-5', ['Cel', '[degF]']],
  ['8302-2', LENGTH],
  ['8306-3', LENGTH],
  ['9843-4', LENGTH],
  ['29463-7', ['kg', 'g', '[lb_av]']],
  ['39156-5', ['kg/m2']],
  ['2708-6', SHARE],
  ['59408-5', SHARE],
  ['3150-6', SHARE],
  ['3151-8', ['L/min']],
  ['8289-1', SHARE],
  ['59576-9', SHARE],
  ['77606-2', SHARE],
]);
