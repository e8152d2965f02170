import type { Description, Schema } from '@helpcrunch-chats/openapi/tools/reader';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { constantName, valuesOf } from './known-values.ts';
import { quote } from './source.ts';

/**
 * One exported type per schema of the description.
 * openapi-typescript writes them as members of one big `components` interface; here each becomes a
 * declaration of its own, so that editors and error messages show `Agent` and not its expansion.
 */
export async function schemas(api: Description): Promise<string> {
  const nodes = await openapiTS(structuredClone(api) as unknown as OpenAPI3, { transform: openSet });
  const declarations = schemaMembers(nodes).map(toDeclaration);
  return [...declarations.map(print), ...Object.entries(api.components.schemas).flatMap(knownType)].join(
    '\n',
  );
}

/** The known values of an open set, as a type. */
function knownType([name, schema]: [string, Schema]): string[] {
  if (!schema['x-extensible-enum']) return [];
  const values = (valuesOf(schema) ?? []).map(quote).join(' | ');
  return [`/** One of \`${constantName(name)}\`. */\nexport type Known${name} = ${values};\n`];
}

/** An open set is typed `KnownX | (string & {})`: any string passes and editors still suggest the known ones. */
function openSet(schema: object, { path }: { path?: string }): ts.TypeNode | undefined {
  const values = (schema as Schema)['x-extensible-enum'];
  if (!values) return undefined;
  const name = path?.match(/^#\/components\/schemas\/(\w+)$/)?.[1];
  if (!name) throw new Error(`Make a component schema of the open set at ${path}: its type needs a name.`);
  const { factory } = ts;
  const anyString = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([
    factory.createTypeReferenceNode(`Known${name}`),
    factory.createParenthesizedType(anyString),
  ]);
}

function schemaMembers(nodes: ts.Node[]): ts.PropertySignature[] {
  for (const node of nodes) {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'components') continue;
    for (const member of node.members) {
      if (
        ts.isPropertySignature(member) &&
        memberName(member) === 'schemas' &&
        member.type &&
        ts.isTypeLiteralNode(member.type)
      ) {
        return member.type.members.filter(ts.isPropertySignature);
      }
    }
  }
  throw new Error('openapi-typescript wrote no `components.schemas`.');
}

function toDeclaration(member: ts.PropertySignature): ts.Node {
  const name = memberName(member);
  const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const type = ts.visitNode(member.type, shortenReferences, ts.isTypeNode);
  if (!type) throw new Error(`openapi-typescript gave ${name} no type.`);
  const declaration = ts.isTypeLiteralNode(type)
    ? ts.factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : ts.factory.createTypeAliasDeclaration(exported, name, undefined, type);
  return ts.setSyntheticLeadingComments(declaration, ts.getSyntheticLeadingComments(member));
}

/** `components["schemas"]["Agent"]` → `Agent` */
function shortenReferences(node: ts.Node): ts.Node {
  if (ts.isIndexedAccessTypeNode(node) && ts.isIndexedAccessTypeNode(node.objectType)) {
    const { literal } = node.indexType as ts.LiteralTypeNode;
    return ts.factory.createTypeReferenceNode((literal as ts.StringLiteral).text);
  }
  return ts.visitEachChild(node, shortenReferences, undefined);
}

function memberName(member: ts.PropertySignature): string {
  return (member.name as ts.Identifier | ts.StringLiteral).text;
}

/** Editors show a plain comment better than an `@description` tag. */
function print(declaration: ts.Node): string {
  return astToString(declaration)
    .replace(/^ *\* @enum .*\n/gm, '')
    .replaceAll('* @description ', '* ')
    .replace(/\/\*\*\n *\* (.*)\n *\*\//g, '/** $1 */')
    .replace(/^ {4}/gm, '  ');
}
