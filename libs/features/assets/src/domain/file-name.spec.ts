import { cleanFileName } from './file-name';

describe('the name of an uploaded file', () => {
  it.each([
    ['劳动者权益.JPEG', 'jpg', '劳动者权益.jpg'],
    ['../../etc/passwd', 'png', 'passwd.png'],
    ['C:\\Users\\li\\照片 1.png', 'png', '照片 1.png'],
    ['invoice.html', 'pdf', 'invoice.pdf'],
    ['photo\u202egpj.exe', 'jpg', 'photogpj.jpg'],
    ['a"><img src=x>\r\n.gif', 'gif', 'aimg src=x.gif'],
    ['.htaccess', 'jpg', 'file.jpg'],
    ['', 'mp3', 'file.mp3'],
    ['v1.2 final', 'pdf', 'v1.2 final.pdf'],
  ])('%s is kept as %s → %s', (given, extension, kept) => {
    expect(cleanFileName(given, extension)).toBe(kept);
  });

  it('has an end', () => {
    expect(cleanFileName('长'.repeat(1_000), 'jpg')).toHaveLength(154);
  });
});
