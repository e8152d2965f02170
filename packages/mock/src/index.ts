export { createMock, type Mock } from './mock.ts';
export { type MockServer, type MockServerOptions, startMock } from './server.ts';
