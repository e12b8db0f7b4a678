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
  ['goal', 'text'],
  ['refer', 'path'],
  ['appointment', 'path'],
  ['symptom', 'path'],
  ['die', 'none'],
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
  // panel
  ['test', 'path'],
  // timeline
  ['anchor', 'path'],
]);

/** Verbs with a value after a colon. */
export const takesValue: ReadonlySet<string> = new Set(['observe', 'symptom', 'set', 'attribute', 'missing', 'anchor']);

/** Words that begin statements of the language and that this version cannot compile. */
export const laterVerbs: ReadonlySet<string> = new Set([
  // of plans
  ...['enroll', 'change_coverage', 'terminate', 'claim', 'authorize', 'appeal', 'pay', 'adjust', 'void', 'inquire_eligibility', 'assign_pcp', 'capitate'],
  ...['outreach', 'open_gap', 'close_gap'],
  // of the pharmacy
  ...['fill', 'fills', 'refill', 'reject', 'dur', 'override', 'copay_card', 'rx_auth'],
  // of messages
  ...['emit', 'send', 'drop', 'raw', 'cancel', 'correct', 'mark', 'reverse', 'merge'],
  // of profiles
  ...['household', 'coverage', 'person', 'lags'],
]);
