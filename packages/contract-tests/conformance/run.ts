import { isUnexpectedResponseError } from '@helpcrunch-chats/client';
import { type Exchange, type RateLimit, type Recorder, startRecorder } from './recorder.ts';
import type { Settings } from './settings.ts';
import { type Context, evaluate, evaluateAll, holds, type Step } from './workflow.ts';

export type Result = Awaited<ReturnType<typeof conformance>>;

/** The workflow's chat that nobody has. */
const MISSING_CHAT = 2_147_483_647;

/** Takes one chat through the steps, and closes it whatever happens. Ends early when `interrupted` is aborted. */
export async function conformance(
  settings: Settings,
  steps: Step[],
  rateLimit: RateLimit,
  interrupted: AbortSignal,
) {
  const recorder = await startRecorder(settings.baseUrl, rateLimit);
  const { exchanges } = recorder;
  const context: Context = { inputs: settings, steps: {} };
  const passed = new Map<string, boolean>();
  /** What somebody has to know or do now. */
  const troubles: string[] = [];
  try {
    for (const step of steps) {
      const failed = await take(step, context, recorder, interrupted);
      passed.set(step.stepId, failed.length === 0);
      for (const condition of failed) recorder.deviations.add(`step ${step.stepId}: expected ${condition}`);
      if (chatIn(exchanges) === undefined) throw new Error('the API did not create a chat');
    }
  } catch (error) {
    const reason = interrupted.aborted ? 'it was interrupted' : (error as Error).message;
    troubles.push(`The run ended early: ${reason}.`);
  } finally {
    await recorder.idle();
    troubles.push(...(await closeChat(settings, recorder)));
    await recorder.close();
  }
  return {
    deviations: [...recorder.deviations],
    information: [...recorder.information],
    requests: exchanges.length,
    chat: chatIn(exchanges),
    /** Whether each step that was taken has passed. */
    passed,
    troubles,
  };
}

/** Sends the request of a step, and returns the conditions that are not true. Throws if it is about another chat. */
async function take(
  { stepId, operationId, 'x-security': security, requestBody, successCriteria, outputs = {} }: Step,
  context: Context,
  { exchanges, clientWith }: Recorder,
  signal: AbortSignal,
): Promise<string[]> {
  const request = evaluateAll(requestBody.payload, context);
  const chat = chatIn(exchanges);
  const isAllowed =
    chat === undefined ? !('id' in request) : [chat, MISSING_CHAT].includes(Number(request.id));
  if (!isAllowed) throw new Error(`step ${stepId} would create or change another chat`);
  const operation = operationId.split('.').at(-1) as 'updateChatStatus';
  const client = clientWith(String(evaluate(security[0].values.token, context)));
  await client.safe[operation](request as never, { signal }).catch((error: unknown) => {
    // What is wrong with it was recorded.
    if (!isUnexpectedResponseError(error)) throw error;
  });
  const { status, body } = exchanges.at(-1) as Exchange;
  Object.assign(context, { statusCode: status, response: { body } });
  context.steps[stepId] = { outputs: evaluateAll(outputs, context) };
  const failed = successCriteria.map(({ condition }) => condition).filter((one) => !holds(one, context));
  // The others follow from a wrong status.
  const byStatus = failed.filter((condition) => condition.startsWith('$statusCode'));
  return byStatus.length > 0 ? byStatus : failed;
}

/** The id of the chat that was created. */
function chatIn(exchanges: Exchange[]): number | undefined {
  const created = exchanges.find((one) => one.operationId === 'createChat' && isSuccess(one));
  const id = (created?.body as { id?: unknown } | undefined)?.id;
  return Number.isSafeInteger(id) && Number(id) > 0 ? Number(id) : undefined;
}

/** Closes the chat unless it is closed, and returns what went wrong. */
async function closeChat(
  { apiKey, customer }: Settings,
  { exchanges, clientWith }: Recorder,
): Promise<string[]> {
  const id = chatIn(exchanges);
  if (id === undefined) {
    if (exchanges.every(({ status }) => status >= 300 && status < 500)) return [];
    return [`A chat may have been created: look for a new chat of customer ${customer}, and close it.`];
  }
  const changes = exchanges.filter((one) => one.operationId === 'updateChatStatus' && isSuccess(one));
  if (changes.at(-1)?.request.status === 'closed') return [];
  return clientWith(apiKey)
    .updateChatStatus({ id, status: 'closed' })
    .then(
      () => [],
      ({ message }) => [`Chat ${id} may still be open, close it: ${message}`],
    );
}

function isSuccess({ status }: Exchange): boolean {
  return status >= 200 && status < 300;
}
