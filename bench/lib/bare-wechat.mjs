import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';
import { ask } from '../../scripts/demo/http.mjs';
import { atOnce } from './at-once.mjs';
import { picture } from './newsroom.mjs';

const BOUNDARY = 'bench-boundary';

/**
 * The calls that one publication makes on WeChat, and nothing else: cover, draft, draft read back, submit. Tokens,
 * accounts and the picture are there before. @returns {Promise<number>} publications per second
 */
export async function callWechat(count, hands, { sandboxUrl, bodyHtml }) {
  const pool = new Pool(`http://127.0.0.1:${wechatPort()}`, { connections: hands });
  try {
    const tokens = [];
    for (let index = 0; index < Math.ceil(count / 75); index += 1)
      tokens.push(await newToken(pool, sandboxUrl));
    const cover = coverForm(await picture(900, 383));
    const startedAt = performance.now();
    await atOnce(
      Array.from({ length: count }, (_, index) => tokens[index % tokens.length]),
      hands,
      (token) => publish(pool, token, cover, bodyHtml),
    );
    return count / ((performance.now() - startedAt) / 1_000);
  } finally {
    await pool.close();
  }
}

/** The launcher keeps the ports it chose with the data. */
function wechatPort() {
  const chosen = process.env.HAOJIAO_SANDBOX_WECHAT_PORT;
  return (
    chosen ?? JSON.parse(readFileSync(join(process.env.HAOJIAO_HOME, 'ports.json'), 'utf8')).sandbox_WECHAT
  );
}

async function publish(pool, token, cover, content) {
  const { media_id: thumb_media_id } = await call(pool, token, 'material/add_material', cover, '&type=image');
  const article = { title: '送清凉到一线', digest: '慰问', content, thumb_media_id };
  const { media_id } = await call(pool, token, 'draft/add', json({ articles: [article] }));
  await call(pool, token, 'draft/get', json({ media_id }));
  await call(pool, token, 'freepublish/submit', json({ media_id }));
}

async function newToken(pool, sandboxUrl) {
  const { body } = await ask('POST', `${sandboxUrl}/control/accounts/wechat`, { body: {} });
  const { appId: appid, appSecret: secret } = body.credentials;
  const answer = await call(
    pool,
    '',
    'stable_token',
    json({ grant_type: 'client_credential', appid, secret }),
  );
  return answer.access_token;
}

async function call(pool, token, path, { type, body }, more = '') {
  const answer = await pool.request({
    method: 'POST',
    path: `/cgi-bin/${path}?access_token=${token}${more}`,
    headers: { 'content-type': type },
    body,
  });
  const value = await answer.body.json();
  if (value.errcode) throw new Error(`${path}: ${value.errcode} ${value.errmsg}`);
  return value;
}

const json = (value) => ({ type: 'application/json', body: JSON.stringify(value) });

function coverForm(bytes) {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="media"; filename="cover.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, body };
}
