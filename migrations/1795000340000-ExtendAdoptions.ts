import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adoptions say where, as what and proven by what; those by our own publishing are recorded by themselves. */
export class ExtendAdoptions1795000340000 implements MigrationInterface {
  name = 'ExtendAdoptions1795000340000';

  async up(runner: QueryRunner): Promise<void> {
    await this.addColumns(runner);
    await this.addConstraints(runner);
    await this.addIndexes(runner);
    await this.guard(runner);
  }

  private async addColumns(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE submission_adoptions
        ADD COLUMN organization_id uuid REFERENCES organizations (id),
        ADD COLUMN outlet_code text,
        ADD COLUMN medium text NOT NULL DEFAULT 'public_media',
        ADD COLUMN kind text NOT NULL DEFAULT 'standalone',
        ADD COLUMN extent text NOT NULL DEFAULT 'full',
        ADD COLUMN stage text NOT NULL DEFAULT 'adopted',
        ADD COLUMN proof_asset_id uuid REFERENCES assets (id),
        ADD COLUMN publication_id uuid REFERENCES publications (id),
        ADD COLUMN channel_account_id uuid REFERENCES channel_accounts (id),
        ADD COLUMN withdrawn_at timestamptz,
        ADD COLUMN refused_by uuid REFERENCES users (id),
        ADD COLUMN refused_at timestamptz,
        ADD COLUMN refuse_reason text,
        ADD COLUMN revoked_by uuid REFERENCES users (id),
        ADD COLUMN revoked_at timestamptz,
        ADD COLUMN revoke_reason text,
        ALTER COLUMN recorded_by DROP NOT NULL`);
    await runner.query(`
      UPDATE submission_adoptions a SET organization_id = s.organization_id
      FROM submissions s WHERE s.id = a.submission_id`);
    await runner.query('ALTER TABLE submission_adoptions ALTER COLUMN organization_id SET NOT NULL');
  }

  private async addConstraints(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE submission_adoptions
        DROP CONSTRAINT submission_adoptions_level,
        DROP CONSTRAINT submission_adoptions_state,
        DROP CONSTRAINT submission_adoptions_once,
        DROP CONSTRAINT submission_adoptions_verified_by,
        ADD CONSTRAINT submission_adoptions_level CHECK
          (level IN ('unit', 'county', 'city', 'province', 'national')),
        ADD CONSTRAINT submission_adoptions_state CHECK (state IN ('claimed', 'verified', 'refused', 'revoked')),
        ADD CONSTRAINT submission_adoptions_outlet CHECK (length(trim(outlet)) > 0),
        ADD CONSTRAINT submission_adoptions_outlet_code CHECK (outlet_code ~ '^[a-z0-9][a-z0-9_-]{0,59}$'),
        ADD CONSTRAINT submission_adoptions_medium CHECK
          (medium IN ('internal_bulletin', 'public_media', 'own_channel')),
        ADD CONSTRAINT submission_adoptions_kind CHECK (kind IN ('standalone', 'composite')),
        ADD CONSTRAINT submission_adoptions_extent CHECK (extent IN ('full', 'brief')),
        ADD CONSTRAINT submission_adoptions_stage CHECK (stage IN ('sent_up', 'selected', 'adopted')),
        ADD CONSTRAINT submission_adoptions_by_publishing CHECK
          ((publication_id IS NULL) = (channel_account_id IS NULL)
           AND (publication_id IS NULL) = (recorded_by IS NOT NULL)
           AND (withdrawn_at IS NULL OR publication_id IS NOT NULL)),
        ADD CONSTRAINT submission_adoptions_verified_at CHECK
          ((state IN ('verified', 'revoked')) = (verified_at IS NOT NULL)),
        ADD CONSTRAINT submission_adoptions_verified_by CHECK
          ((verified_at IS NOT NULL AND publication_id IS NULL) = (verified_by IS NOT NULL)),
        ADD CONSTRAINT submission_adoptions_refused CHECK
          ((state = 'refused') = (refused_by IS NOT NULL AND refused_at IS NOT NULL AND length(trim(refuse_reason)) > 0)
           AND (state = 'refused' OR num_nonnulls(refused_by, refused_at, refuse_reason) = 0)),
        ADD CONSTRAINT submission_adoptions_revoked CHECK
          ((state = 'revoked') = (revoked_by IS NOT NULL AND revoked_at IS NOT NULL AND length(trim(revoke_reason)) > 0)
           AND (state = 'revoked' OR num_nonnulls(revoked_by, revoked_at, revoke_reason) = 0))`);
  }

  private async addIndexes(runner: QueryRunner): Promise<void> {
    // What was refused or revoked may be recorded anew, with better proof.
    await runner.query(`
      CREATE UNIQUE INDEX submission_adoptions_once ON submission_adoptions (submission_id, outlet, adopted_on, stage)
      WHERE publication_id IS NULL AND state IN ('claimed', 'verified')`);
    await runner.query(`
      CREATE UNIQUE INDEX submission_adoptions_once_by_publishing
      ON submission_adoptions (submission_id, channel_account_id) WHERE publication_id IS NOT NULL AND state = 'verified'`);
    await runner.query(
      'CREATE INDEX submission_adoptions_submission_id ON submission_adoptions (submission_id, id)',
    );
    await runner.query('CREATE INDEX submission_adoptions_state ON submission_adoptions (state, id)');
    await runner.query(`
      CREATE INDEX submission_adoptions_organization_state ON submission_adoptions (organization_id, state, id)`);
    await runner.query(`
      CREATE INDEX submission_adoptions_adopted ON submission_adoptions (submission_id)
      WHERE state = 'verified' AND stage = 'adopted'`);
    await runner.query(`
      CREATE INDEX submission_adoptions_adopted_on ON submission_adoptions (organization_id, adopted_on)
      WHERE state = 'verified'`);
    await runner.query(`
      CREATE INDEX submission_adoptions_verified_at ON submission_adoptions (organization_id, verified_at)
      WHERE verified_at IS NOT NULL`);
    await runner.query(`
      CREATE INDEX submission_adoptions_revoked_at ON submission_adoptions (organization_id, revoked_at)
      WHERE revoked_at IS NOT NULL`);
    await runner.query(`
      CREATE INDEX submission_adoptions_proof_asset_id ON submission_adoptions (proof_asset_id)
      WHERE proof_asset_id IS NOT NULL`);
    await runner.query(`
      CREATE INDEX submission_adoptions_publication_id ON submission_adoptions (publication_id)
      WHERE publication_id IS NOT NULL`);
  }

  /** What was used where and when is a fact: it is verified, refused or revoked, and never rewritten or removed. */
  private async guard(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_submission_adoption() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          NEW.organization_id := (SELECT organization_id FROM submissions WHERE id = NEW.submission_id);
          RETURN NEW;
        END IF;
        IF (OLD.id, OLD.submission_id, OLD.organization_id, OLD.level, OLD.outlet, OLD.outlet_code, OLD.medium, OLD.kind,
            OLD.extent, OLD.stage, OLD.url, OLD.proof_asset_id, OLD.adopted_on, OLD.publication_id,
            OLD.channel_account_id, OLD.recorded_by, OLD.recorded_at)
           IS DISTINCT FROM
           (NEW.id, NEW.submission_id, NEW.organization_id, NEW.level, NEW.outlet, NEW.outlet_code, NEW.medium, NEW.kind,
            NEW.extent, NEW.stage, NEW.url, NEW.proof_asset_id, NEW.adopted_on, NEW.publication_id,
            NEW.channel_account_id, NEW.recorded_by, NEW.recorded_at)
           OR OLD.verified_at IS NOT NULL
              AND (OLD.verified_by, OLD.verified_at) IS DISTINCT FROM (NEW.verified_by, NEW.verified_at) THEN
          RAISE EXCEPTION 'an adoption is revoked and recorded anew, never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submission_adoptions_fixed';
        END IF;
        IF OLD.state <> NEW.state AND NOT (
             OLD.state = 'claimed' AND NEW.state IN ('verified', 'refused')
             OR OLD.state = 'verified' AND NEW.state = 'revoked') THEN
          RAISE EXCEPTION 'an adoption does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submission_adoptions_transition';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER submission_adoptions_guard BEFORE INSERT OR UPDATE ON submission_adoptions
      FOR EACH ROW EXECUTE FUNCTION guard_submission_adoption()`);
    await runner.query(`
      CREATE TRIGGER submission_adoptions_kept BEFORE DELETE ON submission_adoptions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER submission_adoptions_no_truncate BEFORE TRUNCATE ON submission_adoptions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  /** What the older table can't say is left out of it. */
  async down(runner: QueryRunner): Promise<void> {
    for (const trigger of ['guard', 'kept', 'no_truncate'])
      await runner.query(`DROP TRIGGER submission_adoptions_${trigger} ON submission_adoptions`);
    await runner.query('DROP FUNCTION guard_submission_adoption()');
    for (const index of droppedIndexes) await runner.query(`DROP INDEX submission_adoptions_${index}`);
    await runner.query(`
      DELETE FROM submission_adoptions
      WHERE state IN ('refused', 'revoked') OR publication_id IS NOT NULL OR stage <> 'adopted' OR level = 'unit'`);
    await runner.query(`
      ALTER TABLE submission_adoptions
        DROP COLUMN organization_id, DROP COLUMN outlet_code, DROP COLUMN medium, DROP COLUMN kind, DROP COLUMN extent,
        DROP COLUMN stage, DROP COLUMN proof_asset_id, DROP COLUMN publication_id, DROP COLUMN channel_account_id,
        DROP COLUMN withdrawn_at, DROP COLUMN refused_by, DROP COLUMN refused_at, DROP COLUMN refuse_reason,
        DROP COLUMN revoked_by, DROP COLUMN revoked_at, DROP COLUMN revoke_reason,
        DROP CONSTRAINT submission_adoptions_level,
        DROP CONSTRAINT submission_adoptions_state,
        DROP CONSTRAINT submission_adoptions_outlet,
        DROP CONSTRAINT submission_adoptions_verified_at,
        DROP CONSTRAINT IF EXISTS submission_adoptions_verified_by,
        ALTER COLUMN recorded_by SET NOT NULL,
        ADD CONSTRAINT submission_adoptions_level CHECK (level IN ('county', 'city', 'province', 'national')),
        ADD CONSTRAINT submission_adoptions_state CHECK (state IN ('claimed', 'verified')),
        ADD CONSTRAINT submission_adoptions_once UNIQUE (submission_id, level, outlet, adopted_on),
        ADD CONSTRAINT submission_adoptions_verified_by CHECK
          ((state = 'verified') = (verified_by IS NOT NULL AND verified_at IS NOT NULL))`);
  }
}

const droppedIndexes = [
  'once',
  'once_by_publishing',
  'submission_id',
  'state',
  'organization_state',
  'adopted',
  'adopted_on',
  'verified_at',
  'revoked_at',
  'proof_asset_id',
  'publication_id',
];
