/** The mixin that an `include` names, with its arguments and its name: what the parameters stand for is looked up in the scope of the include. */
import type { Argument, Name, Statement } from '../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose, replace } from '../../grammar/diagnostic.ts';
import { spanOf } from '../../grammar/source-text.ts';
import { nearest } from '../../model/nearest.ts';
import { duplicateName, misplacedItem } from '../diagnostics/name-diagnostics.ts';
import { badArguments } from '../diagnostics/type-diagnostics.ts';
import type { GivenArgument, Meaning, Scope } from './scope.ts';

type Report = (diagnostic: Diagnostic) => void;
type Mixin = Extract<Meaning, { kind: 'mixin' }>;

/** The scope in which the items of what is included are read. @param named whether the include may give them a name */
export function inclusionOf(scope: Scope, statement: Statement, symbol: Meaning & { readonly scope: Scope }, named: boolean, report: Report): Scope {
  if (statement.object !== null && (!named || symbol.kind !== 'mixin')) refuseName(scope, statement, statement.object.names[0], symbol, report);
  if (symbol.kind !== 'mixin') {
    if (statement.args !== null) refuseArguments(scope, statement, report);
    return symbol.scope;
  }
  const given = argumentsOf(scope, statement, symbol, report);
  const own = named && statement.object !== null ? statement.object.names[0].text : '';
  const name = [scope.inclusion?.name ?? '', own].filter((part) => part !== '').join('.');
  if (given.size === 0 && name === '') return symbol.scope;
  const text = scope.module.source.text;
  const by = given.size === 0 ? '' : `${scope.module.source.path} ${scope.module.values} ${scope.inclusion?.key ?? ''}`;
  const values = [...given].map(([word, { value }]) => `${word}: ${value === null ? '' : text.slice(value.span.start, value.span.end).replace(/\s+/g, ' ')}`);
  const key = `${symbol.node.name.text}(${values.join(', ')}) ${name} ${by}`;
  const known = symbol.scope.inclusions?.get(key);
  if (known !== undefined) return known;
  const made: Scope = { ...symbol.scope, inclusion: { mixin: symbol.node, key, name, given } };
  symbol.scope.inclusions?.set(key, made);
  return made;
}

function refuseName(scope: Scope, { span }: Statement, { text, span: at }: Name, symbol: Meaning, report: Report): void {
  const before = scope.module.source.text.slice(0, scope.module.source.text.lastIndexOf('as', at.start)).trimEnd();
  const remove = { title: `remove \`as ${text}\``, edits: [{ span: spanOf(before.length, span.end), text: '' }], safe: false };
  const place =
    symbol.kind === 'mixin' ? 'here; only a mixin that is included in a timeline can be given a name' : 'here; only an included mixin can be given a name';
  report(diagnose(misplacedItem, scope.module.source.path, at, { what: `\`as ${text}\``, place }, { found: text, suggestions: [remove] }));
}

function refuseArguments(scope: Scope, { argument, args, span }: Statement, report: Report): void {
  if (argument === null) return;
  const call = scope.module.source.text.slice(argument.span.start, argument.span.end);
  const end = scope.module.source.text.indexOf(')', args?.at(-1)?.span.end ?? argument.span.end) + 1;
  const remove = replace('remove the arguments', spanOf(argument.span.end, end), '', args?.length === 0);
  report(diagnose(badArguments, scope.module.source.path, span, { call, problem: 'it has no parameters' }, { found: call, suggestions: [remove] }));
}

/** The arguments by parameter; what is wrong with them is reported. */
function argumentsOf(scope: Scope, statement: Statement, { node }: Mixin, report: Report): ReadonlyMap<string, GivenArgument> {
  const { argument, args } = statement;
  const { path: file, text } = scope.module.source;
  const call = argument === null ? node.name.text : text.slice(argument.span.start, argument.span.end);
  const known = node.parameters.map(({ name }) => name.text);
  const expected = known.map((name) => `${name}: …`);
  const given = new Map<string, GivenArgument>();
  if (known.length === 0) {
    if (args !== null) refuseArguments(scope, statement, report);
    return given;
  }
  const byName = new Map<string, Argument>();
  let misnamed = false;
  for (const one of args ?? []) {
    if (one.name !== null && known.includes(one.name.text)) {
      if (byName.has(one.name.text))
        report(diagnose(duplicateName, file, one.name.span, { name: one.name.text, what: 'another argument' }, { found: one.name.text }));
      else byName.set(one.name.text, one);
      continue;
    }
    misnamed = true;
    const at = one.name?.span ?? one.span;
    const found = text.slice(at.start, at.end);
    const missing = known.filter((name) => !(args ?? []).some((other) => other.name?.text === name));
    const near = one.name === null ? missing.slice(0, 1) : nearest(found, missing);
    const problem = one.name === null ? 'the arguments must be named' : `it has no parameter \`${found}\``;
    const suggestions = near.map((name) =>
      one.name === null
        ? { title: `write \`${name}: ${found}\``, edits: [{ span: spanOf(at.start, at.start), text: `${name}: ` }], safe: missing.length === 1 }
        : replace(`write \`${name}\``, at, name, false),
    );
    report(diagnose(badArguments, file, at, { call, problem }, { found, expected, suggestions }));
  }
  for (const parameter of node.parameters) {
    const { text: word } = parameter.name;
    if (given.has(word)) continue;
    const value = byName.get(word)?.value ?? null;
    if (value === null && !misnamed) reportMissing(scope, statement, call, parameter.name.text, expected, report);
    given.set(word, { parameter, value, scope });
  }
  return given;
}

function reportMissing(scope: Scope, { argument, args, span }: Statement, call: string, name: string, expected: readonly string[], report: Report): void {
  const { path, text } = scope.module.source;
  const last = args?.at(-1);
  const end = argument?.span.end ?? span.end;
  const inside = last === undefined ? (args === null ? end : text.indexOf('(', end) + 1) : last.span.end;
  const blank = args === null ? `(${expected.join(', ')})` : last === undefined ? expected.join(', ') : `, ${name}: …`;
  const add = { title: `add \`${name}: …\``, edits: [{ span: spanOf(inside, inside), text: blank }], safe: false };
  const facts = { call, problem: `it needs a value for its parameter \`${name}\`` };
  report(diagnose(badArguments, path, span, facts, { found: call, expected, suggestions: [add] }));
}
