import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRecounts1795000620003 implements MigrationInterface {
  name = 'CreateRecounts1795000620003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recounts (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        content_id uuid REFERENCES contents (id),
        first_day date NOT NULL,
        last_day date NOT NULL,
        rule_id text,
        state text NOT NULL,
        days_done integer NOT NULL,
        fence integer NOT NULL,
        lease_until timestamptz,
        result jsonb,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        CONSTRAINT recounts_state CHECK (state IN ('queued', 'running', 'done', 'failed')),
        CONSTRAINT recounts_days CHECK (first_day <= last_day AND days_done >= 0),
        CONSTRAINT recounts_lease CHECK ((lease_until IS NOT NULL) = (state = 'running')),
        CONSTRAINT recounts_result CHECK ((result IS NOT NULL) = (state = 'done')),
        CONSTRAINT recounts_finished CHECK ((finished_at IS NOT NULL) = (state IN ('done', 'failed')))
      )`);
    await runner.query(`
      CREATE INDEX recounts_unfinished ON recounts (id) WHERE state IN ('queued', 'running')`);
    await runner.query('CREATE INDEX recounts_organization ON recounts (organization_id, id)');
    // A result is evidence: it stays as it was found.
    await runner.query(`
      CREATE TRIGGER recounts_final BEFORE UPDATE OR DELETE ON recounts
      FOR EACH ROW WHEN (OLD.state = 'done') EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recounts');
  }
}
