import type { EpisodeTotals } from '../episode-totals';
import type { ProgrammeEntity } from '../persistence/programme.entity';
import type { ProgrammeResponse, ProgrammeSummaryResponse } from './programme.responses';

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

export function presentSummary(
  programme: ProgrammeEntity,
  { episodes, lastPublishedAt }: EpisodeTotals,
): ProgrammeSummaryResponse {
  return {
    ...presentProgramme(programme),
    episodes,
    lastPublishedAt: lastPublishedAt?.toISOString() ?? null,
  };
}
