import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf } from '../core/received-body';
import { Refusal } from './answers';
import type { Answers } from './answers';
import type { Caller } from './caller';
import type { ReceivedVideo, UploadStore, UploadedVideo } from './upload-store';

export interface UploadPaths {
  single: string;
  partInit: string;
  part: string;
  partComplete: string;
}

/** The four calls of uploading, for one family of paths. */
export function registerUploadRoutes(
  app: FastifyInstance,
  paths: UploadPaths,
  setup: {
    answers: Answers;
    uploads: () => UploadStore;
    caller: (request: FastifyRequest) => Caller;
    /** Answers in place of the route when these paths are switched off. */
    gate: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  },
): void {
  const { answers, uploads, caller } = setup;
  const options = { preHandler: setup.gate };
  app.post(paths.single, options, async (request) => {
    const { grant } = caller(request);
    return answers.business({ video: videoFields(uploads().single(grant.openId, videoOf(request))) });
  });
  app.post(paths.partInit, options, async (request) =>
    answers.business({ upload_id: uploads().init(caller(request).grant.openId) }),
  );
  app.post(paths.part, options, async (request) => {
    const { grant } = caller(request);
    const query = request.query as Record<string, string>;
    uploads().part(grant.openId, query.upload_id ?? '', Number(query.part_number), videoOf(request));
    return answers.business({});
  });
  app.post(paths.partComplete, options, async (request) => {
    const { grant } = caller(request);
    const { upload_id: uploadId } = request.query as Record<string, string>;
    return answers.business({ video: videoFields(uploads().complete(grant.openId, uploadId ?? '')) });
  });
}

function videoFields(video: UploadedVideo): Record<string, unknown> {
  return { video_id: video.videoId, width: 720, height: 1280 };
}

/** The part named `video` with a file name. Test headers may claim another size or length than the bytes have. */
function videoOf(request: FastifyRequest): ReceivedVideo {
  const part = bodyOf(request).part('video');
  if (!part || part.fileName === undefined) throw new Refusal(2100005, '缺少 video 文件');
  return {
    bytes: part.bytes,
    mediaType: part.mediaType ?? 'video/mp4',
    pretendedBytes: headerNumber(request, 'x-sandbox-bytes') ?? undefined,
    durationHint: headerNumber(request, 'x-sandbox-duration-seconds'),
  };
}

function headerNumber(request: FastifyRequest, name: string): number | null {
  const number = Number(request.headers[name]);
  return request.headers[name] === undefined || Number.isNaN(number) ? null : number;
}
