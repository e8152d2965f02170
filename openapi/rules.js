// Lint rules that redocly.yaml cannot express: what the client, the mock and the docs rely on in every schema.

function describedSchemas() {
  return {
    Schema(schema, { report }) {
      if (!schema.description && schema.type !== 'null') {
        report({ message: 'Describe the schema: say something that its name does not.' });
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
            message: 'A misspelt property of a request must not pass: add `additionalProperties: false`.',
            location,
          });
        }
        if (schema.default !== undefined) {
          context.report({
            message: 'Remove `default`: it would make a required property optional in the generated types.',
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
            message: `Remove \`${keyword}\`: responses grow. List known values with \`x-extensible-enum\`.`,
            location: location.child(keyword),
          });
        }
      }
    },
  };
}

// Redocly visits a schema that is used twice only once, so a rule about where it is used has to find it itself.
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
