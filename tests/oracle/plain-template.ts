/** The value that a definition of a template builds of one record, with nothing prepared: each hole returns its value. */
import type { Holes, TemplateDefinition } from '../../targets/shared/json-template.ts';

export function plain<R, C, V>(definition: TemplateDefinition<R, C, V>, rule: (text: string) => string, record: R, context: C): V {
  const has = Object.fromEntries(Object.entries(definition.has).map(([question, ask]) => [question, ask(record, context)]));
  const holes: Holes<R, C> = {
    raw: (get) => get(record, context),
    text: (get) => rule(get(record, context)),
    number: (get) => get(record, context),
    part: (make, key) => make(key(record, context)),
    pick: (table, key) => table[key(record, context)],
    each: (items, item) => items(record, context).map((one) => plain(item, rule, one, context)),
    json: (get) => get(record, context),
  };
  return definition.build(holes, has);
}
