const client = require('@helpcrunch-chats/client');

import('./smoke.mjs').then(async ({ smoke }) => {
  console.log(JSON.stringify(await smoke(client, process.argv[2])));
});
