import { standingOf } from '../domain/reprint-source';
import type { ReprintSourceEntity } from '../persistence/reprint-source.entity';
import type { ReprintSourceResponse } from './reprint-source.responses';

export function presentReprintSource(source: ReprintSourceEntity, now: Date): ReprintSourceResponse {
  const { version: _, ...members } = source;
  return {
    ...members,
    standing: standingOf(source, now),
    createdAt: source.createdAt.toISOString(),
    updatedAt: source.updatedAt.toISOString(),
  };
}
