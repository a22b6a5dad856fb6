import { DAY_MS } from '@haojiao/kernel';
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ReceivedBody, ReceivedPart } from '../core/received-body';
import { newMediaId, type Material, type MaterialType, type WechatAccount } from './wechat-account';
import { WechatError } from './wechat-error';
import { plainText, wechatRoute } from './wechat-routes';
import { voiceSeconds } from './wechat-voice';
import type { WechatWorld } from './wechat-world';

const MEGABYTE = 1024 * 1024;
const VOICE_SECONDS = 60;

const rules: Readonly<Record<MaterialType, { endings: string[]; maxBytes: number; total: number }>> = {
  image: { endings: ['bmp', 'png', 'jpeg', 'jpg', 'gif'], maxBytes: 10 * MEGABYTE, total: 100_000 },
  voice: { endings: ['mp3', 'wma', 'wav', 'amr'], maxBytes: 2 * MEGABYTE, total: 1_000 },
  video: { endings: ['mp4'], maxBytes: 10 * MEGABYTE, total: 1_000 },
  thumb: { endings: ['jpg', 'jpeg'], maxBytes: 64 * 1024, total: 1_000 },
};

const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  bmp: 'image/bmp',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};

export function registerMaterialRoutes(app: FastifyInstance, world: WechatWorld): void {
  wechatRoute(app, world, '/cgi-bin/media/uploadimg', { method: 'POST', body: 'upload' }, (call) => {
    const file = mediaPart(call.body);
    const ending = endingOf(file);
    if (!['jpg', 'jpeg', 'png'].includes(ending) || !isJpegOrPng(file.bytes)) throw new WechatError(40005);
    if (file.bytes.length >= MEGABYTE) throw new WechatError(40009);
    return { url: issuePicture(world, call.account, file.bytes, ending), errcode: 0, errmsg: 'ok' };
  });

  wechatRoute(app, world, '/cgi-bin/material/add_material', { method: 'POST', body: 'upload' }, (call) => {
    const material = receive(world, call.account, call.query.type, call.body);
    if (material.type === 'video') Object.assign(material, readDescription(call.body));
    call.account.materials.set(material.mediaId, material);
    // The stray empty list is real.
    return { media_id: material.mediaId, ...(material.url ? { url: material.url } : {}), item: [] };
  });

  wechatRoute(app, world, '/cgi-bin/material/get_material', { method: 'POST' }, (call) => {
    const material = permanent(call.account, call.json.media_id);
    if (material.type === 'video')
      return {
        title: material.title,
        description: material.introduction,
        down_url: `http://mp.weixin.qq.com/mp/mp/video?__biz=${call.account.userName}`,
      };
    call.reply.type('application/octet-stream');
    return material.bytes;
  });

  wechatRoute(app, world, '/cgi-bin/material/del_material', { method: 'POST' }, (call) => {
    const material = permanent(call.account, call.json.media_id);
    call.account.materials.delete(material.mediaId);
    return { errcode: 0, errmsg: 'ok' };
  });

  wechatRoute(app, world, '/cgi-bin/material/get_materialcount', { method: 'ANY', body: 'none' }, (call) => ({
    voice_count: ofType(call.account, 'voice').length,
    video_count: ofType(call.account, 'video').length,
    image_count: ofType(call.account, 'image').length,
    news_count: 0,
  }));

  wechatRoute(app, world, '/cgi-bin/material/batchget_material', { method: 'POST' }, (call) => {
    const { type, offset, count } = call.json;
    if (type === 'news') return { total_count: 0, item_count: 0, item: [] };
    if (type !== 'image' && type !== 'voice' && type !== 'video') throw new WechatError(40004);
    const all = ofType(call.account, type).reverse();
    const page = all.slice(Number(offset ?? 0), Number(offset ?? 0) + Math.min(Number(count ?? 20), 20));
    return {
      total_count: all.length,
      item_count: page.length,
      item: page.map((material) => ({
        media_id: material.mediaId,
        name: material.fileName,
        update_time: Math.floor(material.updatedAt.getTime() / 1_000),
        url: material.url,
      })),
    };
  });

  wechatRoute(app, world, '/cgi-bin/media/upload', { method: 'POST', body: 'upload' }, (call) => {
    const material = receive(world, call.account, call.query.type, call.body);
    material.expiresAt = new Date(world.now().getTime() + 3 * DAY_MS);
    call.account.materials.set(material.mediaId, material);
    return {
      type: material.type,
      [material.type === 'thumb' ? 'thumb_media_id' : 'media_id']: material.mediaId,
      created_at: Math.floor(material.updatedAt.getTime() / 1_000),
    };
  });

  wechatRoute(app, world, '/cgi-bin/media/get', { method: 'GET', body: 'none' }, (call) => {
    const material = call.account.materials.get(plainText(call.query.media_id));
    if (!material?.expiresAt || material.expiresAt <= world.now()) throw new WechatError(40007);
    if (material.type === 'video')
      return { video_url: `http://mp.weixin.qq.com/mp/mp/video?__biz=${call.account.userName}` };
    call.reply.type(material.mediaType);
    return material.bytes;
  });

  for (const path of ['material/add_news', 'material/update_news', 'media/uploadnews']) {
    wechatRoute(app, world, `/cgi-bin/${path}`, { method: 'POST', body: 'none' }, () => {
      throw new WechatError(45106);
    });
  }
}

/** A picture that may stand in a draft as cover; temporary media may not. */
export function isCover(account: WechatAccount, mediaId: unknown): boolean {
  const material = account.materials.get(plainText(mediaId));
  return (
    material !== undefined &&
    material.expiresAt === undefined &&
    (material.type === 'image' || material.type === 'thumb')
  );
}

function receive(
  world: WechatWorld,
  account: WechatAccount,
  type: string | undefined,
  body: ReceivedBody,
): Material {
  const rule = rules[type as MaterialType];
  if (!rule) throw new WechatError(40004);
  const file = mediaPart(body);
  const ending = endingOf(file);
  if (!rule.endings.includes(ending)) throw new WechatError(40113);
  if (file.bytes.length > rule.maxBytes) throw new WechatError(45001);
  if (type === 'voice' && voiceSeconds(file.bytes, ending) > VOICE_SECONDS) throw new WechatError(45007);
  if (ofType(account, type as MaterialType).length >= rule.total) throw new WechatError(45001);
  return {
    mediaId: newMediaId(64),
    type: type as MaterialType,
    fileName: file.fileName ?? '',
    bytes: file.bytes,
    mediaType: mediaTypes[ending] ?? 'application/octet-stream',
    url: type === 'image' ? issuePicture(world, account, file.bytes, ending) : undefined,
    updatedAt: world.now(),
  };
}

/** The address is remembered: pictures from anywhere else are filtered from drafts. */
function issuePicture(world: WechatWorld, account: WechatAccount, bytes: Buffer, ending: string): string {
  const form = ending === 'jpg' ? 'jpeg' : ending;
  const url = `http://mmbiz.qpic.cn/mmbiz_${form}/${randomBytes(30).toString('base64url')}/0?wx_fmt=${form}`;
  account.pictures.set(url, world.sandbox.media.put(bytes, mediaTypes[ending] ?? 'image/jpeg').url);
  return url;
}

function mediaPart(body: ReceivedBody): ReceivedPart {
  const part = body.part('media');
  // Without a file name, or with one that is no ASCII, the platform does not see a file.
  if (!part?.fileName || /[^\x20-\x7e]/.test(part.fileName) || part.bytes.length === 0)
    throw new WechatError(41005);
  return part;
}

function readDescription(body: ReceivedBody): { title: string; introduction: string } {
  try {
    const text = body.part('description')?.bytes.toString('utf8') ?? '';
    const { title, introduction } = JSON.parse(text) as Record<'title' | 'introduction', unknown>;
    return { title: String(title), introduction: String(introduction) };
  } catch {
    throw new WechatError(47001);
  }
}

function permanent(account: WechatAccount, mediaId: unknown): Material {
  if (mediaId === undefined || mediaId === '') throw new WechatError(41006);
  const material = account.materials.get(plainText(mediaId));
  if (!material || material.expiresAt) throw new WechatError(40007);
  return material;
}

function ofType(account: WechatAccount, type: MaterialType): Material[] {
  return [...account.materials.values()].filter(
    (material) => material.type === type && material.expiresAt === undefined,
  );
}

/** The ending decides there, not the content type. */
function endingOf(part: ReceivedPart): string {
  return /\.([a-z0-9]+)$/i.exec(part.fileName ?? '')?.[1]?.toLowerCase() ?? '';
}

function isJpegOrPng(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
    bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))
  );
}
