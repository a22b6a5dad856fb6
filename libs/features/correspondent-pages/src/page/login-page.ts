import { markup } from '@haojiao/kernel';
import type { DeskPage } from './desk-frame';
import { field, problemSummary } from './form-parts';

export const loginPage: DeskPage = {
  title: '登录 · 信息报送',
  script: 'login-page',
  body: markup`<main id="main" class="narrow">
<h1>信息报送</h1>
<p class="muted">请用单位给您的账号登录。</p>
<form id="form" novalidate>
${problemSummary}
${field({ name: 'username', label: '用户名', input: markup`autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="63" required` })}
${field({ name: 'password', label: '密码', input: markup`type="password" autocomplete="current-password" maxlength="200" required` })}
<button class="wide" id="submit">登录</button>
</form>
<p class="muted">忘记密码请联系本单位管理员重设。</p>
</main>`,
};
