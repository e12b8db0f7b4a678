/**
 * Conditions that pass: how many days they stay active where a scenario does not say when they end. By the beginning of the ICD-10-CM code.
 *
 * A line without a source is a choice of this table: the time after which another visit for the condition counts as a new episode.
 */
const table: readonly (readonly [RegExp, number])[] = [
  // ICD-10-CM Official Guidelines, section I.C.9.e: an infarction is acute for four weeks.
  [/^I2[12]\./, 28],
  [/^E(?:0[89]|1[013])\.64|^E16\.[0-2]/, 3],
  [/^E8[67]/, 7],
  [/^(?:A0\d|K52\.9)/, 7],
  // CDC, National Healthcare Safety Network, Patient Safety Component Manual, chapter 2: an infection of the same type within 14 days is the same one.
  [/^A4[01]/, 14],
  [/^(?:N30\.0|N39\.0|N10)/, 14],
  [/^U07\.1$/, 14],
  [/^J0[0-6]/, 10],
  [/^J(?:09|1[0-8])/, 21],
  [/^J2[0-2]/, 14],
  [/^J44\.[01]|^J45\.(?:[2-5][12]|90[12])/, 14],
  [/^J96\.0/, 7],
  [/^H(?:10\.[0-3]|6[56]\.0)/, 10],
  [/^N17/, 14],
  [/^(?:L0[1-3]|K85)/, 14],
  [/^K3[5-7]/, 30],
  [/^R(?:05\.[1238]|06\.[02]|07|10|11|19\.7|42|50|51|55)/, 14],
  [/^[ST](?!.*S$)/, 42],
];

/** Answers already given: a scenario has few codes, and diagnoses each again and again. */
const known = new Map<string, number | null>();

/** Null for what stays until it is resolved. */
export function acuteDays(system: string, code: string): number | null {
  if (system !== 'ICD10CM') return null;
  let days = known.get(code);
  if (days === undefined) {
    days = table.find(([codes]) => codes.test(code))?.[1] ?? null;
    known.set(code, days);
  }
  return days;
}
