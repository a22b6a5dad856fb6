import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beijingDate } from '@haojiao/kernel';
import { bodyOf } from '../core/received-body';
import type { SandboxContext } from '../core/platform-simulator';
import { Refusal } from '../bytedance/answers';
import type { Answers } from '../bytedance/answers';
import type { Caller } from '../bytedance/caller';
import type { UploadStore } from '../bytedance/upload-store';
import type { Work, WorkStore } from '../bytedance/work-store';
import type { DouyinSwitches } from './douyin.switches';

export interface WorkPaths {
  create: string;
  uploadImage: string;
  createImageText: string;
  list: string;
  data: string;
}

export interface WorkRoutesSetup {
  sandbox: SandboxContext;
  switches: DouyinSwitches;
  answers: Answers;
  uploads: () => UploadStore;
  works: WorkStore;
  images: Map<string, string>;
  caller: (request: FastifyRequest, scope: string) => Caller;
  gate: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

const SHARE_URL_MS = 3_600_000;
const IMAGE_MAX_BYTES = 20 * 1024 * 1024;
const IMAGES_MAX = 30;

/** Making works and reading them back, for one family of paths. */
export function registerWorkRoutes(app: FastifyInstance, paths: WorkPaths, setup: WorkRoutesSetup): void {
  const { answers, works, switches } = setup;
  const options = { preHandler: setup.gate };

  app.post(paths.uploadImage, options, async (request) => {
    setup.caller(request, 'video.create');
    const part = bodyOf(request).part('image');
    if (!part || part.fileName === undefined) throw new Refusal(2100005, '缺少 image 文件');
    if (part.bytes.length > IMAGE_MAX_BYTES) throw new Refusal(2100005, '图片过大');
    if (!['image/jpeg', 'image/png'].includes(part.mediaType ?? ''))
      throw new Refusal(2100005, '图片格式不支持');
    const { id, url } = setup.sandbox.media.put(part.bytes, part.mediaType ?? 'image/jpeg');
    const imageId = `@9Vximg+${id}/==`;
    setup.images.set(imageId, url);
    return answers.business({ image: { image_id: imageId, width: 720, height: 1280 } });
  });

  const answerCreated = (work: Work): unknown => {
    if (switches.createStoresThenAnswers !== null)
      throw new Refusal(switches.createStoresThenAnswers, '系统繁忙，请稍后再试');
    const videoId = switches.createOmitsVideoId ? {} : { video_id: work.videoId };
    return answers.business(
      { item_id: work.itemId, ...videoId },
      { withoutCode: switches.createOmitsErrorCode },
    );
  };
  app.post(paths.create, options, async (request) =>
    answerCreated(createWork(setup.caller(request, 'video.create'), request, setup)),
  );
  app.post(paths.createImageText, options, async (request) =>
    answerCreated(createImageText(setup.caller(request, 'video.create'), request, setup)),
  );

  app.get(paths.list, options, async (request) => {
    const { grant } = setup.caller(request, 'video.list');
    const { cursor, count } = request.query as Record<string, string | undefined>;
    const page = works.page(grant.openId, cursor, count, switches.listDelaySeconds * 1_000);
    return answers.business({
      list: page.works.map((work) => entryOf(work, setup)),
      cursor: page.cursor,
      has_more: page.hasMore,
    });
  });

  app.post(paths.data, options, async (request) => {
    const { grant } = setup.caller(request, 'video.data');
    const found = works
      .named(bodyOf(request).json())
      .filter((work) => work.openId === grant.openId && !work.isDeleted);
    // The order is nobody's business: callers that rely on it shall notice.
    return answers.business({ list: found.reverse().map((work) => entryOf(work, setup)) });
  });
}

function createWork(caller: Caller, request: FastifyRequest, setup: WorkRoutesSetup): Work {
  const body = (bodyOf(request).json() ?? {}) as Record<string, unknown>;
  if (typeof body.video_id !== 'string') throw new Refusal(2100005, '缺少 video_id');
  if (body.cover_tsp !== undefined && body.custom_cover_image_url !== undefined)
    throw new Refusal(2100005, '封面参数冲突');
  const text = checkPost(body, caller);
  const upload = setup.uploads().find(caller.grant.openId, body.video_id);
  if (upload.usedBy !== null) throw new Refusal(2190007, '文件 id 已被使用');
  if ((upload.durationSeconds ?? 0) > 900) throw new Refusal(2114006, '视频时长超过 15 分钟');
  checkDay(caller, setup);
  const work = setup.works.add({
    openId: caller.grant.openId,
    title: text,
    isRefused: isSensitive(text, setup),
    privateStatus: Number(body.private_status ?? 0),
    mediaUrl: upload.mediaUrl,
    coverUrl: setup.images.get(String(body.custom_cover_image_url)) ?? null,
  });
  upload.usedBy = work.itemId;
  return work;
}

/** Pictures in their order; an image id may be used again, unlike a video's. */
function createImageText(caller: Caller, request: FastifyRequest, setup: WorkRoutesSetup): Work {
  const body = (bodyOf(request).json() ?? {}) as Record<string, unknown>;
  const ids: unknown[] = Array.isArray(body.image_list) ? body.image_list : [];
  if (ids.length < 1 || ids.length > IMAGES_MAX) throw new Refusal(2100005, '图片数量应为 1 到 30');
  const text = checkPost(body, caller);
  const urls = ids.map((id) => setup.images.get(String(id)));
  if (urls.some((url) => url === undefined)) throw new Refusal(2190007, '文件 id 无效');
  checkDay(caller, setup);
  const imageUrls = urls.filter((url) => url !== undefined);
  return setup.works.add({
    openId: caller.grant.openId,
    title: text,
    isRefused: isSensitive(text, setup),
    mediaUrl: null,
    coverUrl: imageUrls[0] ?? null,
    imageUrls,
  });
}

/** What both kinds of works have in common; returns the caption. */
function checkPost(body: Record<string, unknown>, caller: Caller): string {
  const text = typeof body.text === 'string' ? body.text : '';
  if ([...text].length > 1_000) throw new Refusal(2100005, '文案过长');
  if (body.poi_id !== undefined && body.micro_app_id !== undefined)
    throw new Refusal(2100005, 'POI 与小程序不能同时使用');
  if (caller.user.isBarredFromPosting) throw new Refusal(2114005, '用户被封禁投稿');
  return text;
}

function checkDay({ grant }: Caller, setup: WorkRoutesSetup): void {
  if (worksToday(grant.openId, setup) >= setup.switches.dailyWorks)
    throw new Refusal(2114007, '当日投稿数已达上限');
}

function isSensitive(text: string, { switches }: WorkRoutesSetup): boolean {
  return switches.sensitiveWords.some((word) => text.includes(word));
}

function worksToday(openId: string, setup: WorkRoutesSetup): number {
  const today = beijingDate(setup.sandbox.clock.now());
  return setup.works
    .all()
    .filter((work) => work.openId === openId && beijingDate(new Date(work.createdAt)) === today).length;
}

function entryOf(work: Work, setup: WorkRoutesSetup): Record<string, unknown> {
  const { switches, works, sandbox } = setup;
  const figures = works.figuresOf(work);
  const expiresAt = sandbox.clock.now().getTime() + SHARE_URL_MS;
  const shared = (kind: string): string =>
    `${sandbox.urls('douyin', 'api')}/${kind}/${encodeURIComponent(work.itemId)}?expires=${expiresAt}`;
  return {
    item_id: work.itemId,
    video_id: work.videoId,
    title: work.title,
    cover: shared('cover'),
    create_time: Math.floor(work.createdAt / 1_000),
    is_top: work.isPinned,
    is_reviewed: works.stateOf(work) !== 'in_review',
    ...(switches.omitVideoStatus ? {} : { video_status: statusOf(work, setup) }),
    media_type: work.imageUrls.length > 0 ? 2 : 4,
    share_url: shared('share'),
    statistics: {
      play_count: figures.plays,
      digg_count: figures.likes,
      comment_count: figures.comments,
      share_count: figures.shares,
      forward_count: figures.forwards,
      download_count: 0,
    },
  };
}

function statusOf(work: Work, { works, switches }: WorkRoutesSetup): number {
  const state = works.stateOf(work);
  if (state === 'in_review') return 4;
  if (state === 'rejected') return 2;
  if (work.privateStatus === 1) return 7;
  if (work.privateStatus === 2) return 6;
  return switches.oldStatusDetail ? 1 : 5;
}
