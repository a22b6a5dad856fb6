/** So many of the newest are tried first: they tell a common word from a seldom one. */
const TRIED = 100;
/**
 * With so many hits among them, enough are found by a walk through the newest, as far as this; with fewer all that have
 * the word cost less. Where both cost the same, for pages of 20 and for what is weighed, of 100,000.
 */
const WALKED = { newest: { hits: 3, lookedAt: 1_000 }, best: { hits: 7, lookedAt: 3_000 } };
/** Of a word that many items have, so many are weighed, the newest of them. */
export const WEIGHED = 200;

/** Everything that a search may be narrowed by, but the words ($1). */
const NARROWED = `
  state = 'live'
  AND ($2::uuid IS NULL OR org_path @> ARRAY[$2::uuid])
  AND ($3::uuid IS NULL OR column_id = $3)
  AND ($4::text IS NULL OR column_code = $4)
  AND ($5::text IS NULL OR type = $5)
  AND ($6::text IS NULL OR tag_keys @> delivery_tag_keys(ARRAY[$6::text]))
  AND ($7::timestamptz IS NULL OR published_at >= $7)
  AND ($8::timestamptz IS NULL OR published_at < $8)
  AND ($9::text IS NULL OR starts_with(lower(locale) || '-', lower($9) || '-'))
  AND ($10::text[] IS NULL OR locale = ANY($10::text[]))
  AND ($11::uuid IS NULL OR programme_id = $11)
  AND ($12::uuid IS NULL OR person_ids @> ARRAY[$12::uuid])
  AND ($13::uuid IS NULL OR brand_id = $13)
  AND ($14::text IS NULL OR brand_code = $14)`;

const NEWEST_FIRST = 'ORDER BY published_at DESC, content_id DESC';

/**
 * `found`: the newest `wanted` items that have the words. Common words are at once among the newest, where `near` looks
 * and stops with the last one wanted; for a seldom word, or where that is not enough, `anywhere` gets all by the index of
 * words. Neither grows with how long ago a word was used, as one walk through everything would. `OFFSET 0` keeps the
 * planner from such a walk.
 */
const found = (walked: { hits: number; lookedAt: number }, wanted: string, narrowed: string) => `
  tried AS MATERIALIZED (
    SELECT count(*) AS hits
    FROM (SELECT search FROM delivery_documents WHERE ${narrowed} ${NEWEST_FIRST} LIMIT ${TRIED}) AS first
    WHERE search @@ $1::tsquery
  ), near AS MATERIALIZED (
    SELECT content_id, published_at, search
    FROM (SELECT content_id, published_at, search FROM delivery_documents
          WHERE ${narrowed} AND (SELECT hits FROM tried) >= ${walked.hits} ${NEWEST_FIRST}
          LIMIT ${walked.lookedAt}) AS newest
    WHERE search @@ $1::tsquery ${NEWEST_FIRST} LIMIT ${wanted}
  ), anywhere AS MATERIALIZED (
    SELECT content_id, published_at, search
    FROM (SELECT content_id, published_at, search FROM delivery_documents
          WHERE ${narrowed} AND search @@ $1::tsquery AND (SELECT count(*) FROM near) < ${wanted}
          OFFSET 0) AS every
    ${NEWEST_FIRST} LIMIT ${wanted}
  ), found AS (
    SELECT * FROM near WHERE (SELECT count(*) FROM near) = ${wanted}
    UNION ALL SELECT * FROM anywhere
  )`;

/** $15: rows wanted, $16 and $17: the place behind which they begin. */
export const NEWEST_FOUND = `
  WITH ${found(
    WALKED.newest,
    '$15::int',
    `${NARROWED} AND ($16::timestamptz IS NULL OR (published_at, content_id) < ($16::timestamptz, $17::uuid))`,
  )}
  SELECT d.content_id AS "contentId", d.published_at AS "publishedAt", d.summary
  FROM found JOIN delivery_documents d USING (content_id)
  WHERE d.state = 'live'
  ORDER BY d.published_at DESC, d.content_id DESC`;

/**
 * $15: rows wanted, $16 to $18: the place behind which they begin, $19 to $21: the words within titles, within filing too,
 * within summaries too. `setweight` of no words changes nothing: its result is the vector unpacked, once for all looks.
 */
export const BEST_FOUND = `
  WITH ${found(WALKED.best, String(WEIGHED), NARROWED)}, weighed AS (
    SELECT content_id, published_at, round(1000000 * (
      CASE WHEN search @@ $19::tsquery THEN 3 WHEN search @@ $20::tsquery THEN 2
           WHEN search @@ $21::tsquery THEN 1 ELSE 0 END
      + ts_rank_cd(search, $1::tsquery, 33)))::int AS score
    FROM (SELECT content_id, published_at, setweight(search, 'D', '{}'::text[]) AS search
          FROM found OFFSET 0) AS unpacked
  ), page AS (
    SELECT content_id, score FROM weighed
    WHERE $16::int IS NULL OR (score, published_at, content_id) < ($16::int, $17::timestamptz, $18::uuid)
    ORDER BY score DESC, published_at DESC, content_id DESC LIMIT $15::int
  )
  SELECT d.content_id AS "contentId", d.published_at AS "publishedAt", d.summary, page.score
  FROM page JOIN delivery_documents d USING (content_id)
  WHERE d.state = 'live'
  ORDER BY page.score DESC, d.published_at DESC, d.content_id DESC`;
