import { beijingTime, markup } from '@haojiao/kernel';
import type { OpenedInvitation } from '@haojiao/features/invitations';
import type { DeskPage } from './desk-frame';
import { field, problemSummary } from './form-parts';

/** What somebody who was invited sees: by whom, for what, and the four things that are asked. */
export function joinPage({
  organizationName,
  issuerName,
  displayName,
  expiresAt,
}: OpenedInvitation): DeskPage {
  return {
    title: `加入${organizationName}`,
    script: 'join-page',
    body: markup`<main id="main" class="narrow">
<h1>加入${organizationName}</h1>
<p>${issuerName}邀请您担任<strong>${organizationName}</strong>的通讯员，用手机报送信息、查看采用情况。</p>
<form id="form" novalidate>
${problemSummary}
${field({ name: 'displayName', label: '姓名', help: '将作为作者署名。', input: markup`autocomplete="name" maxlength="60" required value="${displayName ?? ''}"` })}
${field({ name: 'username', label: '用户名', help: '登录时使用：字母、数字和 . _ -，如 wangxiaohua。', input: markup`autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="63" required` })}
${field({ name: 'password', label: '密码', help: '至少 10 个字符，大写字母、小写字母、数字、符号至少三类。', input: markup`type="password" autocomplete="new-password" maxlength="200" required` })}
<label class="choice"><input type="checkbox" id="show"> 显示密码</label>
${field({ name: 'phone', label: '手机号', isOptional: true, help: '仅用于编辑部核实稿件，不公开。', input: markup`type="tel" autocomplete="tel" maxlength="20"` })}
<button class="wide" id="submit">加入并登录</button>
</form>
<p class="muted">本邀请只能使用一次，${beijingTime(expiresAt)} 前有效。</p>
</main>`,
  };
}

/** In place of the page: what is the matter, and what can be done. */
export function messagePage(heading: string, text: string): DeskPage {
  return {
    title: heading,
    body: markup`<main id="main" class="narrow message"><h1>${heading}</h1><p>${text}</p>
<p><a class="button" href="/desk/login">去登录</a></p></main>`,
  };
}
