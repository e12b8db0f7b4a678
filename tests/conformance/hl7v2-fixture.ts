/** The fixtures of the HL7 v2 target as a feed: every record with every field, with none, each word of every list, and the changes of those that are cancelled. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject } from '../../model/subject.ts';
import { at } from '../targets/fixtures/basics.ts';
import { bare, everything } from '../targets/fixtures/full.ts';
import { writeHl7v2 } from '../targets/fixtures/hl7v2.ts';
import { takenBack } from '../targets/fixtures/taken-back.ts';

/** A note that is corrected after it was sent (MDM^T08). */
function corrected(subject: Subject): Subject {
  const [{ id, practitioner_id }] = subject.document_references;
  const then = at(2024, 11, 1, 10);
  const fields = [{ name: 'text', before: JSON.stringify('Feels well.'), after: JSON.stringify(subject.document_references[0].text) }];
  const change = { id: subject.messages[0].id, kind: 'corrected' as const, record_kind: 'document_references', record_id: id, fields, practitioner_id };
  return { ...subject, changes: [...subject.changes, { ...change, occurred: then, recorded: then + 5, encounter_id: null }] };
}

export function feed(): string[] {
  const subject = everything();
  return writeHl7v2([corrected({ ...subject, changes: [...subject.changes, ...takenBack(subject)] }), bare()]);
}

export function write(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'messages.hl7'), feed().join(''));
}
