import { MarkupScanner } from './markup-scanner';

function scan(...chunks: string[]): boolean {
  const scanner = new MarkupScanner();
  for (const chunk of chunks) scanner.push(Buffer.from(chunk, 'latin1'));
  return scanner.found;
}

describe('looking for mark-up inside a file', () => {
  it.each([
    ['GIF89a/*<script>alert(1)</script>*/'],
    ['\xff\xd8\xff\xe0 … <HTML ><b>'],
    ['%PNG <?php system(1)'],
    ['<!DOCTYPE html>'],
    ['<svg width="1" onload=x>'],
  ])('finds it in %s', (text) => {
    expect(scan(text)).toBe(true);
  });

  it('finds it when it is cut between two chunks', () => {
    expect(scan('GIF89a <scr', 'ipt>alert(1)')).toBe(true);
    expect(scan('GIF89a <', 's', 'c', 'r', 'i', 'p', 't', '>')).toBe(true);
  });

  it('lets the XMP packet of a camera pass', () => {
    expect(scan('<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>')).toBe(false);
  });
});
