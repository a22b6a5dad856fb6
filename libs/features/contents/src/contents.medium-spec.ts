import { startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
describe('contents', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api?.close());
  it('smoke', async () => {
    await api.aUser({ username: 'author', roles: ['author'] });
    const a = await api.as('author');
    const r = await a.post('/api/v1/contents', {
      organizationId: api.root.id,
      type: 'article',
      title: ' 春送岗位 ',
      tags: ['就业'],
      article: { html: '<h1>x</h1><p onclick="a()">你好<script>1</script></p>' },
    });
    console.log(r.status, JSON.stringify(r.body, null, 1), r.etag);
    const p = await a.patch(`/api/v1/contents/${r.body.id}`, { title: '二' }, r.etag);
    console.log(p.status, p.text.slice(0, 300), p.etag);
    const l = await a.get(
      '/api/v1/contents?q=%E4%BD%A0%E5%A5%BD&tag=%E5%B0%B1%E4%B8%9A&sort=-updatedAt&limit=1',
    );
    console.log(l.status, l.text);
    const bad = await a.post('/api/v1/contents', {
      organizationId: api.root.id,
      type: 'episode',
      title: '',
      nope: 1,
      coverAssetId: api.root.id,
      video: {},
      article: { html: '<img src="http://x/y.png">', extra: 2 },
    });
    console.log(bad.status, JSON.stringify(bad.body, null, 1));
    const v = await a.put(`/api/v1/contents/${r.body.id}/variants/weibo`, { text: '短' });
    console.log(v.status, v.text, v.etag);
    console.log((await a.put(`/api/v1/contents/${r.body.id}/variants/weibo`, { text: '短' })).status);
    const revs = await a.get(`/api/v1/contents/${r.body.id}/revisions`);
    console.log(revs.text);
    const [n, , o] = revs.body.items;
    console.log(
      (await a.get(`/api/v1/contents/${r.body.id}/revisions/compare?from=${o.id}&to=${n.id}`)).text,
    );
    console.log((await a.get('/openapi.json')).text.slice(0, 300));
  });
});
