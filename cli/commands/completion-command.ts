/** `hsimc completion`: a script by which a shell completes commands, options, choices, scenarios and files. Made from the declared command line. */
import { Argument, type Command, type Option } from 'commander';
import { type Declare, SCENARIO } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { print } from '../terminal.ts';

export const completion: Declare = ({ root, run }) => {
  root
    .command('completion')
    .description('print a shell completion script: eval "$(hsimc completion bash)"')
    .addArgument(new Argument('<shell>', 'shell').choices(['bash', 'zsh', 'fish']))
    .action((shell) => run({}, () => completionCommand(root, shell)));
};

type Shell = 'bash' | 'zsh' | 'fish';

interface Known {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly flags: readonly string[]; readonly description: string; readonly choices: readonly string[] }[];
  /** Words that the first argument may be, next to files. */
  readonly words: readonly string[];
  /** Words that may follow each of them. */
  readonly following: readonly string[];
}

interface Names {
  readonly scenarios: readonly string[];
  readonly targets: readonly string[];
}

/** Options whose values are names that no list of choices holds. */
function choicesOf(option: Option, { scenarios, targets }: Names): readonly string[] {
  if (option.long === '--target') return targets;
  if (option.long === '--from') return scenarios;
  return option.argChoices ?? [];
}

function known(root: Command, names: Names): Known[] {
  return root.commands.map((command) => {
    const [first] = command.registeredArguments;
    const below = command.commands.map((one) => one.name());
    return {
      name: command.name(),
      description: command.description(),
      options: command.options
        .filter((option) => option.long !== undefined && !option.hidden)
        .map((option) => ({
          flags: [option.long as string, ...(option.short === undefined ? [] : [option.short])],
          description: option.description,
          choices: choicesOf(option, names),
        })),
      words: [...below, ...(first?.description === SCENARIO ? names.scenarios : (first?.argChoices ?? []))],
      following: command.name() === 'scenarios' ? names.scenarios : [],
    };
  });
}

async function completionCommand(root: Command, shell: Shell): Promise<number> {
  const [{ libraryScenarios }, { targets }] = await Promise.all([import('../../app/scenario-library.ts'), import('../../targets/registry.ts')]);
  const commands = known(root, { scenarios: libraryScenarios().map(({ name }) => name), targets: [...targets.keys()] });
  print(shell === 'fish' ? fish(commands) : shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}` : bash(commands));
  return exitCode.ok;
}

/** Also serves zsh, by its emulation of bash's completion. */
function bash(commands: readonly Known[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(
        ({ flags, choices }) =>
          `    ${flags.map((flag) => `"${name} ${flag}"`).join('|')}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word")); return ;;`,
      ),
  );
  const options = commands.map((command) => `    ${command.name}) options="${command.options.map(({ flags }) => flags[0]).join(' ')}" ;;`);
  const words = commands.flatMap((command) => [
    ...(command.words.length > 0 ? [`    ${command.name}:2) words="${command.words.join(' ')}" ;;`] : []),
    ...(command.following.length > 0 ? [`    ${command.name}:3) words="${command.following.join(' ')}" ;;`] : []),
  ]);
  return `_hsimc() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" options="" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$word"))
    return
  fi
  case "$command $previous" in
${values.join('\n')}
  esac
  case "$command" in
${options.join('\n')}
  esac
  case "$command:$COMP_CWORD" in
${words.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _hsimc hsimc
`;
}

function fish(commands: readonly Known[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = commands.flatMap(({ name, description, options, words, following }) => [
    `complete -c hsimc -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
    ...options.map(({ flags: [long, short], description: what, choices }) => {
      const values = choices.length === 0 ? '' : ` -x -a ${quote(choices.join(' '))}`;
      return `complete -c hsimc -n '__fish_seen_subcommand_from ${name}' -l ${long.slice(2)}${short === undefined ? '' : ` -s ${short.slice(1)}`} -d ${quote(what)}${values}`;
    }),
    ...(words.length + following.length === 0
      ? []
      : [`complete -c hsimc -n '__fish_seen_subcommand_from ${name}' -a ${quote([...words, ...following].join(' '))}`]),
  ]);
  return `${lines.join('\n')}\n`;
}
