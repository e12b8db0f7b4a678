/** The tools, in the order in which clients list them. */
import type { ToolDefinition } from '../tool-definition.ts';
import { exportRun, reportRun, validateBatch, writeCsv, writeParquet } from './file-tools.ts';
import { explainDiagnostic, lookupCodes, readReference, searchScenarios } from './library-tools.ts';
import { batchGenerate, describeRun, queryRun, runScenario, whyRecord } from './run-tools.ts';
import { checkScenario, compileScenario, previewScenario } from './scenario-tools.ts';

const all: readonly ToolDefinition[] = [
  searchScenarios,
  readReference,
  lookupCodes,
  checkScenario,
  explainDiagnostic,
  compileScenario,
  previewScenario,
  batchGenerate,
  runScenario,
  describeRun,
  queryRun,
  whyRecord,
  validateBatch,
  writeCsv,
  writeParquet,
  exportRun,
  reportRun,
];

/** @param readOnly without those that write or make anything */
export function toolsOf(readOnly: boolean): readonly ToolDefinition[] {
  return readOnly ? all.filter(({ hints }) => hints.readOnly) : all;
}
