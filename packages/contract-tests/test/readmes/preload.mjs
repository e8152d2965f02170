// Sends requests for HelpCrunch to the mock.
import process from 'node:process';

const { fetch } = globalThis;
globalThis.fetch = (url, init) =>
  fetch(url.replace('https://api.helpcrunch.com', process.env.MOCK_URL), init);
