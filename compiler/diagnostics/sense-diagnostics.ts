/** HS4, HS5 and HS8: what is well written and can hardly be meant. */
import { kind } from '../../grammar/diagnostic.ts';

export const cannotHold = kind('HS4017', 'warning', 'An expectation that cannot hold', (_: { why: string }) => _.why);
export const exactOfDrawn = kind(
  'HS4018',
  'warning',
  'An exact share of what is drawn',
  (_: { name: string }) =>
    `\`${_.name}\` is drawn for each subject, so its share is not exact: \`==\` would fail at most counts, and \`~\` asks whether it is compatible`,
);
export const beforeBirth = kind('HS5015', 'warning', 'A time before birth', (_: { name: string }) => `\`${_.name}\` falls before birth`);
export const neverTaken = kind(
  'HS8001',
  'warning',
  'An arm that is never taken',
  (_: { name: string; of: string }) => `the arm \`${_.name}\` of \`${_.of}\` has 0%`,
);
export const unused = kind(
  'HS8002',
  'note',
  'A declaration that nothing uses',
  (_: { what: string; name: string }) => `nothing uses the ${_.what} \`${_.name}\``,
);
export const noIndication = kind(
  'HS8003',
  'note',
  'A drug without indication',
  (_: { name: string }) => `\`${_.name}\` is prescribed without a \`reason\`, and nothing is diagnosed in this scenario`,
);
export const rounded = kind(
  'HS8004',
  'warning',
  'A value that is rounded',
  (_: { name: string; first: string }) => `\`${_.name}\` begins with \`${_.first}\`, so it holds whole numbers, and this is rounded to one`,
);
