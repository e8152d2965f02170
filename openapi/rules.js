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
  let inRequest = false;
  return {
    RequestBody: {
      enter() {
        inRequest = true;
      },
      leave() {
        inRequest = false;
      },
    },
    Schema(schema, { report }) {
      if (!inRequest) return;
      if (schema.properties && schema.additionalProperties !== false) {
        report({
          message: 'A misspelt property of a request must not pass: add `additionalProperties: false`.',
        });
      }
      if (schema.default !== undefined) {
        report({
          message: 'Remove `default`: it would make a required property optional in the generated types.',
        });
      }
    },
  };
}

function openResponses() {
  let inResponse = false;
  return {
    Response: {
      enter() {
        inResponse = true;
      },
      leave() {
        inResponse = false;
      },
    },
    Schema(schema, { report, location }) {
      if (!inResponse) return;
      for (const keyword of ['enum', 'const', 'additionalProperties']) {
        if (keyword in schema) {
          report({
            message: `Remove \`${keyword}\`: responses grow. List known values with \`x-extensible-enum\`.`,
            location: location.child(keyword),
          });
        }
      }
    },
  };
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
