/**
 * The one table of which words take a bare argument, and of what form: with it, `discharge home diagnose dx.flu` needs no separators.
 * Everything else a verb says is a field in its body.
 */
export type ArgumentForm = 'none' | 'path' | 'text';

export const verbArguments: ReadonlyMap<string, ArgumentForm> = new Map<string, ArgumentForm>([
  // clinical verbs
  ['encounter', 'path'],
  ['admit', 'none'],
  ['transfer', 'path'],
  ['discharge', 'path'],
  ['diagnose', 'path'],
  ['onset', 'path'],
  ['resolve', 'path'],
  ['observe', 'path'],
  ['order', 'path'],
  ['panel', 'path'],
  ['procedure', 'path'],
  ['prescribe', 'path'],
  ['change', 'path'],
  ['administer', 'path'],
  ['stop', 'path'],
  ['immunize', 'path'],
  ['allergy', 'path'],
  ['device', 'path'],
  ['imaging', 'path'],
  ['note', 'text'],
  ['document', 'path'],
  ['careplan', 'text'],
  ['end_careplan', 'text'],
  ['goal', 'text'],
  ['refer', 'path'],
  ['appointment', 'path'],
  ['symptom', 'path'],
  ['die', 'none'],
  // plans
  ['enroll', 'path'],
  ['change_coverage', 'path'],
  ['terminate', 'path'],
  ['claim', 'path'],
  ['authorize', 'path'],
  ['appeal', 'path'],
  ['pay', 'path'],
  ['adjust', 'path'],
  ['void', 'path'],
  ['inquire_eligibility', 'path'],
  ['assign_pcp', 'none'],
  ['capitate', 'none'],
  ['outreach', 'path'],
  ['open_gap', 'path'],
  ['close_gap', 'path'],
  // the pharmacy
  ['fill', 'path'],
  ['refill', 'path'],
  ['reject', 'path'],
  ['dur', 'path'],
  ['dur_override', 'path'],
  ['copay_card', 'path'],
  ['rx_auth', 'path'],
  ['preadmit', 'none'],
  ['update', 'none'],
  ['dispense', 'path'],
  // later fate of what an event made
  ['cancel', 'path'],
  ['correct', 'path'],
  ['mark', 'path'],
  ['merge', 'path'],
  ['resend', 'path'],
  // messages as such
  ['emit', 'path'],
  ['raw', 'text'],
  ['send', 'none'],
  // any
  ['set', 'path'],
  // profile
  ['attribute', 'path'],
  ['history', 'none'],
  ['condition', 'path'],
  ['medication', 'path'],
  ['immunization', 'path'],
  ['missing', 'path'],
  ['correlate', 'none'],
  ['unique', 'none'],
  ['household', 'none'],
  ['coverage', 'path'],
  // household
  ['spouse', 'path'],
  ['partner', 'path'],
  ['child', 'path'],
  ['parent', 'path'],
  ['sibling', 'path'],
  ['grandparent', 'path'],
  ['grandchild', 'path'],
  ['other', 'path'],
  // plan
  ['deductible', 'none'],
  ['oop_max', 'none'],
  ['benefit', 'path'],
  ['network', 'path'],
  // formulary
  ['tier', 'path'],
  ['drug', 'path'],
  ['step', 'path'],
  ['limit', 'none'],
  // cover
  ['pairs', 'none'],
  ['all', 'none'],
  ['values', 'none'],
  ['bins', 'none'],
  // defects
  ['typo', 'path'],
  ['swap', 'path'],
  ['duplicate', 'path'],
  ['drop', 'path'],
  ['repeat', 'path'],
  ['shift', 'path'],
  ['late', 'path'],
  ['implausible', 'path'],
  ['wrong_unit', 'path'],
  // anywhere
  ['include', 'path'],
  // panel
  ['test', 'path'],
  // timeline
  ['anchor', 'path'],
]);

/** Kinds of deliberate faults. */
export const defectVerbs = ['typo', 'swap', 'missing', 'duplicate', 'drop', 'repeat', 'shift', 'late', 'implausible', 'wrong_unit'] as const;
export type DefectVerb = (typeof defectVerbs)[number];

/** Verbs with a value after a colon. */
export const takesValue: ReadonlySet<string> = new Set(['observe', 'symptom', 'set', 'attribute', 'missing', 'anchor', ...defectVerbs]);

/** Verbs that say a word after their argument: `merge arrival into visit`, `mark visit in_error`. Whether a path follows the word is part of it. */
export const wordAfter: ReadonlyMap<string, { readonly word: string; readonly path: boolean }> = new Map([
  ['mark', { word: 'in_error', path: false }],
  ['merge', { word: 'into', path: true }],
]);

/** Words that begin statements of the language and that this version cannot compile. */
export const laterVerbs: ReadonlySet<string> = new Set([
  // of the pharmacy
  'fills',
  ...['reverse'],
  // of profiles
  'lags',
]);
