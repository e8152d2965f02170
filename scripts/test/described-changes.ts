import type { Impact } from '@helpcrunch-chats/openapi/tools/changes';

// biome-ignore lint/suspicious/noExplicitAny: the changes below reach anywhere into the description.
export type Api = any;

export interface DescribedChange {
  what: string;
  change(api: Api): void;
  /** The impact, the place and a part of the message of each difference that the change makes. */
  differences: [Impact, where: string, message: string][];
}

const CREATE = '#/paths/~1v1~1chats/post';
const SCHEMAS = '#/components/schemas';

function drop(values: string[], value: string): void {
  values.splice(values.indexOf(value), 1);
}

/** None of these touches what another one changes, so one comparison covers them all. */
export const independent: DescribedChange[] = [
  {
    what: 'an operation was renamed',
    change: ({ paths }) => Object.assign(paths['/v1/chats'].post, { operationId: 'openChat' }),
    differences: [['major', `${CREATE}/operationId`, '`operationId`']],
  },
  {
    what: 'an optional request property is now required',
    change: ({ components }) => components.schemas.CreateChatRequest.required.push('assignee'),
    differences: [['major', `${SCHEMAS}/CreateChatRequest/required`, 'required: `assignee`']],
  },
  {
    what: 'a required request property was added',
    change: ({ components }) => {
      components.schemas.UpdateChatStatusRequest.properties.topic = { type: 'string', description: 'Topic.' };
      components.schemas.UpdateChatStatusRequest.required.push('topic');
    },
    differences: [
      ['major', `${SCHEMAS}/UpdateChatStatusRequest/required`, 'required: `topic`'],
      ['minor', `${SCHEMAS}/UpdateChatStatusRequest/properties/topic`, 'added'],
    ],
  },
  {
    what: 'a request no longer takes null',
    change: ({ components }) =>
      Object.assign(components.schemas.UpdateChatAssigneeRequest.properties.assignee, { type: 'integer' }),
    differences: [['major', `${SCHEMAS}/UpdateChatAssigneeRequest/properties/assignee/type`, 'narrowed']],
  },
  {
    what: 'a status can no longer be set',
    change: ({ components }) => drop(components.schemas.SettableChatStatus.enum, 'closed'),
    differences: [['major', `${SCHEMAS}/SettableChatStatus/enum`, "'closed'"]],
  },
  {
    what: 'an optional response field was removed',
    change: ({ components }) => delete components.schemas.Chat.properties.notes,
    differences: [['major', `${SCHEMAS}/Chat/properties/notes`, '`notes` of `Chat` was removed']],
  },
  {
    what: 'a response field is no longer always there',
    change: ({ components }) => drop(components.schemas.Chat.required, 'department'),
    differences: [['major', `${SCHEMAS}/Chat/required`, 'no longer required: `department`']],
  },
  {
    what: 'a response field may be null',
    change: ({ components }) =>
      Object.assign(components.schemas.Department.properties.name, { type: ['string', 'null'] }),
    differences: [['major', `${SCHEMAS}/Department/properties/name/type`, 'widened']],
  },
  {
    what: 'an error is no longer documented',
    change: ({ paths }) => delete paths['/v1/chats'].post.responses[409],
    differences: [['major', `${CREATE}/responses/409`, '`409` was removed']],
  },
  {
    what: 'a known value was removed',
    change: ({ components }) => drop(components.schemas.AgentRole['x-extensible-enum'], 'superviser'),
    differences: [['major', `${SCHEMAS}/AgentRole`, 'Known values were removed: superviser.']],
  },
  {
    what: 'the rate limit is lower',
    change: (api) => Object.assign(api['x-rate-limit'], { requests: 60 }),
    differences: [
      ['major', '#/x-rate-limit', 'The rate limit is lower.'],
      ['minor', '#/x-rate-limit/requests', '120 → 60'],
    ],
  },
  {
    what: 'a named example was removed',
    change: ({ paths }) =>
      delete paths['/v1/chats'].post.requestBody.content['application/json'].examples.minimal,
    differences: [['major', `${CREATE}/requestBody/content/application~1json/examples/minimal`, 'removed']],
  },
  {
    what: 'no key is needed any more',
    change: (api) => Object.assign(api, { security: [] }),
    differences: [['minor', '#/security/0', 'SecurityRequirement was removed']],
  },
  {
    what: 'a known value was added',
    change: ({ components }) => components.schemas.ChatRating['x-extensible-enum'].push('unknown-value'),
    differences: [['minor', `${SCHEMAS}/ChatRating`, 'Known values were added: unknown-value.']],
  },
  {
    what: 'an optional request property was added',
    change: ({ components }) =>
      Object.assign(components.schemas.CreateChatRequest.properties, {
        topic: { type: 'string', description: 'Topic.' },
      }),
    differences: [['minor', `${SCHEMAS}/CreateChatRequest/properties/topic`, 'added']],
  },
  {
    what: 'a request takes null too',
    change: ({ components }) =>
      Object.assign(components.schemas.UpdateChatDepartmentRequest.properties.department, {
        type: ['integer', 'null'],
      }),
    differences: [
      ['minor', `${SCHEMAS}/UpdateChatDepartmentRequest/properties/department/type`, '["integer","null"]'],
    ],
  },
  {
    what: 'a response field was added',
    change: ({ components }) =>
      Object.assign(components.schemas.Chat.properties, { topic: { type: 'string', description: 'Topic.' } }),
    differences: [['minor', `${SCHEMAS}/Chat/properties/topic`, 'added']],
  },
  {
    what: 'an operation was added',
    change: ({ paths }) => {
      paths['/v1/chats/topic'] = {
        put: { ...paths['/v1/chats/status'].put, operationId: 'updateChatTopic' },
      };
    },
    differences: [['minor', '#/paths/~1v1~1chats~1topic', 'added']],
  },
  {
    what: 'only prose has changed',
    change: ({ paths }) => Object.assign(paths['/v1/chats'].post, { description: 'Opens a chat.' }),
    differences: [['patch', `${CREATE}/description`, '"Opens a chat."']],
  },
];

/** Independent of each other too, but not of the changes above. */
export const others: DescribedChange[] = [
  {
    what: 'an operation was removed',
    change: ({ paths }) => delete paths['/v1/chats/department'],
    differences: [['major', '#/paths/~1v1~1chats~1department', '`/v1/chats/department` was removed']],
  },
  {
    what: 'an operation has another method',
    change: ({ paths }) =>
      Object.assign(paths, { '/v1/chats/assignee': { patch: paths['/v1/chats/assignee'].put } }),
    differences: [
      ['major', '#/paths/~1v1~1chats~1assignee/put', '`PUT /v1/chats/assignee` was removed'],
      ['minor', '#/paths/~1v1~1chats~1assignee/patch', 'added'],
    ],
  },
  {
    what: 'a schema was renamed',
    change: ({ components: { schemas } }) => {
      schemas.Person = schemas.Customer;
      schemas.Chat.properties.customer.$ref = '#/components/schemas/Person';
      delete schemas.Customer;
    },
    differences: [
      ['major', `${SCHEMAS}/Customer`, 'removed'],
      ['patch', `${SCHEMAS}/Person`, 'added'],
    ],
  },
  {
    what: 'the rate is the same, but fewer requests may come at once',
    change: (api) => Object.assign(api, { 'x-rate-limit': { requests: 2, perSeconds: 1 } }),
    differences: [
      ['major', '#/x-rate-limit', 'The rate limit is lower.'],
      ['minor', '#/x-rate-limit/perSeconds', '60 → 1'],
      ['minor', '#/x-rate-limit/requests', '120 → 2'],
    ],
  },
  {
    what: 'one more status can be set',
    change: ({ components }) => components.schemas.SettableChatStatus.enum.push('unknown-value'),
    differences: [['minor', `${SCHEMAS}/SettableChatStatus/enum`, 'unknown-value']],
  },
];

/** Redocly reports no difference for these. */
export const invisible: Omit<DescribedChange, 'differences'>[] = [
  {
    what: 'only an example has changed',
    change: ({ paths }) =>
      Object.assign(paths['/v1/chats'].post.requestBody.content['application/json'].examples.minimal.value, {
        customer: 1,
      }),
  },
  {
    what: 'known values have another order',
    change: ({ components }) => components.schemas.AgentRole['x-extensible-enum'].reverse(),
  },
];
