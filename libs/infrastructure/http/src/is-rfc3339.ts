import { isISO8601, registerDecorator } from 'class-validator';
import type { ValidationOptions } from 'class-validator';

/** Offsets as far as PostgreSQL takes them; those of the world end at +14:00. */
const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-](0\d|1[0-5]):\d{2})$/;
/** In UTC, too: there is no year 0, neither in the calendar nor for PostgreSQL. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

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
          isInReach(Date.parse(value)),
      },
    });
}

/** @param at milliseconds; NaN is out of it */
function isInReach(at: number): boolean {
  return at >= EARLIEST && at <= LATEST;
}
