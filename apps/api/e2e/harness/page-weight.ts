/** Bytes that a browser fetches with a page before it shows pictures: the page, its styles, its scripts, its icon. */
export async function pageWeight(origin: string, path: string): Promise<number> {
  const html = await (await fetch(`${origin}${path}`)).text();
  const parts = [...html.matchAll(/<(?:link rel="stylesheet"|script src=|link rel="icon")[^>]*>/g)].map(
    ([tag]) => /(?:href|src)="([^"]+)"/.exec(tag)![1]!,
  );
  let bytes = Buffer.byteLength(html);
  for (const part of parts) bytes += (await (await fetch(`${origin}${part}`)).arrayBuffer()).byteLength;
  return bytes;
}
