/** Scripts of SQL that are broken in one way each. A judge that lets one pass does not bite. */

/** The rows of the INSERT of a table, changed by a function. */
const rows = (table, change) => (script) =>
  script.replace(
    new RegExp(`(INSERT INTO "${table}" [^\\n]*VALUES\\n)((?:\\(.*\\)[,;]\\n)+)`),
    (_, head, body) => head + change(body.replace(/;\n$/, '').split(',\n')).join(',\n').concat(';\n'),
  );
const first = (change) => (all) => [change(all[0]), ...all.slice(1)];
const OTHER = '00000000-0000-8000-8000-000000000000';

/** @type {readonly (readonly [string, (script: string) => string])[]} */
export const sqlFaults = [
  ['a row is lost', rows('observations', (all) => all.slice(1))],
  ['a row is there twice', rows('encounters', (all) => [all[0], ...all])],
  [
    'a visit of nobody',
    rows(
      'encounters',
      first((row) => row.replace(/^\('([^']*)', '[^']*'/, `('$1', '${OTHER}'`)),
    ),
  ],
  ['a person is lost', rows('patients', (all) => all.slice(1))],
  [
    'an invalid date',
    rows(
      'patients',
      first((row) => row.replace(/'\d{4}-\d\d-\d\d'/, "'1967-13-08'")),
    ),
  ],
  [
    'a day later',
    rows(
      'patients',
      first((row) => row.replace(/'(\d{4}-\d\d)-\d\d'/, "'$1-29'").replace("-02-29'", "-02-28'")),
    ),
  ],
  [
    'a minute later',
    rows(
      'encounters',
      first((row) => row.replace(/T(\d\d):(\d)\d:00'/, "T$1:$29:59'")),
    ),
  ],
  [
    'a leading zero is lost',
    rows(
      'organizations',
      first((row) => row.replace(/'(\d{5})'\)$/, "'$1-'")),
    ),
  ],
  [
    'null becomes empty text',
    rows(
      'encounters',
      first((row) => row.replace('NULL', "''")),
    ),
  ],
  [
    'a cell too few',
    rows(
      'encounters',
      first((row) => row.replace(/, [^,]*\)$/, ')')),
    ),
  ],
  [
    'a cell too many',
    rows(
      'encounters',
      first((row) => row.replace(/\)$/, ', 1)')),
    ),
  ],
  [
    'a value of another record',
    rows(
      'observations',
      first((row) => row.replace(/'vital_signs'|'laboratory'|'survey'|'social_history'/, "'imaging'")),
    ),
  ],
  ['a quote is not closed', (script) => script.replace("'female'", "'female")],
  ['a column of another type', (script) => script.replace(/"birth_date" \w+/, '"birth_date" varchar(40)')],
  ['a column that may be null', (script) => script.replace(/("birth_date" \w+) NOT NULL/, '$1')],
  ['a column is renamed', (script) => script.replaceAll('"birth_date"', '"dob"')],
  ['a table without a key', (script) => script.replace(/,\n {2}PRIMARY KEY \("id"\)/, '')],
  ['a reference is not declared', (script) => script.replace(/,?\n[^\n]*FOREIGN KEY \("encounter_id"\) REFERENCES "encounters" \("id"\);?/, '')],
  ['a view is lost', (script) => script.replace(/CREATE VIEW "?patient_timeline"?[^;]*;/, '')],
  ['cut off in the middle', (script) => script.slice(0, Math.floor(script.length * 0.6))],
];
