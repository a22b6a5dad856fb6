import type { CallbackRequest, ChannelAccess } from '@haojiao/channel-kit';
import { createCipheriv } from 'node:crypto';
import { receiveWechatCallback } from './wechat.callback';
import { decryptMessage, signatureOf } from './wechat.crypto';

// Published test vectors: Token AAAAA, key of 43 A, AppID wxba5fad812f8e6fb9.
const TOKEN = 'AAAAA';
const KEY = 'A'.repeat(43);
const APP_ID = 'wxba5fad812f8e6fb9';
const ciphertextA =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
const ciphertextB =
  'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==';

const account: ChannelAccess = {
  id: 'a',
  organizationId: 'o',
  platform: 'wechat',
  name: '市总工会',
  mode: 'api',
  credentials: { appId: APP_ID, appSecret: 's', callbackToken: TOKEN, encodingAesKey: KEY },
  settings: {},
};
const articleId = 'b5zOtjzZSsy8tLBsCYmZ3k2PqXvWnR0dUeFgHiJkLmN';
const finished = `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[helper]]></FromUserName><CreateTime>1714112445</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[PUBLISHJOBFINISH]]></Event><PublishEventInfo><publish_id>2247503051</publish_id><publish_status>0</publish_status><article_id><![CDATA[${articleId.slice(0, 20)}\n${articleId.slice(20)}]]></article_id><article_detail><count>1</count><item><idx>1</idx><article_url><![CDATA[http://mp.weixin.qq.com/s?__biz=a&mid=1&idx=1]]></article_url></item></article_detail></PublishEventInfo></xml>`;

describe('the published test vectors', () => {
  it('have the signatures that we compute', () => {
    expect(signatureOf(TOKEN, '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
    expect(signatureOf(TOKEN, '1714037059', '486452656')).toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78');
    expect(signatureOf(TOKEN, '1714112445', '415670741', ciphertextA)).toBe(
      '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
    );
    expect(signatureOf(TOKEN, '1713424427', '415670741', ciphertextB)).toBe(
      '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
    );
  });

  it('are opened, also with a padding of more than sixteen bytes', () => {
    expect(decryptMessage(ciphertextA, KEY, APP_ID)).toBe(
      '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}',
    );
    expect(decryptMessage(ciphertextB, KEY, APP_ID)).toBe('{"demo_resp":"good luck"}');
  });

  it('are not opened for another AppID or with another key', () => {
    expect(decryptMessage(ciphertextA, KEY, 'wx0000000000000000')).toBeNull();
    expect(decryptMessage(ciphertextA, 'B'.repeat(43), APP_ID)).toBeNull();
  });
});

const massSent = (status: string, rest = ''): string =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[helper]]></FromUserName><CreateTime>1714112445</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[MASSSENDJOBFINISH]]></Event><MsgID>3147494276</MsgID><Status><![CDATA[${status}]]></Status><TotalCount>100</TotalCount><FilterCount>80</FilterCount><SentCount>75</SentCount><ErrorCount>5</ErrorCount>${rest}</xml>`;
const urls =
  '<ArticleUrlResult><Count>2</Count><ResultList><item><ArticleIdx>2</ArticleIdx><ArticleUrl><![CDATA[http://mp.weixin.qq.com/s?__biz=a&mid=9&idx=2]]></ArticleUrl></item><item><ArticleIdx>1</ArticleIdx><ArticleUrl><![CDATA[http://mp.weixin.qq.com/s?__biz=a&mid=9&idx=1]]></ArticleUrl></item></ResultList></ArticleUrlResult>';

describe('a callback about a mass send', () => {
  it('tells number, address and how many were reached, once for all deliveries', () => {
    const first = receive(secure(massSent('send success', urls)), at('1714112446'));
    expect(first).toMatchObject({ status: 200, body: 'success' });
    expect(first.events).toEqual([
      {
        key: 'MASSSENDJOBFINISH:3147494276',
        reference: 'mass:3147494276',
        answer: {
          kind: 'published',
          remote: {
            id: '3147494276',
            url: 'http://mp.weixin.qq.com/s?__biz=a&mid=9&idx=1',
            publishedAt: at('1714112445'),
            extra: { kind: 'mass', msgId: '3147494276', msgDataId: '9', idx: 1, articles: 2, sentCount: 75 },
            companions: [
              {
                id: '3147494276#2',
                url: 'http://mp.weixin.qq.com/s?__biz=a&mid=9&idx=2',
                publishedAt: at('1714112445'),
                extra: {
                  kind: 'mass',
                  msgId: '3147494276',
                  msgDataId: '9',
                  idx: 2,
                  articles: 2,
                  sentCount: 75,
                },
              },
            ],
          },
        },
      },
    ]);
    const again = receive(secure(massSent('send success', urls), { nonce: '2' }), at('1714112456'));
    expect(again.events[0]!.key).toBe(first.events[0]!.key);
  });

  it('is only a reason to ask where it lists no articles: it is not known how many there are', () => {
    const empty =
      '<CopyrightCheckResult><Count>0</Count><ResultList></ResultList><CheckState>0</CheckState></CopyrightCheckResult><ArticleUrlResult><Count>0</Count><ResultList/></ArticleUrlResult>';
    expect(receive(secure(massSent('send success', empty)), at('1714112446')).events[0]!.answer).toEqual({
      kind: 'ask_again',
      askAgainAfterMs: 0,
    });
  });

  it.each([
    ['err(20013)', 'failed'],
    ['send fail', 'ask_again'],
    ['something new', 'ask_again'],
  ])('of status %s is answered with %s', (status, kind) => {
    expect(receive(secure(massSent(status)), at('1714112446')).events[0]!.answer.kind).toBe(kind);
  });

  it('in plain mode is only a reason to ask, whatever it says', () => {
    const query = { timestamp: '1714112445', nonce: '1' };
    const signature = signatureOf(TOKEN, query.timestamp, query.nonce);
    for (const status of ['send success', 'err(10001)'])
      expect(
        receive({ query: { ...query, signature }, body: massSent(status, urls) }, at('1714112446')).events,
      ).toMatchObject([{ reference: 'mass:3147494276', answer: { kind: 'ask_again', askAgainAfterMs: 0 } }]);
  });

  it('without a number is answered and left', () => {
    const body = massSent('send success').replace('3147494276', 'x');
    expect(receive(secure(body), at('1714112446'))).toMatchObject({ status: 200, events: [] });
  });
});

describe('the three modes of a push', () => {
  const plain = { timestamp: '1714112445', nonce: '1' };
  const signed = { ...plain, signature: signatureOf(TOKEN, plain.timestamp, plain.nonce) };

  it('are told apart by encrypt_type, which raw leaves plain', () => {
    for (const query of [signed, { ...signed, encrypt_type: 'raw' }])
      expect(receive({ query, body: finished }, at('1714112446')).events[0]!.answer.kind).toBe('ask_again');
  });

  it('are read from the ciphertext in compatible mode, not from the words beside it', () => {
    const push = secure(finished);
    const cipher = /<Encrypt>.*<\/Encrypt>/s.exec(push.body)![0];
    const forged = finished.replace('2247503051', '1111111111').replace('</xml>', `${cipher}</xml>`);
    expect(receive({ query: push.query, body: forged }, at('1714112446')).events[0]).toMatchObject({
      reference: '2247503051',
      answer: { kind: 'published' },
    });
  });

  it('are refused in an encrypted mode with the signature of a plain one', () => {
    const push = secure(finished);
    const query = { ...push.query, msg_signature: signed.signature, signature: signed.signature };
    expect(receive({ query, body: push.body }, at('1714112446')).status).toBe(403);
  });

  it('come as JSON where the account chose that', () => {
    const body = JSON.stringify({
      Event: 'MASSSENDJOBFINISH',
      CreateTime: 1714112445,
      MsgID: 3147494276,
      Status: 'send success',
      ArticleUrlResult: { ResultList: [{ ArticleIdx: 1, ArticleUrl: 'http://mp.weixin.qq.com/s/a' }] },
    });
    expect(receive(secure(body), at('1714112446')).events[0]).toMatchObject({
      reference: 'mass:3147494276',
      answer: { kind: 'published', remote: { url: 'http://mp.weixin.qq.com/s/a' } },
    });
  });
});

describe('a callback of WeChat', () => {
  it('verifies the address by answering the echo and nothing else', () => {
    const query = { timestamp: '1714036504', nonce: '1514711492', echostr: '4375120948345356249' };
    const signature = 'f464b24fc39322e44b38aa78f5edd27bd1441696';
    const now = at('1714036504');
    expect(receive({ method: 'GET', query: { ...query, signature } }, now)).toMatchObject({
      status: 200,
      body: '4375120948345356249',
    });
    expect(receive({ method: 'GET', query: { ...query, signature: 'f'.repeat(40) } }, now)).toMatchObject({
      status: 403,
      body: '',
    });
  });

  it('answers success to a genuine push that does not concern publishing', () => {
    const query = {
      timestamp: '1714112445',
      nonce: '415670741',
      encrypt_type: 'aes',
      msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
    };
    const body = `<xml><ToUserName>gh_97417a04a28d</ToUserName><Encrypt><![CDATA[${ciphertextA}]]></Encrypt></xml>`;
    expect(receive({ query, body }, at('1714112445'))).toEqual({
      status: 200,
      mediaType: 'text/plain',
      body: 'success',
      events: [],
    });
  });

  it('tells of a publication, the article id freed from its line break, once for all deliveries', () => {
    const first = receive(secure(finished), at('1714112446'));
    expect(first.events).toEqual([
      {
        key: 'PUBLISHJOBFINISH:2247503051:0',
        reference: '2247503051',
        answer: {
          kind: 'published',
          remote: {
            id: articleId,
            url: 'http://mp.weixin.qq.com/s?__biz=a&mid=1&idx=1',
            publishedAt: at('1714112445'),
            // The event does not carry it; the long address does.
            extra: { kind: 'publish', publishId: '2247503051', msgDataId: '1', idx: 1 },
          },
        },
      },
    ]);
    const again = receive(secure(finished, { nonce: '2' }), at('1714112456'));
    expect(again.events[0]!.key).toBe(first.events[0]!.key);
  });

  it('leads to a question at once when it tells of a failure', () => {
    const failed = finished
      .replace('<publish_status>0', '<publish_status>4')
      .replace(/<article_id>.*<\/article_detail>/s, '<fail_idx>1</fail_idx><fail_idx>2</fail_idx>');
    expect(receive(secure(failed), at('1714112446')).events[0]).toMatchObject({
      key: 'PUBLISHJOBFINISH:2247503051:4',
      answer: { kind: 'ask_again', askAgainAfterMs: 0 },
    });
  });

  it('in plain mode, where nothing signs the body, is only a reason to ask', () => {
    const query = { timestamp: '1714112445', nonce: '1' };
    const signature = signatureOf(TOKEN, query.timestamp, query.nonce);
    const result = receive({ query: { ...query, signature }, body: finished }, at('1714112446'));
    expect(result).toMatchObject({ status: 200, body: 'success' });
    expect(result.events[0]).toMatchObject({ reference: '2247503051', answer: { kind: 'ask_again' } });
  });

  it('is opened with the previous key while keys are being changed', () => {
    const renewed = {
      ...account,
      credentials: { ...account.credentials, encodingAesKey: 'C'.repeat(43), previousEncodingAesKey: KEY },
    };
    const request = secure(finished);
    expect(receive(request, at('1714112446'), renewed).events).toHaveLength(1);
    const { previousEncodingAesKey: _dropped, ...withoutOld } = renewed.credentials;
    expect(receive(request, at('1714112446'), { ...renewed, credentials: withoutOld }).status).toBe(403);
  });

  it('is refused when its ciphertext was changed', () => {
    const request = secure(finished);
    const changed = request.body.replace('<![CDATA[', '<![CDATA[A');
    expect(receive({ ...request, body: changed }, at('1714112446')).status).toBe(403);
  });

  it('is refused when it is older than ten minutes', () => {
    const request = secure(finished);
    expect(receive(request, at('1714113046')).status).toBe(403);
    expect(receive(request, at('1714113044')).status).toBe(200);
  });

  it('is refused with a document type, an oversized body, or without a token on our side', () => {
    const query = { timestamp: '1714112445', nonce: '1' };
    const signature = signatureOf(TOKEN, query.timestamp, query.nonce);
    const withDtd = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${finished}`;
    const now = at('1714112446');
    expect(receive({ query: { ...query, signature }, body: withDtd }, now).status).toBe(403);
    const large = `<xml>${' '.repeat(1_100_000)}</xml>`;
    expect(receive({ query: { ...query, signature }, body: large }, now).status).toBe(413);
    const open = { ...account, credentials: { appId: APP_ID } };
    const unsigned = signatureOf('', query.timestamp, query.nonce);
    expect(receive({ query: { ...query, signature: unsigned }, body: finished }, now, open).status).toBe(403);
  });
});

interface Push {
  method?: 'GET' | 'POST';
  query: Record<string, string>;
  body?: string;
}

function receive(push: Push, now: Date, receiver = account): ReturnType<typeof receiveWechatCallback> {
  const request: CallbackRequest = {
    method: push.method ?? 'POST',
    query: push.query,
    headers: {},
    rawBody: Buffer.from(push.body ?? ''),
  };
  return receiveWechatCallback(request, receiver, now);
}

function secure(xml: string, { nonce = '1' } = {}): { query: Record<string, string>; body: string } {
  const key = Buffer.from(`${KEY}=`, 'base64');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(Buffer.byteLength(xml));
  const plain = Buffer.concat([Buffer.alloc(16, 7), size, Buffer.from(xml), Buffer.from(APP_ID)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const encrypted = Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64');
  const timestamp = '1714112445';
  return {
    query: {
      timestamp,
      nonce,
      encrypt_type: 'aes',
      msg_signature: signatureOf(TOKEN, timestamp, nonce, encrypted),
    },
    body: `<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  };
}

function at(seconds: string): Date {
  return new Date(Number(seconds) * 1_000);
}
