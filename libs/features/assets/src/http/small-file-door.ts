import { withTransportSecurity } from '@haojiao/infrastructure/http';
import type { ReadyDoor } from '@haojiao/infrastructure/http';
import type { ReadyFile, ReadyFiles } from '../serving/ready-files';
import { knowsFile, publicFileHeaders } from './public-file-headers';

const ASSETS = '/assets/';

/**
 * Before the framework: a small file that is at hand, mostly a picture of a page, leaves at once, or is
 * known to who asks (304). It gives what the route has read for exactly this address, and says the same; all else, and
 * every part of a file, goes on to the route.
 */
export function smallFileDoor(files: ReadyFiles, publicUrl: string): ReadyDoor {
  const headsByFile = new WeakMap<ReadyFile, Heads>();
  return (request, response) => {
    const { method, url = '' } = request;
    if (method !== 'GET' || !url.startsWith(ASSETS) || request.headers.range !== undefined) return false;
    const file = files.kept(url.slice(ASSETS.length));
    if (!file?.content) return false;
    let heads = headsByFile.get(file);
    if (!heads) {
      heads = headsOf(file, publicUrl);
      headsByFile.set(file, heads);
    }
    if (knowsFile(request.headers['if-none-match'], file.etag)) {
      response.writeHead(304, heads.unchanged).end();
    } else {
      response.writeHead(200, heads.whole).end(file.content);
    }
    return true;
  };
}

/** As the flat lists that Node writes without looking into them. */
interface Heads {
  whole: string[];
  unchanged: string[];
}

function headsOf(file: ReadyFile, publicUrl: string): Heads {
  const said = withTransportSecurity(publicFileHeaders(file, file.etag), publicUrl);
  const unchanged = Object.entries(said).flat();
  const whole = [...unchanged, 'content-type', file.mediaType, 'content-length', String(file.bytes)];
  return { whole, unchanged };
}
