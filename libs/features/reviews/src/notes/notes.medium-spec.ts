import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

describe('notes on an item', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editor: ApiCaller;
  let reader: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    await api.aUser({ username: 'author', roles: ['author'] });
    await api.aUser({ username: 'editor', roles: ['editor'] });
    await api.aUser({ username: 'reader', roles: ['author'] });
    author = await api.as('author');
    editor = await api.as('editor');
    reader = await api.as('reader');
  });
  afterAll(() => api.close());

  const body = (html: string) => ({ article: { html } });
  const anItem = async (html = '<p>上午九点，园区的招聘会开始了。</p>'): Promise<ApiAnswer> =>
    aDraft(author, api.root.id, body(html));
  const notesOf = (id: string) => `/api/v1/contents/${id}/notes`;

  async function noted(caller: ApiCaller, item: ApiAnswer['body'], quote: string, note = '请核实') {
    const text = '上午九点，园区的招聘会开始了。';
    const start = text.indexOf(quote);
    return caller.post(notesOf(item.id), {
      revisionId: item.currentRevisionId,
      path: 'article.html',
      range: { start, end: start + quote.length },
      note,
    });
  }

  it('are made on a passage and say where it stands', async () => {
    const { body: item } = await anItem();
    const { status, body: note } = await noted(editor, item, '招聘会');
    expect([status, note]).toMatchObject([
      201,
      {
        contentId: item.id,
        revisionId: item.currentRevisionId,
        path: 'article.html',
        range: { start: 8, end: 11 },
        quote: '招聘会',
        before: '上午九点，园区的',
        after: '开始了。',
        note: '请核实',
        authorName: 'editor',
        reviewId: null,
        resolvedAt: null,
        replies: [],
        placement: { revisionId: item.currentRevisionId, state: 'placed', range: { start: 8, end: 11 } },
      },
    ]);
  });

  it('stay on the passage through edits, show what is left of it, and tell when it is gone', async () => {
    const item = await anItem();
    for (const quote of ['九点', '园区的招聘会', '开始了']) await noted(editor, item.body, quote);
    await editor.post(notesOf(item.body.id), {
      revisionId: item.body.currentRevisionId,
      path: 'title',
      note: '标题太长',
    });
    const edited = await author.patch(
      `/api/v1/contents/${item.body.id}`,
      { title: '招聘会', ...body('<p>消息</p><p>三月一日上午<strong>九点</strong>，园区春季招聘会。</p>') },
      item.etag,
    );
    const now = '消息\n三月一日上午九点，园区春季招聘会。';
    const { body: page } = await reader.get(notesOf(item.body.id));
    expect(
      page.items.map(({ placement: { state, range } }: ApiAnswer['body']) => [
        state,
        range && now.slice(range.start, range.end),
      ]),
    ).toEqual([
      ['placed', '九点'],
      ['changed', '园区春季招聘会'],
      ['lost', null],
      ['changed', null],
    ]);
    expect(page.items[2]).toMatchObject({ quote: '开始了', before: expect.stringContaining('招聘会') });
    // In the revision in which they were made, and found backwards in it from the new one.
    const then = await reader.get(`${notesOf(item.body.id)}?revisionId=${item.body.currentRevisionId}`);
    expect(then.body.items.map((note: ApiAnswer['body']) => note.placement.state)).toEqual(
      Array(4).fill('placed'),
    );
    const later = await editor.post(notesOf(item.body.id), {
      revisionId: edited.body.currentRevisionId,
      path: 'article.html',
      range: { start: now.indexOf('招聘会'), end: now.indexOf('招聘会') + 3 },
      note: '哪一场？',
    });
    const back = await reader.get(
      `${notesOf(item.body.id)}?state=all&revisionId=${item.body.currentRevisionId}`,
    );
    expect(back.body.items.find(({ id }: { id: string }) => id === later.body.id).placement).toMatchObject({
      state: 'placed',
      range: { start: 8, end: 11 },
    });
  });

  it('are answered, settled and taken up again', async () => {
    const { body: item } = await anItem();
    const { body: note } = await noted(editor, item, '九点');
    const path = `${notesOf(item.id)}/${note.id}`;
    const answered = await author.post(`${path}/replies`, { text: '已向主办方核实' });
    expect([answered.status, answered.body.replies]).toMatchObject([
      201,
      [{ text: '已向主办方核实', authorName: 'author' }],
    ]);
    const settled = await author.post(`${path}/resolve`);
    expect([settled.status, settled.body.resolvedByName]).toEqual([200, 'author']);
    expect((await editor.post(`${path}/resolve`)).body.resolvedAt).toBe(settled.body.resolvedAt);
    const of = async (state: string) =>
      (await reader.get(`${notesOf(item.id)}?state=${state}`)).body.items.length;
    expect([await of('open'), await of('resolved'), await of('all')]).toEqual([0, 1, 1]);
    expect((await editor.post(`${path}/reopen`)).body).toMatchObject({ resolvedAt: null, resolvedBy: null });
    expect((await editor.post(`${path}/reopen`)).status).toBe(200);
    expect([await of('open'), await of('resolved'), await of('all')]).toEqual([1, 0, 1]);
    const trail = await api.dataSource.query(
      `SELECT action FROM audit_entries WHERE object_id = $1 AND action LIKE 'review_note.%' ORDER BY sequence`,
      [item.id],
    );
    expect(trail.map(({ action }: { action: string }) => action)).toEqual([
      'review_note.made',
      'review_note.answered',
      'review_note.resolved',
      'review_note.reopened',
    ]);
  });

  it('come with a decision too, and stay with the item after it was returned', async () => {
    const { body: item } = await anItem();
    const { body: review } = await author.post(`/api/v1/contents/${item.id}/submit`, {});
    const decide = (annotations: object[]) =>
      editor.post(`/api/v1/reviews/${review.id}/decisions`, {
        outcome: 'return',
        comment: '见批注',
        annotations,
      });
    const wrong = await decide([
      { path: 'title', note: '用全称' },
      { path: 'title', range: { start: 5, end: 500 }, note: '？' },
    ]);
    expect([wrong.status, wrong.body.errors]).toMatchObject([
      400,
      [{ path: 'annotations.1.range', code: 'range_invalid' }],
    ]);
    expect((await editor.get(`/api/v1/reviews/${review.id}`)).body.state).toBe('open');
    await decide([{ path: 'article.html', range: { start: 2, end: 4 }, note: '时间不对' }]);
    const current = await author.get(`/api/v1/contents/${item.id}`);
    await author.patch(`/api/v1/contents/${item.id}`, body('<p>今天上午九点，园区热闹。</p>'), current.etag);
    const { body: page } = await author.get(notesOf(item.id));
    expect(page.items).toMatchObject([
      {
        note: '时间不对',
        quote: '九点',
        authorName: 'editor',
        reviewId: review.id,
        stage: 'review_1',
        revisionId: item.currentRevisionId,
        placement: { state: 'placed', range: { start: 4, end: 6 } },
      },
    ]);
  });

  it('come in pages, oldest first', async () => {
    const { body: item } = await anItem();
    for (const quote of ['九点', '园区', '招聘会']) await noted(editor, item, quote);
    const first = await reader.get(`${notesOf(item.id)}?limit=2`);
    const second = await reader.get(`${notesOf(item.id)}?limit=2&cursor=${first.body.nextCursor}`);
    const quotes = [first, second].map((page) =>
      page.body.items.map(({ quote }: { quote: string }) => quote),
    );
    expect(quotes).toEqual([['九点', '园区'], ['招聘会']]);
    expect(second.body.nextCursor).toBeNull();
  });

  it.each([
    ['a range beyond the text', { path: 'title', range: { start: 0, end: 99 } }, 'range', 'range_invalid'],
    ['an empty range', { path: 'title', range: { start: 1, end: 1 } }, 'range', 'range_invalid'],
    ['half an emoji', { path: 'summary', range: { start: 0, end: 1 } }, 'range', 'range_invalid'],
    ['a range of no text', { path: 'tags', range: { start: 0, end: 1 } }, 'range', 'range_without_text'],
    ['a part that is not there', { path: 'video.descriptionText' }, 'path', 'path_unknown'],
    ['what every object has', { path: 'constructor.name' }, 'path', 'path_unknown'],
    ['no words', { path: 'title', note: ' \u0007 ' }, 'note', 'required'],
  ])('are refused on %s', async (_, wish, path, code) => {
    const { body: item } = await aDraft(author, api.root.id, { summary: '👩‍🔧师傅' });
    const refused = await editor.post(notesOf(item.id), {
      revisionId: item.currentRevisionId,
      note: '看',
      ...wish,
    });
    expect([refused.status, refused.body.errors]).toMatchObject([400, [{ path, code }]]);
  });

  it('S16 are closed to those who may not read the item, S18 and to those who name another item', async () => {
    const { body: item } = await anItem();
    const { body: other } = await anItem();
    const { body: note } = await noted(editor, item, '九点');
    const unit = await api.aUnit();
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: unit.id });
    const stranger = await api.as('stranger');
    const doors = (id: string): [string, object | undefined][] => [
      [`/${id}/replies`, { text: '答' }],
      [`/${id}/resolve`, undefined],
      [`/${id}/reopen`, undefined],
    ];
    expect((await stranger.get(notesOf(item.id))).body.code).toBe('content_not_found');
    expect((await noted(stranger, item, '九点')).body.code).toBe('content_not_found');
    for (const [door, sent] of doors(note.id)) {
      expect((await stranger.post(`${notesOf(item.id)}${door}`, sent)).body.code).toBe('content_not_found');
      const wrongItem = await editor.post(`${notesOf(other.id)}${door}`, sent);
      expect([wrongItem.status, wrongItem.body.code]).toEqual([404, 'note_not_found']);
    }
    const { body: untouched } = await editor.get(notesOf(item.id));
    expect(untouched.items).toMatchObject([{ id: note.id, replies: [], resolvedAt: null }]);
    const wrongRevision = { revisionId: item.currentRevisionId, path: 'title', note: '看' };
    expect((await editor.post(notesOf(other.id), wrongRevision)).body.code).toBe('revision_not_found');
    const asked = await editor.get(`${notesOf(other.id)}?revisionId=${item.currentRevisionId}`);
    expect([asked.status, asked.body.code]).toEqual([404, 'revision_not_found']);
  });

  it('are made and settled only by those who may decide on the item or edit it', async () => {
    const { body: item } = await anItem();
    const { body: note } = await noted(author, item, '九点');
    expect((await noted(reader, item, '九点')).status).toBe(403);
    for (const door of ['resolve', 'reopen'])
      expect((await reader.post(`${notesOf(item.id)}/${note.id}/${door}`)).status).toBe(403);
    expect((await reader.post(`${notesOf(item.id)}/${note.id}/replies`, { text: '答' })).status).toBe(403);
  });

  it('S20 take nothing that only the product writes, S24 and give back texts as they are', async () => {
    const { body: item } = await anItem();
    const locked = { revisionId: item.currentRevisionId, path: 'title', note: '看', resolvedAt: null };
    expect((await editor.post(notesOf(item.id), locked)).status).toBe(400);
    const words = '<script>alert(1)</script><img src=x onerror=1>';
    const { body: note, headers } = await noted(editor, item, '九点', words);
    expect(note.note).toBe(words);
    expect(String(headers['content-type'])).toContain('application/json');
  });

  it('are never changed or removed, by plain SQL neither', async () => {
    const { body: item } = await anItem();
    const { body: note } = await noted(editor, item, '九点');
    await author.post(`${notesOf(item.id)}/${note.id}/replies`, { text: '答' });
    const sql = (text: string) => api.dataSource.query(text, [note.id]);
    await expect(sql("UPDATE review_notes SET note = '改' WHERE id = $1")).rejects.toThrow('never changed');
    await expect(sql('DELETE FROM review_notes WHERE id = $1')).rejects.toThrow('append-only');
    await expect(sql("UPDATE review_note_replies SET text = '改' WHERE note_id = $1")).rejects.toThrow(
      'append-only',
    );
  });
});
