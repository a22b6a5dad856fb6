import type { Actor } from '@haojiao/features/organizations';

/** How far a programme has come, as far as the caller may see its episodes. */
export interface EpisodeTotals {
  episodes: number;
  /** First publication of the last one that went out. */
  lastPublishedAt: Date | null;
}

/** By programme; one without episodes may be absent. */
export type EpisodeCounter = (actor: Actor, programmeIds: string[]) => Promise<Map<string, EpisodeTotals>>;

export const noEpisodes: EpisodeTotals = { episodes: 0, lastPublishedAt: null };
