import { DraftKeeper } from './draft-keeper';
import type { Outcome } from './draft-keeper';
import type { Content, Fields } from './fields';
import { KeptCopies } from './kept-copies';

const item = (version: number, parts: Partial<Content> = {}): Content =>
  ({
    ...{ id: 'item', type: 'article', title: '题', summary: '', byline: '', tags: [], variants: {}, version },
    ...{ columnId: null, coverAssetId: null, source: null, coAuthorIds: [], article: { html: '<p>一</p>' } },
    ...parts,
  }) as Content;

class Shelf {
  private readonly kept = new Map<string, string>();
  getItem = (name: string) => this.kept.get(name) ?? null;
  setItem = (name: string, text: string) => void this.kept.set(name, text);
  removeItem = (name: string) => void this.kept.delete(name);
}

/** A server that answers what it is told to, and remembers what it was sent. */
function begin(answers: Outcome[], shelf = new Shelf(), content = item(1)) {
  const sent: { paths: readonly string[]; fields: Fields; etag: string }[] = [];
  const keeper = new DraftKeeper(
    content,
    '"1"',
    (paths, _base, fields, etag) => {
      sent.push({ paths, fields, etag });
      return Promise.resolve(answers.shift() ?? { kind: 'away' });
    },
    new KeptCopies(shelf, 'me', 'item'),
    () => 0,
  );
  keeper.setReadOnly(false);
  return { keeper, sent, shelf };
}

describe('a draft that is being written', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('sends only what differs, with the version it was written on', async () => {
    const { keeper, sent } = begin([{ kind: 'saved', content: item(2, { title: '新题' }), etag: '"2"' }]);
    keeper.change('title', '新题');
    await keeper.flush();
    expect(sent).toMatchObject([{ paths: ['title'], etag: '"1"' }]);
    expect(keeper.current()).toMatchObject({ state: 'saved', etag: '"2"' });
    keeper.change('title', '新题');
    await keeper.flush();
    expect(sent).toHaveLength(1);
  });

  it('keeps what nobody took, here, and offers it to the next page', async () => {
    const { keeper, shelf } = begin([{ kind: 'away' }]);
    keeper.change('article.html', '<p>没有网时写的</p>');
    await keeper.flush();
    expect(keeper.current().state).toBe('away');
    const next = begin([], shelf).keeper;
    expect(next.current().left?.typed).toEqual({ 'article.html': '<p>没有网时写的</p>' });
    expect(next.current().fields['article.html']).toBe('<p>一</p>');
    next.takeUp();
    expect(next.current().fields['article.html']).toBe('<p>没有网时写的</p>');
    next.leaveBehind();
    expect(begin([], shelf).keeper.current().left).not.toBeNull();
  });

  it('saves the rest where one field is refused, and loses neither', async () => {
    const { keeper, sent } = begin([
      { kind: 'refused', message: '有误', faults: { title: '不能为空' } },
      { kind: 'saved', content: item(2, { summary: '摘要' }), etag: '"2"' },
    ]);
    keeper.change('title', '');
    keeper.change('summary', '摘要');
    await keeper.flush();
    await keeper.flush(true);
    expect(sent.map(({ paths }) => paths)).toEqual([['title', 'summary'], ['summary']]);
    expect(keeper.current()).toMatchObject({ state: 'refused', faults: { title: '不能为空' } });
    expect(keeper.current().fields).toMatchObject({ title: '', summary: '摘要' });
  });

  it('keeps what is typed while it is being saved', async () => {
    const { keeper } = begin([{ kind: 'saved', content: item(2, { title: '甲' }), etag: '"2"' }]);
    keeper.change('title', '甲');
    const saving = keeper.flush();
    keeper.change('title', '甲乙');
    await saving;
    expect(keeper.current()).toMatchObject({ state: 'typing', fields: { title: '甲乙' } });
  });

  it('brings in what others changed elsewhere, and asks where both wrote', async () => {
    const theirs = item(2, { title: '他们的题', summary: '他们的摘要' });
    const { keeper, sent } = begin([
      { kind: 'outdated', content: theirs, etag: '"2"' },
      { kind: 'saved', content: item(3), etag: '"3"' },
    ]);
    keeper.change('title', '我的题');
    await keeper.flush();
    const view = keeper.current();
    expect(view.state).toBe('clash');
    expect(view.clashes).toEqual([{ path: 'title', base: '题', mine: '我的题', theirs: '他们的题' }]);
    expect(view.fields).toMatchObject({ title: '我的题', summary: '他们的摘要' });
    keeper.settle({ title: '我的题' });
    await keeper.flush();
    expect(sent.at(-1)).toMatchObject({ paths: ['title'], etag: '"2"' });
  });

  it('sends nothing while another person writes', async () => {
    const { keeper, sent } = begin([{ kind: 'locked', message: '他人正在编辑' }]);
    keeper.change('title', '我的');
    await keeper.flush();
    expect(keeper.current()).toMatchObject({ state: 'locked', fields: { title: '我的' } });
    keeper.setReadOnly(true);
    await keeper.flush();
    expect(sent).toHaveLength(1);
  });
});
