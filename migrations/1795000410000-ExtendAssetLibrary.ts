import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Folders, tags, words for the search, rights, people, generated content, likeness and lineage of assets. */
export class ExtendAssetLibrary1795000410000 implements MigrationInterface {
  name = 'ExtendAssetLibrary1795000410000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createFolders(runner);
    await runner.query(`
      ALTER TABLE assets
        ADD COLUMN folder_id uuid,
        ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
        ADD COLUMN rights jsonb,
        ADD COLUMN rights_expire_on date,
        ADD COLUMN people_shown text NOT NULL DEFAULT 'unknown'
          CONSTRAINT assets_people_shown CHECK (people_shown IN ('none', 'unknown', 'yes')),
        ADD COLUMN generated_content text NOT NULL DEFAULT 'none'
          CONSTRAINT assets_generated_content CHECK (generated_content IN ('none', 'assisted', 'generated')),
        ADD COLUMN generated_mark jsonb,
        ADD COLUMN perceptual_hash bigint,
        ADD COLUMN replaces_id uuid REFERENCES assets (id),
        ADD COLUMN lineage_id uuid,
        ADD COLUMN lineage_number integer NOT NULL DEFAULT 1,
        ADD COLUMN replaced_at timestamptz,
        ADD COLUMN search_text text NOT NULL DEFAULT '',
        ADD CONSTRAINT assets_mark_is_told CHECK (generated_mark IS NULL OR generated_content <> 'none'),
        ADD CONSTRAINT assets_tags_few CHECK (cardinality(tags) <= 30),
        ADD CONSTRAINT assets_folder FOREIGN KEY (folder_id, organization_id)
          REFERENCES asset_folders (id, organization_id)`);
    await this.keepWords(runner);
    await runner.query('ALTER TABLE assets ALTER COLUMN lineage_id SET NOT NULL');
    await this.createIndexes(runner);
    await this.countTags(runner);
  }

  /** A folder lies in a folder of the same unit: the database holds it, whatever route a folder came by. */
  private async createFolders(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE asset_folders (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        parent_id uuid,
        name text NOT NULL CONSTRAINT asset_folders_name_length CHECK (char_length(name) BETWEEN 1 AND 80),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT asset_folders_in_unit UNIQUE (id, organization_id),
        CONSTRAINT asset_folders_not_in_itself CHECK (parent_id <> id),
        CONSTRAINT asset_folders_parent FOREIGN KEY (parent_id, organization_id)
          REFERENCES asset_folders (id, organization_id)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX asset_folders_name ON asset_folders
        (organization_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name))`);
    await runner.query('CREATE INDEX asset_folders_parent_id ON asset_folders (parent_id)');
  }

  /** What lists search in, and where a chain of replacements begins: kept by the database for every door. */
  private async keepWords(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION keep_asset_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.lineage_id := coalesce(NEW.lineage_id, NEW.id);
        NEW.search_text := lower(NEW.file_name || E'\\n' || NEW.alt_text || E'\\n' || NEW.credit || E'\\n' ||
                                 array_to_string(NEW.tags, E'\\n'));
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER assets_keep_words BEFORE INSERT OR UPDATE OF alt_text, credit, tags, file_name ON assets
      FOR EACH ROW EXECUTE FUNCTION keep_asset_words()`);
    await runner.query('UPDATE assets SET tags = tags');
  }

  private async createIndexes(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE UNIQUE INDEX assets_lineage ON assets (lineage_id, lineage_number)');
    await runner.query(
      'CREATE UNIQUE INDEX assets_one_current ON assets (lineage_id) WHERE replaced_at IS NULL AND deleted_at IS NULL',
    );
    // Words of two characters too: see SpeedUpSubmissionLists.
    await runner.query(`
      CREATE INDEX assets_character_pairs ON assets USING gin (character_pairs(search_text))
      WHERE deleted_at IS NULL`);
    await runner.query('ALTER INDEX assets_character_pairs ALTER COLUMN 1 SET STATISTICS 0');
    await runner.query('CREATE INDEX assets_folder_id ON assets (folder_id, id) WHERE deleted_at IS NULL');
    await runner.query('CREATE INDEX assets_tags ON assets USING gin (tags) WHERE deleted_at IS NULL');
    await runner.query(`
      CREATE INDEX assets_without_alt_text ON assets (organization_id, id)
      WHERE alt_text = '' AND kind = 'image' AND deleted_at IS NULL`);
    await runner.query(`
      CREATE INDEX assets_rights_expire_on ON assets (rights_expire_on, id)
      WHERE rights_expire_on IS NOT NULL AND deleted_at IS NULL`);
    await runner.query(`
      CREATE INDEX assets_generated ON assets (organization_id, id)
      WHERE generated_content <> 'none' AND deleted_at IS NULL`);
    // Two hashes at a distance of at most 11 agree in one of four quarters but for two bits.
    await runner.query(`
      CREATE FUNCTION perceptual_bands(hash bigint) RETURNS integer[]
      LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT ARRAY[(hash & 65535)::integer, ((hash >> 16) & 65535)::integer + 65536,
                     ((hash >> 32) & 65535)::integer + 131072, ((hash >> 48) & 65535)::integer + 196608]
      $$`);
    await runner.query(`
      CREATE INDEX assets_perceptual_bands ON assets USING gin (perceptual_bands(perceptual_hash))
      WHERE perceptual_hash IS NOT NULL AND deleted_at IS NULL`);
  }

  private async countTags(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE asset_tag_uses (
        organization_id uuid NOT NULL REFERENCES organizations (id),
        tag text NOT NULL,
        uses integer NOT NULL CONSTRAINT asset_tag_uses_counted CHECK (uses >= 0),
        PRIMARY KEY (organization_id, tag)
      )`);
    await runner.query(`
      CREATE FUNCTION count_asset_tags() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        before text[] := CASE WHEN TG_OP = 'INSERT' OR OLD.deleted_at IS NOT NULL THEN '{}' ELSE OLD.tags END;
        after text[] := CASE WHEN NEW.deleted_at IS NOT NULL THEN '{}' ELSE NEW.tags END;
      BEGIN
        IF before = after THEN RETURN NULL; END IF;
        INSERT INTO asset_tag_uses (organization_id, tag, uses)
        SELECT NEW.organization_id, tag, 1 FROM unnest(after) AS tag WHERE tag <> ALL (before) ORDER BY tag
        ON CONFLICT (organization_id, tag) DO UPDATE SET uses = asset_tag_uses.uses + 1;
        UPDATE asset_tag_uses SET uses = uses - 1
        WHERE organization_id = NEW.organization_id AND tag = ANY (before) AND tag <> ALL (after);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER assets_count_tags AFTER INSERT OR UPDATE OF tags, deleted_at ON assets
      FOR EACH ROW EXECUTE FUNCTION count_asset_tags()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER assets_count_tags ON assets');
    await runner.query('DROP FUNCTION count_asset_tags');
    await runner.query('DROP TABLE asset_tag_uses');
    await runner.query('DROP TRIGGER assets_keep_words ON assets');
    await runner.query('DROP FUNCTION keep_asset_words');
    await runner.query('DROP INDEX assets_perceptual_bands');
    await runner.query('DROP FUNCTION perceptual_bands');
    await runner.query('DROP INDEX assets_character_pairs');
    await runner.query(`
      ALTER TABLE assets DROP COLUMN folder_id, DROP COLUMN tags, DROP COLUMN rights, DROP COLUMN rights_expire_on,
        DROP COLUMN people_shown, DROP COLUMN generated_content, DROP COLUMN generated_mark,
        DROP COLUMN perceptual_hash, DROP COLUMN replaces_id, DROP COLUMN lineage_id, DROP COLUMN lineage_number,
        DROP COLUMN replaced_at, DROP COLUMN search_text`);
    await runner.query('DROP TABLE asset_folders');
  }
}
