/**
 * A template made ready by Handlebars: strict, so that a misspelled name is an error and not empty text; without HTML escapes, which fit no format here;
 * and without a way to what objects inherit, which Handlebars has closed since 4.6. Data are never taken for templates.
 */
import { option } from '../../model/interface-terms.ts';
import { Refusal } from '../option-refusal.ts';
import { helpers } from './helpers.ts';

export async function compileTemplate({ path, text }: { readonly path: string; readonly text: string }): Promise<(data: object) => string> {
  const { default: Handlebars } = await import('handlebars');
  const engine = Handlebars.create();
  // The one helper of its own that would write anywhere but into the text.
  engine.unregisterHelper('log');
  for (const [name, helper] of Object.entries(helpers)) engine.registerHelper(name, helper);
  engine.registerHelper(NOTHING, () => '');
  const known = Object.fromEntries([...Object.keys(helpers), NOTHING].map((name) => [name, true]));
  let render: (data: object) => string;
  try {
    // Handlebars compiles at the first call: a template that cannot be read is reported immediately.
    const program = engine.parse(text);
    separateValues(program.body);
    render = engine.compile(program, { strict: true, noEscape: true, knownHelpers: known });
  } catch (error) {
    throw refusal(path, error);
  }
  return (data) => {
    try {
      return render(data);
    } catch (error) {
      throw refusal(path, error);
    }
  };
}

/** A helper that writes nothing. No template can name it, so that it hides no field. */
const NOTHING = 'hsimc nothing';

/**
 * Puts an empty text before each value: Handlebars joins values by `+`, which adds up two numbers that are next to each other.
 * @param body of a template or a block, which is changed
 */
function separateValues(body: hbs.AST.Statement[]): void {
  for (let i = body.length - 1; i >= 0; i--) {
    const statement = body[i];
    const { program, inverse } = statement as Partial<hbs.AST.BlockStatement>;
    for (const inner of [program, inverse]) if (inner !== undefined && inner !== null) separateValues(inner.body);
    if (statement.type === 'MustacheStatement' || statement.type === 'BlockStatement') body.splice(i, 0, nothingAt(statement.loc));
  }
}

function nothingAt(loc: hbs.AST.SourceLocation): hbs.AST.Statement {
  const path = { type: 'PathExpression', data: false, depth: 0, parts: [NOTHING], original: NOTHING, loc };
  return {
    type: 'MustacheStatement',
    path,
    params: [],
    hash: undefined,
    escaped: true,
    strip: { open: false, close: false },
    loc,
  } as unknown as hbs.AST.Statement;
}

/** Handlebars names the place in two ways: `Parse error on line 3: …`, and `… - 3:4` at the end. */
function refusal(path: string, error: unknown): Refusal {
  const [first, ...rest] = (error instanceof Error ? error.message : String(error)).split('\n');
  const parse = /^Parse error on line (\d+):?$/.exec(first);
  if (parse !== null) return new Refusal(`${path}:${parse[1]}: the template cannot be read: ${rest.at(-1) ?? ''}`);
  const named = /^"(.*)" not defined in .* - (\d+):(\d+)$/.exec(first);
  if (named !== null)
    return new Refusal(`${path}:${named[2]}:${Number(named[3]) + 1}: there is no \`${named[1]}\``, `use the field names of ${option('target', 'json')}`);
  const placed = /^(.*) - (\d+):(\d+)$/.exec(first);
  return placed !== null ? new Refusal(`${path}:${placed[2]}:${Number(placed[3]) + 1}: ${placed[1]}`) : new Refusal(`${path}: ${first}`);
}
