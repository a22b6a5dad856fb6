import { ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { constraintMessageZh } from './constraint-messages';
import { rememberValidationRules } from './remember-validation-rules';
import { requireStorable } from './storable';

export interface ValidationWish {
  /** What the database can't store is taken out by the caller, and no fault. */
  isCleaned?: boolean;
}

/** Refuses what no table can hold before anything else is said about an input that has a shape. */
class ShapePipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'param' && this.toValidate(metadata)) requireStorable(value);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** Every fault of an input in one answer; unknown properties are refused, not dropped. */
export function createValidationPipe({ isCleaned = false }: ValidationWish = {}): ValidationPipe {
  rememberValidationRules();
  return new (isCleaned ? ValidationPipe : ShapePipe)({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => invalidInput(errors.flatMap((error) => faultsOf(error, ''))),
  });
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
