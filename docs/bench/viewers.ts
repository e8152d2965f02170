/** Another viewer of descriptions: its package, the files its page needs, and that page. */
export interface Viewer {
  name: string;
  package: string;
  files: string[];
  page: string;
}

export const viewers: Viewer[] = [
  {
    name: 'Scalar',
    package: '@scalar/api-reference@1.72.1',
    files: ['dist/browser/standalone.js'],
    page: `<div id="ui"></div><script src="standalone.js"></script><script>Scalar.createApiReference('#ui', { url: 'openapi.json', withDefaultFonts: false, telemetry: false });</script>`,
  },
  {
    name: 'Swagger UI',
    package: 'swagger-ui-dist@5.35.0',
    files: ['swagger-ui-bundle.js', 'swagger-ui.css'],
    page: `<link rel="stylesheet" href="swagger-ui.css"><div id="ui"></div><script src="swagger-ui-bundle.js"></script><script>SwaggerUIBundle({ url: 'openapi.json', dom_id: '#ui' });</script>`,
  },
  {
    name: 'Stoplight Elements',
    package: '@stoplight/elements@9.0.25',
    files: ['web-components.min.js', 'styles.min.css'],
    page: `<link rel="stylesheet" href="styles.min.css"><script src="web-components.min.js"></script><elements-api apiDescriptionUrl="openapi.json" router="hash" layout="stacked"></elements-api>`,
  },
];
