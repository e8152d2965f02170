// biome-ignore lint/suspicious/noExplicitAny: the changes below reach anywhere into the description.
export type Api = any;

function drop(values: string[], value: string): void {
  values.splice(values.indexOf(value), 1);
}

/** Changes of the description, what the gate has to call each, and what it has to say. */
export const changes: [
  what: string,
  verdict: string | undefined,
  told: RegExp,
  change: (api: Api) => void,
][] = [
  [
    'an operation was removed',
    'major',
    /`\/v1\/chats\/status` was removed/,
    ({ paths }) => delete paths['/v1/chats/status'],
  ],
  [
    'an operation has another method',
    'major',
    /put.*removed/i,
    ({ paths }) => {
      paths['/v1/chats/status'] = { patch: paths['/v1/chats/status'].put };
    },
  ],
  [
    'an operation was renamed',
    'major',
    /operationId/i,
    ({ paths }) => {
      paths['/v1/chats'].post.operationId = 'openChat';
    },
  ],
  [
    'an optional request property is now required',
    'major',
    /required: `assignee`/,
    ({ components }) => components.schemas.CreateChatRequest.required.push('assignee'),
  ],
  [
    'a required request property was added',
    'major',
    /required: `topic`/,
    ({ components }) => {
      components.schemas.CreateChatRequest.properties.topic = { type: 'string', description: 'Topic.' };
      components.schemas.CreateChatRequest.required.push('topic');
    },
  ],
  [
    'a request no longer takes null',
    'major',
    /type/i,
    ({ components }) => {
      components.schemas.UpdateChatAssigneeRequest.properties.assignee.type = 'integer';
    },
  ],
  [
    'a status can no longer be set',
    'major',
    /closed/,
    ({ components }) => drop(components.schemas.SettableChatStatus.enum, 'closed'),
  ],
  [
    'an optional response field was removed',
    'major',
    /notes/,
    ({ components }) => delete components.schemas.Chat.properties.notes,
  ],
  [
    'a response field is no longer always there',
    'major',
    /department/,
    ({ components }) => drop(components.schemas.Chat.required, 'department'),
  ],
  [
    'a response field may be null',
    'major',
    /type/i,
    ({ components }) => {
      components.schemas.Department.properties.name.type = ['string', 'null'];
    },
  ],
  [
    'an error is no longer documented',
    'major',
    /409/,
    ({ paths }) => delete paths['/v1/chats'].post.responses[409],
  ],
  [
    'a known value was removed',
    'major',
    /removed: superviser/,
    ({ components }) => drop(components.schemas.AgentRole['x-extensible-enum'], 'superviser'),
  ],
  [
    'the rate limit is lower',
    'major',
    /rate limit is lower/,
    (api) => {
      api['x-rate-limit'].requests = 60;
    },
  ],
  [
    'the rate is the same, but fewer requests may come at once',
    'major',
    /rate limit is lower/,
    (api) => {
      api['x-rate-limit'] = { requests: 2, perSeconds: 1 };
    },
  ],
  [
    'no key is needed any more',
    'minor',
    /security/i,
    (api) => {
      api.security = [];
    },
  ],
  [
    'a schema was renamed',
    'major',
    /removed/,
    (api) => {
      const { schemas } = api.components;
      schemas.Person = schemas.Customer;
      schemas.Chat.properties.customer.$ref = '#/components/schemas/Person';
      delete schemas.Customer;
    },
  ],
  [
    'a named example was removed',
    'major',
    /removed/,
    ({ paths }) => delete paths['/v1/chats'].post.requestBody.content['application/json'].examples.minimal,
  ],
  [
    'a known value was added',
    'minor',
    /added: nobody-has-this/,
    ({ components }) => components.schemas.AgentRole['x-extensible-enum'].push('nobody-has-this'),
  ],
  [
    'one more status can be set',
    'minor',
    /enum/,
    ({ components }) => components.schemas.SettableChatStatus.enum.push('nobody-has-this'),
  ],
  [
    'an optional request property was added',
    'minor',
    /added/,
    ({ components }) => {
      components.schemas.CreateChatRequest.properties.topic = { type: 'string', description: 'Topic.' };
    },
  ],
  [
    'a request takes null too',
    'minor',
    /type/,
    ({ components }) => {
      components.schemas.UpdateChatDepartmentRequest.properties.department.type = ['integer', 'null'];
    },
  ],
  [
    'a response field was added',
    'minor',
    /added/,
    ({ components }) => {
      components.schemas.Chat.properties.topic = { type: 'string', description: 'Topic.' };
    },
  ],
  [
    'an operation was added',
    'minor',
    /added/,
    ({ paths }) => {
      paths['/v1/chats/topic'] = {
        put: { ...paths['/v1/chats/status'].put, operationId: 'updateChatTopic' },
      };
    },
  ],
  [
    'only prose has changed',
    'patch',
    /description/,
    ({ paths }) => {
      paths['/v1/chats'].post.description = 'Opens a chat.';
    },
  ],
  [
    'only an example has changed',
    'patch',
    /does not show/,
    ({ paths }) => {
      paths['/v1/chats'].post.requestBody.content['application/json'].examples.minimal.value.customer = 1;
    },
  ],
  [
    'known values have another order',
    'patch',
    /does not show/,
    ({ components }) => components.schemas.AgentRole['x-extensible-enum'].reverse(),
  ],
  ['nothing has changed', undefined, /^$/, () => {}],
];
