/** `messages.hl7` has good HL7 v2 messages, and after them for each fault the message that has it; `faults.json` says how many are good, and lists the faults. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { complete } from '../targets/fixtures/full.ts';
import { writeHl7v2 } from '../targets/fixtures/hl7v2.ts';
import { broken, faults } from './hl7v2/faults.ts';

export function write(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const messages = writeHl7v2([complete()]);
  writeFileSync(join(folder, 'messages.hl7'), [...messages, ...faults.map((fault) => broken(fault, messages).after)].join(''));
  writeFileSync(join(folder, 'faults.json'), JSON.stringify({ good: messages.length, names: faults.map(({ what }) => what) }));
}
