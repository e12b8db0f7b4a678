/** The outline of a file: declarations, and what they hold that has a name. */

import type { BodyItem, Declaration, Name } from '../../grammar/ast/ast.ts';
import type { Span } from '../../grammar/source-text.ts';
import type { DocumentSymbol } from './analysis-answers.ts';

export function documentSymbols(declarations: readonly Declaration[]): DocumentSymbol[] {
  return declarations.map((node): DocumentSymbol => {
    const { kind, span } = node;
    const start = { start: span.start, end: Math.min(span.end, span.start + kind.length) };
    const name = 'name' in node ? node.name : 'alias' in node ? node.alias : { text: kind, span: start };
    return symbol(name, kind, span, childrenOf(node));
  });
}

function symbol(name: Name, kind: string, span: Span, children: readonly DocumentSymbol[] = []): DocumentSymbol {
  return { name: name.text, kind, span, nameSpan: name.span, children };
}

function childrenOf(node: Declaration): DocumentSymbol[] {
  switch (node.kind) {
    case 'codes':
      return node.rows.map((row) => symbol(row.name, 'code', row.span));
    case 'table':
      return node.columns.map((column) => symbol(column, 'column', column.span));
    case 'variations':
      return node.arms.map((arm) => symbol(arm.name, 'arm', arm.span));
    case 'states':
      return node.states.map((state) => symbol(state.name, 'state', state.span));
    default:
      return 'body' in node && node.body !== null && node.kind !== 'use' ? node.body.items.flatMap(itemSymbols) : [];
  }
}

function itemSymbols(item: BodyItem): DocumentSymbol[] {
  switch (item.kind) {
    case 'event':
      return [symbol(item.path.names[item.path.names.length - 1], 'event', item.span)];
    case 'let':
      return [symbol(item.name, 'let', item.span)];
    case 'run':
      return item.alias === null ? [] : [symbol(item.alias, 'run', item.span)];
    case 'field':
      return item.path.names.length === 1 ? [symbol(item.path.names[0], 'field', item.span)] : [];
    case 'statement': {
      const name = item.argument?.kind === 'path' ? item.argument.names[0] : null;
      return name !== null && (item.verb.text === 'attribute' || item.verb.text === 'anchor') ? [symbol(name, item.verb.text, item.span)] : [];
    }
    default:
      return [];
  }
}
