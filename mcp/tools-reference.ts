/** The tools as a part of a document: name, what they do to files, arguments. */

import { inputSchemaOf } from './tool-schema.ts';
import { toolsOf } from './tools/all-tools.ts';

interface ArgumentSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export function toolsReference(): string {
  return toolsOf(false)
    .map(({ name, title, description, hints, input }) => {
      const schema = inputSchemaOf(name, input)['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
      const { properties = {}, required = [] } = schema as { properties?: Readonly<Record<string, ArgumentSchema>>; required?: readonly string[] };
      const effect = hints.readOnly
        ? 'Reads only.'
        : hints.destructive
          ? 'Writes files; replaces those of an earlier run only with `overwrite`.'
          : 'Keeps a run.';
      const rows = Object.entries(properties).map(
        ([argument, of]) => `| \`${argument}\` | ${valuesOf(of)} | ${defaultOf(of, required.includes(argument))} | ${of.description ?? ''} |`,
      );
      return [
        `### \`${name}\``,
        `${title}. ${effect}`,
        description,
        ['| argument | values | default | |', '| --- | --- | --- | --- |', ...rows].join('\n'),
      ].join('\n\n');
    })
    .join('\n\n');
}

function valuesOf({ type, enum: words, minimum, maximum }: ArgumentSchema): string {
  if (words !== undefined) return words.length > 4 ? 'a code system' : words.map((word) => `\`${word}\``).join(', ');
  if (type === 'integer') return maximum === undefined ? `a whole number, at least ${minimum ?? 0}` : `${minimum ?? 0} to ${maximum}`;
  return type === 'array' ? 'a list' : type === 'object' ? 'an object' : type === 'string' ? 'text' : (type ?? '');
}

function defaultOf({ default: value }: ArgumentSchema, required: boolean): string {
  return value === undefined ? (required ? 'required' : '') : `\`${JSON.stringify(value)}\``;
}
