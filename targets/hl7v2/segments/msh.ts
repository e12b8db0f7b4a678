import type { Hl7v2Context } from '../hl7v2-context.ts';
import type { Hl7v2Message } from '../hl7v2-message.ts';
import { authority, sendingApplication } from '../hl7v2-types.ts';

/** Message header. Its first field is the delimiter itself, so it is not written like the others. Processing id `T`: training, never production. */
export function msh(c: Hl7v2Context, { type, trigger, structure, control, sent, about }: Hl7v2Message): string {
  const route = c.route(about);
  const from = route.sending_application === null ? sendingApplication() : c.escape(route.sending_application);
  const fromFacility = route.sending_facility === null ? authority(c, c.organization, '^') : c.escape(route.sending_facility);
  const to = `${c.escape(route.receiving_application ?? '')}|${c.escape(route.receiving_facility ?? '')}`;
  const time = c.time(sent);
  const name = c.version.name;
  return `MSH|^~\\&|${from}|${fromFacility}|${to}|${time}||${type}^${trigger}^${structure}|${control}|T|${name}||||||${c.charset}\r`;
}
