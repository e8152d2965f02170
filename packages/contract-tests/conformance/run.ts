import { type ChatsClient, createChatsClient } from '@helpcrunch-chats/client';
import { type Finding, findings } from './deviations.ts';
import { type Exchange, KEY_OF_PROXY, type RecordingProxy, startProxy } from './proxy.ts';
import type { Settings } from './settings.ts';
import { runWorkflow, stepsFor, type WorkflowStep } from './workflow.ts';

export interface Conformance {
  findings: Finding[];
  /** How many requests the workflow sent. */
  requests: number;
  chat: number | undefined;
  /** Steps in the order of the workflow, the ones that were not taken without a status. */
  steps: { stepId: string; status?: WorkflowStep['status'] }[];
  /** What somebody has to know or do now, in words. */
  troubles: string[];
}

/**
 * Takes one chat through the workflow, and closes it whatever happens. Ends early when `interrupted` is aborted.
 * Throws before it sends anything if the key cannot be right.
 */
export async function conformance(settings: Settings, interrupted: AbortSignal): Promise<Conformance> {
  const { apiKey, baseUrl, ...ids } = settings;
  const client = createChatsClient({ apiKey, baseUrl });
  const planned = await stepsFor(ids);
  const troubles: string[] = [];
  const stopped = new AbortController();
  const signal = AbortSignal.any([interrupted, stopped.signal]);
  const proxy = await startProxy(baseUrl, apiKey, signal, (reason) => {
    if (!stopped.signal.aborted) troubles.push(`The run ended early: ${reason}.`);
    stopped.abort();
  });
  let taken: WorkflowStep[] = [];
  try {
    const run = await runWorkflow(proxy.url, { apiKey: KEY_OF_PROXY, ...ids }, { goOn: true, signal });
    taken = run.steps;
    if (interrupted.aborted) troubles.push('The run was interrupted.');
    else if (taken.length < planned.length && !stopped.signal.aborted) {
      const last = taken.at(-1);
      troubles.push(
        last ? `The workflow ended early, with step ${last.stepId}.` : `Redocly failed: ${run.output}`,
      );
    }
  } finally {
    await proxy.close();
    troubles.push(...(await closeChat(client, ids.customer, proxy)));
  }
  const statuses = new Map(taken.map(({ stepId, status }) => [stepId, status]));
  const steps = planned.map((stepId) => {
    const status = statuses.get(stepId);
    return status ? { stepId, status } : { stepId };
  });
  return {
    findings: findings(proxy.exchanges, taken),
    requests: proxy.exchanges.length,
    chat: proxy.chatId(),
    steps,
    troubles,
  };
}

/** Closes the chat unless it is closed. Returns what went wrong. */
async function closeChat(client: ChatsClient, customer: number, proxy: RecordingProxy): Promise<string[]> {
  const id = proxy.chatId();
  const sent = proxy.exchanges.filter(({ operationId }) => operationId === 'createChat');
  if (id === undefined) {
    if (sent.every(({ status }) => status >= 300 && status < 500)) return [];
    return [`A chat may have been created: look for a new chat of customer ${customer}, and close it.`];
  }
  if (proxy.exchanges.filter(changesStatus).at(-1)?.request.status === 'closed') return [];
  try {
    await client.updateChatStatus({ id, status: 'closed' });
    return [];
  } catch (error) {
    return [`Chat ${id} may still be open, close it: ${(error as Error).message}`];
  }
}

function changesStatus({ operationId, status }: Exchange): boolean {
  return operationId === 'updateChatStatus' && status >= 200 && status < 300;
}
