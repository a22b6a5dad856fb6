import {
  aDocx,
  aDrawing,
  aParagraph,
  aPhoto,
  aPictureRelation,
  openImportDesk,
  styleIds,
} from '@haojiao/testing';
import type { ImportDesk } from '@haojiao/testing';

const centred = '<w:jc w:val="center"/>';
const large = '<w:rFonts w:ascii="方正小标宋简体" w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/>';
const styled = (style: string) => `<w:pStyle w:val="${style}"/>`;

describe('a Word document', () => {
  let desk: ImportDesk;

  beforeAll(async () => {
    desk = await openImportDesk();
  });
  afterAll(() => desk.api.close());

  const imported = async (bytes: Buffer, fields?: Record<string, string>) => {
    const sent = await desk.sendFile(bytes, '通知.docx', fields);
    expect([sent.status, sent.body.state]).toEqual([201, 'reading']);
    return (await desk.work(sent.body.id)).body;
  };
  const codesOf = ({ warnings }: { warnings: { code: string }[] }) => warnings.map(({ code }) => code);

  it('keeps headings, lists, tables, emphasis, quotations and notes', async () => {
    const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const cell = (words: string) => `<w:tc>${aParagraph(words)}</w:tc>`;
    const { html, state } = await imported(
      await aDocx({
        body:
          aParagraph('一、总体要求', styled(styleIds.heading2)) +
          aParagraph('要点', '', '<w:b/>') +
          aParagraph('第一项', item) +
          aParagraph('第二项', item) +
          aParagraph('劳动最光荣。', styled(styleIds.quote)) +
          `<w:tbl><w:tr>${cell('单位')}${cell('人数')}</w:tr><w:tr>${cell('甲厂')}${cell('12')}</w:tr></w:tbl>` +
          '<w:p><w:r><w:t>共计百人</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
      }),
    );
    expect(state).toBe('ready');
    expect(html).toContain('<h2>一、总体要求</h2>');
    expect(html).toContain('<p><strong>要点</strong></p>');
    expect(html).toContain('<ul><li>第一项</li><li>第二项</li></ul>');
    expect(html).toContain('<blockquote><p>劳动最光荣。</p></blockquote>');
    expect(html).toContain('<td>甲厂</td><td>12</td>');
    expect(html).toContain('共计百人<sup>[1]</sup>');
    expect(html).toMatch(/<hr \/>\s*<p>\[1\] 数据截至六月底。<\/p>/);
  });

  it('of an office has its title, number and date, and keeps them in the text', async () => {
    const { title, facts, text } = await imported(
      await aDocx({
        body:
          aParagraph('某工发〔2026〕18号', centred) +
          aParagraph('关于开展送清凉活动的', centred, large) +
          aParagraph('通知', centred, large) +
          aParagraph('各基层工会：') +
          aParagraph('2026年6月5日', '<w:jc w:val="right"/>'),
      }),
    );
    expect(title).toBe('关于开展送清凉活动的通知');
    expect(facts).toMatchObject({ docNumber: '某工发〔2026〕18号', documentDate: '2026-06-05' });
    expect(text).toContain('某工发〔2026〕18号\n关于开展送清凉活动的\n通知');
  });

  it('brings its pictures as assets, each at its place, with its words', async () => {
    const photo = await aPhoto(320, 240);
    const { html, pictures } = await imported(
      await aDocx({
        body:
          aParagraph('活动现场。') +
          aDrawing('rIdPhoto', '职工在车间') +
          aParagraph('图为活动现场', centred) +
          aParagraph('结束。'),
        parts: { 'word/media/image1.jpg': photo },
        relations: aPictureRelation('rIdPhoto', 'media/image1.jpg'),
      }),
    );
    expect(pictures).toMatchObject([{ state: 'kept', url: null, altText: '职工在车间', place: 6 }]);
    const { assetId } = pictures[0];
    expect(html.replace(/\s/g, '')).toContain(
      `<p>活动现场。</p><figure><p><imgdata-asset-id="${assetId}"alt="职工在车间"/></p><figcaption>图为活动现场</figcaption></figure><p>结束。</p>`,
    );
    const asset = await desk.writer.get(`/api/v1/assets/${assetId}`);
    expect(asset.body).toMatchObject({ kind: 'image', altText: '职工在车间', uploadedBy: expect.anything() });
    expect((await desk.writer.delete(`/api/v1/assets/${assetId}`, '*')).status).toBe(409);
  });

  it('S05 S06 takes no picture that no other door takes', async () => {
    const { pictures, html } = await imported(
      await aDocx({
        body: aParagraph('正文。') + aDrawing('rIdPhoto', '图'),
        parts: { 'word/media/image1.png': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' },
        relations: aPictureRelation('rIdPhoto', 'media/image1.png'),
      }),
    );
    expect(pictures).toMatchObject([{ state: 'refused', assetId: null }]);
    expect(html).toBe('<p>正文。</p>');
  });

  describe('that still tracks changes', () => {
    const body =
      '<w:p><w:r><w:t>会议定于</w:t></w:r>' +
      '<w:del w:id="1" w:author="李某" w:date="2026-06-01T00:00:00Z"><w:r><w:delText>周三</w:delText></w:r></w:del>' +
      '<w:ins w:id="2" w:author="李某" w:date="2026-06-01T00:00:00Z"><w:r><w:t>周五</w:t></w:r></w:ins>' +
      '<w:r><w:t>召开。</w:t></w:r></w:p>';

    it('is not read before somebody chose', async () => {
      const waiting = await imported(await aDocx({ body }));
      expect(waiting).toMatchObject({
        state: 'choice_needed',
        html: '',
        trackedChanges: [
          { kind: 'inserted', author: '李某', text: '周五' },
          { kind: 'deleted', author: '李某', text: '周三' },
        ],
      });
      const draft = await desk.writer.post(`/api/v1/imports/${waiting.id}/draft`, {});
      expect([draft.status, draft.body.code]).toEqual([409, 'import_not_ready']);
    });

    it.each([
      ['accept', '会议定于周五召开。'],
      ['reject', '会议定于周三召开。'],
    ])('reads as before or after: %s', async (choice, words) => {
      const { id } = await imported(await aDocx({ body }));
      const chosen = await desk.writer.post(`/api/v1/imports/${id}/tracked-changes`, { choice });
      expect([chosen.status, chosen.body.state]).toEqual([200, 'reading']);
      const { body: read } = await desk.work(id);
      expect([read.text, codesOf(read)]).toEqual([words, ['tracked_changes']]);
      const again = await desk.writer.post(`/api/v1/imports/${id}/tracked-changes`, { choice });
      expect(again.status).toBe(409);
      const atOnce = await imported(await aDocx({ body }), { trackedChanges: choice });
      expect(atOnce.text).toBe(words);
    });
  });

  it('tells what stays out: comments, margins, formulas', async () => {
    const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const read = await imported(
      await aDocx({
        body: aParagraph('正文。') + '<w:p><m:oMath xmlns:m="m"><m:r/></m:oMath></w:p>',
        parts: {
          'word/comments.xml': `<w:comments ${word}><w:comment w:id="0" w:author="张某"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment></w:comments>`,
          'word/header1.xml': `<w:hdr ${word}><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>`,
        },
      }),
    );
    expect(codesOf(read)).toEqual(
      expect.arrayContaining(['comments', 'margins_left_out', 'formulas_left_out']),
    );
    expect(read.warnings.find((one: { code: string }) => one.code === 'comments').items).toEqual([
      '张某：请核实',
    ]);
    expect(read.text).toBe('正文。');
  });

  it('of an old Word, and what is no document, is refused with the way out', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect((await desk.sendFile(old, '旧.docx')).body).toMatchObject({
      status: 415,
      code: 'legacy_document',
    });
    for (const [bytes, name] of [
      [Buffer.from('%PDF-1.4\n'), 'a.docx'],
      [Buffer.from('{\\rtf1 x}'), 'a.txt'],
      [await aPhoto(8, 8), 'a.html'],
      [Buffer.from('GIF89a/*<script>alert(1)</script>*/'), 'a.txt'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"></svg>'), 'a.html'],
      [Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]), 'a.txt'],
    ] as const) {
      const { status, body } = await desk.sendFile(bytes, name);
      expect([name, status, body.code]).toEqual([name, 415, 'media_type_unsupported']);
    }
  });
});
