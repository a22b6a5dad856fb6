import type { Door } from '@haojiao/infrastructure/http';
import { mediaKinds } from '../media-files';
import type { MediaKindPath } from '../media-files';
import type { MediaSender } from './media-sender';
import type { ReadyMedia } from './ready-media';

const ORDINARY = /^\/media\/(episodes|videos)\/([\w-]{1,64})\/([\w.-]{1,100})(?:\?(.*))?$/;

/**
 * Before everything else of a request: a file of sound or film that is at hand leaves at once, by the way of the route.
 * It gives what the route has found for just this item and name; all else goes on to the route.
 */
export function mediaDoor(media: ReadyMedia, sender: MediaSender): Door {
  return (request, reply, done) => {
    const { method, url = '' } = request.raw;
    if ((method !== 'GET' && method !== 'HEAD') || !url.startsWith('/media/')) return done();
    const [, kind = '', contentId = '', fileName = '', query = ''] = ORDINARY.exec(url) ?? [];
    if (!Object.hasOwn(mediaKinds, kind)) return done();
    const file = media.kept({ kind: kind as MediaKindPath, contentId, fileName });
    if (!file) return done();
    const asked = query === '' ? {} : Object.fromEntries(new URLSearchParams(query));
    sender.send(file, asked, request, reply).catch(() => {
      // Nothing has left yet: the route says what is wrong.
      if (!reply.raw.headersSent) done();
    });
  };
}
