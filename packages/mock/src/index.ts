export type { Chat, Chats } from './chats/chats.ts';
export { type ProxyOptions, type RunningProxy, startProxy, type Violation } from './http/proxy.ts';
export { type MockServer, type MockServerOptions, startMock } from './http/server.ts';
export { createMock, type Mock } from './mock.ts';
export type { ErrorStyle, MockOptions } from './options.ts';
export type { RateLimit } from './rate-limit.ts';
export type { MockRequest } from './requests.ts';
