/** Lines of a file, one at a time: a manifest may list more files than fit in memory. */
import { StringDecoder } from 'node:string_decoder';
import { chunksOf } from '../file-chunks.ts';

/** UTF-16 units of a line that is no longer read as one. */
const LONGEST = 1_000_000;

export function* linesOf(file: string): Generator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (const piece of chunksOf(file)) {
    const lines = (rest + decoder.write(piece)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > LONGEST) {
      yield rest;
      rest = '';
    }
  }
  if (rest !== '') yield rest;
}
