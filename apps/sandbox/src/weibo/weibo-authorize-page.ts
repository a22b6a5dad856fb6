import { escapeHtml } from '@haojiao/kernel';
import type { WeiboUser } from './weibo-state';

const style =
  'body{font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;background:#f2f3f5;margin:0}' +
  'main{max-width:420px;margin:8vh auto;padding:24px;background:#fff;border-radius:12px}' +
  'h1{font-size:20px;margin:0 0 12px}select,button{font:inherit;padding:8px 14px;width:100%;box-sizing:border-box;margin:6px 0}' +
  'button[value=agree]{background:#c2410c;color:#fff;border:0;border-radius:8px}button[value=cancel]{background:#fff;border:1px solid #9ca3af;border-radius:8px}';

/** Where the operator of an account says yes or no. */
export function authorizePage(parameters: Record<string, string>, users: WeiboUser[]): string {
  const kept = ['client_id', 'redirect_uri', 'state']
    .filter((name) => parameters[name] !== undefined)
    .map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(parameters[name]!)}">`)
    .join('');
  const options = users
    .map((user) => `<option value="${user.uid}">${escapeHtml(user.name)}（${user.uid}）</option>`)
    .join('');
  return frame(
    '授权',
    `<h1>授权应用访问你的微博账号</h1><p>应用将获得以下权限：发布微博、读取你的微博和资料。</p>
<form method="post" action="/oauth2/authorize">${kept}
<label>登录账号<select name="uid">${options}</select></label>
<button name="decision" value="agree">同意</button><button name="decision" value="cancel">取消</button></form>`,
  );
}

export function authorizeErrorPage(error: string): string {
  return frame('授权出错', `<h1>授权出错</h1><p>错误：<code>${escapeHtml(error)}</code></p>`);
}

function frame(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 微博（沙盒）</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
}
