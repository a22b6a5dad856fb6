import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever sent or wrote the report that an item was made from is one of its authors, whatever the item itself says. */
const reporters = `UNION ALL SELECT s.sent_by FROM submissions s WHERE s.id = c.submission_id
          UNION ALL SELECT (contributor ->> 'userId')::uuid
            FROM submissions s, jsonb_array_elements(s.contributors) contributor
            WHERE s.id = c.submission_id AND contributor ->> 'userId' IS NOT NULL`;

/** Who may decide a stage and who may not: rounds, corrections, handling editors and delegations counted in (ADR 16). */
export class SayWhoMayDecide1795000200500 implements MigrationInterface {
  name = 'SayWhoMayDecide1795000200500';

  async up(runner: QueryRunner): Promise<void> {
    await this.sayWhoMayNot(runner);
    await this.sayWhoMay(runner);
  }

  private async sayWhoMayNot(runner: QueryRunner): Promise<void> {
    // Everybody who wrote a part of a revision. A reviewer's correction makes nobody an author.
    await runner.query(`
      CREATE OR REPLACE FUNCTION review_author_ids(reviewed uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT array_agg(DISTINCT person) FROM content_revisions r
        JOIN contents c ON c.id = r.content_id
        JOIN content_revisions e ON e.content_id = r.content_id AND e.number <= r.number
        CROSS JOIN LATERAL (
          SELECT c.author_id AS person
          UNION ALL SELECT e.saved_by WHERE NOT EXISTS (
            SELECT 1 FROM review_corrections k WHERE k.to_revision_id = e.id)
          UNION ALL SELECT co::uuid FROM jsonb_array_elements_text(e.document -> 'coAuthorIds') co
          ${reporters}
        ) people
        WHERE r.id = reviewed
      $$`);
    // Those of them whose work it is: without editors who only handled it.
    await runner.query(`
      CREATE FUNCTION review_writer_ids(reviewed uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT array_agg(DISTINCT person) FROM content_revisions r
        JOIN contents c ON c.id = r.content_id
        JOIN content_revisions e ON e.content_id = r.content_id AND e.number <= r.number
        CROSS JOIN LATERAL (
          SELECT c.author_id AS person
          UNION ALL SELECT co::uuid FROM jsonb_array_elements_text(e.document -> 'coAuthorIds') co
          ${reporters}
        ) people
        WHERE r.id = reviewed
      $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION review_barred_ids(asked uuid, stage text) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(
          CASE WHEN r.separation = 'handling_editor' AND stage IN ('review_1', 'proof_1')
            THEN review_writer_ids(r.revision_id) ELSE review_author_ids(r.revision_id) END, '{}')
        FROM reviews r WHERE r.id = asked
      $$`);
    // Whoever took part in another stage of the chain, themselves or by another's hand, or decided on this very
    // revision in a review before.
    await runner.query(`
      CREATE OR REPLACE FUNCTION review_bound_ids(asked uuid, stage text) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(array_agg(DISTINCT person), '{}') FROM (
          SELECT unnest(ARRAY[d.decider_id, d.on_behalf_of]) AS person FROM review_decisions d
          WHERE d.review_id = asked AND d.stage_key IS DISTINCT FROM stage
          UNION ALL
          SELECT unnest(ARRAY[k.corrected_by, k.on_behalf_of]) FROM review_corrections k
          WHERE k.review_id = asked AND k.stage_key IS DISTINCT FROM stage
          UNION ALL
          SELECT unnest(ARRAY[d.decider_id, d.on_behalf_of]) FROM reviews r
          JOIN review_decisions d ON d.revision_id = r.revision_id AND d.review_id <> r.id WHERE r.id = asked
        ) people WHERE person IS NOT NULL
      $$`);
  }

  private async sayWhoMay(runner: QueryRunner): Promise<void> {
    // With an accepted role of their own; else by the delegation of somebody who has one. A delegation leads to
    // roles that are held, never to those of another delegation: there are no chains.
    await runner.query('DROP FUNCTION eligible_reviewers(uuid)');
    await runner.query(`
      CREATE FUNCTION eligible_reviewers(asked uuid, moment timestamptz DEFAULT now())
      RETURNS TABLE (user_id uuid, organization_id uuid, on_behalf_of uuid, delegation_id uuid)
      LANGUAGE sql STABLE AS $$
        WITH review AS (
          SELECT r.id, r.current_roles, named.path AS named_path, c.organization_id AS item_unit,
                 item.path AS item_path,
                 review_barred_ids(r.id, r.current_stage) || review_bound_ids(r.id, r.current_stage) AS excluded
          FROM reviews r JOIN contents c ON c.id = r.content_id
          JOIN organizations named ON named.id = r.named_organization_id
          JOIN organizations item ON item.id = c.organization_id
          WHERE r.id = asked AND r.state = 'open'
        ), holders AS (
          SELECT DISTINCT ON (m.user_id) m.user_id, m.organization_id
          FROM review
          JOIN memberships m ON m.organization_id = ANY (named_path)
            AND (m.inherit OR m.organization_id = item_unit) AND m.roles && current_roles
          JOIN users u ON u.id = m.user_id AND u.state = 'active'
          WHERE NOT m.user_id = ANY (excluded)
          ORDER BY m.user_id, array_position(named_path, m.organization_id) DESC
        ), delegates AS (
          SELECT DISTINCT ON (d.delegate_id)
                 d.delegate_id AS user_id, h.organization_id, h.user_id AS on_behalf_of, d.id AS delegation_id
          FROM review
          JOIN review_delegations d ON d.revoked_at IS NULL AND d.starts_at <= moment AND d.ends_at > moment
            AND d.organization_id = ANY (named_path)
          JOIN holders h ON h.user_id = d.delegator_id
          JOIN users u ON u.id = d.delegate_id AND u.state = 'active'
          WHERE NOT d.delegate_id = ANY (excluded)
            AND EXISTS (
              SELECT 1 FROM memberships m WHERE m.user_id = d.delegate_id AND m.organization_id = ANY (item_path)
                AND (m.inherit OR m.organization_id = item_unit) AND m.roles && '{editor,chief_editor}'::text[])
          ORDER BY d.delegate_id, d.id
        )
        SELECT user_id, organization_id, NULL::uuid, NULL::uuid FROM holders
        UNION ALL
        SELECT * FROM delegates WHERE user_id NOT IN (SELECT user_id FROM holders)
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION eligible_reviewers(uuid, timestamptz)');
    await runner.query(`
      CREATE FUNCTION eligible_reviewers(asked uuid)
      RETURNS TABLE (user_id uuid, organization_id uuid) LANGUAGE sql STABLE AS $$
        SELECT DISTINCT ON (m.user_id) m.user_id, m.organization_id
        FROM reviews r
        JOIN contents c ON c.id = r.content_id
        JOIN organizations named ON named.id = r.named_organization_id
        JOIN memberships m ON m.organization_id = ANY (named.path)
          AND (m.inherit OR m.organization_id = c.organization_id) AND m.roles && r.current_roles
        JOIN users u ON u.id = m.user_id AND u.state = 'active'
        WHERE r.id = asked AND r.state = 'open'
          AND NOT m.user_id = ANY (review_barred_ids(r.id, r.current_stage))
          AND NOT m.user_id = ANY (review_bound_ids(r.id, r.current_stage))
        ORDER BY m.user_id, array_position(named.path, m.organization_id) DESC
      $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION review_bound_ids(asked uuid, stage text) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(array_agg(DISTINCT d.decider_id), '{}')
        FROM reviews r JOIN review_decisions d ON d.revision_id = r.revision_id WHERE r.id = asked
      $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION review_barred_ids(asked uuid, stage text) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(review_author_ids(r.revision_id), '{}') FROM reviews r WHERE r.id = asked
      $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION review_author_ids(reviewed uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT array_agg(DISTINCT person) FROM content_revisions r
        JOIN contents c ON c.id = r.content_id
        JOIN content_revisions e ON e.content_id = r.content_id AND e.number <= r.number
        CROSS JOIN LATERAL (
          SELECT c.author_id AS person UNION ALL SELECT e.saved_by
          UNION ALL SELECT co::uuid FROM jsonb_array_elements_text(e.document -> 'coAuthorIds') co
          ${reporters}
        ) people
        WHERE r.id = reviewed
      $$`);
    await runner.query('DROP FUNCTION review_writer_ids(uuid)');
  }
}
