import { ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { constraintMessageZh } from './constraint-messages';

/** Every fault of an input in one answer; unknown properties are refused, not dropped. */
export function createValidationPipe(): ValidationPipe {
  return new InputPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => invalidInput(errors.flatMap((error) => faultsOf(error, ''))),
  });
}

/** No text may hold the character NUL: PostgreSQL has no place for it, neither in text nor in JSON. */
class InputPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'query' || metadata.type === 'body' || metadata.type === 'param') {
      const faults = nulFaults(value, metadata.data ?? '');
      if (faults.length > 0) throw invalidInput(faults);
    }
    return super.transform(value, metadata);
  }
}

function nulFaults(value: unknown, path: string): Fault[] {
  if (typeof value === 'string') return value.includes('\0') ? [nulFault(path)] : [];
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const place = path === '' ? key : `${path}.${key}`;
    return key.includes('\0') ? [nulFault(path)] : nulFaults(member, place);
  });
}

function nulFault(path: string): Fault {
  return fault(path, 'nul_character', '不能包含空字符（U+0000）。', 'Must not hold the character U+0000.');
}

function faultsOf(error: ValidationError, parent: string): Fault[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) =>
    fault(path, codeOf(constraint), constraintMessageZh(constraint, message), message),
  );
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, path))];
}

/** `isNotEmpty` → `not_empty`, `maxLength` → `max_length`, `whitelistValidation` → `unknown_property`. */
function codeOf(constraint: string): string {
  if (constraint === 'whitelistValidation') return 'unknown_property';
  return constraint
    .replace(/^is(?=[A-Z])/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
