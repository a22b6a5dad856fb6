import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf } from '../core/received-body';
import { Refusal } from '../bytedance/answers';
import type { Answers } from '../bytedance/answers';
import type { Caller } from '../bytedance/caller';
import type { UploadStore } from '../bytedance/upload-store';
import type { Work, WorkStore } from '../bytedance/work-store';
import type { ToutiaoSwitches } from './toutiao.switches';

export interface WorkRoutesSetup {
  switches: ToutiaoSwitches;
  answers: Answers;
  uploads: () => UploadStore;
  works: WorkStore;
  caller: (request: FastifyRequest, scope: string) => Caller;
  gate: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  shareUrlOf: (work: Work) => string;
}

/** Making works and reading them back. No status and no verdict is told: only plays show that a review has passed. */
export function registerWorkRoutes(app: FastifyInstance, setup: WorkRoutesSetup): void {
  const { answers, works, switches } = setup;
  const options = { preHandler: setup.gate };

  app.post('/toutiao/video/create/', options, async (request) => {
    const caller = setup.caller(request, 'toutiao.video.create');
    return answers.business({ item_id: createWork(caller, request, setup).itemId });
  });

  app.get('/toutiao/video/list/', options, async (request) => {
    const { grant } = setup.caller(request, 'toutiao.video.data');
    const { cursor, count } = request.query as Record<string, string | undefined>;
    const page = works.page(grant.openId, cursor, count, switches.listDelaySeconds * 1_000, (work) =>
      isListed(work, setup),
    );
    return answers.business({
      list: page.works.map((work) => entryOf(work, setup)),
      cursor: page.cursor,
      has_more: page.hasMore,
    });
  });

  app.post('/toutiao/video/data/', options, async (request) => {
    const { grant } = setup.caller(request, 'toutiao.video.data');
    const found = works
      .named(bodyOf(request).json())
      .filter((work) => work.openId === grant.openId && !work.isDeleted && isListed(work, setup));
    return answers.business({ list: found.reverse().map((work) => entryOf(work, setup)) });
  });
}

/** The same upload again gives the same work and makes no second one. */
function createWork(caller: Caller, request: FastifyRequest, setup: WorkRoutesSetup): Work {
  const { switches, works } = setup;
  const body = (bodyOf(request).json() ?? {}) as Record<string, unknown>;
  const title = typeof body.text === 'string' ? body.text.trim() : '';
  if (title === '' || [...title].length > switches.titleMax) throw new Refusal(2100005, '标题不合法');
  if (typeof body.video_id !== 'string') throw new Refusal(2100005, '缺少 video_id');
  if (caller.user.isBarredFromPosting) throw new Refusal(2114005, '用户被禁止发文');
  const upload = setup.uploads().find(caller.grant.openId, body.video_id);
  if ((upload.durationSeconds ?? 0) > switches.durationMaxSeconds)
    throw new Refusal(2190006, '视频时长超过 1 分钟');
  const earlier = upload.usedBy === null ? undefined : works.find(upload.usedBy);
  if (earlier) return earlier;
  const work = works.add({
    openId: caller.grant.openId,
    title,
    isRefused: switches.sensitiveWords.some((word) => title.includes(word)),
    mediaUrl: upload.mediaUrl,
  });
  upload.usedBy = work.itemId;
  return work;
}

function isListed(work: Work, { works, switches }: WorkRoutesSetup): boolean {
  return !(switches.refusedWorksVanish && works.stateOf(work) === 'rejected');
}

function entryOf(work: Work, setup: WorkRoutesSetup): Record<string, unknown> {
  const figures = setup.works.figuresOf(work);
  return {
    item_id: work.itemId,
    title: work.title,
    cover: '',
    create_time: Math.floor(work.createdAt / 1_000),
    share_url: setup.shareUrlOf(work),
    is_top: work.isPinned,
    video_id: work.videoId,
    statistics: {
      play_count: figures.plays,
      digg_count: figures.likes,
      comment_count: figures.comments,
      share_count: figures.shares,
      forward_count: figures.forwards,
    },
  };
}
