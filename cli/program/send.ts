import { InvalidArgumentError } from 'commander';
import { wholeNumber } from '../option-values.ts';
import { type Declare, format } from './kit.ts';

/** `50/s`, `600/min`: messages a second. */
function rate(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\/(s|min)$/.exec(text);
  const perSecond = Number(found?.[1]) / (found?.[2] === 'min' ? 60 : 1);
  if (found === null || !(perSecond > 0)) throw new InvalidArgumentError('A rate is written 50/s or 600/min.');
  return perSecond;
}

export const send: Declare = ({ root, run }) => {
  root
    .command('send')
    .description('send the HL7 v2 messages of a run over MLLP, and read the acknowledgements')
    .argument('<receiver>', 'mllp://host:port')
    .argument('<path>', 'output folder, or one file of messages')
    .option('--rate <rate>', 'most messages in a second or minute, such as 50/s', rate, null)
    .option('--state <file>', 'where is kept how far the feed was sent; beside the path unless given')
    .option('--restart', 'send from the first message on, whatever was sent before')
    .option('--stop-on-error', 'end with the first message that is not accepted')
    .option('--timeout <seconds>', 'how long to wait for an acknowledgement', wholeNumber('The time to wait', 1, 3600), 30)
    .option('--tries <number>', 'connections to try for one message', wholeNumber('The number of tries', 1, 1000), 5)
    .addOption(format())
    .option('-q, --quiet', 'no good news: only what was not accepted')
    .action((receiver, path, flags) => run(flags, async () => (await import('../commands/send.ts')).sendCommand(receiver, path, flags)));
};
