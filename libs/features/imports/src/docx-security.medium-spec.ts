import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aDocx, aDrawing, aParagraph, aPictureRelation, openImportDesk } from '@haojiao/testing';
import type { ImportDesk } from '@haojiao/testing';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

describe('a hostile Word document', () => {
  let desk: ImportDesk;

  beforeAll(async () => {
    desk = await openImportDesk();
  });
  afterAll(() => desk.api.close());

  const read = async (bytes: Buffer) => {
    const sent = await desk.sendFile(bytes, 'a.docx');
    expect(sent.status).toBe(201);
    return (await desk.work(sent.body.id)).body;
  };

  it('S08 that unfolds without end is refused before it is unfolded', async () => {
    const bomb = await aDocx({ body: '<w:p/>'.repeat(3_000_000) });
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect(await read(bomb)).toMatchObject({ state: 'failed', failure: { code: 'import_too_large' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
  });

  it('S08 that lies about its size is not unfolded beyond what it says', async () => {
    const bytes = await aDocx({ body: aParagraph('字').repeat(20_000) });
    const at = bytes.lastIndexOf(Buffer.from('word/document.xml')) - 46;
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    bytes.writeUInt32LE(500, at + 24);
    expect(await read(bytes)).toMatchObject({ state: 'failed', failure: { code: 'import_damaged' } });
  });

  it('S08 with more parts than any document has is refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`custom/${at}.xml`, '']));
    expect(await read(await aDocx({ body: aParagraph('字'), parts }))).toMatchObject({
      failure: { code: 'import_too_large' },
    });
  });

  it('S08 nested beyond reason fails alone', async () => {
    const depth = 60_000;
    const body = `${'<w:sdt><w:sdtContent>'.repeat(depth)}${'</w:sdtContent></w:sdt>'.repeat(depth)}`;
    expect((await read(await aDocx({ body }))).state).toBe('failed');
    expect((await desk.paste({ text: '还在。' })).status).toBe(201);
  });

  it('resolves no entity', async () => {
    const attack = `${declaration}<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
      <w:p><w:r><w:t>[&x;]</w:t></w:r></w:p></w:body></w:document>`;
    const { state, failure, text } = await read(
      await aDocx({ body: '', parts: { 'word/document.xml': attack } }),
    );
    expect([state, failure.code, text]).toEqual(['failed', 'import_damaged', '']);
  });

  it('S01 fetches nothing from outside of it, and says so', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const read = async (target: string) => {
      const relations = aPictureRelation('rIdFar', target, true);
      const sent = await desk.sendFile(
        await aDocx({ body: aParagraph('正文。') + aDrawing('rIdFar', '', 'link'), relations }),
        'a.docx',
      );
      return (await desk.work(sent.body.id)).body;
    };
    for (const target of [`${origin}/picture.jpg`, 'file:///etc/hostname']) {
      const { warnings, pictures, html } = await read(target);
      expect(warnings).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ code: 'external_references_not_fetched', items: [target] }),
        ]),
      );
      expect([pictures, html]).toEqual([[], '<p>正文。</p>']);
    }
    expect(asked).toEqual([]);
    await new Promise((done) => server.close(done));
  });

  it('S24 runs nothing: links, fields and words come out inert', async () => {
    const link = (target: string) =>
      `<Relationship Id="rIdLink" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`;
    const { html } = await read(
      await aDocx({
        body:
          '<w:p><w:hyperlink r:id="rIdLink"><w:r><w:t>点我</w:t></w:r></w:hyperlink></w:p>' +
          aParagraph('&lt;script&gt;alert(1)&lt;/script&gt;'),
        relations: link('javascript:alert(1)'),
      }),
    );
    expect(html).not.toMatch(/<script|javascript:|href/);
    expect(html).toContain('&lt;script&gt;');
  });
});
