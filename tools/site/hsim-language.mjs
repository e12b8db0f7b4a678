/** How `.hsim` is coloured: comments, texts, units, amounts, and the words of the grammar. */
import { readFileSync } from 'node:fs';

/** @param grammar the file of the grammar, whose terminals are the words */
export function hsimLanguage(grammar) {
  const words = [...new Set([...readFileSync(grammar, 'utf8').matchAll(/["']([a-z][a-z_]+)["']/g)].map(([, word]) => word))];
  if (words.length < 50) throw new Error(`${grammar} has only ${words.length} words`);
  return {
    name: 'hsim',
    scopeName: 'source.hsim',
    patterns: [
      { name: 'comment.line', match: '//.*$' },
      { name: 'string.quoted.double', match: '"(?:[^"\\\\]|\\\\.)*"' },
      { name: 'string.quoted.single', match: "'[^']*'" },
      { name: 'constant.numeric', match: '\\$?\\b\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:-\\d\\d-\\d\\d)?%?' },
      { name: 'keyword.control', match: `\\b(?:${words.join('|')})\\b(?!\\.)` },
    ],
    repository: {},
  };
}
