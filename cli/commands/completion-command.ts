/** `hsimc completion`: a script by which a shell completes commands, options, choices and files. Made from the declared command line. */
import { Argument, type Command } from 'commander';
import type { Declare } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { print } from '../terminal.ts';

export const completion: Declare = ({ root, run }) => {
  root
    .command('completion')
    .description('print a script by which a shell completes hsimc: eval "$(hsimc completion bash)"')
    .addArgument(new Argument('<shell>', 'shell').choices(['bash', 'zsh', 'fish']))
    .action((shell) => run({}, () => completionCommand(root, shell)));
};

type Shell = 'bash' | 'zsh' | 'fish';

interface Known {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly flag: string; readonly description: string; readonly choices: readonly string[] }[];
}

function known(root: Command): Known[] {
  return root.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options
      .filter((option) => option.long !== undefined && !option.hidden)
      .map((option) => ({ flag: option.long as string, description: option.description, choices: option.argChoices ?? [] })),
  }));
}

function completionCommand(root: Command, shell: Shell): number {
  const commands = known(root);
  print(shell === 'fish' ? fish(commands) : shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}` : bash(commands));
  return exitCode.ok;
}

/** Also serves zsh, by its emulation of bash's completion. */
function bash(commands: readonly Known[]): string {
  const cases = commands.map(({ name, options }) => `    ${name}) words="${options.map(({ flag }) => flag).join(' ')}" ;;`).join('\n');
  const choices = new Map(commands.flatMap(({ options }) => options.filter((o) => o.choices.length > 0).map((o) => [o.flag, o.choices] as const)));
  const values = [...choices].map(([flag, allowed]) => `    ${flag}) COMPREPLY=($(compgen -W "${allowed.join(' ')}" -- "$word")); return ;;`).join('\n');
  return `_hsimc() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$word"))
    return
  fi
  case "$previous" in
${values}
  esac
  case "\${COMP_WORDS[1]}" in
${cases}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _hsimc hsimc
`;
}

function fish(commands: readonly Known[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = commands.flatMap(({ name, description, options }) => [
    `complete -c hsimc -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
    ...options.map(({ flag, description: what, choices }) => {
      const values = choices.length === 0 ? '' : ` -x -a ${quote(choices.join(' '))}`;
      return `complete -c hsimc -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)} -d ${quote(what)}${values}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}
