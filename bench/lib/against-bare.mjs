import { compare, ourSide } from './compare.mjs';
import { startBare } from './start-bare.mjs';

/**
 * Measures one address against a bare server that has the same bytes in memory.
 * @param {string} name
 * @param {string} url
 * @param {() => string} [nextPath] path of the next request, instead of the url's own
 */
export async function measureAgainstBare(name, url, nextPath) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const bare = await startBare(answer.headers.get('content-type'), bytes);
  try {
    const ours = ourSide(url, nextPath && (() => ({ path: nextPath() })));
    await compare(ours, { [name]: bare }, { more: { bytes: bytes.length } });
  } finally {
    bare.stop();
  }
}
