import { readPage } from './read-page';

/** 送温暖, in GBK. */
const gbk = Buffer.from([0xcb, 0xcd, 0xce, 0xc2, 0xc5, 0xaf]);
const page = (head: string, body: Buffer) =>
  Buffer.concat([
    Buffer.from(`<html><head>${head}</head><body><p>`),
    body,
    Buffer.from('</p></body></html>'),
  ]);

it.each([
  ['text/html; charset=GB2312', ''],
  ['text/html', '<meta http-equiv="Content-Type" content="text/html; charset=gbk">'],
  ['text/html', '<meta charset="gb18030">'],
])('reads a page of %s%s', (mediaType, head) => {
  expect(readPage(page(head, gbk), mediaType).html).toBe('<p>送温暖</p>');
});

it('falls back to UTF-8 where an encoding is made up', () => {
  expect(readPage(page('<meta charset="klingon">', Buffer.from('送')), 'text/html').html).toBe('<p>送</p>');
});

it('takes the title that the page gives itself', () => {
  const head = '<title>站名</title><meta property="og:title" content=" 送温暖 ">';
  expect(readPage(page(head, Buffer.from('x')), 'text/html;charset=utf-8').title).toBe('送温暖');
});
