import type { OpenAPIObject } from '@nestjs/swagger';
import { describeParameters } from './openapi-parameters';

function requiredAfter(parameter: object): unknown {
  const document = { paths: { '/things': { get: { parameters: [parameter] } } } } as unknown as OpenAPIObject;
  const { get } = describeParameters(document).paths['/things']!;
  return (get!.parameters![0] as { required?: boolean }).required;
}

describe('the parameters in the description', () => {
  it('with a default may be left out', () => {
    const limit = { in: 'query', name: 'limit', required: true, schema: { type: 'number', default: 20 } };
    expect(requiredAfter(limit)).toBe(false);
  });

  it('that name the language may be left out', () => {
    expect(requiredAfter({ in: 'header', name: 'accept-language', required: true, schema: {} })).toBe(false);
  });

  it('stay demanded where nothing takes their place', () => {
    expect(requiredAfter({ in: 'query', name: 'from', required: true, schema: {} })).toBe(true);
    expect(requiredAfter({ in: 'header', name: 'if-match', required: true, schema: {} })).toBe(true);
  });
});
