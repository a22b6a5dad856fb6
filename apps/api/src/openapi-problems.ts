import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const verbs = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What each status means to a client of an operation. */
const meanings: Record<string, string> = {
  '400': 'The input is wrong; `errors` names every fault',
  '401': 'Not signed in, or the access token is not valid any more',
  '403': 'May be seen but not done',
  '404': 'Does not exist, or may not be seen',
  '409': 'Forbidden by the present state or a rule of the trade',
  '412': 'Changed meanwhile; `current` is the version that stands',
  '422': 'The Idempotency-Key was used for another request',
  '428': 'If-Match is required',
  '429': 'Too many requests; `Retry-After` tells when to come back',
  '500': 'Something failed inside; it was recorded',
};

const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem document',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: {
      type: 'string',
      description: 'What is wrong and what would be right, in the language asked for',
    },
    code: { type: 'string', description: 'Stable, snake case; what clients branch on' },
    instance: { type: 'string', description: 'Id of the request, for the administrator' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** Adds to every operation the errors that it can answer with, derived from what it takes and demands. */
export function describeProblems(document: OpenAPIObject): OpenAPIObject {
  const schemas = { ...document.components?.schemas, Problem: problemSchema as never };
  document.components = { ...document.components, schemas };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const verb of verbs) {
      const operation = item[verb];
      if (operation) addProblems(operation, verb, path);
    }
  }
  return document;
}

function addProblems(operation: Operation, verb: (typeof verbs)[number], path: string): void {
  for (const status of statusesOf(operation, verb, path)) {
    operation.responses[status] ??= {
      description: meanings[status]!,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
}

function statusesOf(operation: Operation, verb: (typeof verbs)[number], path: string): string[] {
  const parameters = (operation.parameters ?? []) as { in?: string; name?: string }[];
  const isSecured = (operation.security ?? []).length > 0;
  const takesIfMatch = parameters.some((parameter) => parameter.name?.toLowerCase() === 'if-match');
  const statuses = ['500'];
  if (operation.requestBody || parameters.length > 0) statuses.push('400');
  if (isSecured) statuses.push('401', '403');
  if (path.includes('{')) statuses.push('404');
  if (verb !== 'get' && isSecured) statuses.push('409');
  if (verb === 'post' && isSecured) statuses.push('422');
  if (takesIfMatch) statuses.push('412', '428');
  if (path.endsWith('/auth/login')) statuses.push('401', '429');
  return statuses;
}
