import type { Context } from '../context.ts';
import type { Message } from '../message.ts';
import { authority, sendingApplication } from '../types.ts';

/** Message header. Its first field is the delimiter itself, so it is not written like the others. Processing id `T`: training, never production. */
export function msh(c: Context, { type, trigger, structure, control, sent }: Message): string {
  const time = c.time(sent);
  const name = c.version.name;
  return `MSH|^~\\&|${sendingApplication()}|${authority(c, c.organization, '^')}|||${time}||${type}^${trigger}^${structure}|${control}|T|${name}||||||${c.charset}\r`;
}
