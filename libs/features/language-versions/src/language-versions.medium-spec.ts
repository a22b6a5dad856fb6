import { aDraft, openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

interface Version {
  contentId: string;
  locale: string;
  title: string;
  isOriginal: boolean;
  isBehind: boolean;
}

describe('one item in several languages', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  afterAll(() => desk.close());

  const at = (id: string, more = '') => `/api/v1/contents/${id}/language-versions${more}`;
  const draft = async (wish: object = {}) =>
    (await aDraft(desk.author, desk.unit.id, { title: '工会干部下基层', ...wish })).body.id as string;
  const versions = async (id: string): Promise<Version[]> => (await desk.author.get(at(id))).body.items;

  it('begins with the words of the original, in traditional characters where that is wished', async () => {
    const original = await draft({ article: { html: '<p>台风过后，职工头发花白。</p>' } });
    const made = await desk.author.post(at(original), { locale: 'zh-Hant', convert: true });
    expect(made.status).toBe(201);
    const [first, second] = made.body.items as Version[];
    expect([first, second]).toMatchObject([
      { contentId: original, locale: 'zh-CN', isOriginal: true, isBehind: false },
      { locale: 'zh-Hant', title: '工會幹部下基層', isOriginal: false, isBehind: false },
    ]);
    const { body } = await desk.author.get(`/api/v1/contents/${second!.contentId}`);
    expect([body.state, body.article.html, body.locale]).toEqual([
      'draft',
      '<p>颱風過後，職工頭髮花白。</p>',
      'zh-Hant',
    ]);
    expect(await versions(second!.contentId)).toEqual(made.body.items);
    const again = await desk.author.post(at(second!.contentId), { locale: 'zh-hant' });
    expect([again.status, again.body.code]).toEqual([409, 'language_version_exists']);
    const impossible = await desk.author.post(at(original), { locale: 'mn-Mong', convert: true });
    expect([impossible.status, impossible.body.errors[0].code]).toEqual([400, 'no_conversion']);
  });

  it('makes one version in a language however many ask at once', async () => {
    const original = await draft();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => desk.author.post(at(original), { locale: 'mn-Mong' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await versions(original)).toHaveLength(2);
  });

  it('tells that the original was changed, until somebody has compared them', async () => {
    const original = await draft();
    const made = await desk.author.post(at(original), { locale: 'mn-Cyrl' });
    const version = made.body.items[1].contentId as string;
    const { etag } = await desk.author.get(`/api/v1/contents/${original}`);
    await desk.author.patch(`/api/v1/contents/${original}`, { title: '改过的题' }, etag);
    expect((await versions(original))[1]).toMatchObject({ contentId: version, isBehind: true });
    const compared = await desk.author.post(at(version, '/compared'));
    expect([compared.status, compared.body.items[1].isBehind]).toEqual([200, false]);
    expect((await desk.author.post(at(original, '/compared'))).status).toBe(404);
  });

  it('links items that are there already, of one type and one group', async () => {
    const [original, other, third] = [
      await draft(),
      await draft({ locale: 'mn-Mong' }),
      await draft({ locale: 'en' }),
    ];
    const linked = await desk.author.put(at(original, `/${other}`), {});
    expect([linked.status, linked.body.items.length]).toEqual([200, 2]);
    expect((await desk.author.put(at(original, `/${other}`), {})).body.items).toHaveLength(2);
    const stranger = await draft();
    expect((await desk.author.put(at(stranger, `/${other}`), {})).body.code).toBe(
      'in_another_language_group',
    );
    const twin = await draft({ locale: 'mn-Mong' });
    expect((await desk.author.put(at(original, `/${twin}`), {})).body.code).toBe('language_version_exists');
    await desk.author.put(at(other, `/${third}`), {});
    expect(await versions(third)).toHaveLength(3);
    expect((await desk.author.delete(at(other, `/${original}`))).body.code).toBe('original_stays');
    for (const id of [other, third])
      expect((await desk.author.delete(at(original, `/${id}`))).status).toBe(204);
    expect(await versions(original)).toMatchObject([{ contentId: original, isOriginal: true }]);
    expect((await desk.author.delete(at(original, `/${other}`))).status).toBe(404);
  });

  it('S17 asks for the right at both ends', async () => {
    const [mine, secret] = [await draft(), await draft()];
    const elsewhere = await desk.api.aUnit();
    await desk.api.aUser({ username: 'outsider', roles: ['author'], organizationId: elsewhere.id });
    const outsider = await desk.api.as('outsider');
    const theirs = (await aDraft(outsider, elsewhere.id, { locale: 'en' })).body.id as string;
    const answers = [
      await outsider.get(at(secret)),
      await outsider.post(at(secret), { locale: 'en' }),
      await outsider.put(at(theirs, `/${secret}`), {}),
      await outsider.put(at(secret, `/${theirs}`), {}),
      await desk.author.put(at(mine, `/${theirs}`), {}),
      await outsider.delete(at(secret, `/${mine}`)),
      await outsider.post(at(secret, '/compared')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404]);
  });

  it('S20 takes no words for state that a client made up', async () => {
    const answer = await desk.author.post(at(await draft()), { locale: 'en', isOriginal: true });
    expect(answer.status).toBe(400);
    expect((await desk.author.post(at(await draft()), { locale: '<script>' })).status).toBe(400);
  });
});
