/**
 * A draft of 4 KB: signed in, validated, cleaned, with its first revision and its entry in the trail, against bare
 * Fastify that parses the same body and does one prepared INSERT of it. Then the whole trail is verified.
 */
import pg from 'pg';
import { ask } from '../scripts/demo/http.mjs';
import { Person } from '../scripts/demo/person.mjs';
import { chineseText, seeded } from './lib/chinese-text.mjs';
import { compare, ourSide } from './lib/compare.mjs';
import { startBareSql } from './lib/start-bare.mjs';

const {
  HAOJIAO_BENCH_URL: base,
  HAOJIAO_BENCH_USERNAME: username,
  HAOJIAO_BENCH_PASSWORD: password,
} = process.env;
const mark = Date.now().toString(36);
const random = seeded(7);
const texts = Array.from({ length: 50 }, () =>
  Array.from({ length: 5 }, () => `<p>${chineseText(270, random)}</p>`).join(''),
);

const administrator = await Person.signIn(base, username, password);
const unit = await administrator.post('/organizations', { name: `bench ${mark}`, code: `drafts-${mark}` });
const own = {
  username: `drafts-${mark}`,
  displayName: '通讯员',
  password: 'Bench-2026-bugle',
  organizationId: unit.id,
};
const { id: authorId } = await administrator.post('/users', own);
await administrator.put(`/organizations/${unit.id}/members/${authorId}`, { roles: ['author'] });
const { body: session } = await ask('POST', `${base}/api/v1/auth/login`, {
  body: { username: own.username, password: own.password },
});

let made = 0;
function nextRequest(path, headers = {}) {
  made += 1;
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({
      organizationId: unit.id,
      type: 'article',
      locale: 'zh-CN',
      title: `送清凉到一线 ${made}`,
      summary: '连日来，县总工会分头带队慰问高温下坚守岗位的职工。',
      byline: '宣教部',
      tags: ['送清凉', '高温'],
      article: { html: texts[made % texts.length] },
    }),
  };
}

const client = new pg.Client(process.env.DATABASE_URL);
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS bench_drafts (id uuid PRIMARY KEY, document jsonb NOT NULL)');
const insert = await startBareSql({ write: 'INSERT INTO bench_drafts VALUES ($1, $2)' });
try {
  await compare(
    ourSide(base, () => nextRequest('/api/v1/contents', { authorization: `Bearer ${session.accessToken}` })),
    { 'create-draft': { ...insert, next: () => nextRequest('/') } },
  );
} finally {
  insert.stop();
  await client.query('DROP TABLE bench_drafts');
  await client.end();
}
