import { Problem } from '@/api-client';
import type { InputFault } from '@/api-client';

/** The same refusal with its faults at the fields of the form, and in its words. Anything else stays as it is. */
export function withFaults(
  error: unknown,
  toFields: (faults: readonly InputFault[]) => InputFault[],
): unknown {
  if (!(error instanceof Problem)) return error;
  return new Problem(error.status, { ...error.body, errors: toFields(error.faults) });
}
