import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';

export interface AskedEpisode {
  contentId: string;
  /** Null: it belongs to none. */
  programmeId: string | null;
  /** `?key=` of the address. */
  key: string | undefined;
}

/** Who may hear an episode: a feature on the right that gives out keys of private programmes tells it. */
export interface EpisodeAccess {
  mayHear(episode: AskedEpisode): Promise<boolean>;
}

/** Everybody hears what is public. While nobody has said how keys are read, a private programme is heard by nobody. */
@Injectable()
export class EpisodeDoor {
  private access: EpisodeAccess | null = null;

  constructor(private readonly database: Database) {}

  learnFrom(access: EpisodeAccess): void {
    this.access = access;
  }

  async mayHear(episode: AskedEpisode): Promise<boolean> {
    if (!(await this.isPrivate(episode.programmeId))) return true;
    return (await this.access?.mayHear(episode)) ?? false;
  }

  async isPrivate(programmeId: string | null): Promise<boolean> {
    if (!programmeId) return false;
    const rows = await this.database.query(
      `SELECT 1 FROM programmes WHERE id = $1 AND visibility = 'private'`,
      [programmeId],
    );
    return rows.length > 0;
  }
}
