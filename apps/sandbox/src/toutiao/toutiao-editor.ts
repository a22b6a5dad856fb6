import type { FastifyInstance } from 'fastify';
import { beijingDate } from '@haojiao/kernel';
import type { SandboxContext } from '../core/platform-simulator';
import { bodyOf } from '../core/received-body';
import type { PulledArticles } from './feed/pulled-articles';
import type { ToutiaoSwitches } from './toutiao.switches';

type PostType = 'article' | 'micro' | 'video';

const dailyMax: Record<PostType, number> = { article: 5, micro: 10, video: 5 };
const DAILY_TOTAL = 50;

export interface EditorAnswer {
  code: number;
  message: string;
  data?: { pgc_id: string; seenByFansOnly: boolean };
}

/** The creator's backend as a person meets it: a box to paste into, and what the desk says on publishing. */
export class Editor {
  private readonly posts: { day: string; type: PostType }[] = [];

  constructor(
    private readonly articles: PulledArticles,
    private readonly switches: ToutiaoSwitches,
  ) {}

  publish(fields: Record<string, unknown>, sandbox: SandboxContext): EditorAnswer {
    const title = textOf(fields.title).trim();
    const type = (['micro', 'video'].includes(textOf(fields.type)) ? fields.type : 'article') as PostType;
    const covers = Array.isArray(fields.covers) ? fields.covers.map(String) : [];
    const content = textOf(fields.content).replace(/<\/?a\b[^>]*>/gi, '');
    const length = [...title].length;
    if (type !== 'micro' && (length < 2 || length > this.switches.titleMax))
      return refusal(7050, '标题应为 2 到 30 个字');
    if (![0, 1, 3].includes(covers.length)) return refusal(7050, '封面应为无图、单图或三图');
    if (new Set(covers).size !== covers.length) return refusal(7050, '三图封面须为不同图片');
    const pictures = [...content.matchAll(/<img\b[^>]*\bsrc="([^"]*)"/gi)].map((match) => match[1]!);
    const foreign = pictures.filter((src) => !src.startsWith(`${sandbox.controlUrl}/media/`));
    if (this.switches.refusesForeignImages && foreign.length > 0) return refusal(7115, '图片uri非法');
    const day = beijingDate(sandbox.clock.now());
    const today = this.posts.filter((post) => post.day === day);
    const isFree = this.switches.isInstitution;
    if (!isFree && today.length >= DAILY_TOTAL) return refusal(7050, '今日发文已达上限');
    const ofType = today.filter((post) => post.type === type).length;
    this.posts.push({ day, type });
    const now = sandbox.clock.now().getTime();
    const article = this.articles.add(
      { feedId: 'editor', title, content, author: '头条号', images: pictures },
      now,
      this.switches.reviewSeconds * 1_000,
    );
    const seenByFansOnly = !isFree && ofType >= dailyMax[type];
    return { code: 0, message: 'success', data: { pgc_id: article.id, seenByFansOnly } };
  }

  register(app: FastifyInstance, sandbox: SandboxContext): void {
    app.get('/profile_v4/graphic/publish', (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(page),
    );
    app.post('/editor/publish', async (request) =>
      this.publish((bodyOf(request).json() ?? {}) as Record<string, unknown>, sandbox),
    );
  }

  reset(): void {
    this.posts.length = 0;
  }
}

function refusal(code: number, message: string): EditorAnswer {
  return { code, message };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>发布文章 - 头条号（沙箱）</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:720px;margin:16px auto;padding:0 16px}input,#body,select,button{width:100%;box-sizing:border-box;padding:8px;margin:0 0 12px;font:inherit;border:1px solid #bbb;border-radius:4px}#body{min-height:200px}</style>
<h1>发布文章</h1><input id="title" placeholder="标题（2–30 字）">
<div id="body" contenteditable="true" role="textbox" aria-label="正文"></div>
<label>封面 <select id="cover"><option value="0">无封面</option><option value="1">单图</option><option value="3">三图</option></select></label>
<button id="send">发布</button><p id="said" role="status"></p>
<script>
const $ = (id) => document.getElementById(id);
$('body').addEventListener('paste', () => setTimeout(() => $('body').querySelectorAll('a').forEach((a) => a.replaceWith(...a.childNodes))));
$('send').onclick = async () => {
  const pictures = [...$('body').querySelectorAll('img')].map((image) => image.src);
  const answer = await fetch('/editor/publish', { method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: $('title').value, content: $('body').innerHTML, covers: pictures.slice(0, Number($('cover').value)) }) });
  const said = await answer.json();
  $('said').textContent = said.code === 0 ? '已提交：https://www.toutiao.com/article/' + said.data.pgc_id + '/' : said.code + ' ' + said.message;
};
</script></html>`;
