/**
 * A process that takes what `hsimc send` sends: prints the ports of its MLLP and HTTP servers, and adds a line to the file of its argument for all that
 * arrives. The name of the first server is what it does: accepts all, refuses the second message, takes its time, or hangs up before every other answer.
 */
import { appendFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer } from 'node:net';

const log = process.argv[2];
/** Milliseconds of the receiver that takes its time. */
const LATE = 2500;
/** Messages that come at least so many milliseconds after the last answer are paced. */
const PACED = 300;

function mllp(answer) {
  let nth = 0;
  let answered = performance.now();
  return createServer((socket) => {
    socket.on('error', () => {});
    let held = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      held = Buffer.concat([held, bytes]);
      for (let end = held.indexOf('\u001c\r'); end >= 0; end = held.indexOf('\u001c\r')) {
        const control = held.subarray(0, end).toString('latin1').split('|')[9];
        held = held.subarray(end + 2);
        appendFileSync(log, `${control} ${performance.now() - answered >= PACED ? 'paced' : 'at once'}\n`);
        answer(control, nth++, (code) => {
          answered = performance.now();
          if (code === null) socket.destroy();
          else socket.write(`\u000bMSH|^~\\&|C|D|A|B|20250101||ACK|1|T|2.5.1\rMSA|${code}|${control}\r\u001c\r`);
        });
      }
    });
  });
}

const http = createHttp((request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    const { entry, type } = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    appendFileSync(log, `${request.headers['authorization']} ${request.headers['x-tenant']} ${entry.length}\n`);
    response.setHeader('content-type', 'application/fhir+json');
    response.end(JSON.stringify({ resourceType: 'Bundle', type: `${type}-response`, entry: entry.map(() => ({ response: { status: '201 Created' } })) }));
  });
});

const servers = [
  mllp((_control, _nth, say) => say('AA')),
  mllp((control, _nth, say) => say(control === 'm1' ? 'AE' : 'AA')),
  mllp((_control, _nth, say) => setTimeout(say, LATE, 'AA')),
  mllp((_control, nth, say) => say(nth % 2 === 0 ? null : 'AA')),
  http,
];
await Promise.all(servers.map((server) => new Promise((listening) => server.listen(0, '127.0.0.1', listening))));
process.stdout.write(`${servers.map((server) => server.address().port).join(' ')}\n`);
