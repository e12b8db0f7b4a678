/** All messages about the prescriptions of a subject: who asks, who answers, and what each answer acknowledges. */
import type { Subject } from '../../model/subject.ts';
import { History } from '../shared/history.ts';
import { message, type Prescription } from './prescription-elements.ts';
import { followingOf, openingOf } from './prescription-messages.ts';
import { Routes } from './prescription-route.ts';
import { REJECTED, STATUS } from './script-codes.ts';
import { missingIn, type ScriptMessage } from './script-message.ts';
import type { ScriptOptions } from './script-options.ts';
import type { ScriptText } from './script-text.ts';
import { group, leaf } from './xml-elements.ts';

/** @param waits whether fills can say where a prescription had gone */
export function conversations(subject: Subject, waits: boolean, options: ScriptOptions, texts: ScriptText): readonly ScriptMessage[] {
  const { organizations, practitioners } = subject.parties;
  const routes = new Routes(subject, { renewals: options.renewals === 'request', waits });
  const history = new History(subject);
  /** Prescriptions that no pharmacy has: their messages were rejected. */
  const rejected = new Set<string>();
  const messages: ScriptMessage[] = [];
  for (const request of subject.medication_requests) {
    const route = request.intent === 'order' ? routes.of(request) : null;
    const prescriber = practitioners.find(({ id }) => id === request.practitioner_id);
    if (route === null || prescriber === undefined) continue;
    const practice = organizations.find(({ id }) => id === prescriber.organization_id);
    const prescription: Prescription = { request, route, talkers: { prescriber, practice, pharmacy: route.pharmacy }, subject, history, options, texts };
    const renewed = route.renewed !== null && !rejected.has(route.renewed.request.id) ? route.renewed : null;
    const opening = openingOf(prescription, renewed);
    messages.push(...opening.flatMap((one) => [one, ...answersTo(prescription, one)]));
    if (opening.some((one) => missingIn(one).length > 0)) {
      texts.lose('a prescription that lacks what SCRIPT requires was answered with an Error, and has no other messages');
      rejected.add(request.id);
      continue;
    }
    messages.push(...followingOf(prescription, opening[opening.length - 1]).flatMap((one) => [one, ...answersTo(prescription, one)]));
  }
  return messages;
}

/** What whoever receives a message says of it at once: an Error where it lacks what is required, else that it was accepted. */
function answersTo(prescription: Prescription, sent: ScriptMessage): readonly ScriptMessage[] {
  const about = { ...prescription, talkers: sent.talkers };
  const { id, at, known, clock, from: to, to: from, numbered } = sent;
  const answer = (type: string, mark: string, body: ScriptMessage['body']): ScriptMessage => ({
    ...message(about, { type, id: `${id}${mark}`, relatesTo: id, at, known, clock, from, numbered, body }),
    to,
    requestId: sent.requestId,
  });
  const [missing] = missingIn(sent);
  if (missing !== undefined) return [answer('Error', 'E', [leaf('Code', REJECTED), leaf('Description', `${missing} is missing`)])];
  if (!prescription.options.acknowledgements) return [];
  const accepted = from === 'clearinghouse' ? STATUS.forwarded : STATUS.accepted;
  const status = answer('Status', 'S', [leaf('Code', accepted)]);
  if (sent.type !== 'NewRx' || from !== 'pharmacy') return [status];
  return [status, answer('Verify', 'V', [group('VerifyStatus', [leaf('Code', STATUS.accepted)])])];
}
