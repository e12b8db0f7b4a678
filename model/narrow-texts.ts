/**
 * The same plain data, with each text stored as compactly as its characters allow. V8 keeps a text that was cut out of another at the width of that other: after one
 * `κ` in a file, every word of that file takes two bytes per character, and so does each line of output that contains one of them, which is then written at half
 * the speed. `JSON.parse` chooses the width by content.
 */
export function narrowTexts<T>(data: T): T {
  return JSON.parse(JSON.stringify(data));
}
