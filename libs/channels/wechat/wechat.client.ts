import {
  ChannelFailure,
  type ChannelContext,
  type EncodedImage,
  type MultipartPart,
} from '@haojiao/channel-kit';
import { plainText, readAnswer, type WechatBody } from './wechat.answer';
import type { MassSendResult } from './wechat.mass-send';
import type { WechatArticle } from './wechat.mapper';
import {
  readListedPosts,
  readPublishStatus,
  readStoredArticles,
  type ListedPost,
  type PublishStatus,
  type StoredArticle,
} from './wechat.reader';

const UPLOAD_TIMEOUT_MS = 60_000;
const PAGE = 20;

/** The same `clientmsgid` was taken before; the body tells its number. */
const KEY_KNOWN = 45065;
const waitsForAdministrator: readonly number[] = [89504, 89505];

interface CallOptions {
  json?: unknown;
  multipart?: MultipartPart[];
  query?: Record<string, string>;
  /** Only what followers can see is a write: a repeated upload or draft does no harm to followers. */
  effect?: 'read' | 'write';
  timeoutMs?: number;
  /** Codes that are no failure of this call. */
  accepted?: readonly number[];
}

/** WeChat's HTTP, one method a call. Every method charges its budget first. @throws ChannelFailure */
export class WechatClient {
  constructor(private readonly context: ChannelContext) {}

  /** Uploads a picture for article bodies; it has no id, only an address on `mmbiz.qpic.cn`. */
  async uploadBodyImage(image: EncodedImage): Promise<string> {
    await this.context.spend('uploadimg');
    const body = await this.call('/cgi-bin/media/uploadimg', {
      multipart: [filePart(image)],
      timeoutMs: UPLOAD_TIMEOUT_MS,
    });
    return needText(body, 'url');
  }

  /** Uploads a permanent picture and returns its media id, as covers need it. */
  async addImageMaterial(image: EncodedImage): Promise<string> {
    const body = await this.call('/cgi-bin/material/add_material', {
      query: { type: 'image' },
      multipart: [filePart(image)],
      timeoutMs: UPLOAD_TIMEOUT_MS,
    });
    return needText(body, 'media_id');
  }

  async addDraft(articles: WechatArticle[]): Promise<string> {
    await this.context.spend('draft_add');
    return needText(await this.call('/cgi-bin/draft/add', { json: { articles } }), 'media_id');
  }

  /** Replaces one article of a draft, counted from 0; here `articles` is an object, not a list. */
  async updateDraft(mediaId: string, index: number, article: WechatArticle): Promise<void> {
    await this.context.spend('draft_update');
    await this.call('/cgi-bin/draft/update', { json: { media_id: mediaId, index, articles: article } });
  }

  /** The stored articles of a draft, or null when the draft is no longer in the box (40007). */
  async getDraft(mediaId: string): Promise<StoredArticle[] | null> {
    await this.context.spend('draft_get');
    try {
      return readStoredArticles(await this.call('/cgi-bin/draft/get', { json: { media_id: mediaId } }));
    } catch (error) {
      if (error instanceof ChannelFailure && error.platformCode === '40007') return null;
      throw error;
    }
  }

  /** The draft among the newest twenty whose cover is this material, which is uploaded for one publication only. */
  async findDraftByCover(coverMediaId: string): Promise<{ mediaId: string; articles: number } | null> {
    await this.context.spend('draft_batchget');
    const body = await this.call('/cgi-bin/draft/batchget', {
      json: { offset: 0, count: PAGE, no_content: 1 },
    });
    for (const item of Array.isArray(body.item) ? (body.item as WechatBody[]) : []) {
      const articles = readStoredArticles((item.content ?? {}) as WechatBody);
      if (articles.some((article) => article.cover === coverMediaId))
        return { mediaId: plainText(item.media_id), articles: articles.length };
    }
    return null;
  }

  async deleteDraft(mediaId: string): Promise<void> {
    await this.context.spend('draft_delete');
    await this.call('/cgi-bin/draft/delete', { json: { media_id: mediaId } });
  }

  async countDrafts(): Promise<number> {
    await this.context.spend('draft_count');
    return Number((await this.call('/cgi-bin/draft/count', { json: {} })).total_count ?? 0);
  }

  /** Puts a draft into the queue of publications. Not idempotent and without a key: the one call never to repeat. */
  async submit(draftMediaId: string): Promise<{ publishId: string; msgDataId: string | null }> {
    await this.context.spend('freepublish_submit');
    const body = await this.call('/cgi-bin/freepublish/submit', {
      json: { media_id: draftMediaId },
      effect: 'write',
    });
    // A number above 2^31 in reality, a string in the documents.
    const publishId = plainText(body.publish_id);
    if (publishId === '') throw noJobNumber('publish_id');
    return { publishId, msgDataId: plainText(body.msg_data_id) || null };
  }

  async publishStatus(publishId: string): Promise<PublishStatus> {
    await this.context.spend('freepublish_get');
    return readPublishStatus(
      await this.call('/cgi-bin/freepublish/get', { json: { publish_id: publishId } }),
    );
  }

  /** One page of what was published without notice; mass-sent posts never appear there. */
  async listPosts(offset: number, count = PAGE): Promise<{ total: number; posts: ListedPost[] }> {
    await this.context.spend('freepublish_batchget');
    return readListedPosts(
      await this.call('/cgi-bin/freepublish/batchget', { json: { offset, count, no_content: 1 } }),
    );
  }

  /** Deletes an article of a post, counted from 1, or with 0 all of them. Irreversible. */
  async deletePost(articleId: string, index: number): Promise<void> {
    await this.context.spend('freepublish_delete');
    await this.call('/cgi-bin/freepublish/delete', {
      json: { article_id: articleId, index },
      effect: 'write',
    });
  }

  /**
   * Sends a draft to followers: all, or those with a tag. The key makes a repetition harmless: it is answered with the
   * number of the first (45065). Without a number the administrator has yet to confirm (89504, 89505).
   */
  async sendAll(message: { draftMediaId: string; key: string; tagId?: number }): Promise<MassSendResult> {
    await this.context.spend('mass_sendall');
    await this.context.spend('mass_sendall_minute');
    const { draftMediaId, key, tagId } = message;
    const body = await this.call('/cgi-bin/message/mass/sendall', {
      json: {
        filter: tagId === undefined ? { is_to_all: true } : { is_to_all: false, tag_id: tagId },
        msgtype: 'mpnews',
        mpnews: { media_id: draftMediaId },
        send_ignore_reprint: 0,
        clientmsgid: key,
      },
      effect: 'write',
      accepted: [KEY_KNOWN, ...waitsForAdministrator],
    });
    const msgId = plainText(body.msg_id) || null;
    if (msgId === null && !waitsForAdministrator.includes(Number(body.errcode))) throw noJobNumber('msg_id');
    return { msgId, msgDataId: plainText(body.msg_data_id) || null };
  }

  /** `SEND_SUCCESS`, `SENDING`, `SEND_FAIL` or `DELETE`. */
  async massStatus(msgId: string): Promise<string> {
    return needText(await this.call('/cgi-bin/message/mass/get', { json: { msg_id: msgId } }), 'msg_status');
  }

  /** Blanks the page of one article of a mass send, counted from 1, or with 0 of all; the cards in chats stay. Irreversible. */
  async deleteMass(msgId: string, index: number): Promise<void> {
    await this.context.spend('mass_delete');
    await this.call('/cgi-bin/message/mass/delete', {
      json: { msg_id: Number(msgId), article_idx: index },
      effect: 'write',
    });
  }

  private async call(path: string, options: CallOptions): Promise<WechatBody> {
    const effect = options.effect ?? 'read';
    return this.context.withToken(async (accessToken) => {
      const answer = await this.context.http.send({
        method: 'POST',
        url: `${this.context.baseUrls.api}${path}`,
        query: { access_token: accessToken, ...options.query },
        json: options.json,
        multipart: options.multipart,
        timeoutMs: options.timeoutMs,
        effect,
      });
      try {
        return readAnswer(answer, { effect, now: this.context.clock.now() }, options.accepted);
      } catch (error) {
        // The message ends with WeChat's request id, which their support asks for.
        if (error instanceof ChannelFailure)
          this.context.log.warn('wechat_call_failed', {
            path,
            code: error.code,
            platformCode: error.platformCode,
            platformMessage: error.platformMessage,
          });
        throw error;
      }
    });
  }
}

/** Buffered, with an ASCII name: without a length WeChat answers 412, without a name it sees no file. */
function filePart(image: EncodedImage): MultipartPart {
  return { name: 'media', value: image.bytes, fileName: image.fileName, mediaType: image.mediaType };
}

function needText(body: WechatBody, key: string): string {
  const value = body[key];
  if (typeof value === 'string' && value !== '') return value;
  throw new ChannelFailure({
    failureClass: 'transient',
    code: 'wechat_answer_incomplete',
    platformMessage: `${key} is missing`,
    advice: {
      zh: '微信的回答不完整，稍后自动重试。',
      en: 'WeChat’s answer was incomplete; it is tried again by itself.',
    },
  });
}

function noJobNumber(key: string): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'unknown',
    code: 'wechat_answer_incomplete',
    platformMessage: `${key} is missing`,
    advice: {
      zh: '微信未返回任务编号，系统会先核实结果。',
      en: 'WeChat named no job; the outcome is checked first.',
    },
  });
}
