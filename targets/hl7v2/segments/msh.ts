import type { Hl7v2Context } from '../hl7v2-context.ts';
import type { Hl7v2Message } from '../hl7v2-message.ts';
import { authority, named } from '../hl7v2-types.ts';

/** Message header. Its first field is the delimiter itself, so it is not written like the others. Processing id `T`: training, never production. */
export function msh(c: Hl7v2Context, { type, trigger, structure, control, sent, about }: Hl7v2Message): string {
  const { route } = c;
  const own = c.routeOf(about);
  const end = (name: string | null, otherwise: string): string => (name === null ? otherwise : named(c, name));
  const from = `${end(own.sending_application, route.sending_application)}|${end(own.sending_facility, route.sending_facility ?? authority(c.organization, '^'))}`;
  const to = `${end(own.receiving_application, route.receiving_application)}|${end(own.receiving_facility, route.receiving_facility)}`;
  const time = c.time(sent);
  const name = c.version.name;
  return `MSH|^~\\&|${from}|${to}|${time}||${type}^${trigger}^${structure}|${control}|T|${name}||||||${c.charset}\r`;
}
