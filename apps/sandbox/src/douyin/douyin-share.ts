import { createHash } from 'node:crypto';
import type { SandboxContext } from '../core/platform-simulator';
import { Refusal } from '../bytedance/answers';
import { hex } from '../bytedance/open-platform';
import type { DeveloperApp, OpenPlatform, PlatformUser } from '../bytedance/open-platform';
import type { Webhooks } from '../bytedance/webhooks';
import type { Work, WorkStore } from '../bytedance/work-store';

const TICKET_MS = 7_200_000;
const VIDEO_MAX_BYTES = 128 * 1024 * 1024;
const TITLE_MAX = 60;
const videoTypes = ['video/mp4', 'video/quicktime'];
const pictureTypes = ['image/jpeg', 'image/png', 'image/gif'];

/** A link as the phone opens it, checked and with its files fetched. */
export interface OpenedShare {
  app: DeveloperApp;
  shareId: string | null;
  title: string;
  topics: string[];
  videoUrl: string | null;
  pictureUrls: string[];
  /** Straight to the publish page; needs one single video. */
  toPublishPage: boolean;
}

interface Fields {
  [name: string]: string | undefined;
}

/** Sharing into the app: tickets, share ids, links, and what the phone does with them. */
export class ShareDesk {
  private readonly tickets = new Map<string, { clientKey: string; expiresAt: number }>();
  private readonly shareIds = new Map<string, { clientKey: string; needsCallback: boolean }>();
  private readonly schemas = new Map<string, { fields: Fields; expiresAt: number }>();

  constructor(
    private readonly sandbox: () => SandboxContext,
    private readonly openPlatform: OpenPlatform,
    private readonly works: WorkStore,
    private readonly webhooks: Webhooks,
  ) {}

  ticket(app: DeveloperApp): { ticket: string; expiresInSeconds: number } {
    const ticket = `@${hex(24)}`;
    this.tickets.set(ticket, { clientKey: app.clientKey, expiresAt: this.now() + TICKET_MS });
    return { ticket, expiresInSeconds: TICKET_MS / 1_000 };
  }

  shareId(app: DeveloperApp, needsCallback: boolean): string {
    const shareId = BigInt(`0x${hex(8)}`).toString();
    this.shareIds.set(shareId, { clientKey: app.clientKey, needsCallback });
    return shareId;
  }

  /** The link that the platform builds; its contents stay here. @throws Refusal */
  schema(app: DeveloperApp, body: Record<string, unknown>): string {
    const ticket = this.tickets.get(String(body.client_ticket));
    if (!ticket || ticket.clientKey !== app.clientKey || ticket.expiresAt <= this.now())
      throw new Refusal(28001007, 'client_ticket 无效');
    const expiresAt = Number(body.expire_at) * 1_000;
    if (!(expiresAt > this.now())) throw new Refusal(28001007, 'expire_at 不合法');
    const text = (value: unknown): string | undefined =>
      value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
    const fields: Fields = { client_key: app.clientKey };
    for (const name of [
      'video_path',
      'image_path',
      'image_list_path',
      'title',
      'hashtag_list',
      'share_to_publish',
      'state',
    ])
      fields[name] = text(body[name]);
    if (!fields.video_path && !fields.image_path && !fields.image_list_path)
      throw new Refusal(28001007, '缺少 video_path、image_path 或 image_list_path');
    const schemaId = hex(16);
    this.schemas.set(schemaId, { fields, expiresAt });
    return `snssdk1128://openplatform/share?schema_id=${schemaId}`;
  }

  /** What the app does when the code is scanned. @throws Refusal naming what is wrong */
  async open(link: string): Promise<OpenedShare> {
    const fields = this.fieldsOf(link);
    const app = this.openPlatform.apps.get(fields.client_key ?? '');
    if (!app || app.isBanned) throw new Refusal(29002002, 'client_key 无效');
    const shareId = fields.state ?? null;
    if (shareId !== null && this.shareIds.get(shareId)?.clientKey !== app.clientKey)
      throw new Refusal(28001007, 'state 不是本应用的 share_id');
    const title = fields.title ?? '';
    if ([...title].length > TITLE_MAX) throw new Refusal(28001007, '标题过长');
    const pictures = picturesOf(fields);
    if (fields.video_path && pictures.length > 0) throw new Refusal(28001007, '视频与图片不能同时分享');
    if (!fields.video_path && pictures.length === 0) throw new Refusal(28001007, '没有可分享的文件');
    return {
      app,
      shareId,
      title,
      topics: listOf(fields.hashtag_list),
      videoUrl: fields.video_path
        ? await this.fetchFile(fields.video_path, videoTypes, VIDEO_MAX_BYTES)
        : null,
      pictureUrls: await Promise.all(
        pictures.map((address) => this.fetchFile(address, pictureTypes, 20 * 1024 * 1024)),
      ),
      toPublishPage: fields.share_to_publish === '1' && fields.video_path !== undefined,
    };
  }

  /** The button in the app: the work is there, and the app that made the link is told. */
  post(share: OpenedShare, user: PlatformUser): Work {
    const topics = share.topics.map((topic) => `#${topic} `).join('');
    const work = this.works.add({
      openId: user.openId,
      title: [share.title, topics].filter(Boolean).join(' '),
      isRefused: false,
      mediaUrl: share.videoUrl,
      coverUrl: share.pictureUrls[0] ?? null,
      imageUrls: share.pictureUrls,
    });
    const { shareId } = share;
    if (shareId !== null && this.shareIds.get(shareId)?.needsCallback)
      this.webhooks.push(share.app.clientKey, 'create_video', user.openId, {
        item_id: work.itemId,
        share_id: shareId,
      });
    return work;
  }

  reset(): void {
    this.tickets.clear();
    this.shareIds.clear();
    this.schemas.clear();
  }

  private fieldsOf(link: string): Fields {
    if (!link.startsWith('snssdk1128://openplatform/share?')) throw new Refusal(28001007, '不是抖音分享链接');
    const fields: Fields = Object.fromEntries(new URLSearchParams(link.slice(link.indexOf('?') + 1)));
    if (fields.schema_id !== undefined) {
      const kept = this.schemas.get(fields.schema_id);
      if (!kept || kept.expiresAt <= this.now()) throw new Refusal(28001007, '链接已过期');
      return kept.fields;
    }
    this.checkSignature(fields);
    return fields;
  }

  private checkSignature({ nonce_str, timestamp, signature, client_key, share_type }: Fields): void {
    if (share_type !== 'h5' || !nonce_str || !timestamp || !signature)
      throw new Refusal(28001007, '链接缺少签名参数');
    const signedAt = Number(timestamp) * 1_000;
    // The sender's clock does not move with ours.
    const isFresh = [this.sandbox().clock.outside().getTime(), this.now()].some(
      (now) => signedAt <= now + 300_000 && signedAt > now - TICKET_MS,
    );
    const isSigned = [...this.tickets].some(
      ([ticket, kept]) =>
        kept.clientKey === client_key &&
        kept.expiresAt > this.now() &&
        md5(`nonce_str=${nonce_str}&ticket=${ticket}&timestamp=${timestamp}`) === signature,
    );
    if (!isFresh || !isSigned) throw new Refusal(28029014, '签名错误或 ticket 已过期');
  }

  /** Fetched as the platform does it, from outside and without credentials; judged by the answer alone. */
  private async fetchFile(address: string, types: string[], maxBytes: number): Promise<string> {
    const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) }).catch(() => null);
    if (answer?.status !== 200)
      throw new Refusal(28001007, `读取文件失败：${answer?.status ?? '无法连接'} ${address}`);
    const mediaType = answer.headers.get('content-type')?.split(';', 1)[0] ?? '';
    if (!types.includes(mediaType)) throw new Refusal(28001007, `文件类型不支持：${mediaType}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (bytes.length > maxBytes) throw new Refusal(28001007, '文件过大');
    return this.sandbox().media.put(bytes, mediaType).url;
  }

  private now(): number {
    return this.sandbox().clock.now().getTime();
  }
}

function picturesOf(fields: Fields): string[] {
  return fields.image_path ? [fields.image_path] : listOf(fields.image_list_path);
}

function listOf(json: string | undefined): string[] {
  if (json === undefined) return [];
  try {
    const list: unknown = JSON.parse(json);
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // Told below.
  }
  throw new Refusal(28001007, '列表不是 JSON 数组');
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
