import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Live broadcasts with their views, viewers and highest number at once, which are three things; exact ones are in order. */
export class CreateLiveBroadcasts1795000540010 implements MigrationInterface {
  name = 'CreateLiveBroadcasts1795000540010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE live_broadcasts (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        channel_account_id uuid REFERENCES channel_accounts (id),
        place text NOT NULL,
        title text NOT NULL,
        started_at timestamptz NOT NULL,
        duration_seconds integer CONSTRAINT live_broadcasts_duration CHECK (duration_seconds > 0),
        views bigint CONSTRAINT live_broadcasts_views CHECK (views BETWEEN 0 AND 9007199254740991),
        unique_viewers bigint CONSTRAINT live_broadcasts_unique_viewers CHECK (unique_viewers >= 0),
        peak_concurrent bigint CONSTRAINT live_broadcasts_peak_concurrent CHECK (peak_concurrent >= 0),
        comments bigint CONSTRAINT live_broadcasts_comments CHECK (comments BETWEEN 0 AND 9007199254740991),
        replay_views bigint CONSTRAINT live_broadcasts_replay_views CHECK (replay_views BETWEEN 0 AND 9007199254740991),
        told_as jsonb NOT NULL,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT live_broadcasts_once UNIQUE (organization_id, place, title, started_at),
        CONSTRAINT live_broadcasts_viewers_within_views CHECK (unique_viewers <= views
          OR told_as #>> '{uniqueViewers,precision}' IS DISTINCT FROM 'exact'
          OR told_as #>> '{views,precision}' IS DISTINCT FROM 'exact'),
        CONSTRAINT live_broadcasts_peak_within_viewers CHECK (peak_concurrent <= unique_viewers
          OR told_as #>> '{peakConcurrent,precision}' IS DISTINCT FROM 'exact'
          OR told_as #>> '{uniqueViewers,precision}' IS DISTINCT FROM 'exact'),
        CONSTRAINT live_broadcasts_peak_within_views CHECK (peak_concurrent <= views
          OR told_as #>> '{peakConcurrent,precision}' IS DISTINCT FROM 'exact'
          OR told_as #>> '{views,precision}' IS DISTINCT FROM 'exact')
      )`);
    await runner.query('CREATE INDEX live_broadcasts_started_at ON live_broadcasts (started_at, id)');
    await runner.query(`
      CREATE INDEX live_broadcasts_channel_account_id ON live_broadcasts (channel_account_id)
      WHERE channel_account_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE live_broadcasts');
  }
}
