import type { OpenAPIObject } from '@nestjs/swagger';
import { describeProblems } from './openapi-problems';

function described(operation: Record<string, unknown>, verb = 'get', path = '/api/v1/things/{id}'): string[] {
  const document = {
    openapi: '3.0.0',
    info: { title: '', version: '1' },
    paths: { [path]: { [verb]: { responses: { '200': { description: 'ok' } }, ...operation } } },
  } as unknown as OpenAPIObject;
  const item = describeProblems(document).paths[path] as Record<
    string,
    { responses: Record<string, unknown> }
  >;
  return Object.keys(item[verb]!.responses).sort();
}

const secured = { security: [{ bearer: [] }] };

describe('the errors in the description', () => {
  it('of a public read are few', () => {
    expect(described({ parameters: [{ in: 'path', name: 'id' }] })).toEqual(['200', '400', '404', '500']);
  });

  it('of a change name the two answers to a missing and an old version', () => {
    const parameters = [
      { in: 'path', name: 'id' },
      { in: 'header', name: 'if-match' },
    ];
    expect(described({ ...secured, parameters }, 'patch')).toEqual(
      expect.arrayContaining(['401', '403', '404', '409', '412', '428']),
    );
  });

  it('of a log-in name the lock-out', () => {
    expect(described({ requestBody: {} }, 'post', '/api/v1/auth/login')).toEqual([
      '200',
      '400',
      '401',
      '429',
      '500',
    ]);
  });
});
