/** HL7 v2 messages of a run, in order of message time, to a receiver over MLLP. */
import type { Channel, SendOptions } from '../send/channel.ts';
import { usage } from '../stop.ts';
import { shown } from '../wording.ts';
import { type FeedMessage, feed, messageFiles } from './message-feed.ts';
import { Connection } from './mllp-connection.ts';

/** Seconds to wait for an acknowledgement. */
const PATIENCE = 30;

export function mllpChannel(url: string, path: string, { timeout = PATIENCE, tries }: SendOptions): Channel<FeedMessage> {
  const connection = new Connection({ ...receiverOf(url), patience: timeout * 1000, tries });
  const files = messageFiles(path);
  return {
    noun: 'message',
    files,
    total: null,
    items: () => feed(files),
    async send({ bytes, name }) {
      const { verdict, code, text } = await connection.send(bytes, name);
      return { verdict, lines: verdict === 'accepted' ? [] : [text === '' ? code : `${code} ${text}`] };
    },
    close: () => connection.close(),
  };
}

function receiverOf(text: string): { readonly host: string; readonly port: number } {
  const found = /^mllp:\/\/(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})\/?$/.exec(text);
  const port = Number(found?.[2]);
  if (found === null || port < 1 || port > 65_535) throw usage(`not a receiver address: ${shown(text)}`, 'use the form mllp://127.0.0.1:2575');
  return { host: found[1].replace(/^\[|\]$/g, ''), port };
}
