import type { ProgrammeEntity } from '../persistence/programme.entity';
import type { ProgrammeResponse } from './programme.responses';

export function presentProgramme({
  feedGuids: _feedGuids,
  version: _version,
  createdAt,
  updatedAt,
  ...programme
}: ProgrammeEntity): ProgrammeResponse {
  return {
    ...programme,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
