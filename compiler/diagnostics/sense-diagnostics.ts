/** HS4, HS5 and HS8: valid statements that are probably mistakes. */
import { kind } from '../../grammar/diagnostic.ts';
import { counted, grouped } from '../../model/counted.ts';

const days = (n: number): string => `${grouped(n)} ${n === 1 ? 'day' : 'days'}`;

export const cannotHold = kind('HS4017', 'warning', 'Expectation that cannot hold', (_: { why: string }) => _.why);
export const exactOfDrawn = kind(
  'HS4018',
  'warning',
  'Exact comparison of a random share',
  (_: { name: string; value: string }) => `\`${_.name}\` is drawn at random for each subject, so this share will rarely be exactly ${_.value}`,
);
export const beforeBirth = kind(
  'HS5015',
  'warning',
  'Time before birth',
  (_: { name: string }) => `\`${_.name}\` is scheduled before the birth of the subject`,
);
export const neverTaken = kind(
  'HS8001',
  'warning',
  'Arm with a weight of 0%',
  (_: { name: string; of: string }) => `the arm \`${_.name}\` of \`${_.of}\` has a weight of 0%, so it is never chosen`,
);
export const unused = kind('HS8002', 'note', 'Unused declaration', (_: { what: string; name: string }) => `the ${_.what} \`${_.name}\` is never used`);
export const noIndication = kind(
  'HS8003',
  'note',
  'Drug without an indication',
  (_: { name: string }) => `\`${_.name}\` is prescribed without a \`reason\`, and the scenario contains no diagnosis that could be the reason`,
);
export const noSuchRecords = kind(
  'HS8006',
  'warning',
  'Defect without records',
  (_: { verb: string; kind: string; words: string }) => `\`${_.verb} ${_.kind}\` has no effect: the scenario creates no ${_.words}`,
);
export const passesBefore = kind(
  'HS8005',
  'warning',
  'Acute condition in an expectation',
  (_: { name: string; days: number }) =>
    `\`has(${_.name})\` counts only conditions that are active at the as-of date, but \`${_.name}\` ends after ${counted(_.days, 'day')}`,
);
export const nothingToMerge = kind(
  'HS8007',
  'warning',
  'Merge without effect',
  (_: { name: string }) => `\`merge\` has no effect: no encounter in \`${_.name}\` has \`unidentified: yes\` or \`registered_again: yes\``,
);
export const nothingToFill = kind('HS8011', 'warning', 'Fills without prescriptions', (_: { drug: string | null }) =>
  _.drug === null ? '`fills` has no effect: the scenario contains no prescriptions' : `\`fill\` has no effect: no statement prescribes \`${_.drug}\``,
);
export const noDiagnosis = kind(
  'HS8012',
  'warning',
  'Visit without a diagnosis',
  () =>
    'this encounter creates no claim: the encounter has no `reason`, and the scenario contains no diagnosis with an ICD10CM code; add a `reason` or a `diagnose` statement',
);
export const notBilled = kind(
  'HS8013',
  'note',
  'Care without a price',
  (_: { name: string }) => `\`${_.name}\` is not billed: no CPT or HCPCS row with a \`charge\` has \`bills: ${_.name}\``,
);
export const contraryPrincipal = kind('HS8008', 'warning', 'Principal diagnosis that is not kept', (_: { why: string }) => _.why);
export const drawnAgain = kind(
  'HS8009',
  'warning',
  'Constant that is drawn again',
  (_: { name: string; event: string; happens: string; attribute: string }) =>
    `a new value of \`${_.name}\` is drawn each time \`${_.event}\` ${_.happens}, so the same person has different values at different encounters; draw the value once in an attribute of the profile, for example \`${_.attribute}\`, and write \`${_.name}: ${_.attribute}\` here`,
);
export const lapses = kind(
  'HS8010',
  'warning',
  'Drug that is used up',
  (_: { name: string; supply: number; followed: number }) =>
    `the only prescription for \`${_.name}\` lasts ${days(_.supply)}, but its \`reason\` stays active and encounters continue for ${days(_.followed)}; to renew the prescription at encounters, add \`ongoing: yes\``,
);
