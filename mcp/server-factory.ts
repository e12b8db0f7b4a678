/** Makes a server for a connection, or for a request: the same tools for both eras of the protocol. */
import { McpServer } from '@modelcontextprotocol/server';
import { callTool } from './call-tool.ts';
import { INSTRUCTIONS, instructionsFor } from './server-instructions.ts';
import { registerPrompts } from './server-prompts.ts';
import { registerResources } from './server-resources.ts';
import { inputSchemaOf, outputSchemaOf } from './tool-schema.ts';
import { toolsOf } from './tools/all-tools.ts';
import type { Workspace } from './workspace.ts';

export function serverFor(workspace: Workspace, version: string): McpServer {
  const server = new McpServer(
    { name: 'hsimc', title: 'hsimc: synthetic health-care data', version },
    { instructions: workspace.readOnly ? instructionsFor('read-only') : INSTRUCTIONS },
  );
  for (const definition of toolsOf(workspace.readOnly)) {
    const { name, title, description, input, output, hints } = definition;
    const annotations = {
      title,
      readOnlyHint: hints.readOnly,
      destructiveHint: hints.destructive,
      idempotentHint: hints.idempotent,
      openWorldHint: false,
    };
    server.registerTool(
      name,
      { title, description, inputSchema: inputSchemaOf(name, input), outputSchema: outputSchemaOf(output), annotations },
      (given, context) => callTool(definition, given, workspace, context),
    );
  }
  registerResources(server, workspace);
  registerPrompts(server, workspace);
  return server;
}
