import { isISO8601, registerDecorator } from 'class-validator';
import type { ValidationOptions } from 'class-validator';

const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A time with its offset, as RFC 3339 has it: a time without one would be guessed at. The day must be one of the
 * calendar: JavaScript takes 30 February for 2 March.
 */
export function IsRfc3339(options?: ValidationOptions): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isRfc3339',
      target: target.constructor,
      propertyName: String(property),
      options: {
        message: `${String(property)} must be a time with offset, e.g. 2026-11-21T09:00:00+08:00`,
        ...options,
      },
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' &&
          pattern.test(value) &&
          isISO8601(value, { strict: true }) &&
          !Number.isNaN(Date.parse(value)),
      },
    });
}
