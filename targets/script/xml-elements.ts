/** Elements of XML as they are put together, and their text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Text, or the elements inside. */
  readonly content: string | readonly XmlElement[];
}

/** An element, or nothing where there is nothing to say. */
export type XmlPart = XmlElement | null;

/** An element with the parts that are there; none without any. */
export function group(name: string, parts: readonly XmlPart[]): XmlPart {
  const content = parts.filter((one) => one !== null);
  return content.length === 0 ? null : { name, content };
}

/** An element with a text; none without one. */
export const leaf = (name: string, text: string | null): XmlPart => (text === null || text === '' ? null : { name, content: text });

/** The texts of the element at a path of names below another; the first of those with one name. */
export function textAt(element: XmlElement, path: string): string | null {
  let found: XmlElement | undefined = element;
  for (const name of path.split('/')) found = typeof found?.content === 'string' ? undefined : found?.content.find((one) => one.name === name);
  return found === undefined ? null : typeof found.content === 'string' ? found.content : '';
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const INDENT = '  ';

/** The document, with a line break at its end. On one line, line breaks of texts are character references, so that a line is a document. */
export function documentText(root: XmlElement, pretty: boolean): string {
  return pretty ? `${DECLARATION}\n${written(root, '\n')}\n` : `${DECLARATION}${written(root, '')}\n`;
}

/** @param lineBreak what comes before each element inside, with its indentation; nothing on one line */
function written({ name, attributes = {}, content }: XmlElement, lineBreak: string): string {
  const start = `${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}`;
  if (content.length === 0) return `<${start}/>`;
  if (typeof content === 'string') return `<${start}>${escaped(content)}</${name}>`;
  const inner = lineBreak === '' ? '' : `${lineBreak}${INDENT}`;
  return `<${start}>${content.map((one) => `${inner}${written(one, inner)}`).join('')}${lineBreak}</${name}>`;
}

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

const escaped = (text: string): string => text.replace(/[&<>"\t\n\r]/g, (one) => REFERENCES[one]);
