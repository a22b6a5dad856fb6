import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Films that were converted for platforms: which one came of which bytes, so that a repetition sends the same. */
export class CreateDerivedFilms1795000160000 implements MigrationInterface {
  name = 'CreateDerivedFilms1795000160000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE derived_films (
        source_sha256 character(64) NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
        fit text NOT NULL,
        sha256 character(64) NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        bytes bigint NOT NULL CHECK (bytes > 0),
        duration_seconds double precision NOT NULL CHECK (duration_seconds > 0),
        width integer NOT NULL CHECK (width > 0),
        height integer NOT NULL CHECK (height > 0),
        has_sound boolean NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (source_sha256, fit)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE derived_films');
  }
}
