/** One HTTP request and its answer. No redirect is followed: it would carry a token elsewhere. */
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export interface HttpAnswer {
  readonly status: number;
  /** `503 Service Unavailable`. */
  readonly title: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Bytes of the longest answer that is read: one of a bundle of some hundred entries has about 100 kB. */
export const LONGEST_ANSWER = 1 << 24;

/** An answer did not end within the bytes that one may have. */
export class AnswerTooLong extends Error {}

export class HttpPort {
  readonly #url: URL;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #patience: number;
  readonly #agent: HttpAgent;

  /** @param patience milliseconds to wait for an answer */
  constructor(url: URL, headers: Readonly<Record<string, string>>, patience: number) {
    this.#url = url;
    this.#headers = headers;
    this.#patience = patience;
    this.#agent = url.protocol === 'https:' ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  }

  post(body: Buffer): Promise<HttpAnswer> {
    const send = this.#url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const request = send(this.#url, { method: 'POST', agent: this.#agent, headers: { ...this.#headers, 'content-length': body.length } });
      const late = setTimeout(() => request.destroy(new Error(`no answer within ${this.#patience / 1000} s`)), this.#patience);
      const fail = (error: Error): void => {
        clearTimeout(late);
        reject(error);
      };
      request.on('error', fail);
      request.on('response', (response) => {
        const pieces: Buffer[] = [];
        let length = 0;
        response.on('error', fail);
        response.on('data', (piece: Buffer) => {
          pieces.push(piece);
          length += piece.length;
          if (length > LONGEST_ANSWER) request.destroy(new AnswerTooLong());
        });
        response.on('end', () => {
          clearTimeout(late);
          const { statusCode: status = 0, statusMessage = '', headers } = response;
          resolve({ status, title: `${status} ${statusMessage}`.trim(), headers, text: Buffer.concat(pieces).toString('utf8') });
        });
      });
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
