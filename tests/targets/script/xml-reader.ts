/** A strict reader of XML as the tests need it: elements, attributes, texts and references. It throws at what is not well-formed. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ReadElement[];
  /** Its own text; of elements with elements inside, white space alone. */
  readonly text: string;
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Characters of XML 1.0. */
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const NAME = /[A-Za-z_][\w.-]*/y;

export function readXml(text: string): ReadElement {
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
  };
  const take = (expected: string): void => {
    if (!text.startsWith(expected, at)) fail(`expected ${expected}`);
    at += expected.length;
  };
  const skip = (): void => {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at++;
  };
  const name = (): string => {
    NAME.lastIndex = at;
    const found = NAME.exec(text)?.[0] ?? fail('expected a name');
    at += found.length;
    return found;
  };
  const value = (raw: string): string => {
    if (!CHARACTERS.test(raw) || raw.includes('<') || raw.includes(']]>')) fail('a character that a text cannot have');
    return raw.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));|&/gi, (all, digits, hex, word) => {
      if (digits !== undefined || hex !== undefined) return String.fromCodePoint(Number.parseInt(digits ?? hex, digits === undefined ? 16 : 10));
      return REFERENCES[word] ?? fail(`an unknown reference ${all}`);
    });
  };
  const element = (): ReadElement => {
    take('<');
    const own = name();
    const attributes: Record<string, string> = {};
    for (skip(); text[at] !== '>' && text[at] !== '/'; skip()) {
      const key = name();
      take('="');
      const end = text.indexOf('"', at);
      if (end < 0 || key in attributes) fail('a broken attribute');
      attributes[key] = value(text.slice(at, end));
      at = end + 1;
    }
    if (text[at] === '/') {
      take('/>');
      return { name: own, attributes, children: [], text: '' };
    }
    take('>');
    const children: ReadElement[] = [];
    let content = '';
    while (!text.startsWith('</', at)) {
      const next = text.indexOf('<', at);
      if (next < 0) fail(`no end of ${own}`);
      content += value(text.slice(at, next));
      at = next;
      if (!text.startsWith('</', at)) children.push(element());
    }
    take(`</${own}>`);
    if (children.length > 0 && content.trim() !== '') fail('text between elements');
    return { name: own, attributes, children, text: content };
  };
  take('<?xml version="1.0" encoding="UTF-8"?>');
  skip();
  const root = element();
  skip();
  if (at < text.length) fail('something after the end');
  return root;
}

/** The element at a path of names; the first of those with one name. */
export function elementAt(element: ReadElement, path: string): ReadElement | undefined {
  return path.split('/').reduce<ReadElement | undefined>((inside, one) => inside?.children.find(({ name }) => name === one), element);
}

/** The text at a path. */
export const textOf = (element: ReadElement, path: string): string | undefined => elementAt(element, path)?.text;

/** All texts and values of attributes. */
export function textsIn({ attributes, children, text }: ReadElement): readonly string[] {
  return [...Object.values(attributes), ...(children.length === 0 ? [text] : children.flatMap(textsIn))];
}
