/**
 * One self-contained bundle for each subject, or several where a limit asks for it.
 *
 * Entries stand in order of dependency: parties, patient, then each resource after those it refers to. So whatever a bundle's resources refer to is in it
 * or in an earlier part. Resources are the same bytes as in bulk files: their relative references resolve against the full URLs (FHIR R4, section
 * 2.36.4.1, resolving references in bundles). Loading is by PUT to the resource's own id, so loading twice changes nothing.
 */
import type { Writer } from '../target.ts';
import { Context } from './context.ts';
import { SYNTHETIC } from './editions.ts';
import type { BundleType } from './options.ts';
import type { Stream, Streams } from './streams.ts';
import { BASE } from './systems.ts';

export function bundleWriter(streams: Streams, type: BundleType, limit: number): Writer {
  const open = `{"resourceType":"Bundle","meta":${JSON.stringify({ tag: [SYNTHETIC] })},"type":"${type}","entry":[`;
  const loads = type !== 'collection';
  const request = ',"request":{"method":"PUT","url":"';
  return {
    subject(subject, block, out) {
      const context = new Context(subject);
      let part = 0;
      let count = 0;
      let text = '';
      const close = (whole: boolean) => {
        out.append(bundlePath(block, subject.index, whole ? 0 : ++part), `${open}${text}]}\n`);
        count = 0;
        text = '';
      };
      const add = <From, C>(stream: Stream<From, C>, from: From, context: C) => {
        for (const record of stream.records(from)) {
          // A full part is closed when the next entry comes, so that the last one is known.
          if (count === limit) close(false);
          const path = `${stream.type}/${stream.id(record)}`;
          text = `${text}${count === 0 ? '' : ','}{"fullUrl":"${BASE}/${path}","resource":${stream.write(record, context)}${loads ? `${request}${path}"}}` : '}'}`;
          count++;
        }
      };
      for (const stream of streams.parties) add(stream, subject.parties, undefined);
      for (const stream of streams.subject) add(stream, subject, context);
      close(part === 0);
    },
  };
}

/** `part` is 0 for a whole bundle, or else counts from 1. */
export function bundlePath(block: string, index: number, part: number): string {
  return `${block}/Bundle-${String(index).padStart(7, '0')}${part === 0 ? '' : `-${part}`}.json`;
}
