/** Parameters: a default, perhaps with a range that `--set` must keep. */
import type { RangeValue, ValueNode } from '../../grammar/ast/ast.ts';
import { type Diagnostic, diagnose, echo, replace, type Suggestion } from '../../grammar/diagnostic.ts';
import { parse } from '../../grammar/parse.ts';
import type { SourceFile, Span } from '../../grammar/source-text.ts';
import type { Expression } from '../../ir/expression.ts';
import { nearest } from '../../model/nearest.ts';
import { describe, type Type, unknown } from '../../vocabulary/types.ts';
import type { Scope } from '../bind/scope.ts';
import { unknownName } from '../diagnostics/name-diagnostics.ts';
import { paramRange, paramValue } from '../diagnostics/type-diagnostics.ts';
import type { Module } from '../load/load-modules.ts';
import type { Checker } from './checker.ts';
import type { Place } from './place.ts';
import { settingSource, written } from './setting-source.ts';
import { elaborate, elaborateAs, fitted } from './values/elaborate.ts';
import { foldNumber } from './values/elaborate-constants.ts';
import { asNumber } from './values/elaborate-laws.ts';
import { exactFraction } from './values/exact-fraction.ts';

export function checkParams(checker: Checker): void {
  const { settings } = checker;
  for (const { name, node, scope, given: byImport } of checker.bound.params) {
    const place: Place = {
      kind: 'constant',
      scope,
      path: `param.${name}`,
      what: `the parameter \`${name}\``,
      timeline: null,
      observable: null,
      counts: new Map(),
      eventMeans: 'first',
    };
    const ranged = node.value.kind === 'in' && node.value.range.kind === 'range' ? node.value : null;
    const typed = elaborate(checker, place, ranged?.subject ?? node.value, null);
    const type: Type = typed.type;
    const end = (value: ValueNode | null): Expression | null =>
      value === null ? null : fitted(checker, { ...place, what: 'the range' }, value, elaborate(checker, place, value, type), looser(type));
    const range = ranged?.range.kind === 'range' ? ranged.range : null;
    const low = range === null ? null : end(range.low);
    const high = range === null ? null : end(range.high);
    const outside = settings.get(name);
    const imported = byImport === null ? null : elaborateAs(checker, { ...place, scope: byImport.scope }, byImport.value, looser(type));
    const importedEnd = imported === null ? null : endOutside(checker, imported, type, low, high);
    if (byImport !== null && importedEnd !== null)
      checker.report(
        paramRange,
        byImport.scope,
        byImport.value.span,
        { name, found: checker.source(byImport.scope, byImport.value.span), range: range === null ? '' : checker.source(scope, range.span) },
        {
          found: checker.source(byImport.scope, byImport.value.span),
          expected: range === null ? [] : [checker.source(scope, range.span)],
          suggestions: nearestEnd(checker, scope, range, importedEnd, byImport.value.span),
          related: [{ message: 'the parameter is declared here', file: scope.module.source.path, span: node.span }],
        },
      );
    const inner = imported ?? typed.expression;
    const value = outside === undefined ? inner : (setting(checker, name, outside, type, low, high) ?? inner);
    checker.params.push({ name, value, low, high, type: describe(type), at: checker.at(scope, node.span) });
    // Worked out here, in order: what follows finds it.
    const own: Expression = { op: 'param', param: checker.params.length - 1, at: value.at };
    foldNumber(own, checker.params);
    exactFraction(own, checker.params);
    checker.paramTypes.push(type.kind === 'unit' || type.kind === 'clock' ? unknown : type);
    const ownEnd = endOutside(checker, typed.expression, type, low, high);
    if (range !== null && ownEnd !== null)
      checker.report(
        paramRange,
        scope,
        (ranged?.subject ?? node.value).span,
        { name, found: checker.source(scope, (ranged?.subject ?? node.value).span), range: checker.source(scope, range.span) },
        {
          found: checker.source(scope, node.value.span),
          suggestions: nearestEnd(checker, scope, range, ownEnd, (ranged?.subject ?? node.value).span),
        },
      );
  }
}

/** The edit that gives a parameter the end of its range that its value is beyond. */
function nearestEnd(checker: Checker, scope: Scope, range: RangeValue | null, end: 'low' | 'high', span: Span): Suggestion[] {
  const value = range?.[end] ?? null;
  if (value === null) return [];
  const text = checker.source(scope, value.span);
  return [replace(`write \`${text}\`, the nearest value in the range`, span, text, false)];
}

/** The end of a range that a value is known to be beyond; null where it is in the range, or nothing is known. */
function endOutside(checker: Checker, value: Expression, type: Type, low: Expression | null, high: Expression | null): 'low' | 'high' | null {
  const [found, least, most] = [value, low, high].map((e) =>
    e === null ? null : foldNumber(asNumber({ kind: 'duration', precision: 'day' }, type, e), checker.params),
  );
  if (found === null) return null;
  return least !== null && found < least ? 'low' : most !== null && found > most ? 'high' : null;
}

/** What is before the value where it is read. */
const read = (name: string): string => `hsim 1\nparam ${name.replaceAll('.', '_')}: `;

/** A value from outside, read as if it were in a file; its diagnostics show it as it was given. */
function setting(checker: Checker, name: string, text: string, type: Type, low: Expression | null, high: Expression | null): Expression | null {
  const before = checker.diagnostics.length;
  const value = readSetting(checker, name, text, type, low, high);
  const by = written(name).length - read(name).length;
  checker.diagnostics.push(...checker.diagnostics.splice(before).map((diagnostic) => moved(diagnostic, by)));
  return value;
}

/** A diagnostic whose places lie further on. */
function moved(diagnostic: Diagnostic, by: number): Diagnostic {
  const at = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return {
    ...diagnostic,
    span: diagnostic.span === null ? null : at(diagnostic.span),
    suggestions: diagnostic.suggestions.map((one) => ({ ...one, edits: one.edits.map((edit) => ({ ...edit, span: at(edit.span) })) })),
  };
}

function readSetting(checker: Checker, name: string, given: string, type: Type, low: Expression | null, high: Expression | null): Expression | null {
  // A text may be given without its quotes, which a shell takes away.
  const text = type.kind === 'text' && /^[^"{}\\]+$/.test(given) ? `"${given}"` : given;
  const source: SourceFile = { path: settingSource(name, text).path, text: `${read(name)}${text}` };
  const { value: node, diagnostics } = parse(source, checker.limits.source);
  const declaration = node.declarations[0];
  if (diagnostics.length > 0 || declaration?.kind !== 'param' || node.declarations.length !== 1) {
    // One mistake with a known edit is reported as it is; anything else is not a value, whatever it might be in a file.
    if (diagnostics.length === 1 && diagnostics[0].suggestions.length > 0) checker.diagnostics.push(diagnostics[0]);
    else {
      const span = { start: read(name).length, end: source.text.length };
      checker.diagnostics.push(diagnose(paramValue, source.path, span, { name, found: echo(text), type: describe(type) }, { found: text }));
    }
    return null;
  }
  const module: Module = { file: 0, given: null, amendments: [], values: '', source, sha256: '', node, imports: new Map() };
  const scope: Scope = { module, prefix: '', names: new Map() };
  const place: Place = {
    kind: 'constant',
    scope,
    path: `param.${name}`,
    what: `the parameter \`${name}\``,
    timeline: null,
    observable: null,
    counts: new Map(),
    eventMeans: 'first',
  };
  const before = checker.diagnostics.length;
  const value = elaborateAs(checker, place, declaration.value, looser(type));
  if (checker.diagnostics.length > before) return null;
  if (endOutside(checker, value, type, low, high) !== null) {
    const param = checker.bound.params.find((p) => p.name === name);
    const stated = param?.node.value.kind === 'in' && param.node.value.range.kind === 'range' ? param.node.value.range : null;
    const range = param === undefined || stated === null ? '' : checker.source(param.scope, stated.span);
    const related = param === undefined ? [] : [{ message: 'the parameter is declared here', file: param.scope.module.source.path, span: param.node.span }];
    checker.diagnostics.push(
      diagnose(paramRange, source.path, declaration.value.span, { name, found: echo(text), range }, { found: text, expected: [range], related }),
    );
    return null;
  }
  // The expression is kept with the place of the parameter, since `--set` is not a file.
  const at =
    checker.params.length < checker.bound.params.length
      ? checker.at(checker.bound.params[checker.params.length].scope, checker.bound.params[checker.params.length].node.span)
      : value.at;
  return { ...value, at } as Expression;
}

/** Settings of parameters that there are not. */
export function checkSettings(checker: Checker): void {
  const known = checker.bound.params.map((param) => param.name);
  for (const name of checker.settings.keys()) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    checker.diagnostics.push(
      diagnose(unknownName, `--set ${name}`, null, { name, what: 'parameter' }, { found: name, expected: near.length > 0 ? near : known }),
    );
  }
}

/** Ends of a range may be more precise than the default: `5 in 0.5..10`. */
function looser(type: Type): Type {
  return type.kind === 'number' ? { kind: 'number', whole: false } : type;
}
