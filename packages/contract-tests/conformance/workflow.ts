import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { redocly } from '../redocly.ts';

export interface Inputs {
  apiKey: string;
  customer: number;
  application: number;
  /** Without it the chat is not assigned. */
  agent?: number;
  /** Without it the chat is not moved. */
  department?: number;
}

export interface WorkflowStep {
  stepId: string;
  status: 'success' | 'warn' | 'error';
  checks: { name: string; passed: boolean; condition?: string; message: string }[];
}

export interface WorkflowRun {
  /** 0 if every step has passed. */
  code: number;
  steps: WorkflowStep[];
  /** What Redocly printed. */
  output: string;
}

interface Arazzo {
  sourceDescriptions: { url: string }[];
  workflows: { inputs: { required: string[] }; steps: { stepId: string }[] }[];
}

const file = new URL('../../../openapi/workflows/chat-lifecycle.arazzo.yaml', import.meta.url);
const CHECKS = ['SUCCESS_CRITERIA_CHECK', 'STATUS_CODE_CHECK', 'CONTENT_TYPE_CHECK', 'SCHEMA_CHECK'];

/** The ids of the steps that are taken with these inputs, in their order. */
export async function stepsFor(inputs: Omit<Inputs, 'apiKey'>): Promise<string[]> {
  return (await workflowFor(inputs)).workflows.flatMap(({ steps }) => steps.map(({ stepId }) => stepId));
}

/**
 * Takes a chat through its life at `url`, in at most ten minutes.
 * With `goOn` a step that fails does not end it.
 */
export async function runWorkflow(
  url: string,
  inputs: Inputs,
  options: { goOn?: boolean; signal?: AbortSignal } = {},
): Promise<WorkflowRun> {
  const folder = await mkdtemp(join(tmpdir(), 'helpcrunch-chats-workflow-'));
  try {
    const [arazzo, json] = [join(folder, 'workflow.arazzo.yaml'), join(folder, 'run.json')];
    await writeFile(arazzo, stringify(await workflowFor(inputs)));
    const args = ['respect', arazzo, '--server', `chats=${url}`, '--json-output', json];
    // Longer than whoever waits for the rate limit on the way.
    args.push('--max-fetch-timeout', '300000');
    if (options.goOn) args.push('--severity', CHECKS.map((check) => `${check}=warn`).join(','));
    const { code, stdout, stderr } = await redocly(args, {
      timeout: 600_000,
      ...(options.signal && { signal: options.signal }),
      env: { REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs) },
    });
    return { code, steps: await stepsIn(json), output: stdout + stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The workflow without the steps that need an input which is not there. */
async function workflowFor(inputs: object): Promise<Arazzo> {
  const arazzo = parse(await readFile(file, 'utf8')) as Arazzo;
  for (const source of arazzo.sourceDescriptions) source.url = fileURLToPath(new URL(source.url, file));
  for (const workflow of arazzo.workflows) {
    const missing = workflow.inputs.required.filter((name) => name !== 'apiKey' && !(name in inputs));
    workflow.inputs.required = workflow.inputs.required.filter((name) => !missing.includes(name));
    workflow.steps = workflow.steps.filter(
      (step) => !missing.some((name) => JSON.stringify(step).includes(`$inputs.${name}`)),
    );
  }
  return arazzo;
}

/** The steps that were taken; none if Redocly did not get that far. */
async function stepsIn(json: string): Promise<WorkflowStep[]> {
  const text = await readFile(json, 'utf8').catch(() => '{"files":{}}');
  const { files } = JSON.parse(text) as {
    files: Record<string, { executedWorkflows: { executedSteps: WorkflowStep[] }[] }>;
  };
  return Object.values(files).flatMap((run) =>
    run.executedWorkflows.flatMap(({ executedSteps }) => executedSteps),
  );
}
