import { IsISO8601, Matches } from 'class-validator';

const dayPattern = /^(19|20)\d{2}-\d{2}-\d{2}$/;

/** A day of this century or the last, `YYYY-MM-DD`. */
export function IsDay(): PropertyDecorator {
  return (target, property) => {
    for (const rule of [Matches(dayPattern), IsISO8601({ strict: true })]) rule(target, property);
  };
}
