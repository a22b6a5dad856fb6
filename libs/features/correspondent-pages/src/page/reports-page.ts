import { markup } from '@haojiao/kernel';
import { deskBar } from './desk-frame';
import type { DeskPage } from './desk-frame';

/** Everything that a correspondent has sent or is writing, newest first. */
export const reportsPage: DeskPage = {
  title: '我的报送',
  script: 'reports-page',
  body: markup`${deskBar('reports')}
<main id="main">
<h1>我的报送</h1>
<p class="muted" id="who"></p>
<p><a class="button wide" href="/desk/write">写信息</a></p>
<section id="drafts" aria-labelledby="drafts-heading" hidden><h2 id="drafts-heading">本机草稿</h2><ul class="cards" id="draft-list"></ul></section>
<section id="commissions" aria-labelledby="commissions-heading" hidden><h2 id="commissions-heading">约稿</h2><ul class="cards" id="commission-list"></ul></section>
<section aria-labelledby="reports-heading"><h2 id="reports-heading">已报送</h2>
<p id="reports-state" role="status" class="muted">正在读取…</p>
<ul class="cards" id="report-list"></ul>
<button type="button" class="second wide" id="older" hidden>更早的</button></section>
<p class="foot"><button type="button" class="plain" id="sign-out">退出登录</button></p>
</main>`,
};
