/** One receiver: a message goes out when the one before was acknowledged, over a connection that is made again when it drops. */
import { connect, type Socket } from 'node:net';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { Stop } from '../stop.ts';
import { megabytes, shown } from '../wording.ts';
import { type Acknowledgement, readAcknowledgement } from './mllp-acknowledgement.ts';
import { FrameReader, FrameTooLong, framed, LONGEST_FRAME } from './mllp-frames.ts';

export interface Receiver {
  readonly host: string;
  readonly port: number;
  /** Milliseconds to wait for an acknowledgement. */
  readonly patience: number;
  /** Connections to try, one after the other, before it is given up. */
  readonly tries: number;
}

/** Milliseconds between two tries that fail: doubled each time, up to ten seconds. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;

/** The receiver closed the connection. */
class Dropped extends Error {}

export class Connection {
  readonly #to: Receiver;
  #socket: Socket | null = null;
  #reader = new FrameReader();
  /** Messages that were acknowledged over the current connection. */
  #acknowledged = 0;

  constructor(to: Receiver) {
    this.#to = to;
  }

  /**
   * Sends a message until it is acknowledged. Where the connection drops first, it cannot be known whether the message arrived: it goes out again, under
   * the same control id, by which a receiver knows it. A receiver that closes a connection after it has acknowledged something is correct: the next
   * connection is opened at once, and does not count as a try.
   */
  async send(bytes: Uint8Array, control: string): Promise<Acknowledgement> {
    let last = '';
    for (let attempt = 0, wait = FIRST_PAUSE; attempt < this.#to.tries; attempt++, wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      if (attempt > 0) await pause(wait);
      try {
        // A receiver that closes after each acknowledgement does so in the same moment: what is closed is not written to.
        if (this.#socket !== null) await turn();
        if (this.#socket !== null && !this.#socket.writable) this.close();
        const socket = this.#socket ?? (await this.#open());
        const answer = await this.#exchange(socket, framed(bytes), control);
        this.#acknowledged++;
        return answer;
      } catch (error) {
        if (error instanceof Dropped && this.#acknowledged > 0) {
          this.close();
          return await this.send(bytes, control);
        }
        this.close();
        if (error instanceof FrameTooLong) throw this.#notAcknowledged(control, `the response exceeds ${megabytes(LONGEST_FRAME)} without an end of block`);
        last = error instanceof Error ? error.message : String(error);
      }
    }
    throw this.#notAcknowledged(control, last);
  }

  #notAcknowledged(control: string, why: string): Stop {
    const { host, port } = this.#to;
    return new Stop(
      'output',
      `${host}:${port} did not acknowledge message ${shown(control)}: ${why}`,
      'run the same command again to continue with this message',
    );
  }

  #open(): Promise<Socket> {
    const { host, port, patience } = this.#to;
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port });
      socket.setNoDelay(true);
      const late = setTimeout(() => socket.destroy(new Error(`no connection within ${patience} ms`)), patience);
      socket.once('error', (error) => {
        clearTimeout(late);
        reject(error);
      });
      socket.once('connect', () => {
        clearTimeout(late);
        socket.removeAllListeners('error');
        // What goes wrong later is reported to the current exchange, which listens to the end of the connection.
        socket.on('error', () => {});
        this.#socket = socket;
        this.#reader = new FrameReader();
        this.#acknowledged = 0;
        resolve(socket);
      });
    });
  }

  #exchange(socket: Socket, bytes: Buffer, control: string): Promise<Acknowledgement> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(late);
        socket.off('data', data);
        socket.off('close', dropped);
        end();
      };
      const dropped = (): void => settle(() => reject(new Dropped('the connection was closed')));
      const late = setTimeout(() => settle(() => reject(new Error(`no acknowledgement within ${this.#to.patience} ms`))), this.#to.patience);
      const data = (piece: Buffer): void => {
        try {
          for (const frame of this.#reader.read(piece)) {
            const answer = readAcknowledgement(frame.toString('utf8'));
            // An answer to an earlier message, which came too late, is passed over.
            if (answer !== null && (answer.control === control || answer.control === '')) {
              settle(() => resolve(answer));
              return;
            }
          }
        } catch (error) {
          settle(() => reject(error));
        }
      };
      socket.on('data', data);
      socket.once('close', dropped);
      if (socket.destroyed || !socket.writable) dropped();
      else socket.write(bytes);
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = null;
    this.#acknowledged = 0;
  }
}
