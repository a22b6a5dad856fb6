import type { OpenAPIObject } from '@nestjs/swagger';

interface Parameter {
  in?: string;
  name?: string;
  required?: boolean;
  schema?: { default?: unknown };
}

const hasDefault = ({ in: place, name, schema }: Parameter) =>
  schema?.default !== undefined || (place === 'header' && name === 'accept-language');

/** What has a default may be left out, and is described so; who names no language gets Chinese. */
export function describeParameters(document: OpenAPIObject): OpenAPIObject {
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item as Record<string, { parameters?: Parameter[] } | undefined>)) {
      for (const parameter of operation?.parameters ?? []) {
        if (hasDefault(parameter)) parameter.required = false;
      }
    }
  }
  return document;
}
