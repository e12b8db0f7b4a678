/** `hsimc ack`: what receivers answered to claims. */
import { type Declare, format } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { type Format, print } from '../terminal.ts';

export const ack: Declare = ({ root, run }) => {
  root
    .command('ack')
    .description('read an acknowledgement or payment of any writer: which claims it is about, and their state')
    .argument('<file>', 'X12 interchange with TA1, 999, 277CA or 835; - reads standard input')
    .addOption(format())
    .action((path: string, flags: { readonly format: Format }) => run(flags, () => read(path, flags.format)));
};

/** 0: read; 1: read, with findings. */
async function read(path: string, form: Format): Promise<number> {
  const [{ readAcknowledgements }, { acknowledgementData, acknowledgementText }] = await Promise.all([
    import('../../app/benefits/read-acknowledgements.ts'),
    import('../view/acknowledgement-text.ts'),
  ]);
  const found = readAcknowledgements(path);
  print(form === 'json' ? `${JSON.stringify(acknowledgementData(found), null, 1)}\n` : acknowledgementText(found));
  return found.findings.length > 0 ? exitCode.diagnostics : exitCode.ok;
}
