// Lint rules that redocly.yaml cannot express. The client, the mock and the docs rely on them.

function describedSchemas() {
  return {
    Schema(schema, { report }) {
      if (!schema.description && schema.type !== 'null') {
        report({ message: 'Describe the schema, beyond what its name says.' });
      }
    },
  };
}

function closedRequests() {
  const seen = new Set();
  return {
    RequestBody(body, context) {
      for (const [schema, location] of schemasOf(body, context, seen)) {
        if (schema.properties && schema.additionalProperties !== false) {
          context.report({
            message: 'Add `additionalProperties: false`, so that a misspelt property is an error.',
            location,
          });
        }
        if (schema.default !== undefined) {
          context.report({
            message: 'Remove `default`, which would make the property required in the generated types.',
            location: location.child('default'),
          });
        }
      }
    },
  };
}

function openResponses() {
  const seen = new Set();
  return {
    Response(response, context) {
      for (const [schema, location] of schemasOf(response, context, seen)) {
        for (const keyword of ['enum', 'const', 'additionalProperties']) {
          if (!(keyword in schema)) continue;
          context.report({
            message: `Remove \`${keyword}\`, because responses grow. List known values with \`x-extensible-enum\`.`,
            location: location.child(keyword),
          });
        }
      }
    },
  };
}

// Redocly visits a schema only once, however often it is used, so a rule about its uses has to find them.
function* schemasOf({ content = {} }, { resolve, location }, seen) {
  const waiting = Object.entries(content).map(([type, { schema }]) => [
    schema,
    location.child(['content', type, 'schema']),
  ]);
  for (const [given, at] of waiting) {
    const { node, location: found } = given?.$ref ? resolve(given, at.source.absoluteRef) : { node: given };
    if (!node || seen.has(node)) continue;
    seen.add(node);
    const here = found ?? at;
    yield [node, here];
    for (const keyword of ['properties', 'oneOf', 'anyOf', 'allOf']) {
      for (const [key, child] of Object.entries(node[keyword] ?? {})) {
        waiting.push([child, here.child([keyword, key])]);
      }
    }
    if (node.items) waiting.push([node.items, here.child('items')]);
  }
}

export default function rules() {
  return {
    id: 'helpcrunch-chats',
    rules: {
      oas3: {
        'described-schemas': describedSchemas,
        'closed-requests': closedRequests,
        'open-responses': openResponses,
      },
    },
  };
}
