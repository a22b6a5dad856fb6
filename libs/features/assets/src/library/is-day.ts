import { Matches, ValidateBy } from 'class-validator';
import { applyDecorators } from '@nestjs/common';

/** A day of the calendar as `YYYY-MM-DD`: one that there is. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(
    Matches(/^\d{4}-\d{2}-\d{2}$/),
    ValidateBy({ name: 'isDay', validator: { validate: (value) => isDay(value) } }),
  );
}

function isDay(value: unknown): boolean {
  const at = new Date(`${String(value)}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value;
}
