/** Views that people ask for: what happened to a patient, the latest results, how common a diagnosis is, claims, and the clinical facts as star schemas. */
import { type ColumnType, type Table, tables } from '../tables/table-model.ts';
import { benefitViews } from './benefit-views.ts';
import type { Dialect } from './dialects.ts';

export interface View {
  readonly name: string;
  readonly about: string;
  readonly query: string;
}

export function viewStatements(dialect: Dialect, of: readonly Table[]): string[] {
  const { quote, text } = dialect;
  return views(dialect, of).flatMap(({ name, about, query }) => [
    `CREATE VIEW ${quote(name)} AS\n${query};`,
    ...(dialect.comments === 'statement' ? [`COMMENT ON VIEW ${quote(name)} IS ${text(about)};`] : []),
  ]);
}

export function views(dialect: Dialect, of: readonly Table[] = tables): View[] {
  return [...questions(dialect, of), ...benefitViews(dialect, of), ...dimensions(dialect), ...facts(dialect)];
}

function questions({ quote: q, year, types }: Dialect, of: readonly Table[]): View[] {
  const observations = q('observations');
  return [
    { name: 'patient_timeline', about: 'Everything that happened, by person and time', query: timeline(q, types, of) },
    {
      name: 'latest_labs',
      about: 'The latest result of each laboratory test of each person',
      query: `SELECT ${list(q, 'patient_id', 'code', 'code_display', 'value', 'unit', 'value_boolean', 'value_date', 'value_text', 'interpretation', 'effective')}\nFROM (SELECT ${observations}.*, ROW_NUMBER() OVER (PARTITION BY ${list(q, 'patient_id', 'code')} ORDER BY ${q('effective')} DESC, ${q('id')} DESC) AS ${q('place')}\n  FROM ${observations} WHERE ${q('category')} = 'laboratory') ${q('results')}\nWHERE ${q('place')} = 1`,
    },
    {
      name: 'condition_prevalence',
      about: 'How many people have each diagnosis, and the percentage of all people',
      query: `SELECT ${list(q, 'code_system', 'code')}, MIN(${q('code_display')}) AS ${q('code_display')}, COUNT(DISTINCT ${q('patient_id')}) AS ${q('patients')},\n  100.0 * COUNT(DISTINCT ${q('patient_id')}) / (SELECT COUNT(*) FROM ${q('patients')}) AS ${q('percent')}\nFROM ${q('conditions')} GROUP BY ${list(q, 'code_system', 'code')}`,
    },
    {
      name: 'encounter_counts',
      about: 'Visits by year and class, with the number of people',
      query: `SELECT ${year(q('start'))} AS ${q('year')}, ${q('class')}, COUNT(*) AS ${q('encounters')}, COUNT(DISTINCT ${q('patient_id')}) AS ${q('patients')}\nFROM ${q('encounters')} GROUP BY ${year(q('start'))}, ${q('class')}`,
    },
  ];
}

type Quote = (name: string) => string;

function list(q: Quote, ...names: readonly string[]): string {
  return names.map(q).join(', ');
}

/** Names under which a record says what it is: the first that it has counts. */
const CODE = ['code', 'type_code'];
const WORDS = ['code_display', 'type_display', 'title', 'description', 'class', 'specialty', 'type', 'name'];

function timeline(q: Quote, types: Dialect['types'], of: readonly Table[]): string {
  const none = (type: ColumnType): string => `CAST(NULL AS ${types[type]})`;
  const has = (table: Table, name: string): boolean => table.columns.some((column) => column.name === name && column.type !== 'id');
  const either = (table: Table, names: readonly string[]): string => {
    const found = names.filter((name) => has(table, name)).map(q);
    return found.length === 0 ? none('text') : found.length === 1 ? found[0] : `COALESCE(${found.join(', ')})`;
  };
  const optional = (table: Table, name: string, type: ColumnType): string => (table.columns.some((column) => column.name === name) ? q(name) : none(type));
  const parts = of.flatMap((table) => {
    if (table.time === null) return [];
    const columns = [
      [q('patient_id'), 'patient_id'],
      [q(table.time), 'at'],
      [`'${table.name}'`, 'record'],
      [q('id'), 'record_id'],
      [either(table, CODE), 'code'],
      [either(table, WORDS), 'words'],
      [optional(table, 'value', 'double'), 'value'],
      [optional(table, 'unit', 'text'), 'unit'],
      [optional(table, 'encounter_id', 'id'), 'encounter_id'],
    ];
    return [`SELECT ${columns.map(([value, name]) => `${value} AS ${q(name)}`).join(', ')} FROM ${q(table.name)}`];
  });
  return parts.join('\nUNION ALL\n');
}

/** What a record is about, as a key that is the same in every run. */
function codeKey(q: Quote): string {
  return `${q('code_system')} || '|' || ${q('code')}`;
}

function dimensions({ quote: q, day, year, month }: Dialect): View[] {
  const codes = (name: string, from: string, about: string): View => ({
    name,
    about,
    query: `SELECT ${codeKey(q)} AS ${q(`${name.slice(4)}_key`)}, ${list(q, 'code_system', 'code')}, MIN(${q('code_display')}) AS ${q('code_display')}\nFROM ${from} GROUP BY ${list(q, 'code_system', 'code')}`,
  });
  const days = (
    [
      ['encounters', 'start'],
      ['conditions', 'recorded'],
      ['procedures', 'start'],
      ['medication_requests', 'authored'],
      ['observations', 'effective'],
    ] as const
  ).map(([table, column]) => `SELECT ${day(q(column))} AS ${q('date_key')} FROM ${q(table)}`);
  const drugs = ['medication_requests', 'medication_administrations'].map((name) => `SELECT ${list(q, 'code_system', 'code', 'code_display')} FROM ${q(name)}`);
  return [
    {
      name: 'dim_patient',
      about: 'People',
      query: `SELECT ${q('id')} AS ${q('patient_key')}, ${list(q, 'mrn', 'given', 'family', 'sex', 'birth_date')}, ${year(q('birth_date'))} AS ${q('birth_year')}, ${list(q, 'race', 'ethnicity', 'language', 'marital_status', 'city', 'state', 'zip', 'county', 'death')}\nFROM ${q('patients')}`,
    },
    {
      name: 'dim_provider',
      about: 'Practitioners',
      query: `SELECT ${q('id')} AS ${q('provider_key')}, ${list(q, 'npi', 'given', 'family', 'specialty', 'organization_id', 'location_id')}\nFROM ${q('practitioners')}`,
    },
    {
      name: 'dim_facility',
      about: 'Locations with the organizations that they belong to',
      query: `SELECT l.${q('id')} AS ${q('facility_key')}, l.${q('name')} AS ${q('name')}, l.${q('kind')} AS ${q('kind')}, l.${q('city')} AS ${q('city')}, l.${q('state')} AS ${q('state')}, l.${q('zip')} AS ${q('zip')}, o.${q('name')} AS ${q('organization')}, o.${q('npi')} AS ${q('organization_npi')}\nFROM ${q('locations')} l JOIN ${q('organizations')} o ON o.${q('id')} = l.${q('organization_id')}`,
    },
    codes('dim_diagnosis', q('conditions'), 'Diagnoses that anyone has'),
    codes('dim_procedure', q('procedures'), 'Procedures that anyone had'),
    codes('dim_medication', `(${drugs.join(' UNION ALL ')}) ${q('drugs')}`, 'Drugs that anyone was prescribed or given'),
    codes('dim_lab_test', `(SELECT * FROM ${q('observations')} WHERE ${q('category')} = 'laboratory') ${q('labs')}`, 'Laboratory tests that anyone had'),
    {
      name: 'dim_date',
      about: 'Days on which anything happened',
      query: `SELECT DISTINCT ${q('date_key')}, ${year(q('date_key'))} AS ${q('year')}, ${month(q('date_key'))} AS ${q('month')}\nFROM (${days.join(' UNION ALL ')}) ${q('days')}`,
    },
  ];
}

function facts({ quote: q, day }: Dialect): View[] {
  const observed = [
    'id',
    'patient_id',
    'encounter_id',
    'practitioner_id',
    'value',
    'unit',
    'value_boolean',
    'value_date',
    'value_text',
    'interpretation',
    'effective',
  ];
  const fact = (name: string, about: string, table: string, when: string, key: string | null, columns: readonly string[], where = ''): View => ({
    name,
    about,
    query: `SELECT ${columns.map((column) => `${q(column)} AS ${q(KEYS.get(column) ?? column)}`).join(', ')}, ${day(q(when))} AS ${q('date_key')}${key === null ? '' : `, ${codeKey(q)} AS ${q(key)}`}\nFROM ${q(table)}${where}`,
  });
  return [
    fact('fact_encounters', 'One row for each visit', 'encounters', 'start', null, [
      'id',
      'patient_id',
      'practitioner_id',
      'location_id',
      'class',
      'status',
      'specialty',
      'priority',
      'disposition',
      'start',
      'end',
    ]),
    fact('fact_diagnoses', 'One row for each diagnosis', 'conditions', 'recorded', 'diagnosis_key', [
      'id',
      'patient_id',
      'encounter_id',
      'practitioner_id',
      'category',
      'clinical_status',
      'verification_status',
      'severity',
      'onset',
      'abatement',
    ]),
    fact('fact_procedures', 'One row for each procedure', 'procedures', 'start', 'procedure_key', [
      'id',
      'patient_id',
      'encounter_id',
      'practitioner_id',
      'location_id',
      'status',
      'start',
      'end',
    ]),
    fact('fact_medications', 'One row for each prescription', 'medication_requests', 'authored', 'medication_key', [
      'id',
      'patient_id',
      'encounter_id',
      'practitioner_id',
      'status',
      'quantity',
      'days_supply',
      'refills',
      'authored',
      'stopped',
    ]),
    fact(
      'fact_lab_results',
      'One row for each laboratory result',
      'observations',
      'effective',
      'lab_test_key',
      observed,
      ` WHERE ${q('category')} = 'laboratory'`,
    ),
    fact('fact_vitals', 'One row for each vital sign', 'observations', 'effective', 'vital_key', observed, ` WHERE ${q('category')} = 'vital_signs'`),
  ];
}

const KEYS = new Map([
  ['patient_id', 'patient_key'],
  ['encounter_id', 'encounter_key'],
  ['practitioner_id', 'provider_key'],
  ['location_id', 'facility_key'],
]);
