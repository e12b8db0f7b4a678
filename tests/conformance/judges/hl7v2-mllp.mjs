import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { prepareCache } from '../lib/build.mjs';
import { command } from '../lib/command.mjs';
import { settings } from '../lib/hl7.mjs';
import { python } from '../lib/python.mjs';

const HSIMC = new URL('../../../dist/hsimc.js', import.meta.url).pathname;

/** `hsimc send` to the MLLP server of python-hl7, on the loopback: every message arrives once, in order of time, and is accepted. */
export const hl7v2Mllp = {
  name: 'hl7v2-mllp',
  sees: 'the MLLP server of python-hl7: hsimc send loses nothing, repeats nothing',
  async judge({ cohorts }) {
    const { cache } = settings();
    prepareCache(cache);
    const interpreter = await python(cache, 'mllp', ['hl7==0.4.5']);
    const folder = await cohorts.compiled('adt_workflow', '--count', '50', '--target', 'hl7v2');
    const server = spawn(interpreter, [new URL('../hl7v2/mllp_receiver.py', import.meta.url).pathname], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: server.stdout });
    const said = [];
    lines.on('line', (line) => said.push(line));
    await once(lines, 'line');
    const state = `${folder}.sent.json`;
    const sent = await command(process.execPath, [HSIMC, 'send', `mllp://127.0.0.1:${said[0]}`, folder, '--format', 'json', '--state', state]);
    rmSync(state, { force: true });
    server.stdin.end();
    await once(server, 'close');
    const received = said.slice(1);
    console.log(`${received.length} messages received; ${sent.out.trim()}${sent.err}`);
    const { accepted } = JSON.parse(sent.out);
    return sent.status === 0 && received.length > 0 && accepted === received.length && new Set(received).size === received.length;
  },
};
