/** Rows about one item that the file holds as they are, by the name of their file. */
export interface RecordQuery {
  name: string;
  /** Yields one JSON object a row, in order; `$1` is the item. */
  sql: string;
}

/** Without addresses that let somebody act (`share_url`), and without the ledger's own housekeeping. */
export const recordQueries: readonly RecordQuery[] = [
  {
    name: 'records/reviews.json',
    sql: `SELECT to_jsonb(r) AS row FROM reviews r WHERE r.content_id = $1 ORDER BY r.id`,
  },
  {
    name: 'records/review-decisions.json',
    sql: `SELECT to_jsonb(d) AS row FROM review_decisions d JOIN reviews r ON r.id = d.review_id
          WHERE r.content_id = $1 ORDER BY d.created_at, d.id`,
  },
  {
    name: 'records/review-corrections.json',
    sql: `SELECT to_jsonb(c) AS row FROM review_corrections c JOIN reviews r ON r.id = c.review_id
          WHERE r.content_id = $1 ORDER BY c.created_at, c.id`,
  },
  {
    name: 'records/proofing-verdicts.json',
    sql: `SELECT to_jsonb(v) AS row FROM proofing_verdicts v WHERE v.content_id = $1 ORDER BY v.id`,
  },
  {
    name: 'records/review-openings.json',
    sql: `SELECT to_jsonb(o) AS row FROM review_openings o JOIN reviews r ON r.id = o.review_id
          WHERE r.content_id = $1 ORDER BY o.id`,
  },
  {
    name: 'records/notes.json',
    sql: `SELECT to_jsonb(n) || jsonb_build_object('replies', (
            SELECT coalesce(jsonb_agg(to_jsonb(y) ORDER BY y.id), '[]') FROM review_note_replies y
            WHERE y.note_id = n.id)) AS row
          FROM review_notes n WHERE n.content_id = $1 ORDER BY n.id`,
  },
  {
    name: 'records/emergency-orders.json',
    sql: `SELECT to_jsonb(o) || jsonb_build_object('closing', to_jsonb(c)) AS row FROM emergency_orders o
          LEFT JOIN emergency_order_closings c ON c.order_id = o.id WHERE o.content_id = $1 ORDER BY o.id`,
  },
  {
    name: 'records/reprint-snapshots.json',
    sql: `SELECT to_jsonb(s) AS row FROM reprint_snapshots s WHERE s.content_id = $1 ORDER BY s.id`,
  },
  {
    name: 'records/publications.json',
    sql: `SELECT to_jsonb(p) - ARRAY['share_url', 'lease_owner', 'lease_until', 'enqueued_at', 'next_run_at']
            || jsonb_build_object('account_name', a.name,
              'attempts', (SELECT coalesce(jsonb_agg(to_jsonb(t) - 'worker' ORDER BY t.fence), '[]')
                           FROM publication_attempts t WHERE t.publication_id = p.id),
              'steps', (SELECT coalesce(jsonb_agg(to_jsonb(s) - 'result' ORDER BY s.id), '[]')
                        FROM publication_steps s WHERE s.publication_id = p.id)) AS row
          FROM publications p JOIN channel_accounts a ON a.id = p.channel_account_id
          WHERE p.content_id = $1 ORDER BY p.id`,
  },
  {
    name: 'records/people.json',
    sql: `SELECT jsonb_build_object('id', u.id, 'name', u.display_name, 'post', u.post, 'unit', o.name) AS row
          FROM users u JOIN organizations o ON o.id = u.organization_id WHERE u.id IN (
            SELECT saved_by FROM content_revisions WHERE content_id = $1
            UNION SELECT author_id FROM contents WHERE id = $1
            UNION SELECT submitted_by FROM reviews WHERE content_id = $1
            UNION SELECT d.decider_id FROM review_decisions d JOIN reviews r ON r.id = d.review_id
              WHERE r.content_id = $1
            UNION SELECT created_by FROM publications WHERE content_id = $1::uuid)
          ORDER BY u.id`,
  },
  {
    name: 'records/media.json',
    sql: `SELECT DISTINCT ON (a.id) jsonb_build_object('id', a.id, 'kind', a.kind, 'mediaType', a.media_type,
            'bytes', a.bytes, 'sha256', a.sha256, 'fileName', a.file_name, 'altText', a.alt_text) AS row
          FROM content_revisions r JOIN assets a ON a.id = ANY (r.asset_ids) WHERE r.content_id = $1
          ORDER BY a.id`,
  },
  {
    name: 'records/audit-entries.json',
    sql: `SELECT to_jsonb(e) AS row FROM audit_entries e
          WHERE e.object_type = 'content' AND e.object_id = $1::uuid::text
             OR e.object_type = 'review' AND e.object_id IN (SELECT id::text FROM reviews WHERE content_id = $1::uuid)
             OR e.object_type = 'publication'
                AND e.object_id IN (SELECT id::text FROM publications WHERE content_id = $1::uuid)
          ORDER BY e.sequence`,
  },
];
