import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was sent, field by field, and what the platform was asked and answered: what a person decides by. */
export class KeepWhatWasSentAndAsked1795000142000 implements MigrationInterface {
  name = 'KeepWhatWasSentAndAsked1795000142000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE publications ADD COLUMN sent jsonb');
    await runner.query('ALTER TABLE publication_attempts ADD COLUMN exchange jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE publication_attempts DROP COLUMN exchange');
    await runner.query('ALTER TABLE publications DROP COLUMN sent');
  }
}
