/** The fields of the `scenario` block that describe it, read off the text. */
import { parse } from '../../grammar/parse.ts';

export interface ScenarioText {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

export interface ScenarioHead {
  /** `diabetes`. */
  readonly name: string;
  /** `patientsim/diabetes.hsim`. */
  readonly path: string;
  /** Null where the file has no `scenario`. */
  readonly title: string | null;
  /** Empty where there is none. */
  readonly summary: string;
  readonly tags: readonly string[];
  /** The requests that it answers. */
  readonly triggers: readonly string[];
}

export function headsOf(texts: readonly ScenarioText[]): ScenarioHead[] {
  return texts.map(({ name, path, text }) => ({ name, path, ...fieldsOf(path, text) }));
}

function fieldsOf(path: string, text: string): Omit<ScenarioHead, 'name' | 'path'> {
  const scenario = parse({ path, text }).value.declarations.find((declaration) => declaration.kind === 'scenario');
  if (scenario?.kind !== 'scenario') return { title: null, summary: '', tags: [], triggers: [] };
  const texts = (name: string): string[] => {
    const field = scenario.body.items.find((item) => item.kind === 'field' && item.path.names[0].text === name);
    if (field?.kind !== 'field') return [];
    const values = field.value.kind === 'list' ? field.value.items : [field.value];
    return values.flatMap((value) => (value.kind === 'text' ? [value.text] : []));
  };
  return { title: scenario.title.text, summary: texts('summary').join(' '), tags: texts('tags'), triggers: texts('triggers') };
}
