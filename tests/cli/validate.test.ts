/** `hsimc validate` as a process: what it reads, what it says, and how it ends. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleSubject, withEdits } from '../../validation/sample.ts';
import { sampleBatch, sampleClaim } from '../../validation/wire/wire-samples.ts';
import { expectRefusal, hsimc, shell, workFolder } from './hsimc.ts';

const cwd = workFolder();
const write = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(cwd, name), text);
  return name;
};
const line = JSON.stringify(sampleSubject);
const bad = JSON.stringify(withEdits([['/patient/birth_date', '04/17/1968']]));
const validate = (...words: string[]) => hsimc(['validate', ...words], { cwd });

beforeAll(() => {
  for (const [target, out, more] of [
    ['json', 'run', []],
    ['json', 'pretty', ['--pretty']],
    ['hl7v2', 'hl7v2', []],
  ] as const)
    expect(hsimc(['compile', 'diabetes.hsim', '--count', '3', '--target', target, '--out', out, ...more], { cwd }).code).toBe(0);
});

describe('what is valid', () => {
  test.each(['run', 'run/json', 'run/json/subjects.00000.ndjson', 'pretty', 'pretty/json/00000/subject-0000001.json'])('%s', (path) => {
    const { code, out, err } = validate(path);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^[13] subjects?: valid; 0 errors, 0 warnings\n$/);
  });

  test.each(['cat run/json/*.ndjson | $HSIMC validate --stdin', 'cat pretty/json/00000/subject-0000001.json | $HSIMC validate -'])('%s', (command) => {
    expect(shell(command, cwd)).toMatchObject({ code: 0, err: '' });
  });

  test('a list of subjects, as a language model writes them', () => {
    const second = JSON.stringify(withEdits([['/patient/suffix', 'Jr.']]))
      .replaceAll('-000000000', '-000000009')
      .replaceAll('00000417', '00000418');
    const { code, out } = validate(write('list.json', `\ufeff[\n${line},\n${second.replace('912-34-0417', '912-34-0418')}\n]\n`));
    expect(out).toBe('2 subjects: valid; 0 errors, 0 warnings\n');
    expect(code).toBe(0);
  });
});

describe('what is invalid', () => {
  test('the report names the rule, the place and the value, and how to learn more', () => {
    const { code, out, err } = validate(write('bad.ndjson', `${line}\n${bad}\n`));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(
      'STRUCT-008  error  Invalid date or time (1)\n    bad.ndjson:2#/patient/birth_date: "04/17/1968" is not a date, such as 2025-03-31\n',
    );
    expect(out).toMatch(/`hsimc explain STRUCT-008` explains the rule/);
    expect(out).toMatch(/2 subjects: invalid; \d+ errors, 1 warning\n$/);
  });

  test('as JSON: the result and nothing else', () => {
    const { code, out } = validate('--format', 'json', write('one.json', bad));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      valid: false,
      error_count: 1,
      warning_count: 0,
      errors: [{ code: 'STRUCT-008', field: 'one.json:1#/patient/birth_date', message: '"04/17/1968" is not a date, such as 2025-03-31', value: '04/17/1968' }],
      warnings: [],
    });
  });

  test('the list is cut and the count is not', () => {
    const file = write('many.ndjson', `${Array.from({ length: 50 }, () => bad).join('\n')}\n`);
    const { code, out, err } = validate('--format', 'json', '--limit', '7', file);
    const { errors, error_count: count } = JSON.parse(out) as { errors: unknown[]; error_count: number };
    expect([code, errors.length]).toEqual([1, 7]);
    expect(count).toBeGreaterThan(50);
    expect(err).toMatch(new RegExp(`^7 of ${count} errors are listed; --limit lists more\n`));
    expect(validate(file).out).toMatch(/and 47 more[\s\S]*Use `--format json` to list them one by one\.\n/);
  });

  test('quiet, strict, ignore', () => {
    const warned = write('warned.json', JSON.stringify(withEdits([['/patient/zip', '2139']])));
    expect(validate('--quiet', 'one.json')).toEqual({ code: 1, out: expect.stringMatching(/^STRUCT-008 {2}error .*\n {4}one\.json:1#.*\n$/), err: '' });
    expect(validate('--quiet', warned)).toEqual({ code: 0, out: '', err: '' });
    expect(validate('--quiet', '--strict', warned)).toMatchObject({ code: 1, err: '' });
    expect(validate('--quiet', '--strict', '--ignore', 'LAB-005,IDENT-013', warned).code).toBe(0);
    expect(validate('--quiet', '--strict', '--ignore', 'IDENT', warned).code).toBe(0);
    expectRefusal(validate('--ignore', 'IDENT-13', warned), 2, /unknown rule or group of rules: IDENT-13\n {2}nearest: .*IDENT-013/);
  });

  test('a run that was edited', () => {
    const file = join(cwd, 'run/json/subjects.00000.ndjson');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('"sex":"male"', '"sex":"man"'));
    const { code, out } = validate('run');
    writeFileSync(file, before);
    expect(code).toBe(1);
    expect(out).toMatch(
      /STRUCT-007 {2}error .*\n {4}json\/subjects\.00000\.ndjson:\d#\/patient\/sex: "man" is not an allowed value; allowed: female, male, other, unknown/,
    );
  });
});

describe('tables of a run', () => {
  const scenario = `${readFileSync('scenarios/patientsim/diabetes.hsim', 'utf8')}\ndefects {\n  missing zip: 30%\n  future birth_date: 20%\n}\n`;
  /** The findings with their pointers; places differ. */
  const found = (path: string): unknown[] => {
    const { errors, warnings } = JSON.parse(validate(path, '--format', 'json', '--limit', '10000').out) as Record<string, { field: string }[]>;
    return [...errors, ...warnings].map((one) => JSON.stringify({ ...one, field: one.field.replace(/^[^#]*/, '') })).sort();
  };

  test('csv, parquet and duckdb have the findings of the canonical JSON', () => {
    write('faulty.hsim', scenario);
    for (const [out, target, more] of [
      ['faulty', 'json', []],
      ['csv', 'csv', []],
      ['gz', 'csv', ['--gzip']],
      ['gzjson', 'json', ['--gzip']],
      ['parquet', 'parquet', []],
      ['cohort.duckdb', 'duckdb', []],
    ] as const)
      expect(hsimc(['compile', 'faulty.hsim', '--count', '12', '--target', target, ...more, '--out', out, '-q'], { cwd })).toMatchObject({ code: 0 });
    const right = found('faulty');
    expect(right.length).toBeGreaterThan(50);
    for (const path of ['csv', 'gz', 'gzjson', 'parquet', 'cohort.duckdb']) expect(found(path), path).toEqual(right);
    expect(validate('parquet').out).toMatch(/\n {4}subject \d+#\/encounters\/0\/start: /);
  });

  test('what is not a database is refused', () => {
    expectRefusal(validate(write('no.duckdb', 'x'.repeat(5000))), 1, /^hsimc: cannot read no\.duckdb: .*not a valid DuckDB database/);
    expectRefusal(hsimc(['query', 'no.duckdb', 'SELECT 1'], { cwd }), 1, /^hsimc: cannot read no\.duckdb: /);
  });
});

describe('FHIR of a run', () => {
  const scenario = `${readFileSync('scenarios/patientsim/diabetes.hsim', 'utf8')}\ndefects {\n  missing zip: 30%\n  wrong_unit observations: 5%\n}\n`;
  /** The findings with the last names of their pointers: places differ. */
  const found = (path: string): unknown[] => {
    const { errors, warnings } = JSON.parse(validate(path, '--format', 'json', '--limit', '10000').out) as Record<string, { field: string }[]>;
    return [...errors, ...warnings].map((one) => JSON.stringify({ ...one, field: one.field.replace(/^.*\//, '') })).sort();
  };
  const runs = [
    ['blocks', []],
    ['types', ['--bulk-files', 'type', '--gzip']],
    ['bundles', ['--bundle', 'collection', '--pretty']],
    ['parts', ['--bundle', 'transaction', '--max-entries', '20', '--file-name', 'patient']],
    ['posted', ['--bundle', 'transaction', '--method', 'post', '--max-entries', '20']],
  ] as const;
  const resources = (type: string): { readonly file: string; readonly lines: string[] } => {
    const file = join(cwd, `blocks/fhir/${type}.00000.ndjson`);
    return { file, lines: readFileSync(file, 'utf8').trimEnd().split('\n') };
  };

  beforeAll(() => {
    write('faults.hsim', scenario);
    for (const [out, target, more] of [['right', 'json', []], ...runs.map(([name, more]) => [name, 'fhir', more] as const)] as const)
      expect(hsimc(['compile', 'faults.hsim', '--count', '24', '--target', target, ...more, '--out', out, '-q'], { cwd })).toMatchObject({ code: 0 });
  });

  test('bulk files and bundles have the findings of the canonical JSON', () => {
    const right = found('right');
    expect(right.length).toBeGreaterThan(20);
    for (const [name] of runs) {
      expect(found(name), name).toEqual(right);
      expect(found(`${name}/fhir`), `the folder of ${name}`).toEqual(right);
    }
    expect(validate('blocks').out).toMatch(/\n {4}Observation\/[\da-f-]{36}#\/(?:value|unit): /);
  });

  test('a bundle alone, as a file and on standard input', () => {
    expect(validate('bundles/fhir/00000/Bundle-0000003.json').out).toMatch(/\b1 subject: /);
    expect(shell('cat bundles/fhir/00000/Bundle-0000003.json | $HSIMC validate --stdin', cwd).out).toMatch(/\b1 subject: /);
    expect(validate(`parts/fhir/00000/${readdirSync(join(cwd, 'parts/fhir/00000')).filter((name) => name.endsWith('-2.json'))[0]}`).out).toContain(
      'a bundle with 0 patients is not a subject; the parts of a bundle are read together from their folder',
    );
  });

  test('a resource of another patient, of none, and a line that is not JSON: no other resource is lost', () => {
    const { file, lines } = resources('Observation');
    const ids = resources('Patient').lines.map((text) => (JSON.parse(text) as { id: string }).id);
    const before = found('blocks');
    const with_ = (patient: string) => (text: string) => text.replace(/"subject":\{"reference":"[^"]+"/, `"subject":{"reference":"${patient}"`);
    for (const [at, edit, rule] of [
      [1, with_('Patient/00000000-0000-8000-8000-000000000000'), 'REF-001'],
      [1, with_(`Patient/${ids[5]}`), 'REF-001'],
      [lines.length - 1, with_(`Patient/${ids[0]}`), 'REF-001'],
      [1, () => '{"resourceType":', 'STRUCT-001'],
      [1, () => '{"resourceType":"Patient"}', 'STRUCT-002'],
    ] as const) {
      writeFileSync(file, `${lines.map((text, i) => (i === at ? edit(text) : text)).join('\n')}\n`);
      const codes = (list: readonly unknown[]): string[] => list.map((one) => (JSON.parse(String(one)) as { code: string }).code);
      const now = found('blocks');
      expect(codes(now)).toContain(rule);
      expect(now.length - before.length, String(at)).toBeLessThan(8);
    }
    writeFileSync(file, `${lines.join('\n')}\n`);
  });
});

describe('what cannot be judged is said in one line', () => {
  mkdirSync(join(cwd, 'nothing'));
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['nothing named', [], /^hsimc: nothing to validate: give a run, a file, or --stdin\n/],
    ['a path and standard input', ['run', '--stdin'], /a path and --stdin cannot be combined/],
    ['no such file', ['lost.json'], /there is no file or folder lost\.json/],
    ['an empty file', [write('empty.json', '')], /empty\.json is empty/],
    ['blanks', [write('blank.json', ' \n\n ')], /blank\.json is empty/],
    ['an empty list', [write('none.json', '[]')], /there are no subjects to validate/],
    ['an empty folder', ['nothing'], /nothing contains no subjects/],
    [
      'bytes',
      [
        write(
          'binary.json',
          Uint8Array.from({ length: 4096 }, (_, i) => (i * 151 + 128) % 256),
        ),
      ],
      /binary\.json is not UTF-8 text/,
    ],
    ['UTF-16', [write('utf16.json', Buffer.from(line, 'utf16le'))], /utf16\.json is not (?:JSON|UTF-8 text)/],
    ['HL7 v2', [write('adt.hl7', 'MSH|^~\\&|A|B|C|D|20250101||ADT^A01|1|T|2.5.1\r')], /adt\.hl7 is an HL7 v2 message/],
    ['XML', [write('ccd.xml', '<ClinicalDocument/>')], /ccd\.xml is XML/],
    ['CSV', [write('a.csv', 'id,mrn\n1,2\n')], /a\.csv is not JSON/],
    [
      'a run of HL7 v2',
      ['hl7v2'],
      /the run in hl7v2 has no canonical JSON, tables, FHIR, X12 or NCPDP, but hl7v2\n {2}supported inputs: canonical JSON \(--target json\), the tables of a run \(--target duckdb, parquet or csv\), its FHIR \(--target fhir\): the folder or bundles, and files of X12 and NCPDP\n/,
    ],
    [
      'a FHIR resource',
      [write('patient.json', '{"resourceType": "Patient"}')],
      /patient\.json contains FHIR resources of only one type\n {2}supported inputs: /,
    ],
    ['an invalid limit', ['--limit', '-1', 'run'], /--limit -1/],
  ];
  test.each(cases)('%s', (_, words, says) => {
    expectRefusal(validate(...words), 2, says);
  });
});

describe('hostile input ends in a finding', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const big = line.replace('{', `{${' '.repeat(10_000_000)}`);
  const cases: readonly (readonly [string, string, string])[] = [
    ['truncated', bad.slice(0, 700), 'STRUCT-001'],
    ['a scalar in a list', '[12]', 'STRUCT-002'],
    ['an object of another shape', '{"name": "Ada"}', 'STRUCT-002'],
    ['a patient that is a list', '{"patient": []}', 'STRUCT-006'],
    ['a field nested a hundred thousand deep', line.replace('"encounters":[', `"encounters":[${deep},`), 'STRUCT-006'],
    ['a subject nested a hundred thousand deep', `{"patient":${deep}}`, 'STRUCT-006'],
    ['a document nested a hundred thousand deep', deep, 'STRUCT-002'],
    [
      'names of the prototype',
      `{"__proto__":{"patient":{}},"patient":{"constructor":{"prototype":{"x":1}},"__proto__":{"mrn":"x"},"toString":1}}`,
      'STRUCT-003',
    ],
    ['an unknown field with a name of a megabyte', line.replace('"index"', `"${'n'.repeat(1_000_000)}":1,"index"`), 'STRUCT-005'],
    ['ten thousand unknown fields', line.replace('"index"', `${Array.from({ length: 10_000 }, (_, i) => `"f${i}":0`).join()},"index"`), 'STRUCT-005'],
    ['a bundle without entries', '{"resourceType":"Bundle","entry":5}', 'STRUCT-002'],
    [
      'a bundle of other things',
      '{"resourceType":"Bundle","entry":[null,5,{"resource":null},{"resource":{"resourceType":"Patient","id":7,"name":3}}]}',
      'STRUCT-006',
    ],
    [
      'a bundle with empty references',
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}},{"resource":{"resourceType":"PractitionerRole","practitioner":null}},{"resource":{"resourceType":"Goal","subject":null,"addresses":[null]}}]}',
      'STRUCT-003',
    ],
    [
      'a resource nested a hundred thousand deep',
      `{"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","maritalStatus":${deep}}}]}`,
      'STRUCT-006',
    ],
    ['numbers beyond doubles', line.replace('"value":142', '"value":1e999'), 'STRUCT-009'],
    ['terminal controls', line.replace('MRN00000417', '\\u001b[31m\\u0007MRN'), 'IDENT-007'],
    ['a hundred thousand bad records', line.replace('"devices":[]', `"devices":[${Array.from({ length: 100_000 }, () => '1').join()}]`), 'STRUCT-006'],
  ];
  test.each(cases)('%s', (_, text, id) => {
    const { code, out, err } = validate(write('hostile.ndjson', text));
    expect(err).toBe('');
    expect([0, 1]).toContain(code);
    expect(out).toContain(`${id}  `);
    expect(out.length).toBeLessThan(20_000);
    expect(out).not.toMatch(/^\s+at .*[:(]\d+|node:internal|\bundefined\b|\[object|NaN/m);
    expect(out).not.toContain('\u001b');
  });

  test('a line of ten megabytes is read', () => {
    expect(validate(write('big.ndjson', `${big}\n`))).toMatchObject({ code: 0, err: '' });
  });

  test('a bad line among good ones hides none of them', () => {
    const file = write('mixed.ndjson', `${line}\n{"a":\n`);
    appendFileSync(join(cwd, file), bad);
    const { out } = validate(file);
    expect(out).toMatch(/mixed\.ndjson:2#: the text is not valid JSON: unexpected end of the text/);
    expect(out).toMatch(/mixed\.ndjson:3#\/patient\/birth_date/);
  });
});

test('explain has a page for each rule', () => {
  const { code, out } = hsimc(['explain', 'lab-004'], { cwd });
  expect(code).toBe(0);
  expect(out).toMatch(/^# LAB-004: Impossible value\n/);
  expect(JSON.parse(hsimc(['explain', 'LAB-004', '--format', 'json'], { cwd }).out)).toMatchObject({ code: 'LAB-004', severity: 'error', page: out });
  expect(hsimc(['explain'], { cwd }).out).toMatch(/^LAB-004 {5}error {4}Impossible value$/m);
  expectRefusal(hsimc(['explain', 'LAB-400'], { cwd }), 2, /nearest: LAB-00/);
});

describe('X12 and NCPDP', () => {
  test('a file, standard input, and a folder of them', () => {
    write('claims.edi', sampleClaim);
    write('fills.ncpdp', sampleBatch);
    mkdirSync(join(cwd, 'wires/inner'), { recursive: true });
    write('wires/a.x12', sampleClaim);
    write('wires/inner/b.ncpdp', sampleBatch);
    for (const name of ['claims.edi', 'fills.ncpdp'])
      expect(validate(name)).toMatchObject({ code: 0, out: '1 transaction: valid; 0 errors, 0 warnings\n', err: '' });
    expect(shell('cat claims.edi | $HSIMC validate -', cwd)).toMatchObject({ code: 0, err: '' });
    expect(validate('wires')).toMatchObject({ code: 0, out: '2 transactions: valid; 0 errors, 0 warnings\n', err: '' });
  });

  test('a finding names the rule, the segment and the element', () => {
    write('broken.edi', sampleClaim.replace('CLM*C0001*150', 'CLM*C0001*160'));
    const { code, out } = validate('broken.edi');
    expect(code).toBe(1);
    expect(out).toContain(
      'EDI-013  error  Charge of a claim that is not the sum of its lines (1)\n    broken.edi:20#/CLM02: is $160.00, but the charges of its lines are $150.00\n',
    );
    expect(validate('broken.edi', '--ignore', 'EDI')).toMatchObject({ code: 0, err: '' });
    const { errors } = JSON.parse(validate('broken.edi', '--format', 'json').out) as { errors: readonly object[] };
    expect(errors).toEqual([{ code: 'EDI-013', field: 'broken.edi:20#/CLM02', message: 'is $160.00, but the charges of its lines are $150.00', value: '160' }]);
  });
});
