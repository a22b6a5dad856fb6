import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { LookForSimilar } from './jobs/look-for-similar.sweep';
import { firstCorpus } from './testing/first-corpus';
import type { LabelledReport } from './testing/labelled-report';

const reports = '/api/v1/submissions';

describe('reports that tell the same', () => {
  let api: TestApi;
  let city: string;
  let units: string[];
  let editor: ApiCaller;
  const corpus = firstCorpus();
  const sent = new Map<string, LabelledReport>();

  beforeAll(async () => {
    api = await startTestApi();
    city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    units = [];
    for (const index of [0, 1, 2]) {
      units.push(
        (await api.aUnit({ name: `第${index}县总工会`, code: `county-${index}`, parentId: city })).id,
      );
      await api.aUser({
        username: `reporter-${index}`,
        roles: ['correspondent'],
        organizationId: units[index],
      });
      await api.aUser({ username: `editor-${index}`, roles: ['editor'], organizationId: units[index] });
    }
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: city });
    editor = await api.as('editor');
    for (const [index, report] of corpus.entries()) {
      sent.set(await send(index % 3, report), report);
    }
  }, 300_000);

  afterAll(() => api.close());

  async function send(
    unit: number,
    { title, body, occurredOn }: Omit<LabelledReport, 'story'>,
  ): Promise<string> {
    const answer = await (
      await api.as(`reporter-${unit}`)
    ).post(reports, {
      organizationId: units[unit],
      category: 'news',
      title,
      bodyHtml: body
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join(''),
      occurredOn,
      assetIds: [],
      contributors: [{ name: '张三' }],
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body.id;
  }

  const look = () => api.app.get(LookForSimilar, { strict: false }).run();
  const similar = async (caller: ApiCaller, id: string) =>
    (await caller.get(`${reports}/${id}/similar`)).body;

  it('are not looked at in the moment of sending, and say so', async () => {
    const [id] = sent.keys();
    expect(await similar(editor, id!)).toMatchObject({ lookedAt: null, items: [] });
  });

  it('are found with the passages that match: precision and recall above 0.9', async () => {
    await look();
    let [right, found, pairs] = [0, 0, 0];
    for (const [id, { story }] of sent) {
      const { items, lookedAt } = await similar(editor, id);
      expect(lookedAt).not.toBeNull();
      const twins = [...sent].filter(
        ([other, report]) => other !== id && story !== null && report.story === story,
      );
      pairs += twins.length;
      found += items.length;
      right += items.filter(({ submissionId }: { submissionId: string }) =>
        twins.some(([other]) => other === submissionId),
      ).length;
    }
    const [precision, recall] = [right / found, right / pairs];
    process.stdout.write(`over the api: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`);
    expect(precision).toBeGreaterThan(0.9);
    expect(recall).toBeGreaterThan(0.9);
  }, 300_000);

  it('show where the words stand in both', async () => {
    const [id] = [...sent].find(([, { story }]) => story === 'crane-contest')!;
    const { bodyText, items } = await similar(editor, id);
    const [twin] = items;
    expect(twin).toMatchObject({ kind: 'same_event', outcome: null });
    const body = twin.passages.filter(
      ({ field, otherField }: { field: string; otherField: string }) =>
        field === 'body' && otherField === 'body',
    );
    const words = body.map(({ start, end }: { start: number; end: number }) => bodyText.slice(start, end));
    expect(words.join('|')).toContain('万小军');
    const others = body.map((at: { otherStart: number; otherEnd: number }) =>
      twin.bodyText.slice(at.otherStart, at.otherEnd),
    );
    expect(others.join('|')).toContain('万小军');
  });

  it('S15 S16 are shown to readers of both units alone, and to no correspondent', async () => {
    const twins = [...sent].filter(([, { story }]) => story === 'silk-mill').map(([id]) => id);
    const [first] = twins;
    const unit = [...sent.keys()].indexOf(first!) % 3;
    const own = await similar(await api.as(`editor-${unit}`), first!);
    const visible = twins.filter((id) => id !== first && [...sent.keys()].indexOf(id) % 3 === unit);
    expect(own.items.map(({ submissionId }: { submissionId: string }) => submissionId).sort()).toEqual(
      visible.sort(),
    );
    expect((await (await api.as(`editor-${(unit + 1) % 3}`)).get(`${reports}/${first}/similar`)).status).toBe(
      404,
    );
    expect((await (await api.as(`reporter-${unit}`)).get(`${reports}/${first}/similar`)).status).toBe(403);
  });

  it('are looked for again when the text changes', async () => {
    const id = await send(0, { title: '临时通知', body: '请各单位于本周五前报送材料。', occurredOn: null });
    await look();
    expect((await similar(editor, id)).items).toEqual([]);
    const story = firstCorpus().find((report) => report.story === 'tea-harvest')!;
    const version = String((await editor.get(`${reports}/${id}`)).headers.etag);
    const changed = await (
      await api.as('reporter-0')
    ).patch(`${reports}/${id}`, { title: story.title, bodyHtml: `<p>${story.body}</p>` }, version);
    expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
    expect(await similar(editor, id)).toMatchObject({ lookedAt: null });
    await look();
    expect((await similar(editor, id)).items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'same_text',
      'same_event',
    ]);
  });

  it('are due again when a worker is killed in the middle', async () => {
    const id = await send(
      1,
      corpus.find(({ story }) => story === 'football')!,
    );
    const sweep = api.app.get(LookForSimilar, { strict: false });
    const finding = (sweep as unknown as { finding: { lookAt: () => Promise<void> } }).finding;
    const lookAt = jest.spyOn(finding, 'lookAt').mockRejectedValueOnce(new Error('killed'));
    await sweep.lookAtOne(false);
    lookAt.mockRestore();
    expect(await similar(editor, id)).toMatchObject({ lookedAt: null, items: [] });
    await api.dataSource.query('UPDATE near_duplicate_looks SET retry_at = NULL');
    await sweep.run();
    expect((await similar(editor, id)).items.length).toBeGreaterThan(0);
  });
});
