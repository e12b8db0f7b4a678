/** Options and actions of messages, as the tools of this server call them. */
import { flagOf, type InterfaceTerms } from '../model/interface-terms.ts';

/** Actions that are tools here, by their first word. The others are commands of the command line. */
const TOOLS: ReadonlyMap<string, string> = new Map([
  ['explain', 'explain_diagnostic'],
  ['report', 'report_run'],
  ['scenarios', 'search_scenarios'],
  ['codes', 'lookup_codes'],
]);

/** Options whose arguments have other names. */
const ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['set', 'parameters'],
  ['out', 'directory'],
  ['subject', 'subjects'],
]);

export const mcpTerms: InterfaceTerms = {
  option: (name, value) => {
    const argument = ARGUMENTS.get(name) ?? flagOf(name).slice(2).replaceAll('-', '_');
    return value === null ? `\`${argument}\`` : `\`${argument}: ${value}\``;
  },
  action: (words) => {
    const [first] = words.split(' ');
    const tool = TOOLS.get(first);
    return tool === undefined ? `\`hsimc ${words}\` in a shell` : `the tool \`${tool}\``;
  },
};
