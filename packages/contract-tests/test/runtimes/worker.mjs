import * as client from './client.mjs';
import { smoke } from './smoke.mjs';

export default {
  async fetch(request) {
    return Response.json(await smoke(client, new URL(request.url).searchParams.get('api')));
  },
};
