import type { Shape } from '@/api-client';
import type { PeriodWish } from '../index-period';
import { readWords } from '../read-words';

export interface ComputeWish {
  /** `unit`, or an account's id. */
  readonly of: string;
  readonly formulaId: string;
  readonly period: PeriodWish;
  readonly gather: boolean;
  /** By input: what stands on the platform, or the id of a kept value. */
  readonly words?: Readonly<Record<string, string | undefined>>;
  readonly kept?: Readonly<Record<string, string | undefined>>;
  readonly note?: string;
}

/** What is asked for. Inputs that are left empty are looked for on record. */
export function bodyFor(wish: ComputeWish, unitId: string): Shape<'ComputeIndexValueRequest'> {
  const { of, formulaId, period, gather, words = {}, kept = {}, note } = wish;
  const typed = Object.entries(words).flatMap(([name, text]) => {
    const read = readWords(text ?? '');
    return read ? [{ name, ...read, ...(note && { note }) }] : [];
  });
  const chosen = Object.entries(kept).flatMap(([name, valueId]) => (valueId ? [{ name, valueId }] : []));
  return {
    ...{ formulaId, period, gather, inputs: [...typed, ...chosen] },
    ...(of === 'unit' ? { organizationId: unitId } : { channelAccountId: of }),
  };
}
