import { expect, test } from 'vitest';
import { Refusal } from '../../../targets/option-refusal.ts';
import { templateOptions } from '../../../targets/template/template-options.ts';
import { template } from '../../../targets/template/template-target.ts';
import { Files, run } from '../fixtures/basics.ts';
import { complete } from '../fixtures/full.ts';

async function written(text: string, options: object = {}, subject = complete()): Promise<Map<string, string>> {
  const files = new Files();
  const writer = await template.open(run, templateOptions.parse({ template: { path: 'my.hbs', text }, ...options }));
  writer.subject(subject, '00000', files);
  return files.texts;
}

test('one file for the run, for each subject, or for each record', async () => {
  expect([...(await written('{{subject.patient.mrn}}\n'))]).toEqual([['run.txt', 'MRN00000007\n']]);
  expect([...(await written('{{run.seed}}', { per: 'subject', extension: 'edi' }))]).toEqual([['00000/subject-0000007.edi', '42']]);
  const records = await written('{{record.class}} {{record.start}}', { per: 'record' });
  expect([...records.values()]).toEqual(['inpatient 2024-03-05T12:15']);
  expect([...records.keys()][0]).toMatch(/^00000\/subject-0000007\/encounters-[0-9a-f-]{36}\.txt$/);
});

test('each format has its helper, and nothing is escaped without one', async () => {
  const one = complete();
  const text = `a|b^c & <d> "e", 'f'\n\\`;
  one.patient = { ...one.patient, family: text };
  const all = await written(
    '{{subject.patient.family}}§{{hl7 subject.patient.family}}§{{csv subject.patient.family}}§{{xml subject.patient.family}}§{{json subject.patient.family}}',
    {},
    one,
  );
  const [plain, hl7, csv, xml, json] = [...all.values()][0].split('§');
  expect(plain).toBe(text);
  expect(hl7).toBe(`a\\F\\b\\S\\c \\T\\ <d> "e", 'f'\\X0A\\\\E\\`);
  expect(csv).toBe(`"${text.replaceAll('"', '""')}"`);
  expect(xml).toBe('a|b^c &amp; &lt;d&gt; &quot;e&quot;, &#39;f&#39;\n\\');
  expect(JSON.parse(json)).toBe(text);
});

test('values next to each other are joined, never added up', async () => {
  const one = complete();
  const [number] = one.observations.filter(({ value }) => value !== null);
  one.observations = [{ ...number, value: 5.5, reference_low: 4, reference_high: 5.6 }];
  const all = async (text: string): Promise<string> => [...(await written(text, {}, one)).values()].join('');
  const each = (text: string): Promise<string> => all(`{{#each subject.observations}}${text}{{/each}}`);
  expect(await each('{{value}}{{reference_low}}{{reference_high}};')).toBe('5.545.6;');
  expect(await each('{{value}}{{@index}}{{eq 1 1}}{{eq 1 2}}{{lookup this "reference_low"}}')).toBe('5.50truefalse4');
  expect(await each('{{#if value}}{{value}}{{/if}}{{reference_low}}')).toBe('5.54');
  expect(await each('{{#if no}}{{else}}{{value}}{{/if}}{{#with code}}{{../reference_low}}{{/with}}')).toBe('5.54');
  expect(await all('{{subject.index}}{{subject.index}}{{{subject.index}}}{{&subject.index}}')).toBe('7777');
});

test('data are never taken for a template', async () => {
  const one = complete();
  one.patient = { ...one.patient, family: '{{subject.patient.ssn}}' };
  expect([...(await written('{{subject.patient.family}}', {}, one)).values()]).toEqual(['{{subject.patient.ssn}}']);
});

test('what is wrong with a template is one line with its place', async () => {
  const refused = async (text: string): Promise<string> => {
    try {
      await written(text);
    } catch (error) {
      if (error instanceof Refusal) return error.message;
      throw error;
    }
    return '';
  };
  expect(await refused('a\n{{subject.patient.nme}}')).toBe('my.hbs:2:3: there is no `nme`');
  expect(await refused('a\n{{#each x}}')).toMatch(/^my\.hbs:2: the template cannot be read: /);
  expect(await refused('{{> other}}')).toMatch(/^my\.hbs:?.*other/);
  expect(await refused('{{nosuch subject.patient.mrn}}')).toMatch(/^my\.hbs/);
  for (const path of ['subject.__proto__.polluted', 'subject.constructor.constructor', 'run.__defineGetter__'])
    expect([path, (await refused(`{{${path}}}`)) !== '' || [...(await written(`{{${path}}}`)).values()].join('') === '']).toEqual([path, true]);
});
