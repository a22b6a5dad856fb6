/** From an item's first hour on: most readers come on the first day, the last ones after some days. */
const FIRST_HOURS = [0, 1, 2, 3, 5, 7, 9, 26, 50, 122];
/** Beyond the tenth bucket one comes each day. */
export const bucketHours = (buckets) =>
  Array.from({ length: buckets }, (_, place) => FIRST_HOURS[place] ?? 122 + 24 * (place - 9));

/**
 * Numbers and ids of some items, in the order in which they went out. Parameters: first number, last number, number of all, units,
 * texts, beginning of the year, milliseconds to spread them over.
 */
export const itemRows = `
  CREATE TEMPORARY TABLE item ON COMMIT DROP AS
  SELECT i.n, i.text, i.unit, i.slug, i.at, u.id AS organization_id, u.path, u.account_id, c.id AS column_id, c.code AS column_code,
         uuidv7() AS id, uuidv7() AS revision_id, uuidv7() AS publication_id, uuidv7() AS review_id, uuidv7() AS archive_id
  FROM (SELECT n, 'scale-' || n AS slug, n % $4 AS unit, (n * 7 + n / 2000) % $5 AS text,
               date_trunc('milliseconds', $6::timestamptz + n * ($7::float8 / $3) * interval '1 millisecond') AS at
        FROM generate_series($1::integer, $2::integer) n) i
  JOIN bench_units u ON u.n = i.unit JOIN bench_texts t ON t.n = i.text
  JOIN bench_columns c ON c.unit = i.unit AND c.n = t.place
  ORDER BY i.n`;

/** What the product writes of an item from its first revision to its page. No parameters but the author (`$1`). */
export const contentRows = [
  `INSERT INTO contents (id, organization_id, column_id, type, state, slug, title, tags, author_id, current_revision_id,
     approved_revision_id, first_submitted_at, published_at, search_text, version, created_at, updated_at)
   SELECT i.id, i.organization_id, i.column_id, 'article', 'published', i.slug, t.title, t.tags, $1, i.revision_id, i.revision_id,
          i.at - interval '1 hour', i.at, t.title, 4, i.at - interval '2 hours', i.at
   FROM item i JOIN bench_texts t ON t.n = i.text`,
  `INSERT INTO content_revisions (id, content_id, number, saved_by, document, fingerprint, asset_ids, created_at)
   SELECT i.revision_id, i.id, 1, $1, format(t.revision, i.slug, i.column_id)::jsonb,
          encode(sha256(convert_to(i.slug, 'UTF8')), 'hex'), '{}', i.at - interval '2 hours'
   FROM item i JOIN bench_texts t ON t.n = i.text`,
  `INSERT INTO reviews (id, content_id, revision_id, fingerprint, flow_name, stages, state, current_roles, stage_opened_at,
     submitted_by, submitted_at, decided_at, version, named_organization_id, stage_organization_id, submitted_revision_id)
   SELECT review_id, id, revision_id, encode(sha256(convert_to(slug, 'UTF8')), 'hex'), '三审', '[]', 'approved', '{}',
          at - interval '1 hour', $1, at - interval '1 hour', at - interval '10 minutes', 4, organization_id, organization_id,
          revision_id FROM item`,
  `INSERT INTO publications (id, content_id, organization_id, channel_account_id, platform, mode, state, scheduled_at,
     lateness_rule, options, revision_id, next_run_at, fence, attempts, remote_id, remote_url, published_at, created_by, version,
     created_at, updated_at)
   SELECT publication_id, id, organization_id, account_id, 'site', 'api', 'published', at, 'send', '{}', revision_id, at, 1, 1,
          id::text, 'https://news.example/p/' || slug, at, $1, 4, at - interval '5 minutes', at FROM item`,
  `INSERT INTO report_placements (content_id, organization_id, column_id, type, published_on)
   SELECT id, organization_id, column_id, 'article', (at AT TIME ZONE 'Asia/Shanghai')::date FROM item`,
];

/** What readers get, and what is kept of it. No parameters. */
export const deliveredRows = [
  `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, column_id, column_code, type,
     slug, tags, state, published_at, updated_at, etag, document, summary, search, locale, search_version)
   SELECT i.id, i.publication_id, i.revision_id, i.organization_id, i.path, i.column_id, i.column_code, 'article', i.slug, t.tags,
          'live', i.at, i.at, '"' || left(translate(encode(sha256(d.document), 'base64'), '+/', '-_'), 27) || '"', d.document,
          convert_to(w.words || '}', 'UTF8'), t.search, 'zh-CN', 1
   FROM item i JOIN bench_texts t ON t.n = i.text JOIN bench_units u ON u.n = i.unit
   JOIN bench_columns c ON c.id = i.column_id
   CROSS JOIN LATERAL (SELECT '{"id":"' || i.id || '",' || format(t.summary, u.words, c.words, i.slug,
     to_char(i.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS words OFFSET 0) w
   CROSS JOIN LATERAL (SELECT convert_to(w.words || t.body, 'UTF8') AS document OFFSET 0) d
   ORDER BY i.n`,
  `INSERT INTO delivery_archive (id, content_id, publication_id, revision_id, document, live_from)
   SELECT i.archive_id, i.id, i.publication_id, i.revision_id, d.document, i.at
   FROM item i JOIN delivery_documents d ON d.content_id = i.id`,
];

/** Hours of views (parameters: the buckets' hours, the rule), the days that they make, and the visitors of each day. */
export const bucketRows = [
  [
    `INSERT INTO view_counts (content_id, hour, surface, rule, views_raw, views_counted)
     SELECT i.id, date_trunc('hour', i.at) + b.hours * interval '1 hour', CASE WHEN i.n % 4 = 0 THEN 'mini_program' ELSE 'page' END,
            $2, v.views + v.views / 4, v.views
     FROM item i CROSS JOIN unnest($1::integer[]) WITH ORDINALITY AS b (hours, place)
     CROSS JOIN LATERAL (SELECT (1 + abs(hashint4((i.n * 31 + b.place)::integer)) % 30)
                           * CASE WHEN i.n % 1000 = 0 THEN 50 ELSE 1 END AS views) v
     ORDER BY i.id, 2`,
    'hours and rule',
  ],
  [
    `INSERT INTO view_days (content_id, day, surface, rule, views_raw, views_counted)
     SELECT v.content_id, (v.hour AT TIME ZONE 'Asia/Shanghai')::date, v.surface, v.rule, sum(v.views_raw), sum(v.views_counted)
     FROM item i JOIN view_counts v ON v.content_id = i.id GROUP BY 1, 2, 3, 4 ORDER BY 1, 2`,
  ],
  [
    `INSERT INTO visitor_sketches (content_id, day, surface, rule, sketch, visitors, moved_at)
     SELECT v.content_id, v.day, v.surface, v.rule, s.sketch, s.visitors, i.at
     FROM item i JOIN view_days v ON v.content_id = i.id
     JOIN bench_sketches s ON s.n = (i.n * 13 + (v.day - DATE '2000-01-01')) % (SELECT count(*) FROM bench_sketches)
     ORDER BY 1, 2`,
  ],
];
