export type { ErrorStyle } from './errors.ts';
export { createMock, type Mock, type MockRequest } from './mock.ts';
export type { MockOptions } from './options.ts';
export { type ProxyOptions, type ProxyViolation, type RunningProxy, startProxy } from './proxy.ts';
export type { RateLimit } from './rate-limit.ts';
export { type MockServer, type MockServerOptions, startMock } from './server.ts';
export type { Chat, Chats } from './state.ts';
