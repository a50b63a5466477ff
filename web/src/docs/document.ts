/** Turns an OpenAPI document into rows that can be read: operations by tag, with what they take and answer. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  anyOf?: Schema[];
}

interface Content {
  content?: Record<string, { schema?: Schema }>;
}

interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  schema?: Schema;
}

interface RawOperation {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content & { $ref?: string }>;
  'x-permission'?: string;
}

export interface OpenApi {
  paths: Record<string, Record<string, RawOperation> & { parameters?: never }>;
  components: { schemas: Record<string, Schema> };
}

export interface Field {
  name: string;
  kind: string;
  required: boolean;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  permission: string | null;
  takes: Field[];
  answers: { status: string; fields: Field[] }[];
  refusals: string[];
}

export interface Group {
  tag: string;
  operations: Operation[];
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'];

export function groupsOf(document: OpenApi, words: string): Group[] {
  const groups = new Map<string, Operation[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const raw = methods[method];
      if (!raw) continue;
      const operation = operationOf(document, path, method, raw);
      if (!holds(operation, words)) continue;
      const tag = raw.tags?.[0] ?? '';
      groups.set(tag, [...(groups.get(tag) ?? []), operation]);
    }
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations }));
}

function operationOf(document: OpenApi, path: string, method: string, raw: RawOperation): Operation {
  const shared = (document.paths[path]?.parameters ?? []) as Parameter[];
  const parameters = [...shared, ...(raw.parameters ?? [])].filter((one) => one.name);
  const statuses = Object.entries(raw.responses);
  return {
    id: `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    summary: raw.summary ?? raw.description ?? '',
    permission: raw['x-permission'] === 'public' ? null : (raw['x-permission'] ?? null),
    takes: [
      ...parameters.map((one) => ({
        name: one.in === 'header' ? `${one.name}:` : one.in === 'query' ? `?${one.name}` : one.name,
        kind: kindOf(document, one.schema),
        required: Boolean(one.required),
      })),
      ...fieldsOf(document, schemaOf(raw.requestBody)),
    ],
    answers: statuses
      .filter(([status]) => status.startsWith('2'))
      .map(([status, answer]) => ({ status, fields: fieldsOf(document, schemaOf(answer)) })),
    refusals: statuses.map(([status]) => status).filter((status) => /^[45]/.test(status)),
  };
}

function schemaOf(content?: Content): Schema | undefined {
  return Object.values(content?.content ?? {})[0]?.schema;
}

function resolved(document: OpenApi, schema?: Schema): Schema | undefined {
  const target = schema?.$ref ?? schema?.allOf?.[0]?.$ref;
  return target ? document.components.schemas[target.split('/').at(-1) ?? ''] : schema;
}

function fieldsOf(document: OpenApi, schema?: Schema): Field[] {
  const found = resolved(document, schema);
  return Object.entries(found?.properties ?? {}).map(([name, inner]) => ({
    name,
    kind: kindOf(document, inner),
    required: found?.required?.includes(name) ?? false,
  }));
}

function kindOf(document: OpenApi, schema?: Schema): string {
  if (!schema) return '';
  if (schema.items) return `[ ${kindOf(document, schema.items)} ]`;
  if (schema.enum) return schema.enum.filter((word) => word !== null).join(' | ');
  const named = schema.$ref ?? schema.allOf?.[0]?.$ref ?? schema.anyOf?.find((one) => one.$ref)?.$ref;
  if (named) return named.split('/').at(-1) ?? '';
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? '');
  return schema.format ? `${type} (${schema.format})` : type;
}

function holds(operation: Operation, words: string): boolean {
  const text = `${operation.method} ${operation.path} ${operation.summary} ${operation.permission ?? ''}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
