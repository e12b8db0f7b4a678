/** Any text format by a template of the user: data of the target, no code of it. */
import { z } from 'zod';
import { type Subject, subject as subjectSchema } from '../../model/subject.ts';
import { everyKind, type Output, type RunInfo, type Target, type Writer } from '../../model/target.ts';
import { formatMinute } from '../../model/time/civil.ts';
import { subjectNumber } from '../shared/subject-number.ts';
import { type TemplateOptions, templateOptions } from './template-options.ts';

export const template = {
  name: 'template',
  title: 'Text from a Handlebars template',
  version: 'Handlebars 4.7',
  support: 'stable',
  mediaType: 'text/plain',
  standardOutput: true,
  options: templateOptions,
  carries: everyKind,
  async open(run: RunInfo, options: TemplateOptions): Promise<Writer> {
    const { compileTemplate } = await import('./compile-template.ts');
    return writer(run, options, await compileTemplate(options.template));
  },
} satisfies Target<TemplateOptions>;

/** The records as JSON has them, so that times are text. */
function writer(run: RunInfo, { per, records = 'encounters', extension }: TemplateOptions, render: (data: object) => string): Writer {
  const about = { scenario: run.scenario, title: run.title, seed: run.seed, as_of: formatMinute(run.asOf), engine: run.version };
  return {
    subject(one: Subject, block: string, out: Output) {
      // As they are: zod leaves out an axis that is called `__proto__`.
      const subject = { ...z.encode(subjectSchema, one), variations: one.variations, ...(one.attributes === undefined ? {} : { attributes: one.attributes }) };
      const name = `subject-${subjectNumber(one)}`;
      switch (per) {
        case 'run':
          out.part(`run.${extension}`, render({ run: about, subject }));
          return;
        case 'subject':
          out.append(`${block}/${name}.${extension}`, render({ run: about, subject }));
          return;
        case 'record':
          for (const record of subject[records] ?? [])
            out.append(`${block}/${name}/${records}-${record.id}.${extension}`, render({ run: about, subject, record }));
      }
    },
    assemblies: () => (per === 'run' ? [{ kind: 'join', path: `run.${extension}`, before: '', after: '' }] : []),
  };
}
