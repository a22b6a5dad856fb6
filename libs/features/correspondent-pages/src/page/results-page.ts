import { markup } from '@haojiao/kernel';
import { deskBar } from './desk-frame';
import type { DeskPage } from './desk-frame';

/** What a correspondent has in a year, and the bulletins in which it stands. */
export const resultsPage: DeskPage = {
  title: '我的成绩',
  script: 'results-page',
  body: markup`${deskBar('results')}
<main id="main">
<h1>我的成绩</h1>
<section aria-labelledby="ledger-heading"><h2 id="ledger-heading">报送与采用</h2>
<p id="ledger-state" role="status" class="muted">正在读取…</p>
<ul class="lines" id="units"></ul></section>
<section aria-labelledby="points-heading"><h2 id="points-heading">通报积分</h2>
<p id="points-state" role="status" class="muted"></p>
<ul class="lines" id="points"></ul>
<p id="earlier"></p></section>
<p><a class="button second wide" href="/desk/payee">收款信息</a></p>
<section aria-labelledby="bulletins-heading"><h2 id="bulletins-heading">用稿通报</h2>
<p id="bulletins-state" role="status" class="muted">正在读取…</p>
<ul class="cards" id="bulletin-list"></ul>
<button type="button" class="second wide" id="older" hidden>更早的</button></section>
</main>`,
};
