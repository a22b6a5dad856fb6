import { damageCounts, openImportDesk } from '@haojiao/testing';
import type { ImportDesk } from '@haojiao/testing';

/** Damaged as pages are that were copied by a machine: menu, readings in brackets, masks, lost characters, page foot. */
const damaged = [
  '工会服务到班组-工会新闻-某某网',
  '首页 新闻 时政 评论 视频 图片 体育',
  '工会新闻',
  '工会服务到班组',
  '2026-06-02 15:38:41  来源: 某某网-某某日报',
  '本报讯 职(zhí)工活动日前举行,参加者认真学习***精神,并走访了\ue46a车间。',
  '这一次的活动覆盖了全市三十二个街道和园区的职工群众并且还将在下半年继',
  '续向更多的企业和社区延伸,让服务更加贴近职工的实际需要。',
  '责任编辑: 李某',
  '相关阅读',
  '关于我们 | 版权声明',
  'Copyright \ufffd 2008-2026 all rights reserved',
].join('\n');

describe('damaged text', () => {
  let desk: ImportDesk;

  beforeAll(async () => {
    desk = await openImportDesk();
  });
  afterAll(() => desk.api.close());

  const imported = async () => (await desk.paste({ text: damaged })).body;
  const repair = (id: string, body: object) => desk.writer.post(`/api/v1/imports/${id}/repairs`, body);

  it('is found, counted and placed, and stays as it came', async () => {
    const answer = await desk.paste({ text: damaged });
    expect(answer.status).toBe(201);
    expect(damageCounts(answer)).toMatchObject({
      ...{ bracketed_pinyin: 1, masked_word: 1, private_use: 1, replacement_character: 1, broken_line: 1 },
      ...{
        page_title: 1,
        navigation: 1,
        breadcrumb: 1,
        dateline: 1,
        editor_line: 1,
        page_tail: 1,
        footer: 2,
      },
    });
    const { text, damages, html } = answer.body;
    for (const { start, end, found } of damages) expect(text.slice(start, end)).toBe(found);
    expect(text).toBe(damaged);
    expect(html).toContain('学习***精神');
    expect(html).toContain('首页 新闻');
  });

  it('has no proposal where only a person can know', async () => {
    const { damages } = await imported();
    for (const kind of ['masked_word', 'private_use', 'replacement_character']) {
      const one = damages.find((damage: { kind: string }) => damage.kind === kind);
      expect([kind, one.proposal, one.after]).toEqual([kind, null, null]);
      const { status, body } = await repair((await imported()).id, { accept: [one.id] });
      expect([status, body.errors[0].code]).toEqual([400, 'damage_without_proposal']);
    }
  });

  it('shows before and after with 20 characters on each side', async () => {
    const { damages } = await imported();
    const one = damages.find((damage: { kind: string }) => damage.kind === 'bracketed_pinyin');
    expect(one.before).toContain('本报讯 职(zhí)工活动日前举行');
    expect(one.after).toContain('本报讯 职工活动日前举行');
  });

  it('is repaired only where a person agreed, and the log tells who', async () => {
    const { id, html: before, text } = await imported();
    const kinds = [
      'navigation',
      'page_title',
      'breadcrumb',
      'dateline',
      'editor_line',
      'page_tail',
      'footer',
    ];
    const { status, body } = await repair(id, {
      accept: kinds.map((kind) => ({ kind })),
      reject: [{ kind: 'bracketed_pinyin' }],
    });
    expect(status).toBe(201);
    expect(body.text).toBe(text);
    expect(body.html).not.toMatch(/首页|责任编辑|Copyright|某某网/);
    expect(body.html).toContain('职(zhí)工活动');
    expect(body.html).toContain('下半年继</p>');
    const log = await desk.writer.get(`/api/v1/imports/${id}/repairs`);
    expect(log.body.items).toHaveLength(1);
    expect(log.body.items[0]).toMatchObject({ actorName: '王编辑' });

    const joined = await repair(id, { accept: [{ kind: 'broken_line' }] });
    expect(joined.body.html).toContain('下半年继续向更多');
    const undone = await repair(id, {
      undo: [...kinds, 'broken_line', 'bracketed_pinyin'].map((kind) => ({ kind })),
    });
    expect(undone.body.html).toBe(before);
    expect((await desk.writer.get(`/api/v1/imports/${id}/repairs`)).body.items).toHaveLength(3);
  });

  it('takes a person’s own words, as text', async () => {
    const { id, damages } = await imported();
    const one = damages.find((damage: { kind: string }) => damage.kind === 'masked_word');
    const { body } = await repair(id, { edits: [{ damageId: one.id, text: '<b onclick=x>党的</b>' }] });
    expect(body.html).toContain('学习&lt;b onclick=x&gt;党的&lt;/b&gt;精神');
  });

  it('keeps its log from being changed', async () => {
    const { id } = await imported();
    await repair(id, { reject: [{ kind: 'footer' }] });
    for (const statement of [
      "UPDATE import_repairs SET actor_name = 'x' WHERE import_id = $1",
      'DELETE FROM import_repairs WHERE import_id = $1',
      "UPDATE imports SET html = '<p>x</p>' WHERE id = $1",
    ]) {
      await expect(desk.api.dataSource.query(statement, [id])).rejects.toThrow();
    }
  });
});
