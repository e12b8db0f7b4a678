/** HS4, HS5 and HS8: valid statements that are probably mistakes. */
import { kind } from '../../grammar/diagnostic.ts';
import { counted } from '../../model/counted.ts';

export const cannotHold = kind('HS4017', 'warning', 'Expectation that cannot hold', (_: { why: string }) => _.why);
export const exactOfDrawn = kind(
  'HS4018',
  'warning',
  'Exact comparison of a random share',
  (_: { name: string }) =>
    `\`${_.name}\` is drawn for each subject, so its share varies: \`==\` would fail for most counts; use \`~\` to test whether the share is compatible`,
);
export const beforeBirth = kind('HS5015', 'warning', 'Time before birth', (_: { name: string }) => `\`${_.name}\` is before birth`);
export const neverTaken = kind(
  'HS8001',
  'warning',
  'Arm with a weight of 0%',
  (_: { name: string; of: string }) => `the arm \`${_.name}\` of \`${_.of}\` has a weight of 0% and is never taken`,
);
export const unused = kind('HS8002', 'note', 'Unused declaration', (_: { what: string; name: string }) => `the ${_.what} \`${_.name}\` is never used`);
export const noIndication = kind(
  'HS8003',
  'note',
  'Drug without an indication',
  (_: { name: string }) => `\`${_.name}\` is prescribed without a \`reason\`, and this scenario diagnoses no condition`,
);
export const noSuchRecords = kind(
  'HS8006',
  'warning',
  'Defect without records',
  (_: { verb: string; kind: string; words: string }) => `\`${_.verb} ${_.kind}\` has no effect: the scenario makes no ${_.words}`,
);
export const rounded = kind(
  'HS8004',
  'warning',
  'Rounded value',
  (_: { name: string; first: string }) => `\`${_.name}\` is a whole number, because it starts with \`${_.first}\`; this value is rounded to a whole number`,
);
export const passesBefore = kind(
  'HS8005',
  'warning',
  'Acute condition in an expectation',
  (_: { name: string; days: number }) =>
    `\`${_.name}\` is an acute condition that ends after ${counted(_.days, 'day')}, but expectations are evaluated at the as-of date: \`has\` is false for earlier cases`,
);
export const nothingToMerge = kind(
  'HS8007',
  'warning',
  'Merge without effect',
  (_: { name: string }) =>
    `\`merge\` has no effect: \`${_.name}\` has no visit with \`unidentified: yes\`, so its visits already have the record number of the patient`,
);
