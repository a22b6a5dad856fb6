import fc from 'fast-check';
import { parseMail } from './parse-mail';
import { readReport } from './read-report';

const context = { publicUrl: 'https://haojiao.example', defaultCategory: null, today: '2026-07-22' };

const read = async (source: Buffer | string) => readReport(await parseMail(Buffer.from(source)), context);

describe('reading any message', () => {
  it('takes a forwarded mail for its own, and leaves the headers of mail programs out', async () => {
    const { report } = await read(
      'Subject: Fwd: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n请领导审阅。\r\n\r\n---------- Forwarded message ----------\r\n发件人：李四\r\n主题：某事\r\n\r\n某厂工会举办运动会。\r\n\r\n发自我的iPhone\r\n',
    );
    expect(report.bodyHtml).toBe('<p>请领导审阅。</p>\n<p>某厂工会举办运动会。</p>');
  });

  it('tells damages and changes nothing', async () => {
    const { report, findings } = await read(
      'Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n某区总工会\ufffd\ufffd召开职代会，讨论了***等事项，与会代表一致表示赞同。\r\n',
    );
    expect(report.bodyHtml).toContain('\ufffd\ufffd');
    expect(findings.map(({ code }) => code)).toContain('text_damaged');
  });

  it('reads parts within parts', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? 'Content-Type: text/plain; charset=utf-8\r\n\r\n最里面的正文。\r\n'
        : `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--\r\n`;
    const { report } = await read(`Subject: x\r\n${nested(12)}`);
    expect(report.bodyHtml).toBe('<p>最里面的正文。</p>');
  });

  it('is bounded: many parts, deep markup, endless lines', async () => {
    const many = Array.from(
      { length: 60 },
      (_, at) => `--b\r\nContent-Disposition: attachment; filename="${at}.txt"\r\n\r\nx\r\n`,
    );
    const crowd = await read(
      `Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${many.join('')}--b--\r\n`,
    );
    expect(crowd.report.files).toHaveLength(30);
    expect(crowd.findings.map(({ code }) => code)).toContain('too_many_files');
    const deep = await read(`Subject: x\r\nContent-Type: text/html\r\n\r\n${'<div>'.repeat(50_000)}words`);
    expect(deep.findings.map(({ code }) => code)).toContain('import_too_deep');
    const began = performance.now();
    await read(
      `Subject: ${'=?utf-8?B?'.repeat(5_000)}\r\nContent-Type: text/plain\r\n\r\n${'('.repeat(300_000)}`,
    );
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('never fails at noise that looks like mail', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        'Content-Type: multipart/mixed; boundary="x"',
        'Content-Type: text/html; charset=gb18030',
        'Content-Transfer-Encoding: base64',
        "Content-Disposition: attachment; filename*=utf-8''%E4%B8",
        'From: =?gb2312?B?1cU=?= <a@b>, <',
        'Subject: =?utf-8?Q?=E4?=',
        '--x',
        '--x--',
        '',
        '<p>作者：张三</p>',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), async (lines) => {
        const { report } = await read(lines.join('\r\n'));
        expect(report.bodyHtml).not.toMatch(/<script|<iframe|\son\w+=/i);
      }),
      { numRuns: 40 },
    );
  });
});
